//! Actions, tasks and plans due over all deals: late, today, within a week, later. Done with one key, without going
//! there.
//!
//! The list is computed when it opens and when the deals change, never while painting.

use super::Overlay;
use crate::app::command::Scope;
use crate::app::errand::Then;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::msg::Listed;
use crate::app::notice::Said;
use crate::app::{App, Screen};
use crate::domain::judge::agenda::Source;
use crate::domain::judge::due::{Due, DueKind};
use crate::domain::privacy::{Datum, Mask};
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::text::Text;
use std::path::PathBuf;
use std::sync::Arc;

/// The open list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AllDue {
    /// The cursor's index in the list.
    pub cursor: usize,
    /// For each item, its deal's row on Home and its index there; the earliest first.
    indexes: Arc<[(u32, u8)]>,
    /// The revision of Home that these rows belong to.
    revision: u64,
    /// The item under the cursor, with its deal's file: the cursor stays on it however the deals are rearranged.
    matter: Option<(PathBuf, Due)>,
    /// The alerts that are snoozed, in words, which are not in the list; empty if none is.
    pub snoozed: String,
    /// The deal that was last changed from here, which undo applies to.
    pub(in crate::app) done_in: Option<DealId>,
}

impl Layer for AllDue {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Due, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        if let Some(Overlay::AllDue(list)) = app.overlays.last_mut() {
            list.cursor = moved(list.cursor, by, list.indexes.len());
        }
    }

    fn covers(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Actions)
    }

    fn mask(&mut self, _mask: Mask) {
        // They hold unmasked texts.
        self.matter = None;
        self.snoozed.clear();
    }

    fn forget(&mut self) {
        self.revision = 0;
    }
}

impl AllDue {
    /// Moves the cursor to an item as soon as the list has it again.
    pub(in crate::app) fn come_to(&mut self, path: PathBuf, due: Due) {
        self.matter = Some((path, due));
    }
}

impl App {
    /// Opens the list of what is due over all deals.
    pub(in crate::app) fn show_all_due(&mut self) {
        self.refresh_row_unseen();
        let (indexes, revision) = (self.indexes_due(), self.home.revision);
        let list = AllDue { indexes, revision, snoozed: self.snoozed_words(), ..AllDue::default() };
        self.overlays.push(Overlay::AllDue(list));
    }

    /// Refreshes the open deal's row without moving the cursor on Home.
    pub(in crate::app) fn refresh_row_unseen(&mut self) {
        let selected = self.home.selected().map(|row| row.path.clone());
        self.refresh_row();
        if let Some(path) = selected {
            self.home.select(&path);
        }
    }

    /// Returns everything due, the earliest first; within a day in the order of Home.
    fn indexes_due(&self) -> Arc<[(u32, u8)]> {
        let rows = (0..).zip(&self.home.rows);
        let mut all: Vec<(jiff::civil::Date, u32, u8)> = rows
            .flat_map(|(row, listed)| {
                // Tasks and plans reveal what others think of somebody.
                let hides = self.hides_row(listed);
                let shown = (0..).zip(&listed.inside.due).filter(move |(_, one)| !hides || one.kind == DueKind::Action);
                shown.map(move |(index, one)| (one.on, row, index))
            })
            .collect();
        all.sort_unstable();
        all.into_iter().map(|(_, row, index)| (row, index)).collect()
    }

    /// Refreshes the open list if the deals changed; the cursor stays on its item, or else on its index.
    pub(in crate::app) fn keep_all_due(&mut self) {
        let revision = self.home.revision;
        let Some(Overlay::AllDue(list)) = self.overlays.iter().find(|one| matches!(one, Overlay::AllDue(_))) else {
            return;
        };
        let arranged = (list.revision != revision).then(|| {
            let snoozed = self.snoozed_words();
            let mut list = AllDue { indexes: self.indexes_due(), revision, snoozed, ..list.clone() };
            let is_it = |index: &usize| self.matter_at(&list, *index) == list.matter;
            let found = (0..list.indexes.len()).find(|index| list.matter.is_some() && is_it(index));
            list.cursor = found.unwrap_or_else(|| list.cursor.min(list.indexes.len().saturating_sub(1)));
            list
        });
        let list = arranged.as_ref().unwrap_or(list);
        let matter = self.matter_at(list, list.cursor);
        for overlay in &mut self.overlays {
            if let Overlay::AllDue(one) = overlay {
                if let Some(arranged) = &arranged {
                    one.clone_from(arranged);
                }
                one.matter.clone_from(&matter);
            }
        }
    }

