//! A deal review: a coach and a rep go through the deal, and leave with decisions (design, section 6).
//!
//! What was done in a review is told by the history: its steps name the review they were done in. What a review found is
//! computed from the deal as it was before and after; only what was asked and answered stands here.

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
    /// Its id.
    pub id: RecordId,
    /// When it was begun.
    pub started: Timestamp,
    /// The day, where it was held.
    pub on: Date,
    /// Who led it.
    pub coach: Text,
    /// Whether it was the short one, of five questions, among several deals.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub brief: bool,
    /// That it was ended. One that was left in the middle goes on where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// What was asked, and answered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Asked>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A challenging question and the answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Its id.
    pub id: RecordId,
    /// The question's id in the playbook.
    pub question: Text,
    /// The question as it was asked: the playbook may say it otherwise one day.
    pub words: Text,
    /// Whom it was about; nobody where it was about the deal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<StakeholderId>,
    /// What was answered; empty where it was asked and left open.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub answer: Text,
    /// Who wrote it down.
    pub by: Text,
    /// When.
    pub at: Timestamp,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Review { required: id, started, on, coach; optional: brief, ended, asked; });
record!(Asked { required: id, question, words, by, at; optional: about, answer; });

impl Review {
    /// Returns whether it goes on.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Returns the question with this id as it was asked about this person, or about the deal.
    #[must_use]
    pub fn answer_to(&self, question: &str, about: Option<StakeholderId>) -> Option<&Asked> {
        self.asked.iter().find(|one| one.question == *question && one.about == about)
    }

    /// Writes down what was answered. An older answer to the same question about the same is replaced.
    pub fn answered(&mut self, asked: Asked) {
        let same = |one: &&mut Asked| one.question == asked.question && one.about == asked.about;
        match self.asked.iter_mut().find(same) {
            Some(old) => *old = Asked { id: old.id, extra: old.extra.clone(), ..asked },
            None => self.asked.push(asked),
        }
    }
}

/// Returns how many steps a history had before a review began; nothing where no step tells of its beginning.
#[must_use]
pub fn began_after(history: &[Arc<Step>], review: RecordId) -> Option<usize> {
    history.iter().position(|step| step.within == Some(review))
}

/// Returns how many steps a history had when a review's last step was done; nothing where no step names it.
#[must_use]
pub fn ended_after(history: &[Arc<Step>], review: RecordId) -> Option<usize> {
    history.iter().rposition(|step| step.within == Some(review)).map(|last| last + 1)
}
