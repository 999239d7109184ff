//! A field of a form: one line to fill in, the people named in it, and how keys and pastes change a line.

use super::Form;
use super::choosing::{self, Kind, Offer};
use super::earlier::Earlier;
use super::who::Whose;
use crate::app::key::Key;
use crate::domain::privacy::Datum;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::{LINE_LIMIT, acts, one_line};
use crate::store::journal::Held;
use tui_input::{Input, InputRequest};

/// The part of a field that others may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Shows {
    /// What whoever looks may see of this kind of data.
    Datum(Datum),
    /// The same, but only while people are shown by name: it names some.
    Named(Datum),
}

/// A field's identity and label: forms are built with it and read by it. None can be made without saying which kind of
/// data is typed into it, and so who sees that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldKey {
    /// The name in drafts on disk, which stays the same even if the label changes.
    pub(in crate::app) key: &'static str,
    /// The text in front of the field.
    pub(in crate::app) label: &'static str,
    /// The part of it that others may see.
    pub(in crate::app) shows: Shows,
}

impl FieldKey {
    /// Creates the key of a field that customers don't see; its label is its key unless it gets another.
    pub(in crate::app) const fn private(key: &'static str) -> Self {
        Self::of(Datum::Judgments, key)
    }

    /// Creates the key of a field for this kind of data.
    pub(in crate::app) const fn of(datum: Datum, key: &'static str) -> Self {
        Self { key, label: key, shows: Shows::Datum(datum) }
    }

    /// Creates the key of a field for this kind of data that names people.
    pub(in crate::app) const fn naming(datum: Datum, key: &'static str) -> Self {
        Self { shows: Shows::Named(datum), ..Self::of(datum, key) }
    }

    /// Gives it a label that differs from its key.
    pub(in crate::app) const fn labeled(self, label: &'static str) -> Self {
        Self { label, ..self }
    }
}

/// A way to name a field: by its key, or by its index, which a fault or a question carries.
pub trait Which: Copy {
    /// Returns its index in a form; one past the end if the form has no such field.
    fn index(self, form: &Form) -> usize;
}

impl Which for usize {
    fn index(self, _: &Form) -> usize {
        self
    }
}

impl Which for FieldKey {
    fn index(self, form: &Form) -> usize {
        form.fields.iter().position(|field| field.key == self.key).unwrap_or(form.fields.len())
    }
}

/// One line to fill in.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name in drafts on disk.
    pub(in crate::app) key: &'static str,
    /// The text in front of the field.
    pub label: &'static str,
    /// The part of it that others may see.
    pub(in crate::app) shows: Shows,
    /// The hint shown while it is empty.
    pub hint: String,
    /// The typed text and the cursor.
    pub input: Input,
    /// The kind of input that it takes.
    pub kind: Kind,
    /// The initial text.
    pub(super) before: String,
    /// Whether the first character typed replaces the suggestion.
    pub(super) proposed: bool,
    /// Whether the initial text is a suggestion, not a stored value.
    pub(super) is_proposal: bool,
    /// Whether the initial text came from the selection. Drafts keep such a field even if untouched, since the rest of
    /// the form is about the person in it.
    pub(in crate::app) from_selection: bool,
    /// The earlier texts, for undo in it.
    pub(super) earlier: Earlier,
    /// The people named in it when the form was last closed, under their labels then.
    pub(super) held: Vec<Held>,
    /// The text for which the user chose the customer's person that it means, or none of them, with that choice.
    pub(super) settled: Option<(String, Option<StakeholderId>)>,
}

impl Field {
    /// Creates a field for any text.
    pub(super) fn line(key: FieldKey, value: &str, hint: String) -> Self {
        let FieldKey { key, label, shows } = key;
        let before = one_line(value);
        let (input, kind, held, settled) = (before.clone().into(), Kind::Line, Vec::new(), None);
        let (proposed, is_proposal, from_selection, earlier) = (false, false, false, Earlier::default());
        Self {
            key,
            label,
            shows,
            hint,
            input,
            kind,
            before,
            proposed,
            is_proposal,
            from_selection,
            earlier,
            held,
            settled,
        }
    }

    /// Returns whether somebody typed into it.
    pub(in crate::app) fn is_touched(&self) -> bool {
        self.input.value() != self.before
    }

    /// Inserts text at the cursor, as [`insert`] does.
    pub(super) fn insert(&mut self, text: &str) -> usize {
        let text = self.cleaned(text);
        insert_cleaned(&mut self.input, &text)
    }

    /// Returns the initial text.
    pub(in crate::app) fn before(&self) -> &str {
        &self.before
    }

    /// Sets the text as if it had been typed over `before`. It may come from a file, so it is cleaned like a paste.
    pub(in crate::app) fn fill_in(&mut self, text: &str, before: &str) {
        self.input = Input::new(self.cleaned(text));
        self.before = self.cleaned(before);
        self.proposed = false;
        self.held.clear();
        self.settled = None;
    }

    /// Returns the people named in it, each under the label used there.
    pub(in crate::app) fn held(&self) -> Vec<Held> {
        let there: Vec<&str> = self.parts(self.input.value()).collect();
        let is_there = |label: &String| there.contains(&label.as_str());
        // Of thousands who are offered, only those named are copied: each key asks.
        let offers = self.offers().iter().filter(|offer| is_there(&offer.label));
        let known = offers.filter_map(|offer| Some(Held { label: offer.label.clone(), id: offer.person? }));
        self.held.iter().filter(|one| is_there(&one.label)).cloned().chain(known).collect()
    }

