//! Home: all deals, by what needs you.

use super::effect::Effect;
use super::filter::Filter;
use super::form::{Form, FormKind};
use super::msg::{Bin, Listed, Restore, Trashed};
use super::open_deal::OpenDeal;
use super::{App, Screen};
use crate::content;
use crate::domain::deal::Deal;
use crate::domain::id::DealId;
use crate::domain::text::Text;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The state of Home.
#[derive(Debug, Default)]
pub struct Home {
    /// All deals, the neediest first, unreadable ones on top.
    pub rows: Vec<Listed>,
    /// Places in `rows` that the filter shows.
    pub shown: Vec<usize>,
    /// Place in `shown`.
    pub cursor: usize,
    /// The filter.
    pub filter: Filter,
    /// Whether the list was read to the end.
    pub complete: bool,
    /// Second copies that a sync program made, by the deal's file that each is named after.
    copies: HashMap<PathBuf, Vec<PathBuf>>,
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
}

impl Home {
    /// The row under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Listed> {
        self.rows.get(*self.shown.get(self.cursor)?)
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

    /// Takes in which second copies lie among the deals.
    pub fn find_copies(&mut self, files: Vec<PathBuf>) {
        self.copies.clear();
        for copy in files {
            let named_after = self.rows.iter().filter(|row| is_named_after(&copy, &row.path));
            let Some(row) = named_after.max_by_key(|row| stem(&row.path).len()) else { continue };
            self.copies.entry(row.path.clone()).or_default().push(copy);
        }
    }

    /// Takes a second copy off the list: what it says is in the deal.
    pub fn forget_copy(&mut self, copy: &Path) {
        for copies in self.copies.values_mut() {
            copies.retain(|one| one != copy);
        }
    }

    /// The second copies beside a deal's file, readable or not.
    #[must_use]
    pub fn copies_of(&self, path: &Path) -> &[PathBuf] {
        self.copies.get(path).map_or(&[], Vec::as_slice)
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

    /// Takes a file out of the list.
    pub fn remove(&mut self, path: &Path) {
        let after = self.shown.get(self.cursor + 1).or_else(|| self.shown.get(self.cursor.wrapping_sub(1)));
        let keep = match self.selected() {
            Some(row) if row.path == path => after.and_then(|place| self.rows.get(*place)).map(|row| row.path.clone()),
            row => row.map(|row| row.path.clone()),
        };
        self.rows.retain(|row| row.path != path);
        self.arrange(keep.as_deref());
    }

    /// Sorts, filters, and puts the cursor on a file or on the first.
    pub fn arrange(&mut self, keep: Option<&Path>) {
        self.rows.sort_by(|a, b| match (&a.summary, &b.summary) {
            (Ok(a), Ok(b)) => a.by_need(b),
            (Err(_), Ok(_)) => std::cmp::Ordering::Less,
            (Ok(_), Err(_)) => std::cmp::Ordering::Greater,
            (Err(_), Err(_)) => a.path.cmp(&b.path),
        });
        let words = self.filter.words();
        self.shown = (0..self.rows.len()).filter(|place| words.found_in(&texts(&self.rows[*place]))).collect();
        let kept = keep.and_then(|path| self.shown.iter().position(|place| self.rows[*place].path == path));
        self.cursor = kept.unwrap_or_else(|| self.cursor.min(self.shown.len().saturating_sub(1)));
    }

    /// Puts the cursor on a file, if it is shown.
    pub fn select(&mut self, path: &Path) {
        if let Some(place) = self.shown.iter().position(|place| self.rows[*place].path == path) {
            self.cursor = place;
        }
    }
}

/// A file's name without its ending.
fn stem(path: &Path) -> std::borrow::Cow<'_, str> {
    path.file_stem().unwrap_or_default().to_string_lossy()
}

