//! Edits that a dead program left, brought into a file.

use super::Store;
use super::error::StoreError;
use super::journal::Edits;
use super::{Durability, Saved};
use crate::domain::deal::Deal;
use crate::domain::id::DealId;
use crate::domain::text::Text;

/// Where edits went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// The file, and how safe they are there.
    pub saved: Saved,
    /// The deal in it.
    pub deal: DealId,
    /// What the deal there is called.
    pub name: Text,
}

impl Store {
    /// Saves edits over the file they were made on, where that is as it was. Else nobody's work is overwritten: they go
    /// into a deal of their own with this new id.
    ///
    /// # Errors
    /// When nothing could be written.
    pub fn recover(&self, edits: &Edits, copy: DealId) -> Result<Recovered, StoreError> {
        let written = match &edits.at {
            Some(at) => self.save(&edits.deal, at),
            None => self.create(&edits.deal),
        };
        let recovered = |deal: &Deal, saved| Recovered { saved, deal: deal.id, name: deal.name.clone() };
        match written {
            Ok(saved) => Ok(recovered(&edits.deal, saved)),
            // It may have got there just before the program died.
            Err(error) if stands_in_the_way(&error) => match self.as_it_is(&edits.deal, &error) {
                Some(there) => Ok(recovered(&edits.deal, there)),
                None => {
                    let deal = recovered_copy(&edits.deal, copy);
                    Ok(recovered(&deal, self.create(&deal)?))
                }
            },
            Err(error) => Err(error),
        }
    }

    /// The file that stands in the way, where it holds this very deal.
    fn as_it_is(&self, deal: &Deal, error: &StoreError) -> Option<Saved> {
        let (StoreError::ChangedOutside { path } | StoreError::AlreadyThere { path }) = error else { return None };
        let there = self.load(path).ok().filter(|there| there.deal == *deal)?;
        Some(Saved { at: there.at, durable: Durability::Safe, not_kept: None })
    }
}

/// Whether a file is not what the edits were made on.
#[must_use]
pub const fn stands_in_the_way(error: &StoreError) -> bool {
    matches!(error, StoreError::ChangedOutside { .. } | StoreError::Gone { .. } | StoreError::AlreadyThere { .. })
}

/// The same deal under an id and a name of its own.
#[must_use]
pub fn recovered_copy(deal: &Deal, id: DealId) -> Deal {
    Deal { id, name: format!("{} (recovered)", deal.name).into(), ..deal.clone() }
}
