//! Concerns of one person, and disconnects between several (M11).

use super::choice::{Choice, Picked, choices};
use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// What a concern is over: what the group must agree on (M1), or a part of a mental model (M11).
    Matter {
        /// What is wrong today.
        Problem = "problem", "the problem";
        /// The kind of answer.
        Solution = "solution", "the kind of solution";
        /// Who delivers it.
        Supplier = "supplier", "the supplier";
        /// What is to be reached.
        Goal = "goal", "goals";
        /// What comes first.
        Priorities = "priorities", "priorities";
        /// How it is gone about.
        Means = "means", "means";
        /// What it is measured by.
        Metrics = "metrics", "metrics";
    }

    /// How far a concern is.
    Progress {
        /// Nobody works on it.
        Open = "open", "open";
        /// Somebody works on it.
        Working = "working", "being worked on";
        /// Settled.
        Settled = "settled", "settled";
    }
}

/// A concern of one person, or a disconnect between several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Concern {
    /// Its id.
    pub id: RecordId,
    /// Whose it is: one person's concern; of two or more, a disconnect between them.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub of: Picked<StakeholderId>,
    /// What it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Choice<Matter>>,
    /// It in a line.
    pub text: Text,
    /// Who of ours sees to it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub owner: Text,
    /// How far it is.
    pub state: Choice<Progress>,
    /// Who wrote it down.
    pub by: Text,
    /// When.
    pub at: Timestamp,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Concern { required: id, text, state, by, at; optional: of, over, owner; });

impl Concern {
    /// Returns whether it lies between people, and is no single person's.
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
