//! `stakemap minutes`: what a review changed, asked and decided, as Markdown.

use super::args::Options;
use super::commands::names;
use super::{Stop, method_on_stderr, print};
use crate::domain::change::review_window::held;
use crate::domain::judge::alert::{alerts, in_privacy};
use crate::domain::judge::since::{Days, since};
use crate::domain::privacy::{masked_news, masked_window};
use crate::export::minutes::{markdown, minutes as minutes_of};
use crate::export::words::count;
use crate::term::now;

pub(super) fn minutes(options: &Options, deal: &str, number: Option<usize>, private: bool) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let deal = store.load(&store.resolve(deal)?)?.deal;
    let many = deal.reviews.len();
    let place = number.unwrap_or(many).checked_sub(1);
    let now = now();
    let zone = now.time_zone();
    let found = place.and_then(|place| deal.reviews.get(place)).and_then(|review| held(&deal, review.id, zone));
    match (found, number) {
        (Some(held), _) => {
            let held = if private { masked_window(&held, names(&store)) } else { held };
            let days = Days { before: held.from, now: held.review.on, zone: zone.clone() };
            let (limits, on) = (&playbook.thresholds, held.review.on);
            let (news, alerts) = if private {
                (masked_news(&playbook, &held, &days), in_privacy(&playbook, &held.ended, limits, on))
            } else {
                (since(&held.before, &held.begun, &playbook, &days), alerts(&playbook, &held.ended, limits, on))
            };
            print(&markdown(&minutes_of(&playbook, &held, &news, &alerts)))
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
