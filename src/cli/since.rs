//! `stakemap since`: what changed in a deal since a day, or since a review.

use super::args::Options;
use super::commands::mask;
use super::{Stop, method_on_stderr, print};
use crate::domain::change::review_window::looks_back_to;
use crate::domain::change::rewind::{last_review, moment, steps_by};
use crate::domain::judge::since::Days;
use crate::domain::privacy::{Datum, PrivacyLevel, masked, masked_news};
use crate::domain::record::dates::full;
use crate::domain::record::dates::reading::{DayReader, Direction};
use crate::domain::record::deal::Deal;
use crate::domain::record::review::ended_after;
use crate::export::json::pretty;
use crate::export::news::{json, text};
use crate::export::words::count;
use crate::store::day_order;
use crate::term::now;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub(super) fn since(
    options: &Options,
    deal: &str,
    from: Option<&str>,
    as_json: bool,
    level: PrivacyLevel,
) -> Result<u8, Stop> {
    let (store, playbook) = method_on_stderr(options)?;
    let deal = store.load(&store.resolve(deal)?)?.deal;
    let now = now();
    let order = day_order::read(store.paths());
    let reader = DayReader { today: now.date(), direction: Direction::Past, order, since: None };
    let (steps, before) = beginning(&deal, from, &reader, now.time_zone())?;
    let then = moment(&deal, steps);
    let days = Days { before, now: now.date(), zone: now.time_zone().clone() };
    let mask = mask(&store, level);
    let (then_seen, deal) = match level {
        PrivacyLevel::All => (then.deal, deal),
        PrivacyLevel::Team | PrivacyLevel::Customer => (masked(&then.deal, mask), masked(&deal, mask)),
    };
    let news = masked_news(&playbook, (&then_seen, &deal), &days, mask);
    if as_json {
        print(&pretty(&json(&playbook, &deal, &news, then.untold.len())))
    } else {
        // That nothing changed would be said of what is only hidden.
        if news.is_empty() && !mask.shows(Datum::Judgments) {
            return print(&format!("{}: nothing here that a customer may see\n", deal.name));
        }
        print(&text(&playbook, &deal, &news, then.untold.len()))
    }
}

/// Returns the number of steps that had been done by then, and the day.
fn beginning(deal: &Deal, from: Option<&str>, days: &DayReader, zone: &TimeZone) -> Result<(usize, Date), Stop> {
    let last = || last_review(deal, deal.history.len()).map(|stop| (stop.steps, stop.on));
    let Some(from) = from else {
        return Ok(looks_back_to(deal, deal.history.len(), days.today, zone));
    };
    let word = from.trim().to_lowercase();
    if word == "review" {
        return last().ok_or_else(|| Stop::Usage(format!("“{}” has no reviews yet", deal.name)));
    }
    if let Ok(number) = word.parse::<usize>() {
        let review = number.checked_sub(1).and_then(|index| deal.reviews.get(index));
        let end = review.and_then(|review| Some((ended_after(&deal.history, review.id)?, review.on)));
        let many = deal.reviews.len();
        if many == 0 {
            return Err(Stop::Usage(format!("“{}” has no reviews yet", deal.name)));
        }
        return end.ok_or_else(|| {
            Stop::Usage(format!(
                "“{}” has {}, so there's no number {number}",
                deal.name,
                count(many, "review", "reviews")
            ))
        });
    }
    let day = days
        .read(from)
        .map_err(|fault| fault.words(Direction::Past))
        .map_err(|fault| Stop::Usage(format!("{fault} For a review, write `review` (the last one) or its number.")))?;
    if day > days.today {
        return Err(Stop::Usage(format!("{} is in the future. Enter a past day, such as -14d", full(day))));
    }
    Ok((steps_by(deal, day, zone), day))
}
