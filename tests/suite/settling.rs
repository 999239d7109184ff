//! What follows from the state is worked out once after each message, and only where something it depends on changed. Here:
//! it is never out of date, whatever happens in whatever order.

#![allow(clippy::unwrap_used)]

use crate::support::keys::keys;
use crate::support::screen;
use crate::support::session::TODAY;
use crate::walk::Walk;
use jiff::tz::TimeZone;
use jiff::{ToSpan, ZonedDateTime};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use stakemap::app::key::Key;
use stakemap::app::msg::{Listed, Msg, Opened};
use stakemap::app::{App, Ids, PrivacyStart, Settings};
use stakemap::content;
use stakemap::domain::judge::deal_index::DealIndex;
use stakemap::domain::judge::summary::summary;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::store::{SavedAs, Stamp};
use stakemap::ui::theme::{Depth, UNICODE};
use stakemap::ui::{Memory, draw};
use std::sync::Arc;
use uuid::Uuid;

fn painted(app: &App) -> String {
    let theme = screen::theme(Depth::True, UNICODE);
    let mut buf = Buffer::empty(Rect::new(0, 0, 120, 40));
    let cursor = draw(app, &theme, &mut Memory::default(), &mut buf);
    format!("{}\n{cursor:?}", screen::text_and_roles(&buf, &theme))
}

/// Walks, and after each step works everything out again: nothing may look otherwise, and nothing more be asked for.
fn assert_settled(seeds: std::ops::Range<u64>, steps: usize) {
    for seed in seeds {
        let mut walk = Walk::new(seed);
        for _ in 0..steps {
            walk.step();
            let app = &mut walk.session.app;
            let lazily = painted(app);
            assert_eq!(app.settle_again(), Vec::new(), "seed {seed}: settled, nothing is left to do");
            assert_eq!(lazily, painted(app), "seed {seed}");
        }
    }
}

#[test]
fn what_was_not_worked_out_again_is_as_if_it_were_first_part() {
    assert_settled(0..4, 100);
}

#[test]
fn what_was_not_worked_out_again_is_as_if_it_were_second_part() {
    assert_settled(500..504, 100);
}

#[test]
fn keys_that_come_at_once_do_what_they_do_one_by_one() {
    for text in [
        ":an<down><enter>",
        ":an lee 2<enter>",
        ":line 3<backspace>2<down><up><enter>",
        ":map<enter><esc>:x<esc>j",
        "?down<enter>",
        "/lee 3<enter>:note<enter>typed<esc>",
        ":zzz<enter><backspace><backspace><backspace>card<enter>",
        "jjkj",
        "jjj<enter>",
        "Gkk<tab>jj<tab>k",
        "jjazoe<enter>jjk",
        "jj/lee 2<enter>jkd",
        "jjxkju",
        "jj<esc>jkj<enter>jj",
        "rjjj<esc>jjkr",
        "jj[jj]jj",
    ] {
        for room in [false, true] {
            let (mut apart, mut together) = (deal(30, room), deal(30, room));
            let keys = keys(text);
            for (at, key) in keys.iter().enumerate() {
                let one_by_one = apart.update(Msg::Key(*key), now());
                assert_eq!(together.update_in_turn(Msg::Key(*key), now(), at + 1 < keys.len()), one_by_one, "{text}");
            }
            assert_eq!(painted(&apart), painted(&together), "{text}");
        }
    }
}

fn now() -> ZonedDateTime {
    TODAY.at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap()
}

fn app(room: bool) -> App {
    let privacy = PrivacyStart {
        level: if room { PrivacyLevel::Customer } else { PrivacyLevel::All },
        ..PrivacyStart::default()
    };
    let settings = Settings { me: Some("Ida".to_owned()), privacy, ..Settings::default() };
    let playbook = Arc::new(content::playbook(&[]).0);
    App::new(playbook, settings, Ids(Box::new(|| Uuid::from_u128(7))), now())
}

fn saved_at(path: &str) -> SavedAs {
    SavedAs { path: path.into(), stamp: Stamp::of(&[]), version: 1 }
}

/// Home with so many deals, all read.
fn home(deals: u128, room: bool) -> App {
    let mut app = app(room);
    let sample = content::sample(TODAY);
    let of_sample = summary(&app.playbook, &sample, TODAY);
    let listed = |number: u128| {
        let mut summary = of_sample.clone();
        (summary.id, summary.name) = (DealId(Uuid::from_u128(number)), format!("Deal {number}").as_str().into());
        let path = format!("deal-{number}.json").into();
        Listed { path, summary: Ok(summary), inside: DealIndex::of(&sample) }
    };
    app.update(Msg::Listed { deals: (1..=deals).map(listed).collect(), done: true }, now());
    app
}

/// A deal with so many people, open.
fn deal(people: u128, room: bool) -> App {
    let mut app = app(room);
    let mut deal = Deal::new(DealId(Uuid::from_u128(1)), "Acme · Line analytics", "Ida", now().timestamp());
    for number in 1..=people {
        deal.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(number)), &format!("Ann Lee {number}")));
    }
    let (deal, at) = (Arc::new(deal), saved_at("acme.json"));
    let opened = Opened { deal, at, read_only: None, held_by: None, position: None, rules: None };
    app.update(Msg::Opened(Ok(Box::new(opened))), now());
    app
}

/// How much each key costs that only moves a cursor, for `valgrind --tool=callgrind --toggle-collect='*move_and_paint*'`.
///
/// `SETTLING=home:10000` or `deal:50000`, `:room` behind it for others to look at, `:palette` for the palette above it.
#[test]
#[ignore = "measures; it has nothing to say by itself"]
fn measure_a_key() {
    let what = std::env::var("SETTLING").unwrap();
    let mut words = what.split(':');
    let (kind, count) = (words.next().unwrap(), words.next().unwrap().parse().unwrap());
    let rest: Vec<&str> = words.collect();
    let in_privacy = rest.contains(&"room");
    let mut app = if kind == "home" { home(count, in_privacy) } else { deal(count, in_privacy) };
    if rest.contains(&"palette") {
        for key in [Key::Char(':'), Key::Char('e')] {
            app.update(Msg::Key(key), now());
        }
    }
    let mut memory = Memory::default();
    for (second, key) in [Key::Down, Key::Down, Key::Up, Key::Down].into_iter().cycle().take(40).enumerate() {
        let at = now().checked_add(i64::try_from(second).unwrap().seconds()).unwrap();
        move_and_paint(&mut app, key, at, &mut memory);
    }
}

#[inline(never)]
fn move_and_paint(app: &mut App, key: Key, at: ZonedDateTime, memory: &mut Memory) {
    let theme = screen::theme(Depth::True, UNICODE);
    let mut buf = Buffer::empty(Rect::new(0, 0, 120, 40));
    app.update(Msg::Key(key), at);
    draw(app, &theme, memory, &mut buf);
}
