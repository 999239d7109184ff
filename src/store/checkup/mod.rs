//! Looking over a user's files and folders: what is in order, what to know, what to mend.
//!
//! Reads only. What can be mended without guessing carries its repair, which is done on request; a damaged deal is none of
//! that, since only an earlier state can take its place.

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

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It is in order.
    Ok,
    /// Good to know; nothing has to be done.
    Note,
    /// Something should be done.
    Problem,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its stable name, such as `deals` or `doubled-person`.
    pub name: &'static str,
    /// How much it matters.
    pub grade: Grade,
    /// What it is about: a file, a folder or a word, fit for one line of a screen.
    pub about: String,
    /// The line and the column, each from 1, where a file is at fault at one place.
    pub line: Option<(usize, usize)>,
    /// The place inside the file, such as `stakeholders[2].id`; empty where there is none.
    pub place: String,
    /// What it is, in words.
    pub words: String,
    /// What to do; empty where nothing has to be done.
    pub remedy: String,
    /// What can be done about it on request.
    pub repair: Option<Repair>,
    /// How many findings it is: more than one where it only counts those that are not listed one by one.
    pub times: usize,
}

impl Check {
    /// Something of this grade, without a place and without a repair.
    #[must_use]
    pub fn new(name: &'static str, grade: Grade, about: &str, words: &str, remedy: &str) -> Self {
        let (about, words, remedy) = (about.to_owned(), words.to_owned(), remedy.to_owned());
        Self { name, grade, about, line: None, place: String::new(), words, remedy, repair: None, times: 1 }
    }

    /// What is wrong with a file, in the words of the error.
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
    /// Looks over all files and folders. Changes nothing, and makes none that is not there.
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

/// A number with its word.
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod links;
#[cfg(test)]
mod tests;
