//! A sync program's second copy of the open deal: offered, taken in by the one merge, and then put into the trash.

use super::App;
use super::effect::Effect;
use super::msg::{Failure, Opened};
use crate::domain::id::DealId;
use crate::domain::merge::{common_ancestor, merge};
use std::path::PathBuf;
use std::sync::Arc;

impl App {
    /// Offers second copies of the open deal.
    pub(super) fn copies(&mut self, deal: DealId, files: Vec<PathBuf>) {
        let Some(open) = self.deal.as_mut().filter(|open| open.deal.id == deal) else { return };
        open.copies = files;
        match open.copies.len() {
            0 => {}
            1 => self.note("A sync program made a second copy of this deal · & takes it in"),
            more => self.note(format!("A sync program made {more} more copies of this deal · & takes the first in")),
        }
    }

    pub(super) fn take_in_copy(&mut self) {
        if let Some(reason) = self.read_only() {
            self.note(format!("Not taken in: {reason}"));
            return;
        }
        let first = self.deal.as_ref().and_then(|open| open.copies.first().cloned());
        self.effects.extend(first.map(Effect::ReadCopy));
    }

    /// Merges a copy that was read. What it says is not a step of this user: its own steps come with it.
    pub(super) fn copy_read(&mut self, result: Result<Box<Opened>, Failure>) {
        let copy = match result {
            Ok(copy) => copy,
            Err(failure) => return self.fail(&failure),
        };
        if self.deal.as_ref().is_none_or(|open| open.deal.id != copy.deal.id) {
            return;
        }
        if let Some(reason) = self.read_only() {
            // It became so while the copy was read.
            self.note(format!("Not taken in: {reason}"));
            return;
        }
        let Some(open) = self.deal.as_mut() else { return };
        open.copies.retain(|file| *file != copy.at.path);
        let ours = Arc::clone(&open.deal);
        let base = common_ancestor(&ours, &copy.deal);
        let merged = merge(base.as_ref(), &ours, &copy.deal);
        let (clashes, merged) = (merged.clashes.len(), Arc::new(merged.deal));
        if merged == ours {
            self.note("The copy says nothing new; it goes to the trash");
            self.effects.push(Effect::Discard(copy.at.path));
            return;
        }
        open.show(Arc::clone(&merged));
        open.taken_in.push(copy.at.path);
        self.close_without_person();
        self.save();
        if clashes == 0 {
            self.note("The copy is taken in; it goes to the trash once that is saved");
        } else {
            self.tell_taken_in(&ours, &merged, clashes);
        }
    }

    /// Once the content of copies is saved, they are of no more use.
    pub(super) fn discard_copies(&mut self) {
        let taken_in = self.deal.as_mut().map(|open| std::mem::take(&mut open.taken_in)).unwrap_or_default();
        self.effects.extend(taken_in.into_iter().map(Effect::Discard));
    }
}
