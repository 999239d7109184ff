//! One assessor's answer to one item, and the evidence behind it.

use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::evidence::Evidence;
use crate::domain::record::fields::{Word, record};
use crate::domain::record::id::RecordId;
use crate::domain::record::text::Text;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value};

/// One assessor's answer to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The answer.
    pub what: Reading,
    /// The assessor.
    pub by: Text,
    /// The time of the answer.
    pub at: Timestamp,
    /// The day of the conversation that it comes from, where that is another day than the answer's.
    pub on: Option<Date>,
    /// The conversation in whose debrief it was given. That says when it was seen, and is no evidence.
    pub conversation: Option<RecordId>,
    /// The evidence behind the answer.
    pub evidence: Vec<Evidence>,
    /// Whether it is hearsay: nobody on our side saw it.
    pub hearsay: bool,
    /// Whether it was given blind: without seeing what others answered.
    pub blind: bool,
    /// Fields of a newer version, kept as they came.
    pub extra: Map<String, Value>,
}

/// An answer as a file stores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// An answer that this version knows.
    Known(Answer),
    /// An answer of a newer version: kept, shown as unknown, and counted for nothing.
    Foreign {
        /// The item's id.
        item: Text,
        /// The answer's id.
        answer: Text,
    },
}

record!(Observation {
    required: id, item via Word<'_>, answer via Word<'_>, by, at;
    optional: on, conversation, evidence, hearsay, blind;
    rest: extra;
} => Observation {
    id, what: Reading::of(&item, &answer), by, at, on, conversation, evidence, hearsay, blind, extra
});

impl Serialize for Observation {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (item, answer) = self.what.ids();
        let mut fields = to.serialize_map(None)?;
        fields.serialize_entry("id", &self.id)?;
        fields.serialize_entry("item", item)?;
        fields.serialize_entry("answer", answer)?;
        fields.serialize_entry("by", &self.by)?;
        fields.serialize_entry("at", &self.at)?;
        if let Some(on) = &self.on {
            fields.serialize_entry("on", on)?;
        }
        if let Some(talk) = &self.conversation {
            fields.serialize_entry("conversation", talk)?;
        }
        if !self.evidence.is_empty() {
            fields.serialize_entry("evidence", &self.evidence)?;
        }
        if self.hearsay {
            fields.serialize_entry("hearsay", &true)?;
        }
        if self.blind {
            fields.serialize_entry("blind", &true)?;
        }
        for (name, value) in &self.extra {
            fields.serialize_entry(name, value)?;
        }
        fields.end()
    }
}

impl Reading {
    /// Returns the answer that the ids of an item and its answer stand for.
    fn of(item: &str, answer: &str) -> Self {
        match Item::from_id(item).and_then(|item| item.answer(answer)) {
            Some(known) => Self::Known(known),
            None => Self::Foreign { item: item.into(), answer: answer.into() },
        }
    }

    /// Returns the ids of the item and of its answer, as stored in files.
    pub(in crate::domain) fn ids(&self) -> (&str, &str) {
        match self {
            Self::Known(answer) => (answer.item().id(), answer.id()),
            Self::Foreign { item, answer } => (item.stored(), answer.stored()),
        }
    }
}

impl Observation {
    /// Returns the answer, if this version knows it.
    #[must_use]
    pub const fn answer(&self) -> Option<Answer> {
        match &self.what {
            Reading::Known(answer) => Some(*answer),
            Reading::Foreign { .. } => None,
        }
    }

    /// Returns the day that it tells of: that of the conversation, or the one on which it was given.
    pub fn day(&self, of: impl Fn(Timestamp) -> Date) -> Date {
        self.on.unwrap_or_else(|| of(self.at))
    }

    /// Returns whether it is this assessor's answer to this item.
    #[must_use]
    pub fn is_about(&self, assessor: &str, item: Item) -> bool {
        self.by == assessor && self.answer().is_some_and(|answer| answer.item() == item)
    }

    /// Returns what it counts for among one assessor's answers to one item, most last: what was seen before what was only
    /// heard, and then the later.
    pub(in crate::domain) const fn rank(&self) -> (bool, Timestamp) {
        (!self.hearsay, self.at)
    }
}
