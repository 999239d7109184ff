//! What we do next: an action of ours, with an owner and a day (M8). What the customer was asked to do is a task.

use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// One action of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// Its id.
    pub id: RecordId,
    /// What is to be done.
    pub what: Text,
    /// Who does it, as it was typed.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub who: Text,
    /// The customer's person who does it, where it is none of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who_id: Option<StakeholderId>,
    /// By when.
    pub due: Date,
    /// Whom it is about; nobody where it is about the whole deal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<StakeholderId>,
    /// When it was written down.
    pub given: Timestamp,
    /// Who wrote it down.
    pub by: Text,
    /// The review in which it was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<RecordId>,
    /// That it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Done>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// That an action was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done {
    /// When somebody said so.
    pub at: Timestamp,
    /// Who said so.
    pub by: Text,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Action { required: id, what, due, given, by; optional: who, who_id, about, review, done; });
record!(Done { required: at, by; optional: ; });

impl Action {
    /// Returns whether it is still to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.done.is_none()
    }
}
