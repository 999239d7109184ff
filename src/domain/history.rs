//! Who changed what, from what to what, when.
//!
//! A step is found by comparing the deal before and after, by id and field, so no edit has to describe itself twice. Undo
//! adds a step that names the one it undoes; nothing is ever taken out of the history.

use super::coaching::Track;
use super::deal::Deal;
use super::id::RecordId;
use super::record::{Lossless, record};
use super::stakeholder::Stakeholder;
use super::text::Text;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

/// One step, as the user counts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Its id.
    pub id: RecordId,
    /// When.
    pub at: Timestamp,
    /// Who of ours; empty where nobody has said their name yet.
    pub by: Text,
    /// What was done, in words.
    pub what: Text,
    /// The step that this one undoes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undoes: Option<RecordId>,
    /// What changed.
    pub changes: Vec<Change>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One field before and after. Null stands for nothing: an entry that was added or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where: list names, ids and field names, joined by `/`. An address as it is stored, and not to be shown as it is:
    /// fields of a newer version may have any name.
    pub place: String,
    /// Before.
    pub from: Value,
    /// After.
    pub to: Value,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Step { required: id, at, what, changes; optional: by, undoes; });
record!(Change { required: place, from via Lossless, to via Lossless; optional: ; });

/// What differs between two states of a deal, histories aside.
#[must_use]
pub fn changes(before: &Deal, after: &Deal) -> Vec<Change> {
    let mut found = Vec::new();
    compare("", &as_value(&header(before)), &as_value(&header(after)), &mut found);
    compare_shared("stakeholders", &before.stakeholders, &after.stakeholders, &mut found, |one: &Stakeholder| one.id.0);
    compare_shared("coaching", &before.coaching, &after.coaching, &mut found, |one: &Track| one.id.0);
    found
}

/// The deal's own fields; clones no person.
fn header(deal: &Deal) -> Deal {
    Deal {
        id: deal.id,
        name: deal.name.clone(),
        value: deal.value.clone(),
        about: deal.about.clone(),
        owner: deal.owner.clone(),
        created: deal.created,
        sample: deal.sample,
        stakeholders: Vec::new(),
        coaching: Vec::new(),
        extra: deal.extra.clone(),
        history: Vec::new(),
    }
}

fn as_value(of: &impl Serialize) -> Value {
    // Only a map with keys that are no text can fail to become a value, and there is none.
    serde_json::to_value(of).unwrap_or_default()
}

/// Compares two lists of shared entries; entries that are the same allocation are not looked into.
fn compare_shared<T: Serialize, I: Copy + Eq + Hash + ToString>(
    place: &str,
    before: &[Arc<T>],
    after: &[Arc<T>],
    found: &mut Vec<Change>,
    id: impl Fn(&T) -> I,
) {
    let in_place = before.len() == after.len() && before.iter().zip(after).all(|(a, b)| id(a) == id(b));
    if in_place {
        for (a, b) in before.iter().zip(after).filter(|(a, b)| !Arc::ptr_eq(a, b)) {
            compare(&join(place, &id(a).to_string()), &as_value(a), &as_value(b), found);
        }
        return;
    }
    let (ids_before, ids_after): (Vec<I>, Vec<I>) =
        (before.iter().map(|one| id(one)).collect(), after.iter().map(|one| id(one)).collect());
    if !keeps_order(&ids_before, &ids_after) {
        found.push(change(place.to_owned(), as_value(&before), as_value(&after)));
        return;
    }
    let old: HashMap<I, &Arc<T>> = before.iter().map(|one| (id(one), one)).collect();
    let new: HashSet<I> = ids_after.into_iter().collect();
    for one in before.iter().filter(|one| !new.contains(&id(one))) {
        found.push(change(join(place, &id(one).to_string()), as_value(one), Value::Null));
    }
    for one in after {
        match old.get(&id(one)) {
            Some(same) if Arc::ptr_eq(same, one) => {}
            Some(other) => compare(&join(place, &id(one).to_string()), &as_value(other), &as_value(one), found),
            None => found.push(change(join(place, &id(one).to_string()), Value::Null, as_value(one))),
        }
    }
}

fn compare(place: &str, before: &Value, after: &Value, found: &mut Vec<Change>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let gone = a.keys().filter(|key| !b.contains_key(*key));
            for key in gone.chain(b.keys()) {
                let place = join(place, key);
                match (a.get(key), b.get(key)) {
                    (Some(a), Some(b)) => compare(&place, a, b, found),
                    (a, b) => found.push(change(place, a.cloned().unwrap_or_default(), b.cloned().unwrap_or_default())),
                }
            }
        }
        (Value::Array(a), Value::Array(b)) => compare_lists(place, a, b, found),
        _ => found.push(change(place.to_owned(), before.clone(), after.clone())),
    }
}

fn compare_lists(place: &str, before: &[Value], after: &[Value], found: &mut Vec<Change>) {
    match (list_ids(before), list_ids(after)) {
        (Some(a), Some(b)) if a == b => {
            for (id, (before, after)) in a.iter().zip(before.iter().zip(after)) {
                compare(&join(place, id), before, after, found);
            }
        }
        (Some(a), Some(b)) if keeps_order(&a, &b) => {
            let old: HashMap<&str, &Value> = a.iter().copied().zip(before).collect();
            let new: HashSet<&str> = b.iter().copied().collect();
            for (id, one) in a.iter().zip(before).filter(|(id, _)| !new.contains(*id)) {
                found.push(change(join(place, id), one.clone(), Value::Null));
            }
            for (id, one) in b.iter().zip(after) {
                match old.get(id) {
                    Some(same) => compare(&join(place, id), same, one, found),
                    None => found.push(change(join(place, id), Value::Null, one.clone())),
                }
            }
        }
        _ => found.push(change(place.to_owned(), Value::from(before), Value::from(after))),
    }
}

/// The ids of a list's entries, where each has one.
fn list_ids(list: &[Value]) -> Option<Vec<&str>> {
    list.iter().map(|one| one.get("id").and_then(Value::as_str)).collect()
}

/// Whether entries were only added and removed: no id stands twice, and those in both stand in the same order. Else a
/// list is told whole.
fn keeps_order<I: Copy + Eq + Hash>(before: &[I], after: &[I]) -> bool {
    let (old, new): (HashSet<I>, HashSet<I>) = (before.iter().copied().collect(), after.iter().copied().collect());
    old.len() == before.len()
        && new.len() == after.len()
        && before.iter().filter(|id| new.contains(id)).eq(after.iter().filter(|id| old.contains(id)))
}

fn change(place: String, from: Value, to: Value) -> Change {
    Change { place, from, to, extra: Map::new() }
}

fn join(place: &str, name: &str) -> String {
    if place.is_empty() { name.to_owned() } else { format!("{place}/{name}") }
}
