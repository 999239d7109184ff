//! Commercial Coaching (M6): five stages with one Mobilizer, proven by what the customer did.

use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

/// The coaching of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Track {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The person being coached.
    pub stakeholder: StakeholderId,
    /// The time the coaching began.
    pub begun: Timestamp,
    /// Verifiers ticked so far.
    pub ticks: Vec<Tick>,
    /// Entries in the stages' own lists.
    pub lines: Vec<StageEntry>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A ticked verifier: the customer's act, and its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The verifier's id in the playbook.
    pub verifier: Text,
    /// The customer's act or words. Empty proves nothing.
    pub evidence: Text,
    /// The day it happened.
    pub on: Date,
    /// The colleague who saw it.
    pub by: Text,
    /// The time it was ticked.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// An entry in a stage's own list: who brings whom, a concern, a point to negotiate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageEntry {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The stage's id in the playbook.
    pub stage: Text,
    /// The entry's wording, in one line.
    pub text: Text,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Track { required: id, stakeholder, begun; optional: ticks, lines; });
record!(Tick { required: id, verifier, on, by, at; optional: evidence; });
record!(StageEntry { required: id, stage, text; optional: ; });

impl Tick {
    /// Returns whether the tick says what the customer did.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        !self.evidence.trim().is_empty()
    }
}

impl Track {
    /// Creates a coaching that begins at `begun`, with nothing ticked.
    #[must_use]
    pub fn new(id: RecordId, stakeholder: StakeholderId, begun: Timestamp) -> Self {
        Self { id, stakeholder, begun, ticks: Vec::new(), lines: Vec::new(), extra: Map::new() }
    }

    /// Returns the tick on a verifier, if there is one.
    #[must_use]
    pub fn tick(&self, verifier: &str) -> Option<&Tick> {
        self.ticks.iter().find(|tick| tick.verifier == verifier)
    }
}
