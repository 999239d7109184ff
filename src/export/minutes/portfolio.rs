//! The minutes of a review of several deals: for each what was decided and answered, then which weren't reached and
//! why.
//!
//! As for one deal, they are made from the deals passed in; in privacy mode the caller passes masked deals.

use super::{Line, Minutes, asked, decisions};
use crate::domain::judge::score::Score;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use crate::domain::record::text::{Text, one_line};
use crate::export::words::score::score_row;
use jiff::civil::Date;

/// The outcome of a review for one of its deals.
#[derive(Debug, Clone, Copy)]
pub enum Looked<'a> {
    /// Something was written down, in this brief review of the deal; the deal's counts, where they may be shown.
    Reviewed(&'a Deal, RecordId, Option<Score>),
    /// It was looked at, and nothing was written down.
    Seen(&'a Text),
    /// It couldn't be opened, for this reason.
    PassedOver(&'a Text, &'a str),
    /// The review ended before it was reached.
    NotReached(&'a Text),
}

/// Returns the minutes of a review of several deals on a day. `left_out` says how many were left out from the start,
/// and why; it is empty if none were.
#[must_use]
pub fn portfolio_minutes(led_by: &str, on: Date, all: &[Looked<'_>], left_out: &str) -> Minutes {
    let mut parts: Vec<(String, Vec<Line>)> = Vec::new();
    for looked in all {
        if let Looked::Reviewed(deal, review, score) = looked {
            let mut lines = decisions(deal, *review);
            lines.extend(deal.review(*review).map(|one| asked(deal, one)).unwrap_or_default());
            lines.extend(score.as_ref().map(|score| Line::new("In numbers", score_row(score))));
            parts.push((one_line(&deal.name), lines));
        }
    }
    if parts.is_empty() {
        parts.push(("Decisions".to_owned(), vec![Line::new("", "Nothing was written down for any deal.")]));
    }
    let names = |of: fn(&Looked<'_>) -> Option<String>| -> Vec<Line> {
        all.iter().filter_map(of).map(|text| Line::new("", text)).collect()
    };
    let seen = names(|one| if let Looked::Seen(name) = one { Some(name.to_string()) } else { None });
    let passed =
        names(|one| if let Looked::PassedOver(name, why) = one { Some(format!("{name}: {why}")) } else { None });
    let not_reached = names(|one| if let Looked::NotReached(name) = one { Some(name.to_string()) } else { None });
    parts.push(("Looked at, nothing written down".to_owned(), seen));
    parts.push(("Skipped".to_owned(), passed));
    parts.push(("Not reached".to_owned(), not_reached));
    parts.push(("Left out".to_owned(), vec![Line::new("", left_out)]));
    parts.retain(|(_, lines)| lines.iter().any(|line| !line.text.is_empty()));
    let count = all.iter().filter(|one| matches!(one, Looked::Reviewed(..) | Looked::Seen(_))).count();
    let deals = if count == 1 { "1 deal".to_owned() } else { format!("{count} deals") };
    let led = if led_by.is_empty() { String::new() } else { format!(", led by {led_by}") };
    let title = format!("Review of {deals}, {}{led}", dates::spelled(on));
    Minutes { title: one_line(&title), parts }
}
