//! The merge of any JSON by id and field: a change by one side is taken, different changes by both are a conflict.
//!
//! It knows no record by name, so that fields of newer versions merge as well as today's.

use super::order::merged_order;
use crate::domain::change::address::{entry_names, join};
use crate::domain::record::conflict::Conflict;
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};

/// The base and the two sides of one value; `None` where a state doesn't have it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides<'a> {
    /// The value both started from.
    pub(super) base: Option<&'a Value>,
    /// One side's value.
    pub(super) ours: Option<&'a Value>,
    /// The other side's value.
    pub(super) theirs: Option<&'a Value>,
}

impl<'a> Sides<'a> {
    /// Returns one field of all three.
    fn field(self, name: &str) -> Self {
        let of = |one: Option<&'a Value>| one.and_then(|one| one.get(name));
        Self { base: of(self.base), ours: of(self.ours), theirs: of(self.theirs) }
    }

    /// Returns the value both agree on, or that of the only side that changed something.
    fn agreed(self) -> Option<Option<&'a Value>> {
        if self.ours == self.theirs || self.theirs == self.base {
            Some(self.ours)
        } else if self.ours == self.base {
            Some(self.theirs)
        } else {
            None
        }
    }

    fn all(self) -> impl Iterator<Item = &'a Value> {
        [self.base, self.ours, self.theirs].into_iter().flatten()
    }

    /// Returns whether all values present are lists whose entries have ids.
    fn are_lists(self) -> bool {
        self.all().all(|one| one.as_array().is_some_and(|list| entry_names(list).is_some()))
    }

    /// Returns whether both sides are acts, things that somebody did at a time, and different ones.
    fn are_two_acts(self) -> bool {
        let is_act = |one: Option<&Value>| {
            let has = |name| one.and_then(|one| one.get(name)).is_some_and(Value::is_string);
            has("at") && has("by")
        };
        is_act(self.ours) && is_act(self.theirs) && self.field("at").agreed().is_none()
    }
}

/// Returns the merged value of one address. Adds conflicts in no particular order.
pub(super) fn merge_value(address: &str, sides: Sides<'_>, conflicts: &mut Vec<Conflict>) -> Option<Value> {
    if let Some(agreed) = sides.agreed() {
        return agreed.cloned();
    }
    if sides.are_lists() {
        return Some(merge_lists(address, sides, conflicts));
    }
    if sides.ours.is_some() && sides.theirs.is_some() && sides.all().all(Value::is_object) {
        return Some(merge_fields(address, sides, conflicts));
    }
    let (standing, other) =
        if stands(sides.ours) > stands(sides.theirs) { (sides.ours, sides.theirs) } else { (sides.theirs, sides.ours) };
    conflicts.push(Conflict::new(address, sides.base.cloned(), standing.cloned(), other.cloned()));
    standing.cloned()
}

/// Returns a rank: the value with the greater one stays in place. A missing value ranks lowest; the others rank by
/// their JSON text, whose keys are sorted.
pub(super) fn stands(value: Option<&Value>) -> Option<String> {
    value.map(Value::to_string)
}

fn merge_fields(address: &str, sides: Sides<'_>, conflicts: &mut Vec<Conflict>) -> Value {
    let names: BTreeSet<&String> =
        [sides.ours, sides.theirs].into_iter().flatten().filter_map(Value::as_object).flat_map(Map::keys).collect();
    let (mut merged, mut left) = (Map::new(), names);
    if sides.are_two_acts() {
        let (together, others): (BTreeSet<&String>, BTreeSet<&String>) = left.into_iter().partition(|name| {
            let field = sides.field(name);
            field.ours != field.theirs && !field.are_lists()
        });
        merged = merge_acts(address, sides, &together, conflicts);
        left = others;
    }
    for (name, id) in told_apart(&left) {
        merged.extend(merge_told_apart(address, sides, [&name, &id], conflicts));
        left.retain(|one| **one != name && **one != id);
    }
    for name in left {
        if let Some(value) = merge_value(&join(address, name), sides.field(name), conflicts) {
            merged.insert(name.clone(), value);
        }
    }
    Value::Object(merged)
}

