//! The checkup of a user's files and folders: what is in order, what to know, what to repair.
//!
//! Reads only. A finding that can be repaired without guessing carries its repair, which is done on request; a damaged
//! deal is not among them, since only an earlier state can take its place.

mod deals;
mod folders;
mod leftovers;
mod repair;
mod rights;

use super::Store;
use super::error::{StoreError, shown};
use crate::domain::method::playbook::Playbook;
use jiff::civil::Date;
pub use repair::Repair;
pub use rights::Private;
use std::path::Path;

/// The weight of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// All in order.
    Ok,
    /// Good to know; nothing to do.
    Note,
    /// In need of action.
    Problem,
}

/// One finding of the checkup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The stable name, such as `deals` or `doubled-person`.
    pub name: &'static str,
    /// The weight of the finding.
    pub grade: Grade,
    /// The subject: a file, a folder or a word, made safe for one line of a screen.
    pub about: String,
    /// The line and the column, each from 1, if a file has the fault at one place.
    pub line: Option<(usize, usize)>,
    /// The place inside the file, such as `stakeholders[2].id`; empty if there is none.
    pub place: String,
    /// The finding in words.
    pub words: String,
    /// The advice; empty if there is nothing to do.
    pub remedy: String,
    /// The repair on request, if there is one.
    pub repair: Option<Repair>,
    /// The number of findings: more than one if it only counts those that are not listed one by one.
    pub times: usize,
}

impl Check {
    /// Returns a finding without a place and without a repair.
    #[must_use]
    pub fn new(name: &'static str, grade: Grade, about: &str, words: &str, remedy: &str) -> Self {
        let (about, words, remedy) = (about.to_owned(), words.to_owned(), remedy.to_owned());
        Self { name, grade, about, line: None, place: String::new(), words, remedy, repair: None, times: 1 }
    }

    /// Returns a finding on a file, in the words of the error.
    #[must_use]
    pub fn of_error(grade: Grade, about: &Path, error: &StoreError) -> Self {
        let words = error.to_string();
        // The file stands beside it already.
        let words = words.strip_prefix(&format!("{}: ", shown(about))).unwrap_or(&words);
        let place = error.place();
        Self {
            line: place.map(|(line, column, _)| (line, column)),
            place: place.map(|(.., place)| place.to_owned()).unwrap_or_default(),
            ..Self::new(error.name(), grade, &shown(about), words, &error.hint())
        }
    }
}

impl Store {
    /// Checks all files and folders. Changes nothing, and creates none that is missing.
    #[must_use]
    pub fn check(&self, playbook: &Playbook, today: Date) -> Vec<Check> {
        let mut found = self.check_deals(playbook, today);
        found.extend(self.check_copies());
        found.extend(self.check_states());
        found.extend(self.check_rights());
        found.extend(self.check_place());
        found.extend(self.check_leftovers());
        found
    }
}

/// Returns a number with its noun.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod links;
#[cfg(test)]
mod tests;
