//! Reviews as privacy mode shows them: that they were held and by whom, what changed of what shows, what was decided.
//!
//! A challenging question is chosen by what is thought of somebody, so it says that, and its answer more.

use super::{Names, masked};
use crate::domain::change::review_window::ReviewWindow;
use crate::domain::judge::since::{Days, Kind, News, since};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::deal::Deal;
use crate::domain::record::review::Review;
use serde_json::Map;

/// A review without what was asked and answered in it.
#[must_use]
pub(super) fn review(review: &Review) -> Review {
    let Review { id, started, on, coach, brief, ended, asked: _, extra: _ } = review;
    Review {
        id: *id,
        started: *started,
        on: *on,
        coach: coach.clone(),
        brief: *brief,
        ended: *ended,
        asked: Vec::new(),
        extra: Map::new(),
    }
}

/// Returns the states around a review as privacy mode shows them.
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

/// Returns what changed between two masked states. Alerts and the customer's last act are drawn from what is hidden
/// too.
#[must_use]
pub fn masked_news(playbook: &Playbook, masked: &ReviewWindow, days: &Days) -> News {
    masked_changes(playbook, &masked.before, &masked.begun, days)
}

/// Returns the same between any two states that are masked already.
#[must_use]
pub fn masked_changes(playbook: &Playbook, before: &Deal, now: &Deal, days: &Days) -> News {
    let mut news = since(before, now, playbook, days);
    news.items.retain(|item| match item.what.kind() {
        Kind::People | Kind::Coaching | Kind::Agreement | Kind::Actions | Kind::Concerns => true,
        Kind::Verdicts | Kind::Calls | Kind::Willing | Kind::Tasks | Kind::Plans | Kind::Alerts | Kind::Act => false,
    });
    news
}
