//! The open deal as it was at an earlier moment, with the present beside it.

use super::{OpenDeal, SaveState};
use crate::domain::change::rewind::Stop;
use crate::domain::method::playbook::Stage;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use std::collections::HashMap;
use std::sync::Arc;

/// The present, while a past state is on the screen, and which.
#[derive(Debug)]
pub struct Past {
    /// The deal as it is now.
    pub present: Arc<Deal>,
    /// How that is saved.
    pub(in crate::app) save: SaveState,
    /// The moments that can be gone to.
    pub stops: Vec<Stop>,
    /// Which of them is on the screen.
    pub at: usize,
    /// Who is there now and was not then, in the deal's order.
    pub later: Vec<StakeholderId>,
    /// Where everybody stands in the present deal.
    pub(in crate::app) places: HashMap<StakeholderId, usize>,
    /// Who was selected where they were there, and whom the cursor is on in their place.
    pub(in crate::app) whom: (Option<StakeholderId>, Option<StakeholderId>),
    /// Whose coaching was shown.
    pub(in crate::app) coached: Option<StakeholderId>,
}

impl Past {
    /// The moment on the screen.
    #[must_use]
    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }

    /// The same beside the present deal as a room may see it.
    pub(in crate::app) fn in_room(&self, present: &Arc<Deal>) -> Self {
        Self {
            present: Arc::clone(present),
            save: self.save.clone(),
            stops: self.stops.clone(),
            at: self.at,
            later: self.later.clone(),
            places: self.places.clone(),
            whom: self.whom,
            coached: self.coached,
        }
    }

    /// A person as they are now; nothing where they are gone.
    #[must_use]
    pub fn now_of(&self, id: StakeholderId) -> Option<&Arc<Stakeholder>> {
        self.present.stakeholders.get(*self.places.get(&id)?)
    }
}

impl OpenDeal {
    /// The deal as it is now, whatever is on the screen.
    #[must_use]
    pub fn present(&self) -> &Arc<Deal> {
        self.past.as_ref().map_or(&self.deal, |past| &past.present)
    }
}

impl OpenDeal {
    /// Puts a state of another time on the screen. Whoever was selected is again as soon as they are there, unless the user
    /// went to somebody else meanwhile.
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
        self.profile.reason = 0;
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
