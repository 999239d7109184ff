//! The mobilizing task: the only gate from a likely Mobilizer to a confirmed one (M3).

use super::id::RecordId;
use super::tell::TellAnswer;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A task given to a person, with a date, that comes back to be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its id.
    pub id: RecordId,
    /// What they were asked to do.
    pub what: String,
    /// By when.
    pub due: Date,
    /// When it was given.
    pub given: Timestamp,
    /// Who of ours gave it.
    pub by: String,
    /// How it went, once somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judgement>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// How a task went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// What came of it.
    #[serde(with = "outcome_id")]
    pub result: Outcome,
    /// When it was judged.
    pub at: Timestamp,
    /// Who judged it.
    pub by: String,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What came of a task, as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// One of the task tell's answers.
    Known(TellAnswer),
    /// One this version does not know: kept, and counted for nothing.
    Foreign(String),
}

impl Task {
    /// Whether nobody judged it yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.judged.is_none()
    }
}

mod outcome_id {
    use super::Outcome;
    use crate::domain::tell::Tell;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(result: &Outcome, to: S) -> Result<S::Ok, S::Error> {
        match result {
            Outcome::Known(answer) => to.serialize_str(answer.id()),
            Outcome::Foreign(id) => to.serialize_str(id),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Outcome, D::Error> {
        let id = String::deserialize(from)?;
        Ok(Tell::Task.answer(&id).map_or(Outcome::Foreign(id), Outcome::Known))
    }
}
