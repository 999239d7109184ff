//! Undo and redo: older and newer states of the open deal, one for each step as the user counts them.

use crate::domain::deal::Deal;
use crate::domain::id::RecordId;
use std::sync::Arc;

/// A state of the deal that can be gone back to, and the step that left it.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The deal before (in the past) or after (in the future) the step.
    pub deal: Arc<Deal>,
    /// The step's id in the history.
    pub step: RecordId,
    /// The step in words.
    pub what: String,
}

/// The states before and after this one. States share what did not change.
#[derive(Debug, Default)]
pub struct Timeline {
    past: Vec<Snapshot>,
    future: Vec<Snapshot>,
}

impl Timeline {
    /// Notes a step that was just made; what was undone can no longer be redone.
    pub fn step(&mut self, before: Snapshot) {
        self.past.push(before);
        self.future.clear();
    }

    /// Takes the state to go back to. The present one is kept for redo, which will undo the step of this id.
    pub fn undo(&mut self, present: &Arc<Deal>, step: RecordId) -> Option<Snapshot> {
        let back = self.past.pop()?;
        self.future.push(Snapshot { deal: Arc::clone(present), step, ..back.clone() });
        Some(back)
    }

    /// Takes the state to go forward to. The present one is kept for undo, which will undo the step of this id.
    pub fn redo(&mut self, present: &Arc<Deal>, step: RecordId) -> Option<Snapshot> {
        let forward = self.future.pop()?;
        self.past.push(Snapshot { deal: Arc::clone(present), step, ..forward.clone() });
        Some(forward)
    }

    /// Puts every state, older and newer, into other words: what came from outside belongs to all of them.
    pub fn rebase(&mut self, change: impl Fn(&Deal) -> Arc<Deal>) {
        for snapshot in self.past.iter_mut().chain(&mut self.future) {
            snapshot.deal = change(&snapshot.deal);
        }
    }

    /// What undo would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&str> {
        self.past.last().map(|snapshot| snapshot.what.as_str())
    }

    /// What redo would bring back.
    #[must_use]
    pub fn redoable(&self) -> Option<&str> {
        self.future.last().map(|snapshot| snapshot.what.as_str())
    }
}
