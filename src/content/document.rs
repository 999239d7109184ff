//! One file of the method, with typed reading of its tables.
//!
//! Every read notes a fault instead of stopping, so that all faults are listed at once. What the build script made
//! isn't searched for them: every start waits for it, and the tests check the same texts as TOML. Nothing here knows the
//! method; the callers say which keys there are and what they mean. Texts leave here clean: this is the boundary for
//! the playbook, whose fields are plain strings for that reason.

use super::fault::{Fault, no_such, note, shown};
use super::tree::{Data, Table, Value, of_toml};
use crate::domain::record::text::one_line;
use std::collections::HashSet;
use std::fmt;
use std::ops::RangeInclusive;
use toml::de::DeTable;

/// A file that is well-formed.
pub(super) struct Document<'a> {
    file: &'a str,
    text: &'a str,
    root: Table<'a>,
    /// Whether somebody wrote it who may have made mistakes.
    is_checked: bool,
}

/// One table of a file while it is being read.
pub(super) struct Entry<'f, 'd> {
    document: &'d Document<'d>,
    table: &'d Table<'d>,
    label: String,
    at: usize,
    faults: &'f mut Vec<Fault>,
}

/// An entry found under an id; the value is missing where the entry has a fault.
pub(super) struct Found<T> {
    pub(super) id: String,
    pub(super) value: Option<T>,
}

impl<'a> Document<'a> {
    /// Parses a TOML file. Text that isn't TOML is reported with line and column, and the file is left out.
    pub(super) fn parse(file: &'a str, text: &'a str, faults: &mut Vec<Fault>) -> Option<Self> {
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            note(faults, || {
                let (line, column) = position(text, error.span().unwrap_or(0..0).start);
                Fault {
                    file: file.to_owned(),
                    place: format!("line {line}, column {column}"),
                    what: format!("can't be read as TOML: {}; nothing in this file is used", shown(error.message())),
                }
            });
        }
        errors.is_empty().then(|| Self { file, text, root: of_toml(root.into_inner()), is_checked: true })
    }

    /// Parses JSON that the build script made of a TOML file. Its faults have no lines.
    pub(super) fn made(file: &'a str, json: &'a str, faults: &mut Vec<Fault>) -> Option<Self> {
        match serde_json::from_str(json) {
            Ok(Data::Table(root)) => Some(Self { file, text: "", root, is_checked: false }),
            other => {
                let what = other.err().map_or_else(|| "no table".to_owned(), |error| error.to_string());
                note(faults, || Fault { file: file.to_owned(), place: String::new(), what });
                None
            }
        }
    }

    /// Returns the file's top level.
    pub(super) fn root<'f>(&'a self, faults: &'f mut Vec<Fault>) -> Entry<'f, 'a> {
        Entry { document: self, table: &self.root, label: String::new(), at: 0, faults }
    }

    /// Describes where a byte is: its line, and the entry it is in.
    fn place(&self, at: usize, label: &str) -> String {
        let (line, _) = position(self.text, at);
        match (at, label) {
            (0, label) => label.to_owned(),
            (_, "") => format!("line {line}"),
            (_, label) => format!("line {line}, {label}"),
        }
    }
}

