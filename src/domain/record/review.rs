//! A deal review: a coach and a rep go through the deal, and leave with decisions (design, section 6).
//!
//! The history tells what was done in a review: its steps name the review they belong to. A review's findings are
//! computed from the deal before and after; only the questions and answers are stored here.

use super::choice::{Choice, choices};
use super::id::{RecordId, StakeholderId};
use super::review_outcome::ReviewOutcome;
use super::text::Text;
use crate::domain::record::fields::record;
use crate::domain::record::step::Step;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;

choices! {
    /// What became of a decision, as a later review found it.
    Fate {
        /// Done.
        Done = "done", "done";
        /// Not done; it stays open as it is.
        NotDone = "not-done", "not done";
        /// Not done, and due on a later day now.
        Moved = "moved", "moved";
    }
}

/// One review of one deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Review {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The time it began.
    pub started: Timestamp,
    /// The day it was held, in local time.
    pub on: Date,
    /// The person who led it.
    pub coach: Text,
    /// The people who were there, as typed. Empty if nobody wrote it down.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub present: Text,
    /// Whether it was the short form with five questions, in a round of several deals.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub brief: bool,
    /// The minutes planned for it; `None` where it has no length of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The time it ended. A review left in the middle resumes where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// The questions asked, with their answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Asked>,
    /// What became of earlier decisions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checked: Vec<Checked>,
    /// The result: the forecast, and what it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Box<ReviewOutcome>>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A challenging question and the answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The question's id in the playbook.
    pub question: Text,
    /// The question as asked, because the playbook may reword it later.
    pub words: Text,
    /// The person it was about; `None` for the whole deal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<StakeholderId>,
    /// The answer; empty if the question was asked and left open.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub answer: Text,
    /// The person who wrote it down.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What became of a decision of an earlier review, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The decision: one of the deal's actions, which may be gone by now.
    pub decision: RecordId,
    /// The decision's words, because the action may be reworded or removed later.
    pub what: Text,
    /// What became of it.
    pub fate: Choice<Fate>,
    /// The day it was due when it was checked.
    pub due: Date,
    /// The day it was moved to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// The reason, in one line; empty if none was given.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub why: Text,
    /// The person who wrote it down.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Review { required: id, started, on, coach; optional: present, brief, minutes, ended, asked, checked, outcome; });
record!(Checked { required: id, decision, what, fate, due, by, at; optional: to, why; });
record!(Asked { required: id, question, words, by, at; optional: about, answer; });

impl Review {
    /// Creates a review that begins now.
    #[must_use]
    pub fn new(id: RecordId, started: Timestamp, on: Date, coach: &str) -> Self {
        Self {
            id,
            started,
            on,
            coach: coach.into(),
            present: Text::new(),
            brief: false,
            minutes: None,
            ended: None,
            asked: Vec::new(),
            checked: Vec::new(),
            outcome: None,
            extra: Map::new(),
        }
    }

    /// Returns whether the review is still going on.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Returns the question with this id as asked about this person, or about the deal.
    #[must_use]
    pub fn answer_to(&self, question: &str, about: Option<StakeholderId>) -> Option<&Asked> {
        self.asked.iter().find(|one| one.question == *question && one.about == about)
    }

    /// Records an answer. It replaces an older one to the same question about the same person, or about the deal.
    pub fn answered(&mut self, asked: Asked) {
        let same = |one: &&mut Asked| one.question == asked.question && one.about == asked.about;
        match self.asked.iter_mut().find(same) {
            Some(old) => *old = Asked { id: old.id, extra: old.extra.clone(), ..asked },
            None => self.asked.push(asked),
        }
    }

    /// Returns what this review found about a decision.
    #[must_use]
    pub fn check_of(&self, decision: RecordId) -> Option<&Checked> {
        self.checked.iter().find(|one| one.decision == decision)
    }

    /// Records what became of a decision. It replaces what this review found before.
    pub fn check(&mut self, checked: Checked) {
        match self.checked.iter_mut().find(|one| one.decision == checked.decision) {
            Some(old) => *old = Checked { id: old.id, extra: old.extra.clone(), ..checked },
            None => self.checked.push(checked),
        }
    }
}

/// Returns the number of steps in a history before a review began; `None` if no step records its beginning.
#[must_use]
pub fn began_after(history: &[Arc<Step>], review: RecordId) -> Option<usize> {
    history.iter().position(|step| step.within == Some(review))
}

/// Returns the number of steps in a history after a review's last step; `None` if no step names the review.
#[must_use]
pub fn ended_after(history: &[Arc<Step>], review: RecordId) -> Option<usize> {
    history.iter().rposition(|step| step.within == Some(review)).map(|last| last + 1)
}
