//! The origin of a file, the program's own or a user's, and what follows from it for each entry.

use super::document::{Entry, Found};
use super::fault::no_such;

/// The owner of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The program's own file, in which everything must be there.
    BuiltIn,
    /// A user's file: whatever is missing keeps its present value.
    User,
}

impl Origin {
    /// Returns whether to read a key, because it is there or must be.
    pub(super) fn wants(self, entry: &Entry<'_, '_>, key: &str) -> bool {
        match self {
            Self::BuiltIn => true,
            Self::User => entry.has(key),
        }
    }
}

/// Reports an unknown id in a user's file: users may replace these entries, but not add any.
pub(super) fn known_id(entry: &mut Entry<'_, '_>, origin: Origin, noun: &str, known: &[&str]) {
    if origin == Origin::User
        && let Some(id) = entry.peek("id")
        && !known.contains(&id)
    {
        entry.fault("id", no_such(noun, id, known));
    }
}

/// Replaces the entries with the same id by those read without a fault, and appends new ones.
pub(super) fn put<T>(list: &mut Vec<T>, found: Vec<Found<T>>, id: impl Fn(&T) -> &str) {
    for one in found.into_iter().filter_map(|one| one.value) {
        match list.iter_mut().find(|old| id(old) == id(&one)) {
            Some(old) => *old = one,
            None => list.push(one),
        }
    }
}
