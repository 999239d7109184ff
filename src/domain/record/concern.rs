//! Concerns of one person, and disconnects between several (M11).

use super::choice::{Choice, Picked, choices};
use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// The matter of a concern: something the group must agree on (M1), or a part of a mental model (M11).
    Matter {
        /// The trouble with today.
        Problem = "problem", "the problem";
        /// The kind of solution.
        Solution = "solution", "the kind of solution";
        /// The supplier.
        Supplier = "supplier", "the supplier";
        /// The goal to reach.
        Goal = "goal", "goals";
        /// The order of importance.
        Priorities = "priorities", "priorities";
        /// The way of working.
        Means = "means", "means";
        /// The measure of success.
        Metrics = "metrics", "metrics";
    }

    /// A concern's progress.
    Progress {
        /// Not being worked on.
        Open = "open", "open";
        /// Being worked on.
        Working = "working", "being worked on";
        /// Resolved; no longer counted as open.
        Settled = "settled", "settled";
    }
}

/// A concern of one person, or a disconnect between several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Concern {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The people who have it: one for a concern, two or more for a disconnect.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub of: Picked<StakeholderId>,
    /// The matter, if given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Choice<Matter>>,
    /// The concern in one line.
    pub text: Text,
    /// The colleague who looks after it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub owner: Text,
    /// The customer's person who is the owner; `None` for a colleague of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<StakeholderId>,
    /// Its progress.
    pub state: Choice<Progress>,
    /// The colleague who wrote it down.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Concern { required: id, text, state, by, at; optional: of, over, owner, owner_id; });

impl Concern {
    /// Returns whether it is a disconnect between people rather than one person's concern.
    #[must_use]
    pub fn is_disconnect(&self) -> bool {
        self.of.count() > 1
    }

    /// Returns whether it is settled.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.state.known() == Some(Progress::Settled)
    }
}
