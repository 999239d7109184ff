//! An alert that somebody put to sleep.

use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// An alert that was put to sleep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snooze {
    /// Its id.
    pub id: RecordId,
    /// Which alert: its kind, and whom it is about.
    pub alert: Text,
    /// Until when it sleeps, that day included.
    pub until: Date,
    /// Why it may.
    pub reason: Text,
    /// Who said so.
    pub by: Text,
    /// When.
    pub at: Timestamp,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Snooze { required: id, alert, until, reason, by, at; optional: ; });
