//! What the customer's company does inside to buy: logging the problem, listing options, the money, legal (M9).

use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// One step that the customer's company takes inside to buy. The deal lists them in the customer's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InsideStep {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// What they call it, or what it is.
    pub name: Text,
    /// The id of the method's usual step that it is; empty for one of their own.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub usual: Text,
    /// The day it's to be done, if we know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The day it was done; `None` while it's open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
    /// The customer's person who does it or decides it, if we know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<StakeholderId>,
    /// The colleague who wrote it down.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(InsideStep { required: id, name, by, at; optional: usual, due, done, who; });

impl InsideStep {
    /// Creates an open step of which nothing is known but its name, and the usual step that it is.
    #[must_use]
    pub fn new(id: RecordId, name: &str, usual: &str, by: &str, at: Timestamp) -> Self {
        let (name, usual, by) = (name.into(), usual.into(), by.into());
        Self { id, name, usual, due: None, done: None, who: None, by, at, extra: Map::new() }
    }

    /// Returns whether it's still to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.done.is_none()
    }

    /// Returns whether it's open and its day has passed.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }

    /// Returns whether it's open, and nobody knows when it's due or who does it.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        self.is_open() && (self.due.is_none() || self.who.is_none())
    }
}
