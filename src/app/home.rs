//! Home: all deals, the ones that need attention first.

pub mod agenda;
mod arranging;
mod conflict_copies;
mod in_privacy;
mod left_out;

use super::errand::Then;
use super::filter::Filter;
use super::msg::{Listed, OnShelves, Restore, ShelvedDeal};
use super::open_deal::OpenDeal;
use super::{App, Screen};
use crate::content;
use crate::domain::judge::overview::Chosen;
use crate::domain::privacy::Mask;
use crate::domain::record::copies::Files;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::text::Text;
use agenda::Agenda;
use jiff::civil::Date;
pub(super) use left_out::LeftOut;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The state of Home.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// All deals in the current order, unreadable ones on top.
    pub rows: Vec<Listed>,
    /// The deals of the view in the archive or the trash, once they have been read.
    pub shelved: Option<Vec<Listed>>,
    /// The numbers of deals in the archive and the trash.
    pub on_shelves: OnShelves,
    pub(super) deals_folder: PathBuf,
    /// The order, the view, and the user's own views.
    pub chosen: Chosen,
    /// Indices into [`Self::present`] of the rows that pass the view and the filter.
    pub shown: Vec<usize>,
    /// The shown deals that a review of several deals leaves out, counted by reason.
    pub(super) left_out: LeftOut,
    /// The cursor, as an index into `shown`.
    pub cursor: usize,
    /// The filter over the rows of the view.
    pub filter: Filter,
    /// The current day, which some views depend on.
    pub(super) today: Date,
    /// The number of times the rows were arranged. Results computed from all rows are kept until it changes.
    pub(super) revision: u64,
    /// Whether the list has been read to the end.
    pub complete: bool,
    /// Conflict copies made by a sync program, by the file of the deal that each is named after.
    copies: HashMap<PathBuf, Vec<PathBuf>>,
    /// The number of files that each deal is in.
    files: Files,
    /// The last known names of deals that are now damaged.
    names: HashMap<PathBuf, Text>,
    /// Files known only from the last run; those not found again are dropped when the list is complete.
    unmet: HashSet<PathBuf>,
    /// Deals moved to the trash from here, latest last, which undo can restore.
    pub trashed: Vec<ShelvedDeal>,
    /// Deals restored here, latest last, each with the number of deals in the trash at the time: undo reverts these.
    pub restored: Vec<(Restore, usize)>,
    /// The deal that is being brought back, for the cursor to go to once it is listed.
    pub(super) awaited: Option<PathBuf>,
    /// Deals brought back from the trash, latest last, which redo can move there again.
    pub brought_back: Vec<ShelvedDeal>,
    /// The deal last edited from here, if nothing else was done here since: undo applies to it.
    pub edited: Option<DealId>,
    /// What to do first over all deals.
    pub(super) agenda: Agenda,
    /// How the rows are seen: the filter finds only what is shown.
    pub(super) seen: Mask,
    /// The open deal, which is the only one shown where no other may be known.
    pub(super) only: Option<DealId>,
}

