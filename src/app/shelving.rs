//! Moving whole deals to the trash or the archive, and back.

use super::effect::Effect;
use super::msg::{Listed, Shelf, ShelfMove, ShelvedDeal};
use super::open_deal::OpenDeal;
use super::{App, Screen};
use crate::domain::judge::overview::View;
use std::path::{Path, PathBuf};

impl App {
    pub(super) fn trash_deal(&mut self) {
        self.shelve(Shelf::Trash);
    }

    /// Moves the selected deal to the trash or the archive.
    pub(super) fn shelve(&mut self, shelf: Shelf) {
        let Some(row) = self.home.selected() else { return };
        let (path, name) = (row.path.clone(), self.home.name(row));
        self.home.edited = None;
        if self.lets_go_of(&path) {
            self.home.brought_back.clear();
            self.effects.push(Effect::Move { deal: ShelvedDeal { name, path, bin: None, shelf }, to: ShelfMove::In });
        }
    }

    /// Closes the open deal if this is its file. Returns false if it cannot be closed because it is not saved.
    pub(super) fn lets_go_of(&mut self, path: &Path) -> bool {
        self.come_back();
        let is_its_file = |open: &OpenDeal| open.at.as_ref().is_some_and(|at| at.path == path);
        let Some(open) = self.deal.as_ref().filter(|open| is_its_file(open)) else { return true };
        if !open.is_saved() {
            self.say_unsaved();
            return false;
        }
        self.deal = None;
        self.screen = Screen::Home;
        true
    }

    /// Undoes the last action on a whole deal on Home.
    pub(super) fn undo_on_home(&mut self) {
        match self.home.restored.last() {
            Some((_, trashed)) if self.home.trashed.len() <= *trashed => self.undo_restore(),
            Some(_) | None => self.bring_back(),
        }
    }

    /// Restores the deal trashed last.
    fn bring_back(&mut self) {
        if let Some(deal) = self.home.trashed.pop() {
            self.effects.push(Effect::Move { deal, to: ShelfMove::Out });
        }
    }

    /// Redoes on Home: moves the deal restored last to the trash again.
    pub(super) fn trash_again(&mut self) {
        let path = self.home.brought_back.last().map(|deal| deal.path.clone());
        if path.is_some_and(|path| !self.lets_go_of(&path)) {
            return;
        }
        if let Some(deal) = self.home.brought_back.pop() {
            self.effects.push(Effect::Move { deal, to: ShelfMove::In });
        }
    }

    /// Returns whether the selected deal is in the archive.
    pub(super) fn is_in_archive(&self) -> bool {
        self.home.view() == View::Archived && self.home.selected().is_some()
    }

    /// Moves the selected deal to the archive, or back from there.
    pub(super) fn archive_deal(&mut self) {
        if !self.is_in_archive() {
            return self.shelve(Shelf::Archive);
        }
        let Some(row) = self.home.selected() else { return };
        let (bin, name) = (row.path.clone(), self.home.name(row));
        let path = self.home.deals_folder.join(bin.file_name().unwrap_or_default());
        // Undo must not look for it in the archive any more.
        self.home.forget_shelved(&bin);
        let deal = ShelvedDeal { name, path, bin: Some(bin), shelf: Shelf::Archive };
        self.effects.push(Effect::Move { deal, to: ShelfMove::Out });
    }

    pub(super) fn list_archive_again(&mut self, changed: Shelf) {
        if changed == Shelf::Archive && self.home.view() == View::Archived {
            self.effects.push(Effect::ListArchive);
        } else {
            self.look_into_archive();
        }
    }

    /// Reads the archive if there is no other deal, to say that some are there.
    pub(super) fn look_into_archive(&mut self) {
        if self.home.complete && self.home.rows.is_empty() && self.home.view() != View::Archived {
            self.effects.push(Effect::ListArchive);
        }
    }

    /// Takes in the list of deals in the archive.
    pub(super) fn archive_read(&mut self, deals: Vec<Listed>, deals_folder: PathBuf) {
        (self.home.deals_folder, self.home.in_archive) = (deals_folder, deals.len());
        let keep = self.home.selected().map(|row| row.path.clone());
        if self.home.view() == View::Archived {
            self.home.archived = Some(deals);
            self.home.arrange(keep.as_deref());
        }
    }
}
