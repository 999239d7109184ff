//! A fault in the method's content: where it is, what it is, and which words would be valid.

use crate::domain::text::{nearest, one_line};
use std::fmt;

/// Something wrong in one of the method's files. The entry it is in is left out, or the built-in one is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// Line, entry and key, as far as they are known; empty where the whole file is meant.
    pub place: String,
    /// What is wrong, with the valid words.
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

/// Says that a word is not one of the valid ones, which is nearest, and which there are.
pub(super) fn no_such(noun: &str, word: &str, valid: &[&str]) -> String {
    let hint = nearest(word, valid).map_or_else(String::new, |near| format!("; the nearest is `{near}`"));
    format!("there is no {noun} `{}`{hint}; valid: {}", shown(word), valid.join(", "))
}

/// A word from a file, made fit for a line.
pub(super) fn shown(word: &str) -> String {
    let line = one_line(word);
    if line.chars().count() <= 60 { line } else { line.chars().take(59).chain(['…']).collect() }
}
