//! What is on the screen of whoever presents, for the coach's own window: one small file for each window.
//!
//! It names things by their ids and holds no word that is private: what the ids mean is in the deal's file. A lock beside it
//! is held for as long as the window that wrote it lives, so that one left by the dead is known for what it is.

use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

mod on_stage;

pub use on_stage::{OnStage, Stages};

/// By how much a count may be off before it is said anew, in milliseconds.
const DRIFT: u64 = 1_500;

/// What is on the screen of whoever presents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The deal.
    pub deal: DealId,
    /// Its file.
    pub file: PathBuf,
    /// Who shows; in a part of a review that is a list, whoever the row is about.
    pub person: Option<StakeholderId>,
    /// Whose answers are shown.
    pub assessor: String,
    /// The review that goes on, if one does.
    pub review: Option<StagedReview>,
    /// Whether room view is on.
    pub room: bool,
    /// When this was so.
    pub at: Timestamp,
}

/// Where a review is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StagedReview {
    /// Which review.
    pub id: RecordId,
    /// The part of the agenda, from 0.
    pub part: usize,
    /// The row under the cursor, where a list shows; nothing where a person does.
    pub row: Option<usize>,
    /// Whether it was left for a while, and something else shows.
    pub aside: bool,
    /// The ids of the questions that were shown, and whom each was about.
    pub questions: Vec<(Option<StakeholderId>, String)>,
    /// For each part how long it may take and took, in milliseconds.
    pub time: Vec<(i64, i64)>,
    /// Whether the timer rests.
    pub paused: bool,
}

impl StagedReview {
    /// How long each part took at a time, if it was written at another.
    #[must_use]
    pub fn spent(&self, written: Timestamp, now: Timestamp) -> Vec<SignedDuration> {
        let since = if self.paused { SignedDuration::ZERO } else { now.duration_since(written) };
        let spent = |(part, (_, spent)): (usize, &(i64, i64))| {
            let more = if part == self.part { since.max(SignedDuration::ZERO) } else { SignedDuration::ZERO };
            SignedDuration::from_millis(*spent) + more
        };
        self.time.iter().enumerate().map(spent).collect()
    }
}

impl Stage {
    /// Whether whoever reads this knows the later state as well: nothing changed but the time, and that as it passes.
    #[must_use]
    pub fn still_tells(&self, later: &Self) -> bool {
        let calm = |stage: &Self| {
            let mut calm = Self { at: Timestamp::UNIX_EPOCH, ..stage.clone() };
            calm.review.iter_mut().flat_map(|review| &mut review.time).for_each(|(_, spent)| *spent = 0);
            calm
        };
        let counts = match (&self.review, &later.review) {
            (Some(then), Some(now)) => {
                let (expected, real) = (then.spent(self.at, later.at), now.spent(later.at, later.at));
                expected
                    .iter()
                    .zip(&real)
                    .all(|(one, other)| (*one - *other).abs().as_millis().unsigned_abs() < DRIFT.into())
            }
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        counts && calm(self) == calm(later)
    }
}

#[cfg(test)]
mod tests;
