//! The content of a presenter's screen, for the coach window: one small file for each window.
//!
//! It refers to things by id and holds no private text: the meaning of the ids is in the deal's file. A lock beside it
//! is held as long as the window that wrote it lives, so that a dead window's file is recognized.

use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

mod asked;
mod closing;
mod published;

pub use asked::CoachQuestion;
pub use closing::ViewClosing;
pub use published::{Published, SharedViews};

/// The difference from the expected time, in milliseconds, above which the time is published again.
const DRIFT: u64 = 1_500;

/// The content of a presenter's screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedView {
    /// The id of the deal on the screen.
    pub deal: DealId,
    /// The deal's file.
    pub file: PathBuf,
    /// The person on the screen; in a part of a review that is a list, the person of the selected row.
    pub person: Option<StakeholderId>,
    /// The key of the alert under the cursor of the list of alerts, if that is on the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alert: Option<String>,
    /// The assessor whose answers are shown.
    pub assessor: String,
    /// The review in progress, if any.
    pub review: Option<SharedReview>,
    /// The review of several deals in progress, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portfolio: Option<SharedPortfolio>,
    /// Whether privacy mode is on.
    pub room: bool,
    /// Who the screen is for, by the level's word. A version without levels leaves it out.
    #[serde(default)]
    pub level: String,
    /// The time of this state.
    pub at: Timestamp,
}

/// The position in a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedReview {
    /// The review's id.
    pub id: RecordId,
    /// The part of the agenda, from 0, as versions with five parts number them.
    pub part: usize,
    /// The part of the agenda, from 0; those versions neither write nor read it.
    #[serde(default, rename = "place")]
    pub agenda_part: Option<usize>,
    /// The row under the cursor of a list; `None` in a part about a person.
    pub row: Option<usize>,
    /// The item under the cursor in any part; a version that knows only the row leaves it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<SharedItem>,
    /// Whether it was left for a while, and something else is shown.
    pub aside: bool,
    /// The people with a page of their own, in order.
    #[serde(default)]
    pub people: Vec<StakeholderId>,
    /// The people whose page was shown.
    #[serde(default)]
    pub seen: Vec<StakeholderId>,
    /// The ids of the questions that were shown, each with the person it was about.
    pub questions: Vec<(Option<StakeholderId>, String)>,
    /// The planned and the spent time of each part, in milliseconds.
    pub time: Vec<(i64, i64)>,
    /// Whether the timer is paused.
    pub paused: bool,
}

/// What the row under the cursor is about. Its number would name another row in a window that hides or shows more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedItem {
    /// A word for it, made of ids and fixed words.
    pub word: String,
    /// The number of rows with the same word before it.
    pub nth: usize,
}

/// The position in a review of several deals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedPortfolio {
    /// The position of the deal on the screen among all, from 0.
    pub at: usize,
    /// The number of deals.
    pub of: usize,
    /// The id of the question under the cursor; `None` on a decision.
    pub question: Option<String>,
    /// The decision under the cursor; `None` on a question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<RecordId>,
    /// The deal's brief review, once something was written down in it.
    pub review: Option<RecordId>,
    /// Whether it was left for a while, and something else is shown.
    pub aside: bool,
    /// The planned and the spent time of this deal, in milliseconds.
    pub time: (i64, i64),
    /// Whether the timer is paused.
    pub paused: bool,
}

impl SharedPortfolio {
    /// Returns the time spent on the deal at a moment, given the time of writing.
    #[must_use]
    pub fn spent(&self, written: Timestamp, now: Timestamp) -> SignedDuration {
        let since = if self.paused { SignedDuration::ZERO } else { now.duration_since(written) };
        SignedDuration::from_millis(self.time.1) + since.max(SignedDuration::ZERO)
    }
}

impl SharedReview {
    /// Returns the time spent on each part at a moment, given the time of writing.
    #[must_use]
    pub fn spent(&self, written: Timestamp, now: Timestamp) -> Vec<SignedDuration> {
        let since = if self.paused { SignedDuration::ZERO } else { now.duration_since(written) };
        let spent = |(part, (_, spent)): (usize, &(i64, i64))| {
            let more = if part == self.agenda_part.unwrap_or(self.part) {
                since.max(SignedDuration::ZERO)
            } else {
                SignedDuration::ZERO
            };
            SignedDuration::from_millis(*spent) + more
        };
        self.time.iter().enumerate().map(spent).collect()
    }
}

impl SharedView {
    /// Returns who the screen is for. One of a version without levels, or with levels unknown here, is taken to be for the
    /// customer where it hides anything.
    #[must_use]
    pub fn level(&self) -> PrivacyLevel {
        let hides = if self.room { PrivacyLevel::Customer } else { PrivacyLevel::All };
        PrivacyLevel::from_id(&self.level).unwrap_or(hides)
    }

    /// Returns whether a reader of this knows the later state as well: nothing but the time changed, and that as it
    /// passes.
    #[must_use]
    pub fn still_tells(&self, later: &Self) -> bool {
        let calm = |view: &Self| {
            let mut calm = Self { at: Timestamp::UNIX_EPOCH, ..view.clone() };
            calm.review.iter_mut().flat_map(|review| &mut review.time).for_each(|(_, spent)| *spent = 0);
            calm.portfolio.iter_mut().for_each(|all| all.time.1 = 0);
            calm
        };
        let (expected, real) = (self.spent(later.at), later.spent(later.at));
        let is_close = |(one, other): (&SignedDuration, &SignedDuration)| {
            (*one - *other).abs().as_millis().unsigned_abs() < DRIFT.into()
        };
        expected.len() == real.len() && expected.iter().zip(&real).all(is_close) && calm(self) == calm(later)
    }

    /// Returns all times spent at a moment.
    fn spent(&self, now: Timestamp) -> Vec<SignedDuration> {
        let of_review = self.review.iter().flat_map(|review| review.spent(self.at, now));
        of_review.chain(self.portfolio.iter().map(|all| all.spent(self.at, now))).collect()
    }
}

#[cfg(test)]
mod tests;
