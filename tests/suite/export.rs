//! Exports of deals, each read back by a parser that knows nothing of how it was written.

#![allow(clippy::unwrap_used, clippy::panic)]

mod brief;
mod browser;
mod calendar;
mod deal_file;
mod diagram;
mod privacy;
mod table;
mod web_page;

use crate::support::group::twelve;
use crate::support::hostile::spoiled;
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::test_runner::Config;
use stakemap::content;
use stakemap::domain::method::playbook::Playbook;
use stakemap::domain::privacy::{Mask, PrivacyLevel, masked};
use stakemap::domain::record::deal::Deal;
use stakemap::export::format::ExportFormat;
use stakemap::export::outgoing::Outgoing;
use stakemap::store::format::{decode, encode};
use std::path::Path;
use std::sync::LazyLock;

static PLAYBOOK: LazyLock<Playbook> = LazyLock::new(|| content::playbook(&[]).0);

const TODAY: Date = Date::constant(2026, 11, 21);

/// Text that is markup in one of the formats, or acts in a spreadsheet.
const MARKUP: &str = "# <script>alert(1)</script> [a](http://x.example) ![b](c) `d` **e** | f | $g$ %%h%% \
    \"]; click p1 \"javascript:x\" \\ ' & &amp; {{i}} <!-- j --> --- ;,: %%{init: {}}%% end\n=1+1 ";

fn at() -> Timestamp {
    "2026-11-21T09:30:00Z".parse().unwrap()
}

/// A deal as readers of a level get it in a format.
fn exported(deal: &Deal, format: ExportFormat, level: PrivacyLevel) -> String {
    let mask = Mask::of(level);
    let deal = if level == PrivacyLevel::All { deal.clone() } else { masked(deal, mask) };
    format.text(&Outgoing { playbook: &PLAYBOOK, deal: &deal, mask, today: TODAY, at: at() })
}

/// Twelve people, with markup in every text.
fn hostile() -> Deal {
    hostile_with(MARKUP)
}

/// Twelve people, with something around every text.
fn hostile_with(payload: &str) -> Deal {
    let bytes = spoiled(&encode(&twelve().deal), payload);
    decode(&bytes, Path::new("hostile.json")).unwrap().deal
}

fn example() -> Deal {
    content::sample(TODAY)
}

/// Few random deals: each is written in full, and read back.
fn few() -> Config {
    Config { cases: 24, ..Config::default() }
}

#[test]
fn the_brief_and_the_page_have_their_inside_steps_and_where_we_act_only_for_us() {
    let mut deal = example();
    deal.stage = "evaluate".into();
    for format in [ExportFormat::Brief, ExportFormat::Html] {
        for level in PrivacyLevel::ALL {
            let text = exported(&deal, format, level);
            let is_customer = level == PrivacyLevel::Customer;
            assert!(text.contains("at 4 of 8"), "{text}");
            assert_eq!(text.contains("Plant investment board"), is_customer || format == ExportFormat::Html, "{text}");
            assert_eq!(text.contains("we act as if at 7"), !is_customer, "{level:?}: {text}");
        }
    }
}
