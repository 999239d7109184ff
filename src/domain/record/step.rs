//! A step of a deal's history: who changed what, when, from which value to which. Only the data; finding and undoing
//! steps is in the module of changes.

use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::{Lossless, record};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

/// One step, as users count them: one undo takes back one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Stable id, by which another step can undo this one.
    pub id: RecordId,
    /// The time of the change.
    pub at: Timestamp,
    /// The colleague who made it; empty if nobody has entered a name yet.
    pub by: Text,
    /// The change in words.
    pub what: Text,
    /// The step that this one undoes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undoes: Option<RecordId>,
    /// The review in which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<RecordId>,
    /// The changed fields.
    pub changes: Vec<Change>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Step {
    /// Creates a step that undoes none and belongs to no review.
    #[must_use]
    pub fn new(id: RecordId, at: Timestamp, by: &str, what: &str, changes: Vec<Change>) -> Self {
        Self { id, at, by: by.into(), what: what.into(), undoes: None, within: None, changes, extra: Map::new() }
    }
}

/// One field before and after. Null means absent: an entry that was added or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The address: list names, ids and field names, joined by `/`. Don't show it as it is: fields of a newer version
    /// may have any name.
    pub place: String,
    /// The value before.
    pub from: Value,
    /// The value after.
    pub to: Value,
    /// The index in its list, from 0, of an added or removed entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<usize>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Step { required: id, at, what, changes; optional: by, undoes, within; });
record!(Change { required: place, from via Lossless, to via Lossless; optional: position; });
