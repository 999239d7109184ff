//! Saving the open deal to its file.

use super::super::words::{failure, warning};
use super::EffectRunner;
use crate::app::msg::{Msg, Refused};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::store::{Saved, SavedAs, StoreError};

impl EffectRunner {
    /// Writes a deal; to a new file if it has none yet.
    pub(super) fn save(&mut self, deal: &Deal, at: Option<&SavedAs>) {
        let is_new = at.is_none();
        let result = match at {
            Some(at) => self.store.save(deal, at),
            None => self.store.create(deal),
        };
        let result = match result {
            Ok(saved) => {
                // A deal that was left meanwhile is not taken again.
                let holds = is_new || self.has_open(deal.id);
                Ok(self.is_saved(deal.id, saved, holds))
            }
            // Somebody else was faster: both are put together, and that is saved. Or the file got lost.
            Err(error) if self.has_open(deal.id) && self.tells_why_not(&error) => return,
            Err(error) => Err(failure(&error)),
        };
        self.replies.say(Msg::Saved { deal: deal.id, result });
        // Whoever has the lock is told again who follows: the screen took the save for its own.
        if self.has_open(deal.id) && self.taken().is_some() {
            self.tell_again();
        } else if is_new {
            // What happened before the watch stood was told by nobody.
            self.file_changed();
        }
    }

    /// Writes a deal again after its file was lost.
    pub(super) fn write_again(&mut self, deal: &Deal, at: &SavedAs) {
        match self.store.write_again(deal, at) {
            Ok(written) => {
                let at = self.is_saved(deal.id, written.saved, true);
                self.replies.say(Msg::Saved { deal: deal.id, result: Ok(at) });
                self.replies.say(Msg::WrittenAgain { aside: written.aside });
            }
            Err(error) if self.has_open(deal.id) && self.tells_why_not(&error) => {}
            Err(error) => self.replies.say(Msg::Saved { deal: deal.id, result: Err(failure(&error)) }),
        }
    }

    /// Takes in a successful save, and goes on with the file as it is now.
    fn is_saved(&mut self, deal: DealId, saved: Saved, holds: bool) -> SavedAs {
        let warning = warning(&saved);
        let at = saved.at;
        self.saved(deal, &at);
        if holds {
            self.hold(deal, at.clone());
        }
        // What every save meets anew is told once, until a save meets nothing or something else.
        if let Some(warning) = warning.iter().find(|one| self.warned.as_ref() != Some(*one)) {
            self.replies.say(Msg::Warned(warning.clone()));
        }
        self.warned = warning;
        at
    }

    /// Returns whether the file's fate explains the failed write, in which case it is reported.
    fn tells_why_not(&mut self, error: &StoreError) -> bool {
        let is_other = matches!(error, StoreError::ChangedOutside { .. });
        self.held.iter_mut().for_each(|held| held.untold |= is_other);
        self.tell_file(Refused::Save, Some(error))
    }

    fn has_open(&self, deal: DealId) -> bool {
        self.held.as_ref().is_some_and(|held| held.deal == deal)
    }
}
