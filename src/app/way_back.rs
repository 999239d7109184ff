//! The way back to the list of due items from which somebody went to a person.

use super::overlays::Overlay;
use super::{App, Screen};
use crate::domain::record::id::StakeholderId;

/// A list left for a person.
#[derive(Debug, Clone)]
pub(super) struct WayBack {
    list: Overlay,
    /// The person gone to; whoever moves on to another one stays there.
    person: Option<StakeholderId>,
}

impl App {
    /// Remembers a list that was just left for a person, or for a whole deal.
    pub(super) fn comes_from(&mut self, list: Overlay, person: Option<StakeholderId>) {
        self.way_back = Some(WayBack { list, person });
        if self.screen == Screen::Deal {
            self.arrives();
        }
    }

    /// Notes who is selected in the whole deal that a list was left for, once it is there: whoever moves on stays there.
    pub(super) fn arrives(&mut self) {
        let selected = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id);
        if let Some(way) = self.way_back.as_mut() {
            way.person = way.person.or(selected);
        }
    }

    /// Goes back to a review that led here, whatever pane it led to. Returns whether it did.
    pub(super) fn goes_back_to_review(&mut self) -> bool {
        let is_review = self.way_back.as_ref().is_some_and(|way| matches!(way.list, Overlay::Review(_)));
        is_review && self.walk().is_some() && self.goes_back()
    }

    /// Goes back to the list, if it still makes sense. Returns whether it did.
    pub(super) fn goes_back(&mut self) -> bool {
        let selected = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id);
        let is_there = |way: &WayBack| way.person.is_none() || way.person == selected;
        let Some(way) = self.way_back.take().filter(is_there) else { return false };
        if matches!(way.list, Overlay::AllDue(_)) {
            self.leave_deal();
        }
        self.overlays.push(way.list);
        true
    }
}
