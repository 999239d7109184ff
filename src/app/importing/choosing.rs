//! Choosing people out of an import: thousands of rows, of which a handful is wanted.
//!
//! The rows shown are worked out when the filter changes, never while painting.

use super::Beside;
use crate::app::filter::Filter;
use crate::domain::change::import::{Entry, Fate, Incoming, Rejected};
use crate::domain::record::id::StakeholderId;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tui_input::Input;

/// The most people that are chosen from the beginning: more are rarely all wanted.
const CHOSEN_AT_FIRST: usize = 25;

/// The people to choose from.
#[derive(Debug, Clone)]
pub struct Choosing {
    /// The words that rows must contain.
    pub filter: Filter,
    /// The index of the cursor among the lines shown.
    pub cursor: usize,
    found: Arc<Beside>,
    /// The lines shown: rows by their indexes, then the rejected behind them.
    shown: Arc<[u32]>,
    chosen: BTreeSet<usize>,
    /// Who was settled to be the person here of the same name, or not.
    answers: BTreeMap<usize, bool>,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// A person.
    Row {
        /// What the input says.
        row: &'a Incoming,
        /// What becomes of it.
        entry: &'a Entry,
        /// Whether it is chosen.
        is_chosen: bool,
        /// Whether it was settled to be the person here, where that was asked.
        answer: Option<bool>,
    },
    /// A line that is nobody.
    Rejected(&'a Rejected),
}

impl Choosing {
    pub(in crate::app) fn new(found: Arc<Beside>) -> Self {
        let wanted = |entry: &Entry| entry.fate != Fate::Same;
        let many = found.entries.iter().filter(|entry| wanted(entry)).count();
        let all = found.entries.iter().enumerate().filter(|(_, entry)| wanted(entry)).map(|(index, _)| index);
        let chosen = if many <= CHOSEN_AT_FIRST { all.collect() } else { BTreeSet::new() };
        let mut choosing = Self {
            filter: Filter::default(),
            cursor: 0,
            found,
            shown: Arc::default(),
            chosen,
            answers: BTreeMap::new(),
        };
        choosing.arrange();
        // What is chosen is looked at first.
        choosing.cursor = choosing.chosen.first().copied().unwrap_or(0);
        choosing
    }

    /// Returns everything that was found.
    #[must_use]
    pub fn found(&self) -> Arc<Beside> {
        Arc::clone(&self.found)
    }

    /// Returns the indexes of the lines shown.
    #[must_use]
    pub fn shown(&self) -> &[u32] {
        &self.shown
    }

    /// Returns the number of rows chosen.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.chosen.len()
    }

    /// Returns how many rows would be new, changed, asked about, unchanged; and rejected.
    #[must_use]
    pub fn counts(&self) -> [usize; 5] {
        let many = |fate: Fate| self.found.entries.iter().filter(|entry| entry.fate == fate).count();
        [many(Fate::New), many(Fate::Changed), many(Fate::Asks), many(Fate::Same), self.found.rejected.len()]
    }

    /// Returns a line shown.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<Line<'_>> {
        let index = usize::try_from(*self.shown.get(at)?).ok()?;
        match (self.found.rows.get(index), self.found.entries.get(index)) {
            (Some(row), Some(entry)) => Some(Line::Row {
                row,
                entry,
                is_chosen: self.chosen.contains(&index),
                answer: self.answers.get(&index).copied(),
            }),
            _ => self.found.rejected.get(index.checked_sub(self.found.rows.len())?).map(Line::Rejected),
        }
    }

    /// Changes the filter, and shows what it lets through.
    pub(in crate::app) fn narrow(&mut self, change: impl FnOnce(&mut Input)) {
        change(&mut self.filter.input);
        self.cursor = 0;
        self.arrange();
    }

    /// Shows the lines that the filter lets through.
    pub(in crate::app) fn arrange(&mut self) {
        let (words, is_on) = (self.filter.words(), self.filter.is_on());
        let rows = self.found.rows.iter().zip(&self.found.entries).map(|(row, entry)| {
            let texts = [&row.name, &row.title, &row.company, &row.department, &row.email, &row.role];
            let texts = texts.map(String::as_str);
            !is_on || words.found_in(&[texts.as_slice(), &[entry.fate.words()]].concat())
        });
        let rejected =
            self.found.rejected.iter().map(|one| !is_on || words.found_in(&[&one.what, &one.reason, "rejected"]));
        let shown = (0_u32..).zip(rows.chain(rejected)).filter(|(_, is_shown)| *is_shown).map(|(index, _)| index);
        self.shown = shown.collect();
        self.cursor = self.cursor.min(self.shown.len().saturating_sub(1));
    }

    fn index(&self) -> Option<usize> {
        let index = usize::try_from(*self.shown.get(self.cursor)?).ok()?;
        (index < self.found.rows.len()).then_some(index)
    }

    /// Chooses the row under the cursor, or no longer, and goes on to the next. Returns why it can't be chosen.
    pub(in crate::app) fn toggle(&mut self) -> Option<String> {
        let Some(index) = self.index() else {
            return match self.line(self.cursor) {
                Some(Line::Rejected(one)) => Some(one.reason.clone()),
                Some(Line::Row { .. }) | None => None,
            };
        };
        if !self.chosen.remove(&index) {
            self.chosen.insert(index);
        }
        self.cursor = (self.cursor + 1).min(self.shown.len().saturating_sub(1));
        None
    }

    /// Chooses every row shown, or none of them if all are chosen.
    pub(in crate::app) fn toggle_all(&mut self) {
        let indexes = self.shown.iter().filter_map(|index| usize::try_from(*index).ok());
        let indexes: Vec<usize> = indexes.filter(|index| *index < self.found.rows.len()).collect();
        if indexes.iter().all(|index| self.chosen.contains(index)) {
            indexes.iter().for_each(|index| {
                self.chosen.remove(index);
            });
        } else {
            self.chosen.extend(indexes);
        }
    }

    /// Returns whether the row under the cursor may be somebody here.
    pub(in crate::app) fn asks_here(&self) -> bool {
        self.index().is_some_and(|index| self.found.entries[index].fate == Fate::Asks)
    }

    /// Settles whether the row under the cursor is the person here; it is then chosen.
    pub(in crate::app) fn answer(&mut self, is_same: bool) {
        if let Some(index) = self.index().filter(|_| self.asks_here()) {
            self.answers.insert(index, is_same);
            self.chosen.insert(index);
        }
    }

    /// Goes to the first chosen row that may be somebody here and isn't settled. Returns its name.
    pub(in crate::app) fn go_to_open_question(&mut self) -> Option<String> {
        let is_open =
            |index: &&usize| self.found.entries[**index].fate == Fate::Asks && !self.answers.contains_key(*index);
        let index = *self.chosen.iter().find(is_open)?;
        if !self.shown.iter().any(|shown| usize::try_from(*shown) == Ok(index)) {
            self.narrow(|input| *input = Input::default());
        }
        self.cursor = self.shown.iter().position(|shown| usize::try_from(*shown) == Ok(index)).unwrap_or(0);
        Some(self.found.rows[index].name.clone())
    }

    /// Returns the chosen rows, each with the person it is.
    pub(in crate::app) fn taken(&self) -> Vec<(usize, Option<StakeholderId>)> {
        let person = |index: usize| {
            let entry = &self.found.entries[index];
            let is_other = entry.fate == Fate::Asks && self.answers.get(&index) != Some(&true);
            if is_other { None } else { entry.person }
        };
        self.chosen.iter().map(|index| (*index, person(*index))).collect()
    }
}
