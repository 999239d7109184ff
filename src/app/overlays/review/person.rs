//! The people in a review, one at a time.

use super::Way;
use crate::app::App;
use crate::domain::judge::agreed::is_member;
use crate::domain::record::card::Influence;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;

/// Returns the people of a review in order: the most influential come first; those who left the company are skipped.
#[must_use]
pub fn agenda(deal: &Deal) -> Vec<StakeholderId> {
    let weight = |one: Option<Influence>| match one {
        Some(Influence::Deciders) => 0,
        Some(Influence::Across) => 1,
        Some(Influence::Team) => 2,
        // People never rated come before those who are known to have few listeners.
        None => 3,
        Some(Influence::Few) => 4,
    };
    let mut all: Vec<_> = deal.stakeholders.iter().filter(|one| is_member(one) || one.is_placeholder()).collect();
    all.sort_by_key(|one| weight(one.card().influence()));
    all.into_iter().map(|one| one.id).collect()
}

impl App {
    /// Goes to the next or previous person. Returns false if there is none.
    pub(super) fn turn_person(&mut self, way: Way) -> bool {
        let (Some(open), Some(deal)) = (self.deal.as_ref(), self.deal_to_show()) else { return false };
        let all = agenda(&deal);
        let Some(at) = open.reviewing.as_ref().and_then(|walk| all.iter().position(|id| Some(*id) == walk.person))
        else {
            return false;
        };
        let next = match way {
            Way::On => at.checked_add(1),
            Way::Back => at.checked_sub(1),
        };
        let Some(id) = next.and_then(|at| all.get(at)).copied() else { return false };
        self.show_in_review(id);
        true
    }

    /// Shows the first person, or the last when coming back; a person shown before stays.
    pub(super) fn begin_people(&mut self, way: Way) {
        let (Some(open), Some(deal)) = (self.deal.as_ref(), self.deal_to_show()) else { return };
        let all = agenda(&deal);
        let known = open.reviewing.as_ref().and_then(|walk| walk.person).filter(|id| all.contains(id));
        let first = match way {
            Way::On => all.first(),
            Way::Back => all.last(),
        };
        if let Some(id) = known.or(first.copied()) {
            self.show_in_review(id);
        }
    }

    /// Shows a person and selects them, so that commands apply to them.
    fn show_in_review(&mut self, id: StakeholderId) {
        let pane = self.deal.as_ref().map(|open| open.pane);
        self.go_to_person(id);
        if let (Some(open), Some(pane)) = (self.deal.as_mut(), pane) {
            open.pane = pane;
        }
        if let Some(walk) = self.walk_mut() {
            walk.person = Some(id);
            walk.listens = false;
        }
        self.pin_question(Some(id));
    }
}
