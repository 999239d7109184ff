//! A deal review: a coach and a rep go through the deal, and leave with decisions (design, section 6).
//!
//! The history tells what was done in a review: its steps name the review they belong to. A review's findings are
//! computed from the deal before and after; only the questions and answers are stored here.

use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use crate::domain::record::step::Step;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;

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
    /// Whether it was the short form with five questions, in a round of several deals.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub brief: bool,
    /// The time it ended. A review left in the middle resumes where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// The questions asked, with their answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Asked>,
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

record!(Review { required: id, started, on, coach; optional: brief, ended, asked; });
record!(Asked { required: id, question, words, by, at; optional: about, answer; });

impl Review {
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
