//! Evidence: what somebody saw or heard, and the day.

use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// Something seen or heard, in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Its id.
    pub id: RecordId,
    /// What was seen.
    pub text: Text,
    /// When it happened.
    pub on: Date,
    /// Who saw it.
    pub by: Text,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Evidence { required: id, text, on, by; optional: ; });

impl Evidence {
    /// Returns whether it says anything.
    pub(in crate::domain) fn has_words(&self) -> bool {
        !self.text.trim().is_empty()
    }
}
