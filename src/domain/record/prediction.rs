//! A prediction: what a colleague expects a person to do, said before it shows, and whether they did.

use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

/// What a colleague expects a person to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prediction {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// What they will do, in one line.
    pub what: Text,
    /// The colleague who says so.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// What came of it; `None` while nobody knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came: Option<Came>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What came of a prediction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Came {
    /// Whether they did it.
    pub right: bool,
    /// The colleague who says so.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Prediction { required: id, what, by, at; optional: came; });
record!(Came { required: right, by, at; optional: ; });

impl Prediction {
    /// Returns whether nobody knows yet what came of it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.came.is_none()
    }
}
