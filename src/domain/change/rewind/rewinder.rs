//! A deal taken apart, so that many steps can be taken back one after the other. Each person is converted once,
//! however many steps were about them; people without a step stay the same allocation.

use crate::domain::change::address::{Key, as_value, is_called, keys, put_where, typed, unescaped};
use crate::domain::change::settled_conflicts::is_about_conflicts;
use crate::domain::change::take_back::in_order;
use crate::domain::record::deal::Deal;
use crate::domain::record::deal::lists::{Entry, each, header, lists};
use crate::domain::record::step::{Change, Step};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// The result of taking something back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Taken {
    /// Taken back completely.
    Back,
    /// Not taken back: the deal no longer has the value that the step gave it.
    Passed,
    /// Not taken back: the step may mean either of two entries, or the rest would no longer be a deal.
    Unclear,
}

/// The parts of a deal.
pub(super) struct Rewinder {
    /// The deal's own fields and short lists.
    own: Deal,
    fields: Value,
    lists: Vec<Box<dyn Rewind>>,
}

/// One of the long lists.
struct List<T> {
    order: Vec<Key>,
    slots: HashMap<Key, Slot<T>>,
    /// The ids that occur more than once: nobody can tell which entry a step means.
    twice: HashSet<Uuid>,
}

struct Slot<T> {
    /// The entry as in the deal, if it is there.
    was: Option<Arc<T>>,
    /// The entry as JSON, once a step was about it.
    value: Option<Value>,
    changed: bool,
}

impl Rewinder {
    pub(super) fn of(deal: &Deal) -> Self {
        let own = header(deal);
        Self {
            fields: as_value(&own),
            own,
            lists: lists!(each taken_apart).iter().map(|take_apart| take_apart(deal)).collect(),
        }
    }

    /// Takes a step back, as far as possible. Conflicts that can't be taken back are skipped silently: merges add
    /// them without a step that says so.
    pub(super) fn take_back(&mut self, step: &Step) -> Taken {
        let of = |change: &Change| match self.take_change(change) {
            Taken::Passed if is_about_conflicts(change) => Taken::Back,
            taken => taken,
        };
        in_order(step).map(of).max().unwrap_or(Taken::Back)
    }

    fn take_change(&mut self, change: &Change) -> Taken {
        let names = names(&change.place);
        let Some((first, rest)) = names.split_first() else { return Taken::Unclear };
        if **first == *Step::LIST {
            return Taken::Unclear;
        }
        match self.lists.iter_mut().find(|list| list.name() == &**first) {
            Some(list) => list.take(rest, change),
            None => take_in(&mut self.fields, &names, change),
        }
    }

    /// Returns the deal in its present state, with this history. An entry that no longer makes a record is left as it
    /// was.
    pub(super) fn put_together(self, history: Vec<Arc<Step>>) -> Deal {
        let mut deal = typed(&self.fields).unwrap_or(self.own);
        self.lists.into_iter().for_each(|list| list.put_back(&mut deal));
        deal.history = history;
        deal
    }
}

/// A list whose entries may be of any type.
trait Rewind {
    /// Returns the list's name.
    fn name(&self) -> &'static str;

    /// Takes back a change to an entry of this list, or to the whole list.
    fn take(&mut self, names: &[Cow<'_, str>], change: &Change) -> Taken;

    /// Stores the list in the deal.
    fn put_back(self: Box<Self>, deal: &mut Deal);
}

fn taken_apart<T: Entry + 'static>(deal: &Deal) -> Box<dyn Rewind> {
    Box::new(List::<T>::of(deal))
}

impl<T: Entry> Rewind for List<T> {
    fn name(&self) -> &'static str {
        T::LIST
    }

    fn take(&mut self, names: &[Cow<'_, str>], change: &Change) -> Taken {
        self.take_change(names, change)
    }

    fn put_back(self: Box<Self>, deal: &mut Deal) {
        *T::list_mut(deal) = self.put_together();
    }
}

impl<T: Entry> List<T> {
    fn of(deal: &Deal) -> Self {
        let list = T::list(deal);
        let order = keys(list);
        let twice = order.iter().filter(|(_, nth)| *nth > 1).map(|(id, _)| *id).collect();
        let slots = order
            .iter()
            .copied()
            .zip(list.iter().map(|one| Slot { was: Some(Arc::clone(one)), value: None, changed: false }))
            .collect();
        Self { order, slots, twice }
    }

