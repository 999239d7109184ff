//! Adding, changing, ordering and removing the steps that the customer's company takes inside to buy.

use super::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::inside_step::InsideStep;
use std::sync::Arc;

impl Deal {
    /// Adds a step behind another; at the end where that one isn't there.
    pub fn add_inside_step(&mut self, step: InsideStep, behind: Option<RecordId>) {
        let at = behind.and_then(|id| self.inside_steps.iter().position(|one| one.id == id));
        let at = at.map_or(self.inside_steps.len(), |at| at + 1);
        self.inside_steps.insert(at, Arc::new(step));
    }

    /// Edits a step. Does nothing if there is none with this id.
    pub fn edit_inside_step(&mut self, id: RecordId, change: impl FnOnce(&mut InsideStep)) {
        if let Some(step) = self.inside_steps.iter_mut().find(|one| one.id == id) {
            change(Arc::make_mut(step));
        }
    }

    /// Moves a step to before or after its neighbor. Does nothing at the end of the list.
    pub fn move_inside_step(&mut self, id: RecordId, later: bool) {
        let Some(at) = self.inside_steps.iter().position(|one| one.id == id) else { return };
        let to = if later { at.checked_add(1) } else { at.checked_sub(1) };
        if let Some(to) = to.filter(|to| *to < self.inside_steps.len()) {
            self.inside_steps.swap(at, to);
        }
    }

    /// Removes a step.
    pub fn drop_inside_step(&mut self, id: RecordId) {
        self.inside_steps.retain(|one| one.id != id);
        self.forget_kit_lines(&id.to_string());
    }

    /// Returns the step with this id.
    #[must_use]
    pub fn inside_step(&self, id: RecordId) -> Option<&Arc<InsideStep>> {
        self.inside_steps.iter().find(|one| one.id == id)
    }

    /// Replaces a person as the one who does a step, or leaves out who does it.
    pub(in crate::domain) fn give_inside_steps_to(&mut self, person: StakeholderId, other: Option<StakeholderId>) {
        for step in self.inside_steps.iter_mut().filter(|one| one.who == Some(person)) {
            Arc::make_mut(step).who = other;
        }
    }
}
