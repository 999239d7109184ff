//! Our own next steps: actions with an owner and a due date (M8). Tasks given to the customer are in [`super::task`].

use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// One next step on our side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Action {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The thing to do, in one line.
    pub what: Text,
    /// The name of the person who does it, as typed. Empty for nobody.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub who: Text,
    /// The customer's person who does it; `None` for a colleague of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who_id: Option<StakeholderId>,
    /// The day it should be done by.
    pub due: Date,
    /// The person it is about; `None` for the whole deal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<StakeholderId>,
    /// The time it was written down.
    pub given: Timestamp,
    /// The colleague who wrote it down.
    pub by: Text,
    /// The review in which it was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<RecordId>,
    /// The key of the alert that it was decided for; empty for none.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub alert: Text,
    /// The record of its completion; `None` while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Done>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The completion of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done {
    /// The time it was reported done.
    pub at: Timestamp,
    /// The colleague who reported it done.
    pub by: Text,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Action { required: id, what, due, given, by; optional: who, who_id, about, review, alert, done; });
record!(Done { required: at, by; optional: ; });

impl Action {
    /// Returns whether the action is still to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.done.is_none()
    }
}
