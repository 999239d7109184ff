//! The open deal without other people's opinions.

use super::OpenDeal;
use crate::domain::judge::opinion::only_of;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use std::collections::HashSet;
use std::sync::Arc;

/// The open deal as it is shown while somebody answers blind.
#[derive(Debug)]
pub struct Blind {
    /// The deal without other people's opinions.
    shown: Arc<Deal>,
    /// The history steps when it began, which must not be named.
    pub(in crate::app) before: HashSet<RecordId>,
    /// The number of messages when it began.
    pub(in crate::app) said: usize,
}

impl Blind {
    /// Returns the same for privacy mode, with the masked deal.
    pub(in crate::app) fn in_privacy(&self, masked: &Arc<Deal>) -> Self {
        Self { shown: Arc::clone(masked), before: self.before.clone(), said: self.said }
    }
}

impl OpenDeal {
    /// Returns the deal to show: as it is, or without other people's opinions while somebody answers blind. Drawing and
    /// wording read this; changes use [`OpenDeal::deal`].
    #[must_use]
    pub fn shown(&self) -> &Arc<Deal> {
        self.blind.as_ref().map_or(&self.deal, |blind| &blind.shown)
    }

    /// Returns whether somebody answers blind.
    #[must_use]
    pub const fn is_blind(&self) -> bool {
        self.blind.is_some()
    }

    pub(in crate::app) fn begin_blind(&mut self, said: usize) {
        let before = self.deal.history.iter().map(|step| step.id).collect();
        self.blind = Some(Blind { shown: Arc::new(only_of(&self.deal, &self.assessor)), before, said });
    }

    /// Updates the shown deal from the present state.
    pub(super) fn stay_blind(&mut self) {
        if let Some(blind) = self.blind.as_mut() {
            blind.shown = Arc::new(only_of(&self.deal, &self.assessor));
        }
    }
}
