//! A snoozed alert.

use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// A snooze of one alert, with a reason and a last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snooze {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The alert's key: its kind, and the person it is about.
    pub alert: Text,
    /// The last day of the snooze.
    pub until: Date,
    /// The reason for the snooze.
    pub reason: Text,
    /// The colleague who snoozed it.
    pub by: Text,
    /// The time it was snoozed.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Snooze { required: id, alert, until, reason, by, at; optional: ; });

impl Snooze {
    /// Returns the reason behind a colon; nothing if none was given.
    #[must_use]
    pub fn because(&self) -> String {
        if self.reason.is_empty() { String::new() } else { format!(": {}", self.reason) }
    }
}