    /// Puts the people who were named in it back under their present labels. Somebody removed stays readable, and never
    /// means another person.
    pub(in crate::app) fn bring_back(&mut self, held: &[Held]) {
        let now = |one: &Held| {
            let offer = self.offers().iter().find(|offer| offer.person == Some(one.id));
            let gone = || format!("{} (removed)", one.label.trim_end_matches(" (removed)"));
            Held { label: offer.map_or_else(gone, |offer| offer.label.clone()), id: one.id }
        };
        let now: Vec<Held> = held.iter().map(now).collect();
        let relabeled = |text: &str| {
            let label = |part| held.iter().position(|one| one.label == part).map_or(part, |at| now[at].label.as_str());
            self.parts(text).map(label).collect::<Vec<_>>().join(", ")
        };
        if !held.is_empty() {
            let (text, before) = (relabeled(self.input.value()), relabeled(&self.before));
            self.fill_in(&text, &before);
            self.held = now;
        }
    }

    /// Returns the part that fits several people, and those people.
    pub(super) fn unclear(&self) -> Option<(String, Vec<&Offer>)> {
        let offers = self.offers();
        let text = self.input.value();
        if let Kind::Who(_) = self.kind {
            let Whose::Unclear(indices) = self.whose() else { return None };
            return Some((text.trim().to_owned(), indices.into_iter().map(|at| &offers[at]).collect()));
        }
        if !offers.iter().any(|offer| offer.person.is_some()) || choosing::written(offers, text).is_some() {
            return None;
        }
        let parts = self.parts(text).map(|part| (part, choosing::fitting(offers, part)));
        let (part, indices) = parts.into_iter().find(|(_, indices)| indices.len() > 1)?;
        Some((part.to_owned(), indices.into_iter().map(|at| &offers[at]).collect()))
    }

    /// Replaces the part that fits several people with one of them.
    pub(super) fn settle(&mut self, person: StakeholderId) {
        let Some((unclear, offers)) = self.unclear() else { return };
        let Some(label) = offers.iter().find(|one| one.person == Some(person)).map(|one| one.label.as_str()) else {
            return;
        };
        let text = self.input.value();
        let parts = self.parts(text).map(|part| if part == unclear { label } else { part });
        let settled = parts.collect::<Vec<_>>().join(", ");
        self.set(settled);
    }

    fn offers(&self) -> &[Offer] {
        match &self.kind {
            Kind::One(offers) | Kind::Many(offers) | Kind::Who(offers) => offers,
            Kind::Line | Kind::Lines | Kind::Day(_) => &[],
        }
    }

    /// Splits a text as this field reads it: a list at its commas, other texts not at all.
    fn parts<'a>(&self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let is_many = matches!(self.kind, Kind::Many(_));
        let (whole, several) = if is_many { (None, Some(choosing::parts(text))) } else { (Some(text.trim()), None) };
        whole.into_iter().chain(several.into_iter().flatten())
    }
}

/// Applies a key to a text field.
///
/// A joiner stays as typed, since the character that it joins comes after it; saving replaces one that joins nothing
/// with a mark.
pub fn edit(input: &mut Input, key: Key) {
    if let Key::Char(c) = key
        && acts(c)
    {
        insert(input, c.encode_utf8(&mut [0; 4]));
        return;
    }
    if key == Key::Ctrl('y') {
        let mut with_cut = input.clone();
        with_cut.handle(InputRequest::Yank);
        if with_cut.value().chars().count() <= LINE_LIMIT {
            *input = with_cut;
        }
        return;
    }
    let request = match key {
        Key::Char(c) if input.value().chars().count() < LINE_LIMIT => InputRequest::InsertChar(c),
        Key::Backspace | Key::Ctrl('h') => InputRequest::DeletePrevChar,
        Key::Delete => InputRequest::DeleteNextChar,
        Key::Left | Key::Ctrl('b') => InputRequest::GoToPrevChar,
        Key::Right | Key::Ctrl('f') => InputRequest::GoToNextChar,
        Key::WordLeft | Key::Alt('b') => InputRequest::GoToPrevWord,
        Key::WordRight | Key::Alt('f') => InputRequest::GoToNextWord,
        Key::Home | Key::Ctrl('a') => InputRequest::GoToStart,
        Key::End | Key::Ctrl('e') => InputRequest::GoToEnd,
        Key::Ctrl('w') | Key::AltBackspace => InputRequest::DeletePrevWord,
        Key::Ctrl('u') => InputRequest::DeleteFromStart,
        Key::Ctrl('k') => InputRequest::DeleteTillEnd,
        _ => return,
    };
    input.handle(request);
}

/// Inserts text at the cursor as one line, as far as there is room. Control and invisible characters show as a mark.
///
/// Returns how many characters did not fit.
pub fn insert(input: &mut Input, text: &str) -> usize {
    insert_cleaned(input, &one_line(text))
}

fn insert_cleaned(input: &mut Input, line: &str) -> usize {
    let value = input.value();
    let at = value.char_indices().nth(input.cursor()).map_or(value.len(), |(byte, _)| byte);
    let room = LINE_LIMIT.saturating_sub(value.chars().count());
    let taken: String = line.chars().take(room).collect();
    let count = taken.chars().count();
    let cursor = input.cursor() + count;
    let joined = format!("{}{taken}{}", &value[..at], &value[at..]);
    *input = std::mem::take(input).with_value(joined);
    input.handle(InputRequest::SetCursor(cursor));
    line.chars().count() - count
}
