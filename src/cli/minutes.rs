//! `stakemap minutes`: what a review changed, asked and decided, as Markdown.

use super::args::Options;
use super::commands::mask;
use super::{Stop, method_on_stderr, print};
use crate::domain::change::review_window::held;
use crate::domain::judge::since::Days;
use crate::domain::privacy::{PrivacyLevel, masked_alerts, masked_news, masked_window};
use crate::export::minutes::{markdown, minutes as minutes_of};
use crate::export::words::count;
use crate::term::now;

pub(super) fn minutes(options: &Options, deal: &str, number: Option<usize>, level: PrivacyLevel) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let deal = store.load(&store.resolve(deal)?)?.deal;
    let many = deal.reviews.len();
    let index = number.unwrap_or(many).checked_sub(1);
    let now = now();
    let zone = now.time_zone();
    let found = index.and_then(|index| deal.reviews.get(index)).and_then(|review| held(&deal, review.id, zone));
    match (found, number) {
        (Some(held), _) => {
            let mask = mask(&store, level);
            let held = if level == PrivacyLevel::All { held } else { masked_window(&held, mask) };
            let days = Days { before: held.from, now: held.review.on, zone: zone.clone() };
            let news = masked_news(&playbook, (&held.before, &held.begun), &days, mask);
            let alerts = masked_alerts(&playbook, &held.ended, held.review.on, mask);
            print(&markdown(&minutes_of(&playbook, &held, &news, &alerts).for_readers(level)))
        }
        (None, Some(_)) if many == 0 => {
            Err(Stop::Usage(format!("“{}” has no reviews yet. To start one: stakemap review DEAL", deal.name)))
        }
        (None, None) => {
            Err(Stop::Usage(format!("“{}” has no reviews yet. To start one: stakemap review DEAL", deal.name)))
        }
        (None, Some(number)) => Err(Stop::Usage(format!(
            "“{}” has {}, so there's no number {number}",
            deal.name,
            count(many, "review", "reviews")
        ))),
    }
}
