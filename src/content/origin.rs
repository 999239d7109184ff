//! Whose file is read, the program's own or a user's, and what follows from that for each entry.

use super::document::{Entry, Found};
use super::fault::no_such;

/// Whose file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The program's own: everything must be there.
    BuiltIn,
    /// A user's: what is not there stays as it is.
    User,
}

impl Origin {
    /// Whether a key is to be read: one that is there, or one that must be.
    pub(super) fn wants(self, entry: &Entry<'_, '_>, key: &str) -> bool {
        match self {
            Self::BuiltIn => true,
            Self::User => entry.has(key),
        }
    }
}

/// A user may replace these, and not add to them.
pub(super) fn known_id(entry: &mut Entry<'_, '_>, origin: Origin, noun: &str, known: &[&str]) {
    if origin == Origin::User
        && let Some(id) = entry.peek("id")
        && !known.contains(&id)
    {
        entry.fault("id", no_such(noun, id, known));
    }
}

/// Puts what was read without a fault in the place of the entry with the same id, or at the end.
pub(super) fn put<T>(list: &mut Vec<T>, found: Vec<Found<T>>, id: impl Fn(&T) -> &str) {
    for one in found.into_iter().filter_map(|one| one.value) {
        match list.iter_mut().find(|old| id(old) == id(&one)) {
            Some(old) => *old = one,
            None => list.push(one),
        }
    }
}
