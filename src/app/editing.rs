//! Edits of the open deal: each is one step that can be undone, and goes to the disk at once.

use super::brought_back::{adds_person, came_back};
use super::effect::Effect;
use super::msg::Failure;
use super::notice::{NOT_CHANGED, Said};
use super::open_deal::SaveState;
use super::overlays::Overlay;
use super::overlays::screening::Screening;
use super::reviewing::ending::TAKEN_BACK;
use super::{App, Screen};
use crate::domain::change::concerned::concerned;
use crate::domain::change::diff::changes;
use crate::domain::change::take_back::undone;
use crate::domain::change::undo::{Undoable, redoable, undoable};
use crate::domain::record::deal::{Act, Deal};
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::step::Step;
use crate::domain::record::text::Text;
use crate::store::SavedAs;
use jiff::ZonedDateTime;
use std::sync::Arc;

impl App {
    /// Changes the deal in one step, named for undo and for the history. Returns whether anything changed.
    pub(super) fn edit(&mut self, what: impl Into<String>, change: impl FnOnce(&mut Deal)) -> bool {
        self.edit_within(what, self.reviewing(), change)
    }

    /// Does the same as a step of the given review: the step that begins a review belongs to it too.
    pub(super) fn edit_within(
        &mut self,
        what: impl Into<String>,
        within: Option<RecordId>,
        change: impl FnOnce(&mut Deal),
    ) -> bool {
        if let Some(reason) = self.read_only() {
            self.note(Said::from(format!("Not changed: {reason}")).in_privacy(NOT_CHANGED));
            return false;
        }
        let id = self.new_record();
        let (by, at) = (self.me(), self.now.timestamp());
        let Some(open) = self.deal.as_mut() else { return false };
        let before = Arc::clone(&open.deal);
        let mut after = Deal::clone(&before);
        change(&mut after);
        if after == *before {
            return false;
        }
        // A deal belongs to its first author until somebody changes the owner.
        if after.owner.is_empty() {
            after.owner = by.as_str().into();
        }
        after.take_conflicts_along(&before);
        let changes = changes(&before, &after);
        if let Some(stood) = open.selected().map(|person| person.id).filter(|_| adds_person(&changes)) {
            open.people.remember(id, stood);
        }
        let what = what.into();
        let step = Step { within, ..Step::new(id, at, &by, &what, changes) };
        after.history.push(Arc::new(step));
        open.show(Arc::new(after));
        self.save();
        true
    }

    /// Returns the reason why the open deal cannot be changed, if it can't.
    pub(super) fn read_only(&self) -> Option<String> {
        self.deal.as_ref()?.save.refusal().cloned()
    }

    /// Returns the name of the step that undo would take back now.
    #[must_use]
    pub fn undoable(&self) -> Option<&str> {
        let history = &self.deal.as_ref().filter(|open| open.save.refusal().is_none())?.deal.history;
        let last = undoable(history, self.settings.me.as_deref().unwrap_or_default());
        last.filter(|one| self.may_be_named(one)).map(|one| one.what.as_str())
    }

    /// Returns the name of the step that redo would repeat now.
    #[must_use]
    pub fn redoable(&self) -> Option<&str> {
        let history = &self.deal.as_ref().filter(|open| open.save.refusal().is_none())?.deal.history;
        let last = redoable(history, self.settings.me.as_deref().unwrap_or_default());
        last.filter(|one| self.may_be_named(one)).map(|one| one.what.as_str())
    }

    pub(super) fn undo(&mut self) {
        let Some(present) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
        // A step overtaken by somebody else's change must not block undoing the steps before it.
        let all = self.open_to_undo(&present);
        let Some(index) = all.iter().position(|one| undone(&present, one.step).is_some()) else {
            if let Some(first) = all.first() {
                self.take_back(&present, *first, "");
            }
            return;
        };
        let last = all[index];
        if self.take_back(&present, last, &format!("undo: {}", last.what)) {
            let passed = if index > 0 { " · later steps were changed elsewhere, so they stay" } else { "" };
            let whose = self.whose(&present, last);
            let said = Said::from(if last.what == TAKEN_BACK {
                let back = if self.left_open().is_some() { "r returns to it" } else { "Ctrl-R redoes it" };
                format!("Brought back the review{passed} · {back}")
            } else {
                format!("Undone: {}{whose}{passed} · Ctrl-R redoes it", last.what)
            });
            self.done(said.in_privacy("Undone · Ctrl-R redoes it · turn off privacy mode to see what"));
        }
    }

    pub(super) fn redo(&mut self) {
        let Some(present) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
        let Some(last) = self.open_to_redo(&present) else { return };
        if self.take_back(&present, last, &format!("redo: {}", last.what)) {
            let whose = self.whose(&present, last);
            let said = Said::from(format!("Redone: {}{whose}", last.what));
            self.done(said.in_privacy("Redone · turn off privacy mode to see what"));
        }
    }

    /// Returns the people whom a step is about, to follow its words; empty where the words name one of them.
    fn whose(&self, before: &Deal, last: Undoable<'_>) -> String {
        let Some(open) = self.deal.as_ref() else { return String::new() };
        let of = |deal: &Deal| concerned(deal, last.step);
        // A removed person is only in the state before, a restored one only in the state after.
        let mut all: Vec<StakeholderId> = of(before);
        all.extend(of(&open.deal).into_iter().filter(|id| before.person(*id).is_none()));
        let called = |id: &StakeholderId| open.deal.called_by_id(*id).or_else(|| before.called_by_id(*id)).cloned();
        let names: Vec<Text> = all.iter().filter_map(called).collect();
        if names.iter().any(|name| last.what.contains(name.as_str())) {
            return String::new();
        }
        match names.as_slice() {
            [] => String::new(),
            [one] => format!(" (about {one})"),
            [one, others @ ..] => format!(" (about {one} and {} more)", others.len()),
        }
    }