/// Whether a second copy is named after a deal's file: the same name with something behind it.
fn is_named_after(copy: &Path, deal: &Path) -> bool {
    stem(copy).strip_prefix(&*stem(deal)).is_some_and(|rest| rest.starts_with([' ', '-', '_', '.', '(']))
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

fn texts(row: &Listed) -> [&str; 1] {
    match &row.summary {
        Ok(summary) => [&summary.name],
        Err(_) => [row.path.file_name().and_then(|name| name.to_str()).unwrap_or_default()],
    }
}

impl App {
    pub(super) fn open_selected_deal(&mut self) {
        (self.edit_when_open, self.copy_when_open) = (false, false);
        if let Some(path) = self.home.selected().map(|row| row.path.clone()) {
            self.open_path(path);
        }
    }

    /// Opens a deal's file, or goes back to it where it is the open one.
    pub(super) fn open_path(&mut self, path: PathBuf) {
        let is_open = self.deal.as_ref().and_then(|open| open.at.as_ref()).is_some_and(|at| at.path == path);
        if is_open {
            self.stay_in_deal();
        } else {
            self.open_file(path);
        }
    }

    pub(super) fn new_deal(&mut self) {
        let form = Form::new(FormKind::NewDeal, "A new deal")
            .field("Name", "", "the customer and the purchase, such as Halden Foods: line monitoring")
            .field("Value", "", "such as €480k")
            .field("About", "", "what the customer would be changing");
        self.open_form(form);
    }

    /// Opens the selected deal and takes its second copy in.
    pub(super) fn take_in_listed_copy(&mut self) {
        self.open_selected_deal();
        if self.wanted.is_some() || self.opening.is_some() {
            self.copy_when_open = true;
        } else if self.screen == Screen::Deal {
            self.know_copies();
            self.take_in_copy();
        }
    }

    pub(super) fn edit_listed_deal(&mut self) {
        self.open_selected_deal();
        // Only a deal that is being read is still to come.
        if self.wanted.is_some() || self.opening.is_some() {
            self.edit_when_open = true;
        } else if self.screen == Screen::Deal {
            self.edit_deal();
        }
    }

    pub(super) fn edit_deal(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let deal = &open.deal;
        let expected = deal.expected.map_or_else(String::new, |many| many.to_string());
        let form = Form::new(FormKind::EditDeal(deal.id), "The deal")
            .field("Name", &deal.name, "the customer and the purchase")
            .field("Value", &deal.value, "such as €480k")
            .field("About", &deal.about, "what the customer would be changing")
            .field("Owner", &deal.owner, "who of yours owns it; their verdicts count in lists")
            .field("Inaction costs", &deal.cost_of_inaction, "what going on as before costs, in the customer's words")
            .field("Group", &expected, "how many people take part in all, as far as you know");
        self.open_form(form);
    }

    pub(super) fn filter_deals(&mut self) {
        if self.screen == Screen::Deal {
            self.leave_deal();
        }
        self.home.filter.open = true;
    }

    pub(super) fn trash_deal(&mut self) {
        let Some(row) = self.home.selected() else { return };
        let (path, name) = (row.path.clone(), self.home.name(row));
        if self.lets_go_of(&path) {
            self.home.brought_back.clear();
            self.effects.push(Effect::Move { deal: Trashed { name, path, bin: None }, to: Bin::In });
        }
    }

    /// Closes the open deal where this is its file. False while that is not saved.
    pub(super) fn lets_go_of(&mut self, path: &Path) -> bool {
        let is_its_file = |open: &OpenDeal| open.at.as_ref().is_some_and(|at| at.path == path);
        let Some(open) = self.deal.as_ref().filter(|open| is_its_file(open)) else { return true };
        if !open.is_saved() {
            self.note("Still being saved; try again in a moment");
            return false;
        }
        self.deal = None;
        self.screen = Screen::Home;
        true
    }

    /// Undo on Home: whatever was done last to a deal as a whole.
    pub(super) fn undo_on_home(&mut self) {
        match self.home.restored.last() {
            Some((_, trashed)) if self.home.trashed.len() <= *trashed => self.undo_restore(),
            Some(_) | None => self.bring_back(),
        }
    }

    /// The deal trashed last comes back.
    fn bring_back(&mut self) {
        if let Some(deal) = self.home.trashed.pop() {
            self.effects.push(Effect::Move { deal, to: Bin::Out });
        }
    }

    /// Redo on Home: the deal brought back last goes again.
    pub(super) fn trash_again(&mut self) {
        let path = self.home.brought_back.last().map(|deal| deal.path.clone());
        if path.is_some_and(|path| !self.lets_go_of(&path)) {
            return;
        }
        if let Some(deal) = self.home.brought_back.pop() {
            self.effects.push(Effect::Move { deal, to: Bin::In });
        }
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
            self.note("The other deal is still being saved; try again in a moment");
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
