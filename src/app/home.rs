//! Home: all deals, by what needs you.

mod in_room;
mod left_out;
mod second_copies;

use super::errand::Then;
use super::filter::Filter;
use super::msg::{Listed, Restore, Trashed};
use super::open_deal::OpenDeal;
use super::{App, Screen};
use crate::content;
use crate::domain::judge::overview::{Chosen, Order, View};
use crate::domain::record::copies::Files;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::text::{Text, Words};
use jiff::civil::Date;
pub(super) use left_out::LeftOut;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The state of Home.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// All deals in the present order, unreadable ones on top.
    pub rows: Vec<Listed>,
    /// Those in the archive, once they were read.
    pub archived: Option<Vec<Listed>>,
    pub(super) deals_folder: PathBuf,
    /// The order, the view, and the user's own views.
    pub chosen: Chosen,
    /// Places in [`Self::present`] that view and filter show.
    pub shown: Vec<usize>,
    /// How many of those cannot be reviewed.
    pub(super) left_out: LeftOut,
    /// Place in `shown`.
    pub cursor: usize,
    /// The filter.
    pub filter: Filter,
    /// Today, which some views ask for.
    pub(super) today: Date,
    /// How often the rows were arranged: what all of them lead to is worked out once for each.
    pub(super) revision: u64,
    /// Whether the list was read to the end.
    pub complete: bool,
    /// Second copies that a sync program made, by the deal's file that each is named after.
    copies: HashMap<PathBuf, Vec<PathBuf>>,
    /// In how many files each deal is.
    files: Files,
    /// What the damaged deals were called while they could be read.
    names: HashMap<PathBuf, Text>,
    /// Files that are only known from last time; those not met again go when the list is complete.
    unmet: HashSet<PathBuf>,
    /// Deals moved to the trash here, latest last, that undo can bring back.
    pub trashed: Vec<Trashed>,
    /// Deals restored here, latest last, with how many were in the trash by then: what undo puts back.
    pub restored: Vec<(Restore, usize)>,
    /// Deals brought back, latest last, that redo can move again.
    pub brought_back: Vec<Trashed>,
    /// The deal edited here last, while nothing else was done here since: what undo takes back.
    pub edited: Option<DealId>,
    /// Whether others look at the screen: then a filter finds only what they may see.
    pub(super) in_room: bool,
}

impl Home {
    /// Arranges all of it anew, where nothing changed.
    pub(super) fn arrange_again(&mut self) {
        let keep = self.selected().map(|row| row.path.clone());
        self.arrange(keep.as_deref());
    }

