//! Commercial Coaching (M6): five stages with one Mobilizer, proved by what the customer did.

use super::id::{RecordId, StakeholderId};
use super::record::record;
use super::text::Text;
use crate::domain::method::playbook::{Stage, Verifier};
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
    pub lines: Vec<Line>,
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
pub struct Line {
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
record!(Line { required: id, stage, text; optional: ; });

/// Where a stage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Verifiers ticked, with or without evidence.
    pub ticked: usize,
    /// Verifiers ticked with evidence.
    pub evident: usize,
    /// Verifiers there are.
    pub total: usize,
    /// Required verifiers with evidence.
    pub proved: usize,
    /// Verifiers that are required.
    pub required: usize,
}

impl Progress {
    /// Whether every required verifier has evidence: the only way a stage is proved.
    #[must_use]
    pub const fn is_proved(self) -> bool {
        self.proved == self.required
    }
}

impl Tick {
    /// Whether it says what the customer did.
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

    /// The tick on a verifier, if there is one.
    #[must_use]
    pub fn tick(&self, verifier: &str) -> Option<&Tick> {
        self.ticks.iter().find(|tick| tick.verifier == verifier)
    }

    /// Where a stage stands.
    #[must_use]
    pub fn progress(&self, stage: &Stage) -> Progress {
        let proved = |verifier: &Verifier| self.tick(&verifier.id).is_some_and(Tick::has_evidence);
        Progress {
            ticked: stage.verifiers.iter().filter(|verifier| self.tick(&verifier.id).is_some()).count(),
            evident: stage.verifiers.iter().filter(|verifier| proved(verifier)).count(),
            total: stage.verifiers.len(),
            proved: stage.verifiers.iter().filter(|verifier| verifier.required && proved(verifier)).count(),
            required: stage.verifiers.iter().filter(|verifier| verifier.required).count(),
        }
    }

    /// The place of the first stage that is not proved, or nothing when all are.
    #[must_use]
    pub fn current(&self, stages: &[Stage]) -> Option<usize> {
        stages.iter().position(|stage| !self.progress(stage).is_proved())
    }

    /// Whether something is ticked in a later stage while this one is not proved.
    #[must_use]
    pub fn is_ahead(&self, stages: &[Stage], place: usize) -> bool {
        self.current(stages).is_some_and(|current| place > current)
            && stages.get(place).is_some_and(|stage| self.progress(stage).ticked > 0)
    }

    /// Ticks on verifiers that the playbook does not have: kept, and shown as such.
    pub fn unknown_ticks<'a>(&'a self, stages: &'a [Stage]) -> impl Iterator<Item = &'a Tick> {
        self.ticks.iter().filter(|tick| {
            !stages.iter().flat_map(|stage| &stage.verifiers).any(|verifier| verifier.id == tick.verifier)
        })
    }
}