impl<'d> Entry<'_, 'd> {
    /// Returns whether to look for faults.
    pub(super) const fn is_checked(&self) -> bool {
        self.document.is_checked
    }

    /// Reports a fault at a key of this entry.
    pub(super) fn fault(&mut self, key: &str, what: impl fmt::Display) {
        let (document, label) = (self.document, &self.label);
        let at = self.table.get(key).map_or(self.at, |field| field.key_at);
        note(self.faults, || {
            let place = document.place(at, label);
            let place = if key.is_empty() {
                place
            } else if place.is_empty() {
                format!("key `{}`", shown(key))
            } else {
                format!("{place}, key `{}`", shown(key))
            };
            Fault { file: document.file.to_owned(), place, what: what.to_string() }
        });
    }

    /// Reports every key that has no meaning here.
    pub(super) fn only(&mut self, valid: &[&str]) {
        if !self.is_checked() {
            return;
        }
        let table = self.table;
        for key in table.keys().filter(|key| !valid.contains(&&***key)) {
            self.fault(key, no_such("key", key, valid));
        }
    }

    /// Returns whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Returns the text under a key, if any; never reports a fault.
    pub(super) fn peek(&self, key: &str) -> Option<&'d str> {
        self.table.get(key).and_then(|field| field.value.data.as_text()).filter(|text| !text.trim().is_empty())
    }

    /// Reads a nonempty text of one line; empty where that is a fault.
    pub(super) fn text(&mut self, key: &str) -> String {
        self.text_of(key).unwrap_or_default()
    }

    /// Reads a nonempty text of one line.
    pub(super) fn text_of(&mut self, key: &str) -> Option<String> {
        let text = match self.value(key)? {
            Data::Text(text) => text,
            other => return self.wrong_type(key, "a text", other),
        };
        if !self.is_checked() {
            return Some(text.to_string());
        }
        let line = one_line(text);
        // Cleaning changes every text with a control character.
        if text.trim().is_empty() {
            self.refuse(key, "is empty".to_owned())
        } else if line != **text && text.chars().any(char::is_control) {
            self.refuse(key, "has a line break or another control character; write it on one line".to_owned())
        } else {
            Some(line)
        }
    }

    /// Reads true or false.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        match self.value(key)? {
            Data::Flag(flag) => Some(*flag),
            other => self.wrong_type(key, "true or false", other),
        }
    }

    /// Reads a number in a range.
    pub(super) fn number(&mut self, key: &str, range: &RangeInclusive<f64>) -> Option<f64> {
        let value = self.value(key)?;
        match value.as_number() {
            Some(number) if range.contains(&number) => Some(number),
            Some(number) => {
                self.refuse(key, format!("is {number}; valid: a number from {} to {}", range.start(), range.end()))
            }
            None => self.wrong_type(key, "a number", value),
        }
    }

    /// Reads a whole number in a range.
    pub(super) fn whole(&mut self, key: &str, range: &RangeInclusive<u32>) -> Option<u32> {
        let value = self.value(key)?;
        let number = if let Data::Whole(number) = value { u32::try_from(*number).ok() } else { None };
        match number {
            Some(number) if range.contains(&number) => Some(number),
            _ => self.refuse(key, format!("must be a whole number from {} to {}", range.start(), range.end())),
        }
    }

    /// Reads exactly `N` numbers from 0 to 1.
    pub(super) fn shares<const N: usize>(&mut self, key: &str) -> Option<[f64; N]> {
        let value = self.value(key)?;
        let numbers: Option<Vec<f64>> =
            value.as_list().and_then(|list| list.iter().map(|one| one.data.as_number()).collect());
        let Some(numbers) = numbers else { return self.wrong_type(key, &format!("a list of {N} numbers"), value) };
        if let Some(bad) = numbers.iter().find(|number| !(0.0..=1.0).contains(*number)) {
            return self.refuse(key, format!("has {bad}; valid: numbers from 0 to 1"));
        }
        let count = numbers.len();
        match numbers.try_into() {
            Ok(numbers) => Some(numbers),
            Err(_) => self.refuse(key, format!("has {count} numbers; valid: {N}, one for each profile in order")),
        }
    }

    /// Reads a list of texts, each one of the valid ones.
    pub(super) fn texts(&mut self, key: &str, noun: &str, valid: &[&str]) -> Vec<String> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let list: Option<Vec<String>> =
            value.as_list().and_then(|list| list.iter().map(|one| one.data.as_text().map(str::to_owned)).collect());
        let Some(list) = list else { return self.wrong_type(key, "a list of texts", value).unwrap_or_default() };
        for one in &list {
            if !valid.contains(&one.as_str()) {
                self.fault(key, no_such(noun, one, valid));
            }
        }
        list
    }

    /// Reads a word that has a meaning.
    pub(super) fn word<T>(
        &mut self,
        key: &str,
        noun: &str,
        meaning: impl Fn(&str) -> Option<T>,
        valid: impl FnOnce() -> Vec<&'static str>,
    ) -> Option<T> {
        let text = self.text_of(key)?;
        match meaning(&text) {
            Some(meaning) => Some(meaning),
            None => self.refuse(key, no_such(noun, &text, &valid())),
        }
    }

    /// Reads the tables of an array such as `[[tell.answer]]`, each under the id that `id_key` holds. Of two with the
    /// same id the first counts. Empty where there is no such array.
    pub(super) fn entries<T>(
        &mut self,
        key: &str,
        id_key: &str,
        mut read: impl FnMut(&mut Entry<'_, 'd>) -> Option<T>,
    ) -> Vec<Found<T>> {
        let Some(field) = self.table.get(key) else { return Vec::new() };
        let place_and_table = |one: &'d Value<'d>| Some((one.at, one.data.as_table()?));
        let tables: Option<Vec<(usize, &Table<'d>)>> =
            field.value.data.as_list().and_then(|list| list.iter().map(place_and_table).collect());
        let Some(tables) = tables else {
            self.fault(key, format!("must be a list of tables, each starting with [[{key}]]"));
            return Vec::new();
        };
        let mut found: Vec<Found<T>> = Vec::with_capacity(tables.len());
        let mut ids = HashSet::new();
        for (index, (at, table)) in tables.into_iter().enumerate() {
            let id_value = table.get(id_key).map(|field| &field.value);
            let id = id_value.and_then(|id| id.data.as_text()).unwrap_or_default();
            let id = if self.is_checked() { one_line(id) } else { id.to_owned() };
            let label = match (self.label.as_str(), id.as_str()) {
                _ if !self.is_checked() => String::new(),
                ("", "") => format!("[[{key}]] number {}", index + 1),
                ("", id) => format!("[[{key}]] {}", shown(id)),
                (parent, "") => format!("{parent}, its {key} number {}", index + 1),
                (parent, id) => format!("{parent}, its {key} {}", shown(id)),
            };
            let mut entry = Entry {
                document: self.document,
                table,
                label,
                at: id_value.map_or(at, |id| id.at),
                faults: &mut *self.faults,
            };
            if entry.is_checked() && !id.is_empty() && !ids.insert(id.clone()) {
                entry.fault("", "is there twice; the first counts".to_owned());
                continue;
            }
            let before = entry.faults.len();
            let value = read(&mut entry).filter(|_| entry.faults.len() == before);
            found.push(Found { id, value });
        }
        found
    }

    /// Returns the table under a key, such as `[words]`.
    pub(super) fn table(&mut self, key: &str) -> Option<Entry<'_, 'd>> {
        let Some(value) = self.table.get(key).map(|field| &field.value) else {
            self.fault("", format!("the table [{}] is missing", self.inner(key)));
            return None;
        };
        let Data::Table(table) = &value.data else {
            return self.wrong_type(key, "a table", &value.data);
        };
        let label = format!("[{}]", self.inner(key));
        Some(Entry { document: self.document, table, label, at: value.at, faults: &mut *self.faults })
    }

    fn inner(&self, key: &str) -> String {
        let outer = self.label.trim_matches(['[', ']']);
        if outer.is_empty() { key.to_owned() } else { format!("{outer}.{key}") }
    }

    fn value(&mut self, key: &str) -> Option<&'d Data<'d>> {
        let value = self.table.get(key).map(|field| &field.value.data);
        if value.is_none() {
            self.fault(key, "is missing".to_owned());
        }
        value
    }

    fn refuse<T>(&mut self, key: &str, what: impl fmt::Display) -> Option<T> {
        self.fault(key, what);
        None
    }

    fn wrong_type<T>(&mut self, key: &str, wanted: &str, found: &Data<'_>) -> Option<T> {
        self.refuse(key, format!("must be {wanted}, but its type is {}", found.type_name()))
    }
}

/// Returns line and column of a byte, both counted from 1; the column in characters.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
