//! A step of a deal's history: who changed what, from what to what, when. It is bare: how one is found and taken back
//! stands with the changes of a deal.

use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::{Lossless, record};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

/// One step, as the user counts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Its id.
    pub id: RecordId,
    /// When.
    pub at: Timestamp,
    /// Who of ours; empty where nobody has said their name yet.
    pub by: Text,
    /// What was done, in words.
    pub what: Text,
    /// The step that this one undoes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undoes: Option<RecordId>,
    /// The review in which it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<RecordId>,
    /// What changed.
    pub changes: Vec<Change>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Step {
    /// Returns a step that undoes none and was done outside reviews.
    #[must_use]
    pub fn new(id: RecordId, at: Timestamp, by: &str, what: &str, changes: Vec<Change>) -> Self {
        Self { id, at, by: by.into(), what: what.into(), undoes: None, within: None, changes, extra: Map::new() }
    }
}

/// One field before and after. Null stands for nothing: an entry that was added or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where: list names, ids and field names, joined by `/`. An address as it is stored, and not to be shown as it is:
    /// fields of a newer version may have any name.
    pub place: String,
    /// Before.
    pub from: Value,
    /// After.
    pub to: Value,
    /// Where in its list, counted from 0, an entry stood that was removed, or stands that was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<usize>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Step { required: id, at, what, changes; optional: by, undoes, within; });
record!(Change { required: place, from via Lossless, to via Lossless; optional: position; });
