//! Actions, tasks and plans due in the open deal: late, today, within a week, later. Done with one key.

use super::Overlay;
use crate::app::App;
use crate::app::command::{Command, Scope};
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::notice::Said;
use crate::domain::judge::due::{Due, DueKind, due};
use crate::domain::privacy::Datum;
use crate::export::words::count;

/// The open list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DueList {
    /// The cursor's index in the list.
    pub cursor: usize,
}

impl Layer for DueList {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Due, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let count = app.due().len();
        if let Some(Overlay::Due(list)) = app.overlays.last_mut() {
            list.cursor = moved(list.cursor.min(count.saturating_sub(1)), by, count);
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Actions)
    }
}

impl App {
    /// Opens the list of what is due in the open deal.
    pub(in crate::app) fn show_due(&mut self) {
        self.overlays.push(Overlay::Due(DueList::default()));
    }

    /// Returns what is due in the open deal, the earliest first.
    #[must_use]
    pub fn due(&self) -> Vec<Due> {
        self.deal_to_show().map_or_else(Vec::new, |deal| due(&deal))
    }

    /// Returns how many alerts of the open deal are snoozed, and how to see them; empty if none is.
    #[must_use]
    pub fn snoozed_here(&self) -> String {
        match self.alerts().map_or(0, |alerts| alerts.asleep.len()) {
            0 => String::new(),
            many => format!("{} snoozed: Esc, then ! lists them", count(many, "alert is", "alerts are")),
        }
    }

    /// Returns the item under the cursor, unmasked.
    fn due_here(&self) -> Option<Due> {
        let Some(Overlay::Due(list)) = self.worked_on() else { return None };
        let mut all = self.due();
        let last = all.len().checked_sub(1)?;
        let seen = all.swap_remove(list.cursor.min(last));
        // The message after an edit uses the deal's own words, whatever privacy mode masks.
        due(&self.deal.as_ref()?.deal)
            .into_iter()
            .find(|one| (one.kind, one.id, one.person) == (seen.kind, seen.id, seen.person))
    }

    /// Returns whether the item to finish is an action, which is signed with who did it.
    pub(in crate::app) fn finishes_action(&self) -> bool {
        let here = if self.all_due_is_empty().is_some() {
            self.matter().filter(|_| !self.waits_for_a_deal()).map(|(_, due)| due)
        } else {
            self.due_here()
        };
        here.is_some_and(|due| due.kind == DueKind::Action && due.id.is_some())
    }

    /// Finishes the item under the cursor: an action is done, a task goes to be judged.
    pub(in crate::app) fn finish_due(&mut self) {
        if self.all_due_is_empty().is_some() {
            return self.finish_all_due();
        }
        let Some(one) = self.due_here() else { return };
        match (one.kind, one.id) {
            (DueKind::Action, Some(id)) => {
                let (record, me, now) = (self.new_record(), self.me(), self.now.clone());
                let act = Self::act(record, &me, &now);
                if self.edit(format!("done: {}", one.what), |deal| deal.finish_action(id, act)) {
                    let said = Said::from(format!("Done: {} · u brings it back", one.what));
                    self.done(said.in_privacy("Done · u brings it back"));
                }
            }
            (DueKind::Task, _) => {
                self.leave_due(&one);
                self.run(Command::TaskNow);
            }
            (DueKind::Plan | DueKind::Action, _) => {
                self.note("A plan ends when they stop blocking. Press b to record what they did");
            }
        }
    }

    /// Goes to the person whom the item under the cursor is about; opens the item where it is about the whole deal.
    pub(in crate::app) fn go_to_due(&mut self) {
        if self.all_due_is_empty().is_some() {
            return self.go_to_all_due();
        }
        match self.due_here() {
            Some(one) if one.person.is_none() => self.edit_due(),
            Some(one) => self.leave_due(&one),
            None => {}
        }
    }

    /// Returns what Enter does with the item under the cursor.
    pub(in crate::app) fn enter_in_due(&self) -> &'static str {
        let is_about_all = |due: Due| due.person.is_none();
        match self.all_due_is_empty() {
            Some(_) if self.matter().is_some_and(|(_, due)| is_about_all(due)) => "open",
            None if self.due_here().is_some_and(is_about_all) => "edit",
            Some(_) | None => "person",
        }
    }

    fn leave_due(&mut self, one: &Due) {
        let list = self.overlays.last().cloned();
        self.close_overlay();
        if let Some(person) = one.person {
            self.go_to_person(person);
            if let Some(list) = list {
                self.comes_from(list, Some(person));
            }
        }
    }

    /// Opens the form of the action under the cursor.
    pub(in crate::app) fn edit_due(&mut self) {
        let Some(one) = self.due_here() else { return };
        match (one.kind, one.id) {
            (DueKind::Action, Some(id)) => self.edit_action(id),
            (DueKind::Task | DueKind::Plan | DueKind::Action, _) => {
                self.note("You can only edit your own steps here · Enter goes to the person");
            }
        }
    }

    /// Removes the action under the cursor.
    pub(in crate::app) fn drop_due(&mut self) {
        let Some(one) = self.due_here() else { return };
        let Some(id) = one.id.filter(|_| one.kind == DueKind::Action) else {
            self.note("You can only remove your own steps here · Enter goes to the person");
            return;
        };
        if self.edit(format!("remove the next step “{}”", one.what), |deal| deal.drop_action(id)) {
            let said = Said::from(format!("Removed: {} · u brings it back", one.what));
            self.done(said.in_privacy("Removed the next step · u brings it back"));
        }
    }
}