    /// Returns the number of items in the open list.
    #[must_use]
    pub fn all_due_count(&self, list: &AllDue) -> usize {
        list.indexes.len()
    }

    /// Returns an item of the open list, and the deal that it belongs to.
    #[must_use]
    pub fn all_due_at(&self, list: &AllDue, index: usize) -> Option<(&Listed, &Due)> {
        let (row, at) = *list.indexes.get(index)?;
        let listed = self.home.rows.get(usize::try_from(row).ok()?)?;
        Some((listed, listed.inside.due.get(usize::from(at))?))
    }

    /// Returns the list, if it is on top.
    fn all_due(&self) -> Option<&AllDue> {
        match self.worked_on() {
            Some(Overlay::AllDue(list)) => Some(list),
            _ => None,
        }
    }

    /// Returns whether the list on top is empty, or nothing if it is not on top.
    pub(in crate::app) fn all_due_is_empty(&self) -> Option<bool> {
        self.all_due().map(|list| list.indexes.is_empty())
    }

    /// Returns the item under the cursor, and its deal's file.
    pub(super) fn matter(&self) -> Option<(PathBuf, Due)> {
        let list = self.all_due()?;
        self.matter_at(list, list.cursor)
    }

    fn matter_at(&self, list: &AllDue, index: usize) -> Option<(PathBuf, Due)> {
        self.all_due_at(list, index).map(|(row, due)| (row.path.clone(), due.clone()))
    }

    /// Finishes the item under the cursor: an action is done without going there, a task goes to be judged.
    pub(in crate::app) fn finish_all_due(&mut self) {
        let Some((path, due)) = self.matter() else { return };
        if self.waits_for_a_deal() {
            return self.note("One moment: the last change is still saving");
        }
        match (due.kind, due.id, due.person) {
            (DueKind::Action, Some(id), _) => {
                self.open_then(path, Then::Finish(id, due.what));
            }
            (DueKind::Task, _, Some(person)) => self.leave_all_due(path, Then::Judge(person), Some(person)),
            (DueKind::Plan | DueKind::Action | DueKind::Task, ..) => {
                self.note("A plan ends when they stop blocking. Enter opens it");
            }
        }
    }

    /// Opens the deal of the item under the cursor, at the person it is about; at the item itself where it is about the
    /// whole deal.
    pub(in crate::app) fn go_to_all_due(&mut self) {
        let Some((path, due)) = self.matter() else { return };
        let then = match due.person {
            Some(_) => Then::GoTo(due.person),
            None => Then::Attend(Source::Due(due.kind, due.id), None),
        };
        self.leave_all_due(path, then, due.person);
    }

    /// Leaves the list for a deal; the way back leads to it again.
    fn leave_all_due(&mut self, path: PathBuf, then: Then, person: Option<StakeholderId>) {
        let Some(list) = self.overlays.last().cloned() else { return };
        self.open_then(path, then);
        self.comes_from(list, person);
    }

    /// Marks an action of the deal that is open now as done, and goes back to where the user was.
    pub(in crate::app) fn finish_elsewhere(&mut self, action: RecordId, what: &Text) {
        let Some(deal) = self.deal.as_ref().map(|open| open.deal.id) else { return };
        self.sign_unasked();
        let (record, me, now) = (self.new_record(), self.me(), self.now.clone());
        let act = Self::act(record, &me, &now);
        if self.edit(format!("done: {what}"), |deal| deal.finish_action(action, act)) {
            let said = Said::from(format!("Done: {what} · u brings it back"));
            self.done(said.in_privacy("Done · u brings it back"));
            for overlay in &mut self.overlays {
                if let Overlay::AllDue(list) = overlay {
                    list.done_in = Some(deal);
                }
            }
        } else if self.read_only().is_none() {
            self.note("Someone already finished or removed this");
        }
        self.tell_signed();
        // If the list was closed meanwhile, the user stays where they went.
        self.screen = Screen::Home;
        self.refresh_row_unseen();
    }

    /// Refreshes the list after undo and redo from it.
    pub(in crate::app) fn show_undone(&mut self) {
        if self.screen == Screen::Home {
            self.refresh_row_unseen();
        }
    }
}
