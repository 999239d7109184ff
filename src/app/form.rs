//! A form: a few one-line fields and what they are for. State only; the table beside it says how each kind is opened and saved.

pub mod choosing;
mod earlier;
mod field;
mod kind;
mod lines;
mod people;
mod table;
mod typing;
mod who;

pub(super) use field::Shows;
pub use field::{Field, FieldKey, Which, edit, insert};
pub(super) use kind::Saves;
pub(super) use people::{label_of, people};
pub use table::FormKind;
pub(in crate::app) use table::PRIVATE;
pub(super) use who::anybody;

use super::command::Scope;
use super::key::Key;
use super::layer::Layer;
use crate::domain::privacy::Mask;
use crate::domain::record::dates::reading::Direction;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::Text;
use crate::store::journal::About;
use choosing::{Kind, Offer};

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    /// The purpose of the form.
    pub kind: FormKind,
    /// The deal and person it is about, if any.
    pub about: Option<About>,
    /// The heading.
    pub title: String,
    /// One line below the title; empty if there is none.
    pub lead: String,
    /// The fields, top to bottom.
    pub fields: Vec<Field>,
    /// The index of the field that keys go into.
    pub focus: usize,
    /// The index of a rejected field, and what is wrong with it.
    pub fault: Option<(usize, String)>,
    /// The name that the user was asked about and confirmed, so that the question is not repeated.
    pub settled_name: Option<String>,
    /// The people that the question above the form offers, each with a label: computed once, not while drawing.
    pub candidates: Vec<(StakeholderId, String)>,
    /// The text that may refer to any of the candidates.
    pub unclear_part: String,
}

impl Form {
    /// Creates an empty form.
    #[must_use]
    pub fn new(kind: FormKind, title: impl Into<String>) -> Self {
        let (title, lead) = (title.into(), String::new());
        Self {
            kind,
            about: None,
            title,
            lead,
            fields: Vec::new(),
            focus: 0,
            fault: None,
            settled_name: None,
            candidates: Vec::new(),
            unclear_part: String::new(),
        }
    }