    /// Undoes a step. The history is not rewound: it gains a step that names the one it undoes. Returns whether that
    /// worked.
    fn take_back(&mut self, present: &Deal, last: Undoable<'_>, what: &str) -> bool {
        if let Some(reason) = self.read_only() {
            self.note(Said::from(format!("Not changed: {reason}")).in_privacy(NOT_CHANGED));
            return false;
        }
        let Some(mut deal) = undone(present, last.step) else {
            let said = format!("Can't undo “{}”: it was changed again elsewhere", last.what);
            self.note(Said::from(said).in_privacy("Can't undo the last step: it was changed again elsewhere"));
            return false;
        };
        let (id, at, changes) = (self.new_record(), self.now.timestamp(), changes(present, &deal));
        let (undoes, within) = (Some(last.step.id), self.reviewing());
        let back = came_back(&changes);
        let step = Step { undoes, within, ..Step::new(id, at, &self.me(), what, changes) };
        deal.history.push(Arc::new(step));
        if let Some(open) = self.deal.as_mut() {
            open.show(Arc::new(deal));
        }
        self.close_without_person();
        self.stand_on_what_came_back(present, last.step, &back);
        self.save();
        true
    }

    /// Closes the screening of a person who is no longer in the deal.
    pub(super) fn close_without_person(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let is_there = |walk: &Screening| open.deal.person(walk.person).is_some();
        self.overlays.retain(|overlay| overlay.screening().is_none_or(is_there));
    }

    /// Sends the deal to the disk, or marks it to be sent once the save under way has ended.
    pub(super) fn save(&mut self) {
        // A past state must never be saved.
        self.come_back();
        let Some(open) = self.deal.as_mut() else { return };
        match open.save {
            SaveState::Saved | SaveState::Failed(_) | SaveState::Lost(_) => {
                open.save = SaveState::Saving { changed: false };
                open.sent = Some(Arc::clone(&open.deal));
                self.effects.push(Effect::Save { deal: Arc::clone(&open.deal), at: open.at.clone() });
            }
            SaveState::Saving { .. } => open.save = SaveState::Saving { changed: true },
            SaveState::ReadOnly(_) | SaveState::Following(_) => {}
        }
    }

    pub(super) fn saved(&mut self, deal: DealId, result: Result<SavedAs, Failure>) {
        let Some(open) = self.deal.as_mut().filter(|open| open.deal.id == deal) else {
            if let Err(failure) = result {
                self.fail(&failure);
            }
            return;
        };
        match result {
            Ok(at) => {
                let changed = open.save == SaveState::Saving { changed: true };
                open.at = Some(at);
                open.on_disk = open.sent.take();
                open.save = SaveState::Saved;
                if changed {
                    self.save();
                    return;
                }
                self.discard_copies();
                if self.screen == Screen::Home {
                    self.refresh_row_unseen();
                }
                self.overlays.retain(|overlay| !matches!(overlay, Overlay::Unsaved(_)));
                self.after_save();
            }
            Err(failure) => {
                open.save = SaveState::Failed(failure.clone());
                self.fail(&failure);
                if self.is_waiting_to_go() {
                    self.ask_unsaved();
                }
            }
        }
    }

    /// Says why something has to wait until the open deal is saved.
    pub(super) fn say_unsaved(&mut self) {
        match self.deal.as_ref().map(|open| &open.save) {
            Some(SaveState::Failed(_) | SaveState::Lost(_)) => {
                self.note("The open deal isn't saved. Quitting asks what to do with it");
            }
            Some(SaveState::Saving { .. }) => self.note("Still saving. Try again in a moment"),
            None | Some(SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_)) => {}
        }
    }

    /// Saves the open deal under a new id, beside the file that cannot be written.
    pub(super) fn save_copy(&mut self) {
        let id = DealId((self.ids.0)());
        let Some(open) = self.deal.as_mut() else { return };
        if !matches!(open.save, SaveState::Failed(_) | SaveState::Lost(_)) {
            self.note("Saving now. Wait a moment");
            return;
        }
        let name = format!("{} (copy)", open.deal.name);
        open.at = None;
        self.edit("save as a copy", |deal| {
            deal.id = id;
            deal.name = name.as_str().into();
        });
        self.done(format!("Saving as “{name}”"));
    }

    /// Remembers where the user is in the deal, after coming back from time travel: a place in the past must not be
    /// kept.
    pub(super) fn remember_position(&mut self) {
        self.come_back();
        if let Some(open) = self.deal.as_ref() {
            self.effects.push(Effect::Remember { deal: open.deal.id, position: open.position() });
        }
    }

    /// Returns a record id and the assessor's name, for an edit.
    pub(super) fn by_assessor(&mut self) -> (RecordId, String) {
        let by = self.deal.as_ref().map_or_else(String::new, |open| open.assessor.clone());
        (self.new_record(), by)
    }

    pub(super) fn new_record(&mut self) -> RecordId {
        RecordId((self.ids.0)())
    }

    /// Returns who acts and when, with a fresh id. `by` is the assessor.
    pub(super) fn act<'a>(id: RecordId, by: &'a str, now: &ZonedDateTime) -> Act<'a> {
        Act { id, by, at: now.timestamp() }
    }

    pub(super) fn me(&self) -> String {
        self.settings.me.clone().unwrap_or_default()
    }
}