/// Returns the pairs of a name field and the `_id` field that says who is meant.
fn told_apart(fields: &BTreeSet<&String>) -> Vec<(String, String)> {
    fields.iter().filter_map(|id| Some((id.strip_suffix("_id")?.to_owned(), (*id).clone()))).collect()
}

/// Merges a name with its id: both come from one side, never one side's name with the other's id.
fn merge_told_apart(
    address: &str,
    sides: Sides<'_>,
    fields: [&str; 2],
    conflicts: &mut Vec<Conflict>,
) -> Map<String, Value> {
    let of = |one: Option<&Value>| -> Map<String, Value> {
        let value = |name: &str| Some((name.to_owned(), one?.get(name)?.clone()));
        fields.into_iter().filter_map(value).collect()
    };
    let (base, ours, theirs) = (of(sides.base), of(sides.ours), of(sides.theirs));
    if ours == theirs || theirs == base {
        return ours;
    }
    if ours == base {
        return theirs;
    }
    let [ours, theirs] = [ours, theirs].map(Value::Object);
    let (standing, other) = if stands(Some(&ours)) > stands(Some(&theirs)) { (ours, theirs) } else { (theirs, ours) };
    conflicts.push(Conflict::new(
        address,
        sides.base.map(|_| Value::Object(base)),
        Some(standing.clone()),
        Some(other),
    ));
    standing.as_object().cloned().unwrap_or_default()
}

/// Merges the fields in which two acts differ: all come from one act, never one's answer with the other's time. The
/// later act stays. Where only the time differs, both did the same and there is no conflict.
fn merge_acts(
    address: &str,
    sides: Sides<'_>,
    fields: &BTreeSet<&String>,
    conflicts: &mut Vec<Conflict>,
) -> Map<String, Value> {
    let of = |one: Option<&Value>| -> Map<String, Value> {
        let value = |name: &String| one.and_then(|one| one.get(name)).cloned();
        fields.iter().filter_map(|name| Some(((*name).clone(), value(name)?))).collect()
    };
    let at =
        |act: &Map<String, Value>| act.get("at").and_then(Value::as_str).and_then(|at| at.parse::<Timestamp>().ok());
    let rank = |act: &Map<String, Value>| (at(act), Value::Object(act.clone()).to_string());
    let (mut standing, mut other) = (of(sides.ours), of(sides.theirs));
    if rank(&other) > rank(&standing) {
        std::mem::swap(&mut standing, &mut other);
    }
    if fields.len() > 1 {
        let base = sides.base.map(|_| Value::Object(of(sides.base)));
        conflicts.push(Conflict::new(address, base, Some(Value::Object(standing.clone())), Some(Value::Object(other))));
    }
    standing
}

/// Merges lists by id, taking a missing list for an empty one.
fn merge_lists(address: &str, sides: Sides<'_>, conflicts: &mut Vec<Conflict>) -> Value {
    let names =
        |one: Option<&Value>| one.and_then(Value::as_array).and_then(|list| entry_names(list)).unwrap_or_default();
    let (base_names, our_names, their_names) = (names(sides.base), names(sides.ours), names(sides.theirs));
    let base = by_name(&base_names, sides.base);
    let ours = by_name(&our_names, sides.ours);
    let theirs = by_name(&their_names, sides.theirs);
    let mut merged: HashMap<&str, Value> = HashMap::new();
    for name in our_names.iter().chain(their_names.iter().filter(|name| !ours.contains_key(name.as_str()))) {
        let name = name.as_str();
        let sides =
            Sides { base: base.get(name).copied(), ours: ours.get(name).copied(), theirs: theirs.get(name).copied() };
        if let Some(value) = merge_value(&join(address, name), sides, conflicts) {
            merged.insert(name, value);
        }
    }
    let base: Vec<&str> = base_names.iter().map(String::as_str).collect();
    let order = merged_order(&base, &kept(&our_names, &merged), &kept(&their_names, &merged));
    Value::Array(order.into_iter().filter_map(|name| merged.remove(name)).collect())
}

fn by_name<'a>(names: &'a [String], list: Option<&'a Value>) -> HashMap<&'a str, &'a Value> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    names.iter().map(String::as_str).zip(list).collect()
}

fn kept<'a>(names: &'a [String], merged: &HashMap<&str, Value>) -> Vec<&'a str> {
    names.iter().map(String::as_str).filter(|name| merged.contains_key(name)).collect()
}
