//! The mobilizing task: the only gate from a likely Mobilizer to a confirmed one (M3).

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

/// How far the westernmost zone is behind Greenwich.
const WEST: SignedDuration = SignedDuration::from_hours(12);

/// A task given to a person, with a date, that comes back to be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Its id.
    pub id: RecordId,
    /// What they were asked to do.
    pub what: Text,
    /// By when.
    pub due: Date,
    /// When it was given.
    pub given: Timestamp,
    /// Who of ours gave it.
    pub by: Text,
    /// How it went, once somebody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judgement>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// How a task went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// What came of it.
    pub result: Outcome,
    /// When it was judged.
    pub at: Timestamp,
    /// Who judged it.
    pub by: Text,
    /// What was seen of how it went.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
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
    Foreign(Text),
}

record!(Task { required: id, what, due, given, by; optional: judged; });
record!(Judgement { required: result, at, by; optional: evidence; });

impl Task {
    /// Returns whether nobody judged it yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.judged.is_none()
    }
}

impl Task {
    /// Returns whether somebody wrote down what they saw of how it went. What was seen before it was given is no answer to
    /// it, whoever wrote that into the file.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        // The domain knows no zone: no day counts as earlier that was not over everywhere.
        let given = day_of(self.given.checked_sub(WEST).unwrap_or(self.given));
        let judged = self.judged.iter().flat_map(|judged| &judged.evidence);
        judged.filter(|one| one.on >= given).any(Evidence::has_words)
    }

    /// Returns the day on which it was delivered, where all that was seen of it came after the day that was agreed on.
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
