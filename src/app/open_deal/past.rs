//! Time travel: the open deal at an earlier moment, with the present beside it.

use super::{OpenDeal, SaveState};
use crate::domain::change::rewind::Stop;
use crate::domain::method::playbook::Stage;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use std::collections::HashMap;
use std::sync::Arc;

/// The present, while a past state is on the screen, and which moment that is.
#[derive(Debug)]
pub struct Past {
    /// The deal as it is now.
    pub present: Arc<Deal>,
    /// The save state of the present deal.
    pub(in crate::app) save: SaveState,
    /// The moments that can be visited.
    pub stops: Vec<Stop>,
    /// The index of the moment on the screen.
    pub at: usize,
    /// The people who are there now and were not then, in the deal's order.
    pub later: Vec<StakeholderId>,
    /// The index of each person in the present deal.
    pub(in crate::app) indices: HashMap<StakeholderId, usize>,
    /// The person selected before, and the one selected in their absence.
    pub(in crate::app) whom: (Option<StakeholderId>, Option<StakeholderId>),
    /// The person whose coaching was shown.
    pub(in crate::app) coached: Option<StakeholderId>,
}

impl Past {
    /// Returns the moment on the screen.
    #[must_use]
    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }

    /// Returns the same for privacy mode, with the masked present deal.
    pub(in crate::app) fn in_privacy(&self, present: &Arc<Deal>) -> Self {
        Self {
            present: Arc::clone(present),
            save: self.save.clone(),
            stops: self.stops.clone(),
            at: self.at,
            later: self.later.clone(),
            indices: self.indices.clone(),
            whom: self.whom,
            coached: self.coached,
        }
    }

    /// Returns a person as they are now, or nothing if they were removed.
    #[must_use]
    pub fn now_of(&self, id: StakeholderId) -> Option<&Arc<Stakeholder>> {
        self.present.stakeholders.get(*self.indices.get(&id)?)
    }
}

impl OpenDeal {
    /// Returns the deal as it is now, whatever is on the screen.
    #[must_use]
    pub fn present(&self) -> &Arc<Deal> {
        self.past.as_ref().map_or(&self.deal, |past| &past.present)
    }
}

impl OpenDeal {
    /// Shows a state of another time. The person selected before is selected again as soon as they are there, unless
    /// the user went to another meanwhile.
    pub(in crate::app) fn show_moment(&mut self, deal: Arc<Deal>, stages: &[Stage]) {
        let now = self.selected().map(|person| person.id);
        let coached = self.coaching.whom;
        let (wanted, landed) = self.past.as_ref().map_or((now, now), |past| past.whom);
        let wanted = if now == landed { wanted } else { now };
        self.show(deal);
        if let Some(id) = wanted {
            self.people.select(&self.deal, id);
            let selected = self.selected().map(|person| person.id);
            self.profile.follow(selected);
        }
        self.profile.row = None;
        let landed = self.selected().map(|person| person.id);
        let kept = coached.or_else(|| self.past.as_ref().and_then(|past| past.coached));
        if let Some(past) = self.past.as_mut() {
            past.whom = (wanted, landed);
            past.coached = kept;
        }
        if self.coaching.whom.is_none()
            && let Some(id) = kept.filter(|id| self.deal.person(*id).is_some())
        {
            let track = self.deal.track(id).cloned();
            self.coaching.show(id, stages, track.as_deref());
        }
    }
}
