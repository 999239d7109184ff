//! What the customer's company does inside to buy, in words.

use crate::domain::judge::inside::{Position, Theirs, ours_words, position, theirs_words};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::inside_step::InsideStep;
use jiff::civil::Date;

/// Returns where the customer is and where we act, as one sentence.
#[must_use]
pub fn position_words(playbook: &Playbook, deal: &Deal, position: Position<'_>) -> String {
    let joint = if position.is_ahead() { "; " } else { ", and " };
    format!("{}{joint}{}.", theirs_words(deal, position.theirs), ours_words(playbook, deal, position))
}

/// Returns where the customer is in a few words, such as `at 4 of 8`; to those who may know, where we act too, if that's
/// later or unknown.
#[must_use]
pub fn position_in_short(playbook: &Playbook, deal: &Deal, judges: bool) -> String {
    let (position, all) = (position(playbook, deal), deal.inside_steps.len());
    let theirs = match position.theirs {
        Theirs::Unknown => "unknown where they are".to_owned(),
        Theirs::Through => "all done".to_owned(),
        Theirs::At(index) => format!("at {} of {all}", index + 1),
    };
    match position.ours {
        _ if !judges => theirs,
        None => format!("{theirs}, unknown where we act"),
        Some(_) if !position.is_ahead() => theirs,
        Some(ours) if ours.at < all => format!("{theirs}, we act as if at {}", ours.at + 1),
        Some(_) => format!("{theirs}, we act as if all were done"),
    }
}

/// Returns the day of a step, such as `done 24 Nov` or `due 4 Dec`. `judges` tells whether a day that passed may be
/// called overdue.
#[must_use]
pub fn day_words(step: &InsideStep, today: Date, judges: bool) -> String {
    match (step.done, step.due) {
        (Some(done), _) => format!("done {}", dates::short(done, today)),
        (None, Some(due)) if judges && due < today => format!("overdue, {}", dates::short(due, today)),
        (None, Some(due)) => format!("due {}", dates::short(due, today)),
        (None, None) => "day unknown".to_owned(),
    }
}

/// Returns the name of whoever does a step; nothing if nobody is known.
#[must_use]
pub fn who_words<'a>(deal: &'a Deal, step: &InsideStep) -> Option<&'a str> {
    step.who.and_then(|id| deal.called_by_id(id)).map(|name| name.as_str())
}

/// Returns a step on one line, for text that outlives today: its name, its day and who does it.
#[must_use]
pub fn step_words(deal: &Deal, step: &InsideStep, today: Date, judges: bool) -> String {
    let who = who_words(deal, step).map_or_else(|| "nobody known yet".to_owned(), str::to_owned);
    let day = match (step.done, step.due) {
        (Some(done), _) => format!("done {}", dates::dated(done)),
        (None, Some(due)) if judges && due < today => format!("overdue since {}", dates::dated(due)),
        (None, Some(due)) => format!("due {}", dates::dated(due)),
        (None, None) => "day unknown".to_owned(),
    };
    format!("{}: {day}, {who}", step.name.trim())
}
