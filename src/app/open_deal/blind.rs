//! The open deal without the opinions of others.

use super::OpenDeal;
use crate::domain::judge::opinion::only_of;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use std::collections::HashSet;
use std::sync::Arc;

/// What a deal is shown as while somebody answers blind.
#[derive(Debug)]
pub struct Blind {
    /// The deal without the opinions of others.
    shown: Arc<Deal>,
    /// Steps from before, which are not to be named.
    pub(in crate::app) before: HashSet<RecordId>,
    /// How much had been said before.
    pub(in crate::app) said: usize,
}

impl Blind {
    /// The same where others look at the screen, with the deal that they may see.
    pub(in crate::app) fn in_room(&self, masked: &Arc<Deal>) -> Self {
        Self { shown: Arc::clone(masked), before: self.before.clone(), said: self.said }
    }
}

impl OpenDeal {
    /// The deal as it may be shown: as it is, or without the others' opinions while somebody answers blind. Whatever
    /// draws or words something reads this; whatever changes something takes [`OpenDeal::deal`].
    #[must_use]
    pub fn shown(&self) -> &Arc<Deal> {
        self.blind.as_ref().map_or(&self.deal, |blind| &blind.shown)
    }

    /// Whether somebody answers blind.
    #[must_use]
    pub const fn is_blind(&self) -> bool {
        self.blind.is_some()
    }

    pub(in crate::app) fn begin_blind(&mut self, said: usize) {
        let before = self.deal.history.iter().map(|step| step.id).collect();
        self.blind = Some(Blind { shown: Arc::new(only_of(&self.deal, &self.assessor)), before, said });
    }

    /// Takes the deal's present state over into what is shown.
    pub(super) fn stay_blind(&mut self) {
        if let Some(blind) = self.blind.as_mut() {
            blind.shown = Arc::new(only_of(&self.deal, &self.assessor));
        }
    }
}