    fn take_change(&mut self, names: &[Cow<'_, str>], change: &Change) -> Taken {
        let Some((name, rest)) = names.split_first() else { return self.take_whole(change) };
        let Ok(id) = Uuid::try_parse(name) else { return Taken::Unclear };
        if self.twice.contains(&id) {
            return Taken::Unclear;
        }
        let key = (id, 1);
        if !rest.is_empty() {
            let Some(slot) = self.slots.get_mut(&key) else {
                return if change.to == change.from { Taken::Back } else { Taken::Passed };
            };
            let taken = take_in(slot.value(), rest, change);
            if taken == Taken::Back {
                slot.changed = true;
            }
            return taken;
        }
        let is_it = |from: &Value| from.get("id").and_then(Value::as_str) == Some(&**name);
        let Some(slot) = self.slots.get_mut(&key) else {
            if !change.to.is_null() {
                return Taken::Passed;
            } else if change.from.is_null() {
                return Taken::Back;
            } else if !is_it(&change.from) {
                return Taken::Unclear;
            }
            let at = change.position.unwrap_or(self.order.len()).min(self.order.len());
            self.order.insert(at, key);
            self.slots.insert(key, Slot::new(None, change.from.clone()));
            return Taken::Back;
        };
        if !says(slot.value(), &change.to) {
            Taken::Passed
        } else if change.from.is_null() {
            self.slots.remove(&key);
            if let Some(at) = self.place_of(key, change.position) {
                self.order.remove(at);
            }
            Taken::Back
        } else if is_it(&change.from) {
            *slot = Slot::new(slot.was.take(), change.from.clone());
            Taken::Back
        } else {
            Taken::Unclear
        }
    }

    /// Takes back a change that holds the whole list because its order differs. Entries with the same content stay.
    fn take_whole(&mut self, change: &Change) -> Taken {
        let (Some(from), Some(to)) = (change.from.as_array(), change.to.as_array()) else { return Taken::Unclear };
        let ids: Option<Vec<Uuid>> = from.iter().map(id_of).collect();
        let Some(ids) = ids.filter(|ids| ids.iter().collect::<HashSet<_>>().len() == ids.len()) else {
            return Taken::Unclear;
        };
        let is_now = self.order.len() == to.len()
            && self
                .order
                .iter()
                .zip(to)
                .all(|(key, to)| self.slots.get_mut(key).is_some_and(|slot| says(slot.value(), to)));
        if !is_now || !self.twice.is_empty() {
            return Taken::Passed;
        }
        let mut slots = HashMap::with_capacity(ids.len());
        self.order = ids.into_iter().map(|id| (id, 1)).collect();
        for (key, from) in self.order.iter().zip(from) {
            let mut slot = self.slots.remove(key).unwrap_or_else(|| Slot::new(None, from.clone()));
            if !says(slot.value(), from) {
                slot = Slot::new(slot.was, from.clone());
            }
            slots.insert(*key, slot);
        }
        self.slots = slots;
        Taken::Back
    }

    /// Returns an entry's position, trying the hint first.
    fn place_of(&self, key: Key, hint: Option<usize>) -> Option<usize> {
        let hinted = hint.filter(|at| self.order.get(*at) == Some(&key));
        hinted.or_else(|| self.order.iter().rposition(|one| *one == key))
    }

    fn put_together(mut self) -> Vec<Arc<T>> {
        let whole = |slot: Slot<T>| match slot.value.filter(|_| slot.changed) {
            Some(value) => typed(&value).map(Arc::new).or(slot.was),
            None => slot.was,
        };
        self.order.iter().filter_map(|key| self.slots.remove(key).and_then(whole)).collect()
    }
}

impl<T: Entry> Slot<T> {
    const fn new(was: Option<Arc<T>>, value: Value) -> Self {
        Self { was, value: Some(value), changed: true }
    }

    fn value(&mut self) -> &mut Value {
        let was = &self.was;
        self.value.get_or_insert_with(|| was.as_ref().map(as_value).unwrap_or_default())
    }
}

fn id_of(value: &Value) -> Option<Uuid> {
    Uuid::try_parse(value.get("id")?.as_str()?).ok()
}

/// Returns the names of an address; see [`crate::domain::change::address`].
fn names(address: &str) -> Vec<Cow<'_, str>> {
    address.split('/').map(unescaped).collect()
}

/// Returns whether a value is what a step made it. A field that holds null counts as missing.
fn says(now: &Value, made: &Value) -> bool {
    if now == made {
        return true;
    }
    match (now, made) {
        (Value::Object(a), Value::Object(b)) => {
            let other = |map: &Map<String, Value>, key: &String| map.get(key).cloned().unwrap_or_default();
            a.iter().all(|(key, value)| says(value, &other(b, key)))
                && b.iter().filter(|(key, _)| !a.contains_key(*key)).all(|(_, value)| value.is_null())
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| says(a, b)),
        _ => false,
    }
}

/// Takes back a change within a value.
fn take_in(value: &mut Value, names: &[Cow<'_, str>], change: &Change) -> Taken {
    let Some(now) = look(value, names) else { return Taken::Unclear };
    if !says(now.unwrap_or(&Value::Null), &change.to) {
        return Taken::Passed;
    }
    let from = Some(&change.from).filter(|from| !from.is_null());
    if from.is_none() && now.is_none() {
        return Taken::Back;
    }
    let find = |list: &[Value], name: &str| Some(list.iter().position(|one| is_called(one, name)));
    put_where(value, names, from.cloned(), change.position, find).map_or(Taken::Unclear, |()| Taken::Back)
}

/// Returns the value at an address, if there is one; `None` where a name on the way matches two entries.
fn look<'a>(mut at: &'a Value, names: &[Cow<'_, str>]) -> Option<Option<&'a Value>> {
    for name in names {
        let next = match at {
            Value::Array(list) => {
                let mut found = list.iter().filter(|one| is_called(one, name));
                let first = found.next();
                if found.next().is_some() {
                    return None;
                }
                first
            }
            Value::Object(map) => map.get(&**name),
            _ => None,
        };
        let Some(next) = next else { return Some(None) };
        at = next;
    }
    Some(Some(at))
}
