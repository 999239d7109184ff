//! Where two of ours answered differently, as it is kept: open, or settled.

use super::answer::Item;
use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// A difference between two of ours that somebody kept open or settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Its id.
    pub id: RecordId,
    /// The id of what was answered.
    pub item: Text,
    /// One of the two who answered.
    pub between: Text,
    /// The other.
    pub and: Text,
    /// The id of what the one had answered, on their own.
    pub first: Text,
    /// The id of what the other had answered, on their own.
    pub second: Text,
    /// When the later of the two had answered.
    pub answered: Timestamp,
    /// The day on which it was first kept open or settled.
    pub since: Date,
    /// The id of the answer that both took in the end; empty while it is open.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub settled: Text,
    /// Why it was kept open, or settled so.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub note: Text,
    /// Who kept it open or settled it.
    pub by: Text,
    /// When.
    pub at: Timestamp,
    /// What a newer version wrote here.
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

    /// Returns what it is about, where this version knows it.
    #[must_use]
    pub fn item(&self) -> Option<Item> {
        Item::from_id(self.item.stored())
    }
}
