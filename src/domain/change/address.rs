//! The address of a value in a deal: list names, ids and field names, joined by `/`.
//!
//! History, merge and conflicts use the same address for the same thing. A name is escaped as in a JSON pointer (RFC
//! 6901), so that a field which a newer version calls `a/b` is one name. The second entry of a list with the same id
//! is called `id#2`. Nothing here trusts an address: what it leads to may be gone, or never have existed.

use crate::domain::record::deal::Deal;
use crate::domain::record::deal::lists::{Entry, each, header, lists};
use crate::domain::record::step::Step;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// An entry's id, and its number among the list's entries with that id.
pub(in crate::domain) type Key = (Uuid, usize);

/// Returns the keys of a list's entries, each of them unique.
pub(in crate::domain) fn keys<T: Entry>(list: &[Arc<T>]) -> Vec<Key> {
    let mut count: HashMap<Uuid, usize> = HashMap::with_capacity(list.len());
    let mut key = |id| {
        let nth = count.entry(id).and_modify(|nth| *nth += 1).or_insert(1);
        (id, *nth)
    };
    list.iter().map(|one| key(one.key())).collect()
}

/// Returns the name of a key within an address.
pub(in crate::domain) fn key_name((id, nth): Key) -> String {
    if nth == 1 { id.to_string() } else { format!("{id}#{nth}") }
}

/// Returns the unique names of a list's entries. `None` where an entry has no id, or where an id looks like another's
/// name.
pub(in crate::domain) fn entry_names(list: &[Value]) -> Option<Vec<String>> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    let mut names = Vec::with_capacity(list.len());
    for one in list {
        let id = one.get("id").and_then(Value::as_str)?;
        let nth = count.entry(id).and_modify(|nth| *nth += 1).or_insert(1);
        names.push(if *nth == 1 { id.to_owned() } else { format!("{id}#{nth}") });
    }
    let all: HashSet<&str> = names.iter().map(String::as_str).collect();
    (all.len() == names.len()).then_some(names)
}

/// Appends a name to an address.
pub(in crate::domain) fn join(address: &str, name: &str) -> String {
    let name = match name {
        "" => "~".to_owned(),
        name => name.replace('~', "~0").replace('/', "~1"),
    };
    if address.is_empty() { name } else { format!("{address}/{name}") }
}

/// Returns the names that make up an address, the outermost first.
#[must_use]
pub fn names(address: &str) -> Vec<String> {
    if address.is_empty() { Vec::new() } else { address.split('/').map(|name| unescaped(name).into_owned()).collect() }
}

/// Returns a name with its escapes resolved.
pub(super) fn unescaped(name: &str) -> Cow<'_, str> {
    match name {
        "~" => Cow::Borrowed(""),
        name if name.contains('~') => Cow::Owned(name.replace("~1", "/").replace("~0", "~")),
        name => Cow::Borrowed(name),
    }
}

pub(in crate::domain) fn as_value(of: &impl Serialize) -> Value {
    // Only a map with non-string keys can fail to convert, and there is none.
    serde_json::to_value(of).unwrap_or_default()
}

/// Reads a record from its fields, if they make one. Goes through text, as for a file: reading the value directly
/// would compile a second reader for every record, to save a few microseconds per record.
pub(in crate::domain) fn typed<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_str(&value.to_string()).ok()
}

/// The functions that read and write one of the long lists, or the history.
struct Access {
    list: &'static str,
    at: fn(&Deal, &[String]) -> Option<Value>,
    put: Put,
}

/// Writes a value, or removes it, at the address inside a list that the names lead to; a new entry goes to the
/// position.
type Put = fn(&mut Deal, &[String], Option<Value>, Option<usize>) -> Option<()>;

const fn access<T: Entry>() -> Access {
    Access { list: T::LIST, at: at_entry::<T>, put: put_entry::<T> }
}

/// Returns the access to the list of this name, if the deal has one.
fn access_to(list: &str) -> Option<Access> {
    let all: [fn() -> Access; _] = lists!(each access);
    all.into_iter().map(|access| access()).chain([access::<Step>()]).find(|one| one.list == list)
}

/// Returns whether this is the name of one of the deal's own lists.
pub(in crate::domain) fn is_list(name: &str) -> bool {
    access_to(name).is_some()
}

/// Returns the value at an address in a deal.
pub(in crate::domain) fn at(deal: &Deal, names: &[String]) -> Option<Value> {
    Reader::new(deal).at(names)
}

/// A deal that is asked for many addresses: its own fields and short lists are converted to a value only once.
pub(in crate::domain) struct Reader<'a> {
    deal: &'a Deal,
    own: OnceCell<Value>,
}

impl<'a> Reader<'a> {
    pub(in crate::domain) fn new(deal: &'a Deal) -> Self {
        Self { deal, own: OnceCell::new() }
    }

    /// Returns the value at an address.
    pub(in crate::domain) fn at(&self, names: &[String]) -> Option<Value> {
        let deal = self.deal;
        let (list, rest) = names.split_first()?;
        match access_to(list) {
            Some(access) => (access.at)(deal, rest),
            None => within(self.own.get_or_init(|| as_value(&header(deal))), names).cloned(),
        }
    }
}

