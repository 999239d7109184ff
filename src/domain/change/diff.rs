//! The changes between two states of a deal: by whom, from what to what, and when.
//!
//! A step is found by comparing the deal before and after, by id and field, so no edit has to describe itself twice.
//! Undo adds a step that names the one it undoes; nothing is ever removed from the history.

use crate::domain::change::address::{as_value, join};
use crate::domain::record::deal::Deal;
use crate::domain::record::deal::lists::{Entry, each, header, lists};
use crate::domain::record::id::RecordId;
use crate::domain::record::step::Change;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;
use uuid::Uuid;

/// Returns the number of steps of a known state that a deal lacks.
#[must_use]
pub fn missing_steps(there: &Deal, known: &Deal) -> usize {
    let held: HashSet<RecordId> = there.history.iter().map(|step| step.id).collect();
    known.history.iter().filter(|step| !held.contains(&step.id)).count()
}

/// Returns the differences between two states of a deal, histories aside.
#[must_use]
pub fn changes(before: &Deal, after: &Deal) -> Vec<Change> {
    let mut found = Vec::new();
    compare("", &as_value(&header(before)), &as_value(&header(after)), &mut found);
    lists!(each compare_shared).iter().for_each(|compare| compare(before, after, &mut found));
    found
}

/// Compares two lists of shared entries, skipping entries that are the same allocation.
fn compare_shared<T: Entry>(before: &Deal, after: &Deal, found: &mut Vec<Change>) {
    let (before, after) = (T::list(before), T::list(after));
    let place_of = |one: &T| join(T::LIST, &one.key().to_string());
    let in_place = before.len() == after.len() && before.iter().zip(after).all(|(a, b)| a.key() == b.key());
    if in_place {
        for (a, b) in before.iter().zip(after).filter(|(a, b)| !Arc::ptr_eq(a, b)) {
            compare(&place_of(a), &as_value(a), &as_value(b), found);
        }
        return;
    }
    let (ids_before, ids_after): (Vec<Uuid>, Vec<Uuid>) =
        (before.iter().map(|one| one.key()).collect(), after.iter().map(|one| one.key()).collect());
    if !keeps_order(&ids_before, &ids_after) {
        found.push(change(T::LIST.to_owned(), as_value(before), as_value(after)));
        return;
    }
    let old: HashMap<Uuid, &Arc<T>> = before.iter().map(|one| (one.key(), one)).collect();
    let new: HashSet<Uuid> = ids_after.into_iter().collect();
    for (position, one) in before.iter().enumerate().filter(|(_, one)| !new.contains(&one.key())) {
        found.push(entry_change(position, place_of(one), as_value(one), Value::Null));
    }
    for (position, one) in after.iter().enumerate() {
        match old.get(&one.key()) {
            Some(same) if Arc::ptr_eq(same, one) => {}
            Some(other) => compare(&place_of(one), &as_value(other), &as_value(one), found),
            None => found.push(entry_change(position, place_of(one), Value::Null, as_value(one))),
        }
    }
}

fn compare(address: &str, before: &Value, after: &Value, found: &mut Vec<Change>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let gone = a.keys().filter(|key| !b.contains_key(*key));
            for key in gone.chain(b.keys()) {
                let address = join(address, key);
                match (a.get(key), b.get(key)) {
                    (Some(a), Some(b)) => compare(&address, a, b, found),
                    (a, b) => {
                        found.push(change(address, a.cloned().unwrap_or_default(), b.cloned().unwrap_or_default()));
                    }
                }
            }
        }
        (Value::Array(a), Value::Array(b)) => compare_lists(address, a, b, found),
        _ => found.push(change(address.to_owned(), before.clone(), after.clone())),
    }
}

fn compare_lists(address: &str, before: &[Value], after: &[Value], found: &mut Vec<Change>) {
    match (list_ids(before), list_ids(after)) {
        (Some(a), Some(b)) if a == b => {
            for (id, (before, after)) in a.iter().zip(before.iter().zip(after)) {
                compare(&join(address, id), before, after, found);
            }
        }
        (Some(a), Some(b)) if keeps_order(&a, &b) => {
            let old: HashMap<&str, &Value> = a.iter().copied().zip(before).collect();
            let new: HashSet<&str> = b.iter().copied().collect();
            for (position, (id, one)) in a.iter().zip(before).enumerate().filter(|(_, (id, _))| !new.contains(*id)) {
                found.push(entry_change(position, join(address, id), one.clone(), Value::Null));
            }
            for (position, (id, one)) in b.iter().zip(after).enumerate() {
                match old.get(id) {
                    Some(same) => compare(&join(address, id), same, one, found),
                    None => found.push(entry_change(position, join(address, id), Value::Null, one.clone())),
                }
            }
        }
        _ => found.push(change(address.to_owned(), Value::from(before), Value::from(after))),
    }
}

/// Returns the ids of a list's entries, if every entry has one.
fn list_ids(list: &[Value]) -> Option<Vec<&str>> {
    list.iter().map(|one| one.get("id").and_then(Value::as_str)).collect()
}

/// Returns whether entries were only added and removed: no id occurs twice, and those in both have the same order.
/// Otherwise the change holds the whole list.
pub(in crate::domain) fn keeps_order<I: Copy + Eq + Hash>(before: &[I], after: &[I]) -> bool {
    let (old, new): (HashSet<I>, HashSet<I>) = (before.iter().copied().collect(), after.iter().copied().collect());
    old.len() == before.len()
        && new.len() == after.len()
        && before.iter().filter(|id| new.contains(id)).eq(after.iter().filter(|id| old.contains(id)))
}

fn change(address: String, from: Value, to: Value) -> Change {
    Change { place: address, from, to, position: None, extra: Map::new() }
}

fn entry_change(position: usize, address: String, from: Value, to: Value) -> Change {
    Change { position: Some(position), ..change(address, from, to) }
}
