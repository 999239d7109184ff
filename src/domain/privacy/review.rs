//! Reviews as privacy mode shows them: who held them, which visible changes there were, and what was decided.
//!
//! A challenging question is chosen by what is thought of a person, so it gives that away, and its answer even more.

use super::{Names, masked};
use crate::domain::change::review_window::ReviewWindow;
use crate::domain::judge::since::{Days, Kind, News, since};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::deal::Deal;
use crate::domain::record::review::Review;
use crate::domain::record::text::Text;
use serde_json::Map;

/// Masks a review: its questions, answers, findings and result are removed.
#[must_use]
pub(super) fn review(review: &Review) -> Review {
    let Review {
        id,
        started,
        on,
        coach,
        present: _,
        brief,
        minutes,
        ended,
        asked: _,
        checked: _,
        outcome: _,
        extra: _,
    } = review;
    Review {
        id: *id,
        started: *started,
        on: *on,
        coach: coach.clone(),
        // Names that somebody typed: they may be the customer's.
        present: Text::new(),
        brief: *brief,
        minutes: *minutes,
        ended: *ended,
        asked: Vec::new(),
        checked: Vec::new(),
        outcome: None,
        extra: Map::new(),
    }
}

/// Masks the states around a review.
#[must_use]
pub fn masked_window(held: &ReviewWindow, names: Names) -> ReviewWindow {
    let ReviewWindow { review, from, before, begun, ended } = held;
    ReviewWindow {
        review: self::review(review),
        from: *from,
        before: masked(before, names),
        begun: masked(begun, names),
        ended: masked(ended, names),
    }
}

/// Returns the changes between two masked states. Alerts and the customer's last act are left out, because they are
/// also derived from hidden data.
#[must_use]
pub fn masked_news(playbook: &Playbook, masked: &ReviewWindow, days: &Days) -> News {
    masked_changes(playbook, &masked.before, &masked.begun, days)
}

/// Returns the changes between any two states that are already masked.
#[must_use]
pub fn masked_changes(playbook: &Playbook, before: &Deal, now: &Deal, days: &Days) -> News {
    let mut news = since(before, now, playbook, days);
    news.items.retain(|item| match item.what.kind() {
        Kind::People | Kind::Agreement | Kind::Actions | Kind::Concerns => true,
        Kind::Coaching
        | Kind::Verdicts
        | Kind::Calls
        | Kind::Willing
        | Kind::Tasks
        | Kind::Plans
        | Kind::Alerts
        | Kind::Act => false,
    });
    news
}