fn at_entry<T: Entry>(deal: &Deal, names: &[String]) -> Option<Value> {
    let Some((name, rest)) = names.split_first() else { return Some(as_value(T::list(deal))) };
    let found = index_of(T::list(deal), name)?;
    within(&as_value(&T::list(deal)[found]), rest).cloned()
}

/// Writes a value at an address in a deal, or removes the value there. An entry that its list doesn't have goes to the
/// position, or to the end. Returns `None`, perhaps with the deal half changed, where the address leads nowhere or the
/// result would no longer be a deal.
pub(in crate::domain) fn put(
    deal: &mut Deal,
    names: &[String],
    value: Option<Value>,
    position: Option<usize>,
) -> Option<()> {
    let (list, rest) = names.split_first()?;
    if let Some(access) = access_to(list) {
        return (access.put)(deal, rest, value, position);
    }
    let mut own = as_value(&header(deal));
    put_within(&mut own, names, value, position)?;
    let mut own: Deal = typed(&own)?;
    own.take_lists(deal);
    *deal = own;
    Some(())
}

fn put_entry<T: Entry>(deal: &mut Deal, names: &[String], value: Option<Value>, position: Option<usize>) -> Option<()> {
    let list = T::list_mut(deal);
    let Some((name, rest)) = names.split_first() else {
        let all: Vec<T> = typed(&value?)?;
        *list = all.into_iter().map(Arc::new).collect();
        return Some(());
    };
    match (index_of(list, name), value) {
        (Some(found), value) if !rest.is_empty() => {
            let mut record = as_value(&list[found]);
            put_within(&mut record, rest, value, position)?;
            list[found] = Arc::new(typed(&record)?);
        }
        (Some(found), Some(value)) => list[found] = Arc::new(typed(&value)?),
        (Some(found), None) => _ = list.remove(found),
        (None, Some(value)) if rest.is_empty() => {
            let one: T = typed(&value)?;
            (one.key().to_string() == *name).then_some(())?;
            list.insert(position.unwrap_or(list.len()).min(list.len()), Arc::new(one));
        }
        (None, _) => return None,
    }
    Some(())
}

fn index_of<T: Entry>(list: &[Arc<T>], name: &str) -> Option<usize> {
    let (id, nth) = name.split_once('#').map_or((name, Some(1)), |(id, nth)| (id, nth.parse::<usize>().ok()));
    let id = Uuid::try_parse(id).ok()?;
    let mut all = list.iter().enumerate().filter(|(_, one)| one.key() == id);
    all.nth(nth?.checked_sub(1)?).map(|(found, _)| found)
}

/// Returns the value at an address inside another value.
pub(in crate::domain) fn within<'a>(value: &'a Value, names: &[String]) -> Option<&'a Value> {
    names.iter().try_fold(value, |at, name| match at {
        Value::Array(list) => entry_names(list)?.iter().position(|one| one == name).map(|found| &list[found]),
        Value::Object(map) => map.get(name),
        _ => None,
    })
}

fn put_within(at: &mut Value, names: &[String], value: Option<Value>, position: Option<usize>) -> Option<()> {
    put_where(at, names, value, position, |list, name| Some(entry_names(list)?.iter().position(|one| one == name)))
}

/// Writes a value at the address the names lead to, or removes the value there. `find` returns an entry's index in a
/// list, if it has one, or `None` where that can't be decided.
pub(super) fn put_where<S: AsRef<str>>(
    at: &mut Value,
    names: &[S],
    value: Option<Value>,
    position: Option<usize>,
    find: fn(&[Value], &str) -> Option<Option<usize>>,
) -> Option<()> {
    let (name, rest) = names.split_first()?;
    let name = name.as_ref();
    match at {
        Value::Array(list) => match (find(list, name)?, value) {
            (Some(found), value) if !rest.is_empty() => put_where(&mut list[found], rest, value, position, find)?,
            (Some(found), Some(value)) => list[found] = value,
            (Some(found), None) => _ = list.remove(found),
            (None, Some(value)) if rest.is_empty() && is_called(&value, name) => {
                list.insert(position.unwrap_or(list.len()).min(list.len()), value);
            }
            (None, _) => return None,
        },
        Value::Object(map) => match (rest, value) {
            ([], Some(value)) => _ = map.insert(name.to_owned(), value),
            ([], None) => _ = map.remove(name),
            ([entry], Some(value)) if !map.contains_key(name) => {
                // An empty list may not be written at all.
                let entry = entry.as_ref();
                let holder = if is_called(&value, entry) {
                    Value::Array(vec![value])
                } else {
                    Value::Object(Map::from_iter([(entry.to_owned(), value)]))
                };
                map.insert(name.to_owned(), holder);
            }
            (rest, value) => put_where(map.get_mut(name)?, rest, value, position, find)?,
        },
        _ => return None,
    }
    Some(())
}

pub(super) fn is_called(value: &Value, name: &str) -> bool {
    value.get("id").and_then(Value::as_str) == Some(name)
}
