//! Commercial Coaching (M6): five stages with one Mobilizer, proved by what the customer did.

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
    /// Its id.
    pub id: RecordId,
    /// Who is coached.
    pub stakeholder: StakeholderId,
    /// When it began.
    pub begun: Timestamp,
    /// Verifiers that were ticked.
    pub ticks: Vec<Tick>,
    /// Lines of the stages' own lists.
    pub lines: Vec<StageEntry>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A verifier that was seen: what the customer did, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// Its id.
    pub id: RecordId,
    /// The verifier's id in the playbook.
    pub verifier: Text,
    /// What the customer did or said. Empty proves nothing.
    pub evidence: Text,
    /// The day it happened.
    pub on: Date,
    /// Who of ours saw it.
    pub by: Text,
    /// When it was ticked.
    pub at: Timestamp,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A line of a stage's own list: who brings whom, a concern, a point to negotiate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageEntry {
    /// Its id.
    pub id: RecordId,
    /// The stage's id in the playbook.
    pub stage: Text,
    /// The line.
    pub text: Text,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Track { required: id, stakeholder, begun; optional: ticks, lines; });
record!(Tick { required: id, verifier, on, by, at; optional: evidence; });
record!(StageEntry { required: id, stage, text; optional: ; });

impl Tick {
    /// Returns whether it says what the customer did.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        !self.evidence.trim().is_empty()
    }
}

impl Track {
    /// A coaching that begins now.
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
