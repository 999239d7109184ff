//! Progress of a coaching: only what the customer did proves a stage (M6).

use crate::domain::method::playbook::{Stage, Verifier};
use crate::domain::record::coaching::{Tick, Track};

/// The progress of one coaching stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// The verifiers ticked, with or without evidence.
    pub ticked: usize,
    /// The verifiers ticked with evidence.
    pub evident: usize,
    /// The number of verifiers in the stage.
    pub total: usize,
    /// The required verifiers with evidence.
    pub proved: usize,
    /// The number of required verifiers.
    pub required: usize,
}

impl Progress {
    /// Returns whether every required verifier has evidence, the only way to prove a stage.
    #[must_use]
    pub const fn is_proved(self) -> bool {
        self.proved == self.required
    }
}

impl Track {
    /// Counts the ticks of a stage.
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

    /// Returns the position of the first unproven stage; `None` when all are proven.
    #[must_use]
    pub fn current(&self, stages: &[Stage]) -> Option<usize> {
        stages.iter().position(|stage| !self.progress(stage).is_proved())
    }

    /// Returns whether something is ticked in a later stage while this one isn't proven.
    #[must_use]
    pub fn is_ahead(&self, stages: &[Stage], index: usize) -> bool {
        self.current(stages).is_some_and(|current| index > current)
            && stages.get(index).is_some_and(|stage| self.progress(stage).ticked > 0)
    }

    /// Returns ticks on verifiers that the playbook doesn't have: kept, and shown as unknown.
    pub fn unknown_ticks<'a>(&'a self, stages: &'a [Stage]) -> impl Iterator<Item = &'a Tick> {
        self.ticks.iter().filter(|tick| {
            !stages.iter().flat_map(|stage| &stage.verifiers).any(|verifier| verifier.id == tick.verifier)
        })
    }
}
