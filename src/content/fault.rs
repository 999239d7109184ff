//! A fault in the method's content: its place, the problem, and the valid words.

use crate::domain::record::nearest::{ADVISED, near};
use crate::domain::record::text::one_line;
use std::fmt;

/// Something wrong in one of the method's files. Its entry is left out, or the built-in one is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name; for a built-in one, its path in the project.
    pub file: String,
    /// Line, entry and key, as far as known; empty where the whole file is meant.
    pub place: String,
    /// The problem, with the valid words.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            write!(f, "{}: {}", self.file, self.what)
        } else {
            write!(f, "{}, {}: {}", self.file, self.place, self.what)
        }
    }
}

/// Adds a fault; beyond the first [`ADVISED`] ones an empty one, since finding its line and advice takes time.
pub(super) fn note(faults: &mut Vec<Fault>, fault: impl FnOnce() -> Fault) {
    let nothing = || Fault { file: String::new(), place: String::new(), what: String::new() };
    faults.push(if faults.len() < ADVISED { fault() } else { nothing() });
}

/// Returns the first [`ADVISED`] faults, and one that counts the rest.
pub(super) fn told(mut faults: Vec<Fault>) -> Vec<Fault> {
    let more = faults.len().saturating_sub(ADVISED);
    faults.truncate(ADVISED);
    if more > 0 {
        let what = format!("and {more} more problems in these files");
        faults.push(Fault { file: "method".to_owned(), place: String::new(), what });
    }
    faults
}

/// The message that a word isn't one of the valid ones, with the nearest one and the list.
pub(super) struct NoSuch<'a> {
    noun: &'a str,
    word: &'a str,
    valid: &'a [&'a str],
}

pub(super) const fn no_such<'a>(noun: &'a str, word: &'a str, valid: &'a [&'a str]) -> NoSuch<'a> {
    NoSuch { noun, word, valid }
}

impl fmt::Display for NoSuch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { noun, word, valid } = self;
        let hint = near(word, valid).map_or_else(String::new, |near| format!("; the nearest is `{near}`"));
        write!(f, "there's no {noun} `{}`{hint}; valid: {}", shown(word), valid.join(", "))
    }
}

/// Makes a word from a file fit for one line.
pub(super) fn shown(word: &str) -> String {
    let line = one_line(word);
    if line.chars().count() <= 60 { line } else { line.chars().take(59).chain(['…']).collect() }
}
