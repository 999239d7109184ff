//! Evidence: something seen or heard, with its day.

use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// Something seen or heard, in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The thing seen or heard.
    pub text: Text,
    /// The day it happened.
    pub on: Date,
    /// The witness.
    pub by: Text,
    /// The conversation whose log stands here, as earlier versions put it behind the answers of a debrief. Nobody wrote it
    /// as evidence, so it counts as none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conversation: Option<RecordId>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Evidence { required: id, text, on, by; optional: conversation; });

impl Evidence {
    /// Returns whether it has words of its own.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.conversation.is_none() && !self.text.trim().is_empty()
    }
}
