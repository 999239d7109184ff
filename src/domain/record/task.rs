//! The mobilizing task: the only way from a likely Mobilizer to a confirmed one (M3).

use super::dates::day_of;
use super::id::RecordId;
use super::tell::{Tell, TellAnswer};
use super::text::Text;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::fields::{Word, record};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// The offset of the westernmost time zone, behind UTC.
const WEST: SignedDuration = SignedDuration::from_hours(12);

/// A task given to a person, with a due date, to be judged afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The thing they were asked to do.
    pub what: Text,
    /// The day it should be done by.
    pub due: Date,
    /// The time it was given.
    pub given: Timestamp,
    /// The colleague who gave it.
    pub by: Text,
    /// The judgment, once somebody made one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judgement>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The judgment on a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// The result.
    pub result: Outcome,
    /// The time of the judgment.
    pub at: Timestamp,
    /// The colleague who judged it.
    pub by: Text,
    /// The evidence for the result.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The result of a task, as a file stores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// One of the answers to the task tell.
    Known(TellAnswer),
    /// A result of a newer version: kept, and counted for nothing.
    Foreign(Text),
}

record!(Task { required: id, what, due, given, by; optional: judged; });
record!(Judgement { required: result, at, by; optional: evidence; });

impl Task {
    /// Returns whether nobody has judged it yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.judged.is_none()
    }
}

impl Task {
    /// Returns whether somebody wrote down evidence for the result. Evidence from before the task was given doesn't
    /// count, even if a file holds it.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        // The domain knows no time zone: a day counts as earlier only if it was over everywhere.
        let given = day_of(self.given.checked_sub(WEST).unwrap_or(self.given));
        let judged = self.judged.iter().flat_map(|judged| &judged.evidence);
        judged.filter(|one| one.on >= given).any(Evidence::has_words)
    }

    /// Returns the day it was delivered, if all evidence for it is from after the due date.
    #[must_use]
    pub fn delivered_late(&self) -> Option<Date> {
        let judged = self.judged.as_ref().filter(|one| one.result == Outcome::Known(TellAnswer::Delivered))?;
        judged.evidence.iter().map(|seen| seen.on).min().filter(|on| *on > self.due)
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(answer) => to.serialize_str(answer.id()),
            Self::Foreign(id) => id.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Word(id) = Word::deserialize(from)?;
        Ok(Tell::Task.answer(&id).map_or_else(|| Self::Foreign(id.into_owned().into()), Self::Known))
    }
}
