//! What is kept beside a deal's file: a copy of its last state, edits that a crashed program left, the user's last
//! positions.

use super::super::words::{failure, warning};
use super::EffectRunner;
use crate::app::msg::{Failure, Msg};
use crate::domain::record::id::DealId;
use crate::store::SavedAs;
use crate::store::journal::Edits;
use crate::store::last_position::{LastPositions, read_positions, write_positions};
use crate::store::recover::Recovered;
use crate::term::job::Job;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};

impl EffectRunner {
    /// Returns the next job. While there is none, there is time for work that nobody waits for.
    pub(super) fn next(&mut self, jobs: &Receiver<Job>) -> Option<Job> {
        match jobs.try_recv() {
            Ok(job) => Some(job),
            Err(TryRecvError::Disconnected) => None,
            Err(TryRecvError::Empty) => {
                self.copy_last();
                match self.patience() {
                    None => jobs.recv().ok(),
                    Some(limit) => match jobs.recv_timeout(limit) {
                        Err(RecvTimeoutError::Timeout) => Some(Job::FileChanged),
                        job => job.ok(),
                    },
                }
            }
        }
    }

    /// Keeps a copy of the last saved state, once for many saves in a row.
    pub(super) fn copy_last(&mut self) {
        if let Some((deal, at)) = self.uncopied.take() {
            // The save is as good without it, and the next one keeps that state in any case.
            let _ = self.store.keep_last(deal, &at);
        }
    }

    /// Notes a saved state; if the last save was of another deal, copies that one now.
    pub(super) fn saved(&mut self, deal: DealId, at: &SavedAs) {
        if self.uncopied.as_ref().is_some_and(|(_, other)| other.path != at.path) {
            self.copy_last();
        }
        self.uncopied = Some((deal, at.clone()));
    }

    /// Brings edits that a crashed program left into a file.
    pub(super) fn recover(&mut self, edits: &Edits, copy: DealId) -> Result<Recovered, Failure> {
        let recovered = self.store.recover(edits, copy).map_err(|error| failure(&error))?;
        if let Some(warning) = warning(&recovered.saved) {
            self.replies.say(Msg::Warned(warning));
        }
        self.saved(recovered.deal, &recovered.saved.at);
        // The program's own doing is nothing to be told of.
        if let Some(held) = self.held.as_mut().filter(|held| held.at.path == recovered.saved.at.path) {
            held.at = recovered.saved.at.clone();
        }
        Ok(recovered)
    }

    /// Changes the user's last positions.
    pub(super) fn keep_positions(&self, change: impl FnOnce(&mut LastPositions)) {
        let (mut all, _) = read_positions(self.store.paths());
        change(&mut all);
        // Only a convenience: not worth a word when it fails.
        let _ = write_positions(self.store.paths(), &all);
    }
}
