//! The conflicts that a history shows as resolved, or as gone with the entry they were about.

use crate::domain::change::address::typed;
use crate::domain::record::conflict::Conflict;
use crate::domain::record::step::{Change, Step};
use serde_json::Value;
use std::sync::Arc;

/// The name of the deal's list of conflicts, as used in addresses.
const LIST: &str = "clashes";

/// Returns all conflicts that some step removed, even if a later one brought them back.
pub(in crate::domain) fn settled(history: &[Arc<Step>]) -> impl Iterator<Item = Conflict> {
    let changes = history.iter().flat_map(|step| &step.changes).filter(|change| is_about_conflicts(change));
    changes.flat_map(|change| {
        // The last of them takes the list along, which is not written when it is empty.
        let (before, after) = (all(change, &change.from), all(change, &change.to));
        before.into_iter().filter(move |one| after.iter().all(|other| other.id != one.id))
    })
}

/// Returns whether a change is about the deal's conflicts.
pub(in crate::domain) fn is_about_conflicts(change: &Change) -> bool {
    change.place.strip_prefix(LIST).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn all(change: &Change, value: &Value) -> Vec<Conflict> {
    let list =
        if change.place == LIST { value.as_array().map(Vec::as_slice) } else { Some(std::slice::from_ref(value)) };
    list.into_iter().flatten().filter_map(typed).collect()
}
