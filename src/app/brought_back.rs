//! After undo and redo the cursor of the list on the screen stands on what came back, so that the next key acts on it.

use super::App;
use super::overlays::Overlay;
use super::overlays::group::{Section, Spot, spots};
use crate::domain::change::address::names;
use crate::domain::judge::due::due;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::step::{Change, Step};
use uuid::Uuid;

/// Returns the ids of the entries that changes bring back; where they bring none back, of those that they edit.
pub(super) fn came_back(changes: &[Change]) -> Vec<Uuid> {
    let entry = |change: &Change| names(&change.place).iter().rev().find_map(|name| Uuid::try_parse(name).ok());
    let is_entry = |change: &Change| names(&change.place).last().is_some_and(|name| Uuid::try_parse(name).is_ok());
    let back: Vec<Uuid> = changes.iter().filter(|one| one.from.is_null() && is_entry(one)).filter_map(entry).collect();
    if back.is_empty() { changes.iter().filter(|one| !is_entry(one)).filter_map(entry).collect() } else { back }
}

/// Returns whether changes add a person.
pub(super) fn adds_person(changes: &[Change]) -> bool {
    let is_person = |change: &&Change| matches!(names(&change.place).as_slice(), [list, _] if list == "stakeholders");
    changes.iter().filter(is_person).any(|change| change.from.is_null())
}

impl App {
    /// Moves the cursor to what taking a step back brought into the deal. Where it took people away again, the cursor goes
    /// back to where it stood when they were added.
    pub(super) fn stand_on_what_came_back(&mut self, before: &Deal, step: &Step, ids: &[Uuid]) {
        let Some(open) = self.deal.as_mut() else { return };
        let is_new = |id: &StakeholderId| before.person(*id).is_none() && open.deal.person(*id).is_some();
        let person = ids.iter().copied().map(StakeholderId).find(is_new);
        let gone = before.stakeholders.iter().any(|one| open.deal.person(one.id).is_none());
        let stood = || open.people.stood_at(step.id).filter(|id| open.deal.person(*id).is_some());
        if let Some(id) = person.or_else(|| if gone { stood() } else { None }) {
            open.arrange_people(Some(id));
            open.profile.follow(Some(id));
        }
        let has = |id: RecordId| ids.contains(&id.0);
        match self.overlays.last_mut() {
            Some(Overlay::History(view)) => view.wait_for(ids),
            Some(Overlay::Due(list)) => {
                let place = due(&open.deal).iter().position(|one| one.id.is_some_and(has));
                list.cursor = place.unwrap_or(list.cursor);
            }
            Some(Overlay::AllDue(list)) => {
                let found = due(&open.deal).into_iter().find(|one| one.id.is_some_and(has));
                if let Some((due, at)) = found.zip(open.at.as_ref()) {
                    list.come_to(at.path.clone(), due);
                }
            }
            Some(Overlay::Group(view)) if view.section == Section::Minds => {
                let all = spots(&open.deal, &self.playbook, view);
                let place = all.iter().position(|one| matches!(one, Spot::Concern(one) if has(one.id)));
                place.into_iter().for_each(|row| view.go_to(row));
            }
            _ => {}
        }
    }
}
