//! Edits that a crashed program left, brought into their file: as they are, by the one merge, or as a new deal.

use super::Store;
use super::error::StoreError;
use super::journal::{Edits, Left};
use super::{Durability, Loaded, Saved};
use crate::domain::change::diff::missing_steps;
use crate::domain::change::merge::{Merged, merge, merge_base};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::text::Text;
use std::path::{Path, PathBuf};

/// The number of tries against other programs that save in between, before it counts as an error.
const TRIES: usize = 4;

/// The result of recovering edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// The file that holds the edits now, and how safe they are there.
    pub saved: Saved,
    /// The id of the deal in it.
    pub deal: DealId,
    /// The name of the deal in it.
    pub name: Text,
    /// The way in which the edits came there.
    pub brought: Brought,
}

/// A way for edits to come into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// Saved over the state that they were made on.
    Whole,
    /// Merged with what was saved there since.
    Merged {
        /// The number of conflicts, for which both values are kept.
        conflicts: usize,
    },
    /// Saved as a new deal, as their file is missing or can't be read.
    Apart,
}

impl Store {
    /// Saves edits over the file they were made on, if that is unchanged; otherwise merges them with its present state.
    /// Only if neither is possible do they become a new deal with this new id.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn recover(&self, edits: &Edits, copy: DealId) -> Result<Recovered, StoreError> {
        let written = match &edits.at {
            Some(at) => self.save(&edits.deal, at),
            None => self.create(&edits.deal),
        };
        match written {
            Ok(saved) => Ok(recovered(&edits.deal, saved, Brought::Whole)),
            Err(StoreError::ChangedOutside { path } | StoreError::AlreadyThere { path }) => {
                self.recover_beside(edits, &path, copy)
            }
            Err(error) if stands_in_the_way(&error) => self.recover_apart(edits, copy),
            Err(error) => Err(error),
        }
    }

    fn recover_beside(&self, edits: &Edits, path: &Path, copy: DealId) -> Result<Recovered, StoreError> {
        for _ in 0..TRIES {
            let Some(there) = self.same_deal(edits, path).filter(|there| there.read_only.is_none()) else {
                return self.recover_apart(edits, copy);
            };
            if holds(&there.deal, &edits.deal) {
                // It got there just before the program died.
                let saved = Saved { at: there.at, durable: Durability::Safe, not_kept: None };
                return Ok(recovered(&there.deal, saved, Brought::Whole));
            }
            let before = edits.at.as_ref().and_then(|at| self.kept_as(&at.path, edits.deal.id, at.stamp));
            let merged = put_together(before.as_ref(), &edits.deal, &there.deal);
            match self.save(&merged.deal, &there.at) {
                Ok(saved) => {
                    return Ok(recovered(&merged.deal, saved, Brought::Merged { conflicts: merged.conflicts.len() }));
                }
                Err(StoreError::ChangedOutside { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::ChangedOutside { path: path.to_owned() })
    }

    fn recover_apart(&self, edits: &Edits, copy: DealId) -> Result<Recovered, StoreError> {
        let deal = recovered_copy(&edits.deal, copy);
        Ok(recovered(&deal, self.create(&deal)?, Brought::Apart))
    }

    fn same_deal(&self, edits: &Edits, path: &Path) -> Option<Loaded> {
        self.load(path).ok().filter(|there| there.deal.id == edits.deal.id)
    }

    /// Removes edits that are already in their file from what crashed programs left: a program may die between a save
    /// and the next entry of its journal. Also returns the names of the journals with nothing left.
    #[must_use]
    pub fn still_missing(&self, left: Vec<Left>) -> (Vec<Left>, Vec<String>) {
        let (mut missing, mut safe) = (Vec::new(), Vec::new());
        for mut one in left {
            one.unfinished.edits = one.unfinished.edits.filter(|edits| !self.has(edits));
            if one.unfinished.is_empty() {
                safe.push(one.journal);
            } else {
                missing.push(one);
            }
        }
        (missing, safe)
    }

    fn has(&self, edits: &Edits) -> bool {
        let path: PathBuf = edits.at.as_ref().map_or_else(|| self.named(&edits.deal), |at| at.path.clone());
        self.same_deal(edits, &path).is_some_and(|there| holds(&there.deal, &edits.deal))
    }
}

fn recovered(deal: &Deal, saved: Saved, brought: Brought) -> Recovered {
    Recovered { saved, deal: deal.id, name: deal.name.clone(), brought }
}

/// Returns whether a deal holds every step of another. Without any step, only their content can tell.
#[must_use]
pub fn holds(there: &Deal, edits: &Deal) -> bool {
    missing_steps(there, edits) == 0 && (!edits.history.is_empty() || there.same_content(edits))
}

/// Merges edits with the present state of their file. `before` is the state that the edits were made on, if it is still
/// kept.
#[must_use]
pub fn put_together(before: Option<&Deal>, edits: &Deal, there: &Deal) -> Merged {
    merge(merge_base(before, edits, there).as_ref(), edits, there)
}

/// Returns whether an error means that a file is not the one the edits were made on.
#[must_use]
pub const fn stands_in_the_way(error: &StoreError) -> bool {
    matches!(error, StoreError::ChangedOutside { .. } | StoreError::Gone { .. } | StoreError::AlreadyThere { .. })
}

/// Returns the same deal under a new id and name.
#[must_use]
pub fn recovered_copy(deal: &Deal, id: DealId) -> Deal {
    Deal { id, name: format!("{} (recovered)", deal.name).into(), ..deal.clone() }
}