impl Home {
    /// Returns the row under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Listed> {
        self.at(self.cursor)
    }

    /// Returns the shown row at an index.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Listed> {
        self.present().get(*self.shown.get(index)?)
    }

    /// Adds rows, replacing those of the same file; the cursor stays on its deal.
    pub fn add(&mut self, rows: Vec<Listed>) {
        let back = self.awaited.take_if(|path| rows.iter().any(|row| row.path == *path));
        let keep = back.or_else(|| self.selected().map(|row| row.path.clone()));
        for row in rows.iter().filter(|row| row.summary.is_err()) {
            let before = self.rows.iter().find(|old| old.path == row.path).and_then(|old| old.summary.as_ref().ok());
            self.names.extend(before.map(|summary| (row.path.clone(), summary.name.clone())));
        }
        if self.rows.is_empty() {
            self.rows = rows;
        } else {
            let new: HashSet<&Path> = rows.iter().map(|row| row.path.as_path()).collect();
            self.rows.retain(|old| !new.contains(old.path.as_path()));
            self.rows.extend(rows);
        }
        self.arrange(keep.as_deref());
    }

    /// Shows the rows of the last run until the files themselves are read.
    pub fn recall(&mut self, rows: Vec<Listed>) {
        if self.rows.is_empty() && !self.complete {
            self.unmet = rows.iter().map(|row| row.path.clone()).collect();
            self.add(rows);
        }
    }

    /// Adds rows just read; with the last of them the list is complete.
    pub fn read(&mut self, rows: Vec<Listed>, done: bool) {
        for row in &rows {
            self.unmet.remove(&row.path);
        }
        // A user who hasn't moved yet stays on the first row while the list grows.
        let is_at_top = !self.complete && self.cursor == 0;
        self.add(rows);
        if is_at_top {
            self.cursor = 0;
        }
        if done {
            for path in std::mem::take(&mut self.unmet) {
                self.remove(&path);
            }
            self.complete = true;
        }
    }

    /// Returns the name for a row. For a damaged deal it is the last known name, or one derived from its file name.
    #[must_use]
    pub fn name(&self, row: &Listed) -> Text {
        match &row.summary {
            Ok(summary) => summary.name.clone(),
            Err(_) => self.names.get(&row.path).cloned().unwrap_or_else(|| name_of_file(&row.path)),
        }
    }

    /// Adds the deals trashed before this start, so that undo reaches them too.
    pub fn remember_trash(&mut self, mut deals: Vec<ShelvedDeal>) {
        deals.retain(|deal| !self.trashed.iter().any(|known| known.bin == deal.bin));
        for (_, trashed) in &mut self.restored {
            *trashed += deals.len();
        }
        self.trashed.splice(0..0, deals);
    }

    /// Removes a deal stored in the trash or archive from those that undo brings back.
    pub(super) fn forget_shelved(&mut self, bin: &Path) {
        let Some(index) = self.trashed.iter().position(|deal| deal.bin.as_deref() == Some(bin)) else { return };
        self.trashed.remove(index);
        for (_, trashed) in &mut self.restored {
            *trashed -= usize::from(index < *trashed);
        }
    }

    /// Removes a file from the list.
    pub fn remove(&mut self, path: &Path) {
        let after = self.at(self.cursor + 1).or_else(|| self.at(self.cursor.wrapping_sub(1)));
        let keep = match self.selected() {
            Some(row) if row.path == path => after.map(|row| row.path.clone()),
            row => row.map(|row| row.path.clone()),
        };
        self.rows.retain(|row| row.path != path);
        if let Some(shelved) = self.shelved.as_mut() {
            shelved.retain(|row| row.path != path);
        }
        self.arrange(keep.as_deref());
    }
}

fn stem(path: &Path) -> std::borrow::Cow<'_, str> {
    path.file_stem().unwrap_or_default().to_string_lossy()
}

/// Returns a deal name derived from a file name: its words if this program named the file, the bare file name
/// otherwise.
fn name_of_file(path: &Path) -> Text {
    let is_id = |tail: &str| matches!(tail.len(), 8 | 32) && tail.chars().all(|c| c.is_ascii_hexdigit());
    let stem = stem(path);
    let words = stem.rsplit_once('-').filter(|(words, tail)| !words.is_empty() && is_id(tail));
    let mut letters = words.map_or_else(String::new, |(words, _)| words.replace('-', " "));
    match letters.get_mut(..1) {
        Some(first) => first.make_ascii_uppercase(),
        None => letters = path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    }
    letters.into()
}

impl App {
    pub(super) fn open_selected_deal(&mut self) {
        self.open_selected_then(Then::Stay);
    }

    fn open_selected_then(&mut self, then: Then) {
        if let Some(path) = self.home.selected().map(|row| row.path.clone()) {
            self.open_then(path, then);
        }
    }

    /// Opens the selected deal and merges its conflict copy.
    pub(super) fn take_in_listed_copy(&mut self) {
        self.open_selected_then(Then::TakeInCopy);
    }

    /// Edits the selected deal without leaving Home.
    pub(super) fn edit_listed_deal(&mut self) {
        let Some(path) = self.home.selected().map(|row| row.path.clone()) else { return };
        if self.is_open(&path) {
            self.edit_deal();
        } else {
            self.open_file(path, Then::Edit);
        }
    }

    pub(super) fn filter_deals(&mut self) {
        if self.screen == Screen::Deal {
            self.leave_deal();
        }
        self.home.filter.open = true;
    }

    /// Adds the sample deal, marked as one.
    pub(super) fn add_example(&mut self) {
        let id = DealId((self.ids.0)());
        let deal = Deal { id, ..content::sample(self.today()) };
        self.open_new(deal);
        self.done("Added an example deal with made-up people · q goes back to Home, and x there deletes it");
    }

    /// Opens a deal that has no file yet and saves it.
    pub(super) fn open_new(&mut self, deal: Deal) {
        if self.deal.as_ref().is_some_and(|open| !open.is_saved()) {
            self.say_unsaved();
            return;
        }
        self.remember_position();
        self.refresh_row();
        let assessor = self.first_assessor(&deal);
        let mut open = OpenDeal::new(Arc::new(deal), assessor, &self.playbook);
        open.show_coaching(&self.playbook.stages, None);
        self.deal = Some(open);
        self.stay_in_deal();
        self.save();
    }

    pub(super) fn leave_deal(&mut self) {
        self.way_back = None;
        self.notices.dismiss();
        self.remember_position();
        self.refresh_row();
        self.screen = Screen::Home;
    }
}
