//! Moving whole deals to the trash or the archive, and back.

use super::effect::Effect;
use super::msg::{Listed, Shelf, ShelfMove, ShelvedDeal};
use super::open_deal::OpenDeal;
use super::{App, Screen};
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

    /// Returns where the selected deal is, if it is not among the listed ones.
    pub(super) fn shelf_here(&self) -> Option<Shelf> {
        self.home.selected().and_then(|_| self.home.shelf())
    }

    /// Returns what the key that moves to the archive does here, where that is worth a hint.
    pub(super) fn archive_hint(&self) -> &'static str {
        if self.shelf_here().is_some() { "bring back" } else { "" }
    }

    /// Moves the selected deal to the archive, or back from the archive or the trash.
    pub(super) fn archive_deal(&mut self) {
        let Some(shelf) = self.shelf_here() else { return self.shelve(Shelf::Archive) };
        let Some(row) = self.home.selected() else { return };
        let (bin, name) = (row.path.clone(), self.home.name(row));
        let path = self.home.deals_folder.join(bin.file_name().unwrap_or_default());
        // Undo must not look for it there any more.
        self.home.forget_shelved(&bin);
        let deal = ShelvedDeal { name, path, bin: Some(bin), shelf };
        self.effects.push(Effect::Move { deal, to: ShelfMove::Out });
    }

    /// Reads and counts again what is in the trash and the archive, after a deal was moved.
    pub(super) fn shelves_changed(&mut self) {
        self.effects.extend(self.home.shelf().map(Effect::ListShelf));
        self.effects.push(Effect::CountShelves);
    }

    /// Takes in the list of deals in the trash or the archive, if it is still shown.
    pub(super) fn shelf_read(&mut self, shelf: Shelf, deals: Vec<Listed>, deals_folder: PathBuf) {
        self.home.deals_folder = deals_folder;
        let keep = self.home.selected().map(|row| row.path.clone());
        if self.home.shelf() == Some(shelf) {
            self.home.shelved = Some(deals);
            self.home.arrange(keep.as_deref());
        }
    }
}
