//! Conflict copies that a sync program made of the open deal: offered, merged in, then moved to the trash.

use super::App;
use super::effect::Effect;
use super::msg::{Failure, Opened};
use crate::domain::change::merge::{merge, merge_base};
use crate::domain::record::id::DealId;
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    /// Offers the conflict copies of the open deal.
    pub(super) fn copies(&mut self, deal: DealId, files: Vec<PathBuf>) {
        let Some(open) = self.deal.as_mut().filter(|open| open.deal.id == deal) else { return };
        open.copies = files;
        self.know_copies();
        match self.deal.as_ref().map_or(0, |open| open.copies.len()) {
            0 => {}
            1 => self.note("This deal has a conflict copy · = merges it"),
            more => self.note(format!("This deal has {more} more conflict copies · = merges them")),
        }
    }

    /// Adds the copies known only by their file names: those that cannot be read.
    pub(super) fn know_copies(&mut self) {
        let Some(open) = self.deal.as_mut() else { return };
        let Some(at) = open.at.as_ref() else { return };
        for file in self.home.copies_of(&at.path) {
            if !open.copies.contains(file) {
                open.copies.push(file.clone());
            }
        }
    }

    pub(super) fn take_in_copy(&mut self) {
        if let Some(reason) = self.read_only() {
            self.note(format!("Not merged: {reason}"));
            return;
        }
        let Some(open) = self.deal.as_mut() else { return };
        let first = open.copies.first().cloned();
        // A copy that cannot be read must not block the next one.
        if !open.copies.is_empty() {
            open.copies.rotate_left(1);
        }
        self.effects.extend(first.map(Effect::ReadCopy));
    }

    /// Merges a copy that was read. This is not a step of this user: the copy brings its own steps along.
    pub(super) fn copy_read(&mut self, result: Result<Box<Opened>, Failure>) {
        let copy = match result {
            Ok(copy) => copy,
            Err(failure) => return self.fail(&failure),
        };
        let is_same = self.deal.as_ref().is_some_and(|open| open.deal.id == copy.deal.id);
        if is_same && let Some(reason) = self.read_only() {
            // The deal became read-only while the copy was being read.
            self.note(format!("Not merged: {reason}"));
            return;
        }
        let Some(open) = self.deal.as_mut() else { return };
        let before = open.copies.len();
        open.copies.retain(|file| *file != copy.at.path);
        if open.deal.id != copy.deal.id {
            // If the copy was not offered here, the user has moved on to another deal.
            if open.copies.len() < before {
                self.home.forget_copy(&copy.at.path);
                self.note("That file holds a different deal, so it was left alone");
            }
            return;
        }
        let ours = Arc::clone(&open.deal);
        let base = merge_base(None, &ours, &copy.deal);
        let merged = merge(base.as_ref(), &ours, &copy.deal);
        let (conflicts, merged) = (merged.conflicts.len(), Arc::new(merged.deal));
        if merged == ours {
            self.note("The copy had nothing new, so it goes to the trash");
            self.discard(copy.at.path);
            return;
        }
        open.show(Arc::clone(&merged));
        open.taken_in.push(copy.at.path);
        self.close_without_person();
        self.save();
        if conflicts == 0 {
            self.note("Merged the copy. It goes to the trash once this is saved");
        } else {
            self.tell_taken_in(&ours, &merged, conflicts);
        }
    }

    /// Moves merged copies to the trash, once their content is saved.
    pub(super) fn discard_copies(&mut self) {
        let taken_in = self.deal.as_mut().map(|open| std::mem::take(&mut open.taken_in)).unwrap_or_default();
        for copy in taken_in {
            self.discard(copy);
        }
    }

    fn discard(&mut self, copy: PathBuf) {
        self.home.forget_copy(&copy);
        self.effects.push(Effect::Discard(copy));
    }
}
