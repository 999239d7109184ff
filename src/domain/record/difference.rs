//! Differing answers of two colleagues, once somebody has kept the difference open or settled it.

use super::answer::Item;
use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// A difference between two colleagues' answers that somebody kept open or settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The id of the trait or tell in question.
    pub item: Text,
    /// One of the two assessors.
    pub between: Text,
    /// The other assessor.
    pub and: Text,
    /// The id of the first assessor's own answer.
    pub first: Text,
    /// The id of the second assessor's own answer.
    pub second: Text,
    /// The time of the later of the two answers.
    pub answered: Timestamp,
    /// The day it was first kept open or settled.
    pub since: Date,
    /// The id of the answer both agreed on; empty while it is open.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub settled: Text,
    /// The reason for keeping it open or settling it this way.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub note: Text,
    /// The colleague who kept it open or settled it.
    pub by: Text,
    /// The time of the last decision.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Difference {
    required: id, item, between, and, first, second, answered, since, by, at;
    optional: settled, note;
});

impl Difference {
    /// Returns whether it is kept open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.settled.is_empty()
    }

    /// Returns the trait or tell in question, if this version knows it.
    #[must_use]
    pub fn item(&self) -> Option<Item> {
        Item::from_id(self.item.stored())
    }
}