    /// Sets the line below the title.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = lead.into();
        self
    }

    /// Adds a one-line field.
    #[must_use]
    pub fn field(mut self, key: FieldKey, value: &str, hint: impl Into<String>) -> Self {
        self.fields.push(Field::line(key, value, hint.into()));
        self
    }

    /// Adds a field for the day on which something happened. A day is `today` or written as [`dated`] does, so that all
    /// fields look alike.
    ///
    /// [`dated`]: crate::domain::record::dates::dated
    #[must_use]
    pub fn past_day(self, key: FieldKey, value: &str) -> Self {
        self.suggest(key, value, "such as yesterday, -3d, fri or 11 Nov").of(Kind::Day(Direction::Past))
    }

    /// Adds a field for the day on which something is due.
    #[must_use]
    pub fn future_day(self, key: FieldKey, value: &str) -> Self {
        self.suggest(key, value, "such as fri, next fri, +3d or 11 Dec").of(Kind::Day(Direction::Future))
    }

    /// Adds a field for one of several answers.
    #[must_use]
    pub fn one(self, key: FieldKey, value: &str, offers: Vec<Offer>) -> Self {
        self.suggest(key, value, "→ to choose").of(Kind::One(offers.into()))
    }

    /// Adds a field for any number of several answers.
    #[must_use]
    pub fn many(self, key: FieldKey, value: &str, offers: Vec<Offer>) -> Self {
        self.field(key, value, "→ to choose, comma for more").of(Kind::Many(offers.into()))
    }

    /// Sets the last field's hint, shown while the field is empty.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.hint = hint.into();
        }
        self
    }

    /// Marks the last field as filled in from the selection.
    #[must_use]
    pub fn from_selection(mut self) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.from_selection = true;
        }
        self
    }

    fn of(mut self, kind: Kind) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.kind = kind;
        }
        self
    }

    /// Adds a field with a suggestion that the first typed character replaces.
    #[must_use]
    pub fn suggest(self, key: FieldKey, value: &str, hint: impl Into<String>) -> Self {
        let mut form = self.field(key, value, hint);
        if let Some(field) = form.fields.last_mut() {
            (field.proposed, field.is_proposal) = (true, true);
        }
        form
    }

    /// Returns the text of a field, trimmed.
    #[must_use]
    pub fn value(&self, field: impl Which) -> &str {
        let index = field.index(self);
        self.fields.get(index).map_or("", |field| field.input.value().trim())
    }

    /// Returns the text of a field as it is stored: cleaned, and trimmed.
    #[must_use]
    pub fn text(&self, field: impl Which) -> String {
        let index = field.index(self);
        self.fields.get(index).map_or_else(String::new, |field| field.cleaned(field.input.value()).trim().to_owned())
    }

    /// Returns the index of the answer chosen in a field; nothing if the field is empty.
    ///
    /// # Errors
    ///
    /// Returns the field's index and what to do if its text matches no offered answer.
    pub fn chosen(&self, field: impl Which) -> Result<Option<usize>, (usize, String)> {
        let index = field.index(self);
        match self.fields.get(index).map(|field| &field.kind) {
            Some(Kind::One(offers)) if !self.value(index).is_empty() => {
                choosing::meant(offers, self.value(index)).map(Some).map_err(|fault| (index, fault))
            }
            Some(Kind::One(_) | Kind::Many(_) | Kind::Who(_) | Kind::Line | Kind::Lines | Kind::Day(_)) | None => {
                Ok(None)
            }
        }
    }

    /// Returns the indices of all answers chosen in a field.
    ///
    /// # Errors
    ///
    /// Returns the field's index and what to do if a part of its text matches no offered answer.
    pub fn all_chosen(&self, field: impl Which) -> Result<Vec<usize>, (usize, String)> {
        let index = field.index(self);
        match self.fields.get(index).map(|field| &field.kind) {
            Some(Kind::Many(offers)) => choosing::all_meant(offers, self.value(index)).map_err(|fault| (index, fault)),
            Some(Kind::One(_) | Kind::Who(_) | Kind::Line | Kind::Lines | Kind::Day(_)) | None => Ok(Vec::new()),
        }
    }

    /// Returns the ambiguous name in a field and the people it fits; nothing if it is clear who is meant.
    #[must_use]
    pub fn unclear(&self, field: impl Which) -> Option<(String, Vec<&Offer>)> {
        let index = field.index(self);
        self.fields.get(index)?.unclear()
    }

    /// Replaces the ambiguous name in a field with a person.
    pub(super) fn settle(&mut self, index: usize, person: Option<StakeholderId>) {
        if let Some(field) = self.fields.get_mut(index) {
            match (&field.kind, person) {
                (Kind::Who(_), person) => field.settle_who(person),
                (_, Some(person)) => field.settle(person),
                (_, None) => {}
            }
        }
    }

    /// Fills in each of these texts where the field with that key is empty.
    pub(super) fn fill_in_empty(&mut self, texts: &[(&str, &str)]) {
        for field in &mut self.fields {
            let text = texts.iter().find(|(key, _)| *key == field.key);
            if let Some((_, text)) = text.filter(|_| field.input.value().trim().is_empty()) {
                field.fill_in(text, "");
            }
        }
    }

    /// Returns whether anything was typed.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.fields.iter().any(Field::is_touched)
    }

    /// Writes a field's text to its destination, unless it is untouched: the destination may be newer than the form.
    /// Returns whether somebody else changed the destination in the meantime.
    pub fn write_into(&self, field: impl Which, into: &mut Text) -> bool {
        let index = field.index(self);
        let overtaken = self.is_overtaken(index, into);
        match self.fields.get(index).filter(|field| field.is_touched()).map(|field| &field.kind) {
            Some(Kind::Lines) => into.set_lines(&self.text(index)),
            Some(_) => into.set(&self.text(index)),
            None => {}
        }
        overtaken
    }

    /// Writes the text of each field to its destination. Returns whether somebody else changed any of them in the
    /// meantime.
    pub fn write_each<'a>(&self, fields: impl IntoIterator<Item = (FieldKey, &'a mut Text)>) -> bool {
        fields.into_iter().fold(false, |overtaken, (key, into)| self.write_into(key, into) || overtaken)
    }

    /// Returns whether a field was changed here while its stored value was changed elsewhere.
    fn is_overtaken(&self, index: usize, now: &Text) -> bool {
        self.is_field_touched(index)
            && self.fields.get(index).is_some_and(|field| !field.is_proposal && field.before != field.shown(now))
    }

    /// Returns whether the user typed into a field.
    #[must_use]
    pub fn is_field_touched(&self, field: impl Which) -> bool {
        let index = field.index(self);
        self.fields.get(index).is_some_and(Field::is_touched)
    }

    /// Moves to the next field, wrapping around. A partly typed answer is completed.
    pub fn next(&mut self) {
        self.write_out();
        self.focus_on((self.focus + 1) % self.fields.len().max(1));
    }

    /// Completes the answer in the focused field, if it matches one.
    fn write_out(&mut self) {
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        let (offers, indices) = match &field.kind {
            // A name stays as typed.
            Kind::Line | Kind::Lines | Kind::Day(_) | Kind::Who(_) => return,
            Kind::One(offers) => (offers, choosing::meant(offers, field.input.value()).map(|index| vec![index])),
            Kind::Many(offers) => (offers, choosing::all_meant(offers, field.input.value())),
        };
        if let Ok(indices) = indices
            && !field.input.value().trim().is_empty()
        {
            let labels: Vec<&str> = indices.iter().map(|index| offers[*index].label.as_str()).collect();
            field.set(labels.join(", "));
        }
    }

    /// Moves to the previous field, wrapping around.
    pub fn previous(&mut self) {
        self.write_out();
        self.focus_on((self.focus + self.fields.len().max(1) - 1) % self.fields.len().max(1));
    }

    /// Moves to a field, as the next or previous one is moved to.
    pub(super) fn turn_to(&mut self, index: usize) {
        if index != self.focus && index < self.fields.len() {
            self.write_out();
            self.focus_on(index);
        }
    }

    /// Moves to a field, where what was cut can be put in.
    fn focus_on(&mut self, index: usize) {
        let left = self.fields.get(self.focus).filter(|_| index != self.focus).map(|field| field.input.clone());
        if let Some((field, left)) = self.fields.get_mut(index).zip(left) {
            field.bring_along(left);
        }
        self.focus = index;
    }

    /// Moves to the field with this key.
    pub(super) fn go_to(&mut self, key: FieldKey) {
        self.focus_on(key.index(self).min(self.fields.len().saturating_sub(1)));
    }

    /// Returns a fault for the field with this key.
    pub(super) fn fault(&self, key: FieldKey, fault: impl Into<String>) -> (usize, String) {
        (key.index(self), fault.into())
    }

    /// Shows what is wrong with a field and moves to it.
    pub fn refuse(&mut self, field: impl Which, fault: impl Into<String>) {
        let index = field.index(self);
        self.focus_on(index);
        self.fault = Some((index, fault.into()));
    }
}

impl Layer for Form {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form, Scope::Always]
    }

    fn text_key(&mut self, key: Key) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            self.fault = None;
            field.take_key(key);
        }
    }

    fn paste(&mut self, text: &str) -> usize {
        self.fault = None;
        self.fields.get_mut(self.focus).map_or(0, |field| field.take_paste(text))
    }

    fn mask(&mut self, mask: Mask) {
        *self = self.masked(mask);
    }
}