    /// The row under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Listed> {
        self.at(self.cursor)
    }

    /// The row at a place of those that are shown.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&Listed> {
        self.present().get(*self.shown.get(place)?)
    }

    /// The order in which deals stand now.
    #[must_use]
    pub const fn order(&self) -> Order {
        if self.in_room { self.chosen.order.in_privacy() } else { self.chosen.order }
    }

    /// The view that shows now.
    #[must_use]
    pub const fn view(&self) -> View {
        if self.in_room { self.chosen.view.in_privacy() } else { self.chosen.view }
    }

    /// The rows from which view and filter choose.
    #[must_use]
    pub fn present(&self) -> &[Listed] {
        match self.view() {
            View::Archived => self.archived.as_deref().unwrap_or_default(),
            View::All | View::Urgent | View::Due | View::NoMobilizer | View::Silent | View::Ended => &self.rows,
        }
    }

    /// Adds rows, replacing those of the same file; the selection stays on its deal.
    pub fn add(&mut self, rows: Vec<Listed>) {
        let keep = self.selected().map(|row| row.path.clone());
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

    /// Shows the rows of last time until the files themselves are read.
    pub fn recall(&mut self, rows: Vec<Listed>) {
        if self.rows.is_empty() && !self.complete {
            self.unmet = rows.iter().map(|row| row.path.clone()).collect();
            self.add(rows);
        }
    }

    /// Takes in rows that were just read; with the last of them the list is complete.
    pub fn read(&mut self, rows: Vec<Listed>, done: bool) {
        for row in &rows {
            self.unmet.remove(&row.path);
        }
        self.add(rows);
        if done {
            for path in std::mem::take(&mut self.unmet) {
                self.remove(&path);
            }
            self.complete = true;
        }
    }

    /// A row's name. Of a deal that is damaged it is the last one known, or what its file's name tells.
    #[must_use]
    pub fn name(&self, row: &Listed) -> Text {
        match &row.summary {
            Ok(summary) => summary.name.clone(),
            Err(_) => self.names.get(&row.path).cloned().unwrap_or_else(|| name_of_file(&row.path)),
        }
    }

    /// Takes in what was trashed before this start, so that undo reaches it too.
    pub fn remember_trash(&mut self, mut deals: Vec<Trashed>) {
        deals.retain(|deal| !self.trashed.iter().any(|known| known.bin == deal.bin));
        for (_, trashed) in &mut self.restored {
            *trashed += deals.len();
        }
        self.trashed.splice(0..0, deals);
    }

    /// Takes what lies on a shelf there out of what undo brings back.
    pub(super) fn forget_shelved(&mut self, bin: &Path) {
        let Some(place) = self.trashed.iter().position(|deal| deal.bin.as_deref() == Some(bin)) else { return };
        self.trashed.remove(place);
        for (_, trashed) in &mut self.restored {
            *trashed -= usize::from(place < *trashed);
        }
    }

    /// Takes a file out of the list.
    pub fn remove(&mut self, path: &Path) {
        let after = self.at(self.cursor + 1).or_else(|| self.at(self.cursor.wrapping_sub(1)));
        let keep = match self.selected() {
            Some(row) if row.path == path => after.map(|row| row.path.clone()),
            row => row.map(|row| row.path.clone()),
        };
        self.rows.retain(|row| row.path != path);
        if let Some(archived) = self.archived.as_mut() {
            archived.retain(|row| row.path != path);
        }
        self.arrange(keep.as_deref());
    }

    /// Sorts, filters, and puts the cursor on a file or on the first.
    pub fn arrange(&mut self, keep: Option<&Path>) {
        let (order, in_room) = (self.chosen.order, self.in_room);
        let first = |a: &Listed, b: &Listed| match (&a.summary, &b.summary) {
            (Ok(a), Ok(b)) if in_room => order.compare_in_room(a, b),
            (Ok(a), Ok(b)) => order.compare(a, b),
            (Err(_), Ok(_)) => std::cmp::Ordering::Less,
            (Ok(_), Err(_)) => std::cmp::Ordering::Greater,
            (Err(_), Err(_)) => a.path.cmp(&b.path),
        };
        self.files = self.rows.iter().filter_map(|row| Some(row.summary.as_ref().ok()?.id)).collect();
        // Both: those that do not show now are listed elsewhere.
        self.rows.sort_by(first);
        if let Some(archived) = self.archived.as_mut() {
            archived.sort_by(first);
        }
        self.narrow(keep);
    }

    /// Filters, and puts the cursor on a file or on the first.
    pub fn narrow(&mut self, keep: Option<&Path>) {
        self.revision += 1;
        let words = self.filter.is_on().then(|| self.filter.words());
        let (view, today, in_room) = (self.view(), self.today, self.in_room);
        let rows = self.present();
        let shows = |row: &Listed| match &row.summary {
            Ok(deal) => {
                // What is typed is looked for in what the row says.
                let needs = if in_room { String::new() } else { deal.words(today) };
                let said = |words: &Words| words.found_in(&[&deal.name, &deal.value, &needs]);
                view.shows(deal, today) && words.as_ref().is_none_or(said)
            }
            Err(_) => {
                matches!(view, View::All | View::Archived)
                    && words.as_ref().is_none_or(|words| words.found_in(&[&stem(&row.path)]))
            }
        };
        let shown: Vec<usize> = (0..rows.len()).filter(|place| shows(&rows[*place])).collect();
        let kept = keep.and_then(|path| shown.iter().position(|place| rows[*place].path == path));
        let left_out = LeftOut::of(rows, &shown);
        self.cursor = kept.unwrap_or_else(|| self.cursor.min(shown.len().saturating_sub(1)));
        (self.shown, self.left_out) = (shown, left_out);
    }

    /// Puts the cursor on a file, if it is shown.
    pub fn select(&mut self, path: &Path) {
        if let Some(place) = self.shown.iter().position(|place| self.present()[*place].path == path) {
            self.cursor = place;
        }
    }
}

/// A file's name without its ending.
fn stem(path: &Path) -> std::borrow::Cow<'_, str> {
    path.file_stem().unwrap_or_default().to_string_lossy()
}

/// What a file's name tells of the deal in it: its words where this program named the file, else the bare name.
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

    /// Opens the selected deal and takes its second copy in.
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

    /// Adds the worked example as a deal that is marked as one.
    pub(super) fn add_example(&mut self) {
        let id = DealId((self.ids.0)());
        let deal = Deal { id, ..content::sample(self.today()) };
        self.open_new(deal);
        self.done("This is an example with made-up people; x on Home throws it away");
    }

    /// Opens a deal that lies nowhere yet and sends it to the disk.
    pub(super) fn open_new(&mut self, deal: Deal) {
        if self.deal.as_ref().is_some_and(|open| !open.is_saved()) {
            self.say_unsaved();
            return;
        }
        self.remember_place();
        self.refresh_row();
        let assessor = self.first_assessor(&deal);
        let mut open = OpenDeal::new(Arc::new(deal), assessor);
        open.show_coaching(&self.playbook.stages, None);
        self.deal = Some(open);
        self.stay_in_deal();
        self.save();
    }

    pub(super) fn leave_deal(&mut self) {
        self.notices.dismiss();
        self.remember_place();
        self.refresh_row();
        self.screen = Screen::Home;
    }
}
