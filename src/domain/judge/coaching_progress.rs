//! How far a coaching has come: a stage is proved by what the customer did, and by nothing else (M6).

use crate::domain::method::playbook::{Stage, Verifier};
use crate::domain::record::coaching::{Tick, Track};

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
    /// Returns whether every required verifier has evidence: the only way a stage is proved.
    #[must_use]
    pub const fn is_proved(self) -> bool {
        self.proved == self.required
    }
}

impl Track {
    /// Returns where a stage stands.
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

    /// Returns the place of the first stage that is not proved, or nothing when all are.
    #[must_use]
    pub fn current(&self, stages: &[Stage]) -> Option<usize> {
        stages.iter().position(|stage| !self.progress(stage).is_proved())
    }

    /// Returns whether something is ticked in a later stage while this one is not proved.
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
