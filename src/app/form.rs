//! A form: a few one-line fields and what to do with them. State only; what saving means lies in `submit`.

pub mod choosing;
mod field;
pub mod kind;
mod people;
mod who;

pub(super) use field::Shows;
pub use field::{Field, FieldKey, Which, edit, insert};
pub use kind::FormKind;
pub(super) use people::{label_of, people};
pub(super) use who::anybody;

use super::command::Scope;
use super::key::Key;
use super::layer::Layer;
use crate::domain::privacy::Names;
use crate::domain::record::dates::reading::Direction;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::{Text, one_line};
use crate::store::journal::About;
use choosing::{Kind, Offer};
use tui_input::Input;

/// A form being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    /// What it is for.
    pub kind: FormKind,
    /// Which deal and person it is about.
    pub about: Option<About>,
    /// What it says on top.
    pub title: String,
    /// One line below the title.
    pub lead: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field that keys go into.
    pub focus: usize,
    /// What is wrong with which field.
    pub fault: Option<(usize, String)>,
    /// The name that was asked about and is meant for another person than those who have it.
    pub settled_name: Option<String>,
    /// Those among whom the question above the form asks, each with a label: worked out once, and not while painting.
    pub candidates: Vec<(StakeholderId, String)>,
    /// The text that may mean any of them.
    pub unclear_part: String,
}

impl Form {
    /// An empty form.
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

    /// Adds a line below the title.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = lead.into();
        self
    }

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, key: FieldKey, value: &str, hint: impl Into<String>) -> Self {
        self.fields.push(Field::line(key, value, hint.into()));
        self
    }

    /// Adds a field for the day on which something happened.
    #[must_use]
    pub fn past_day(self, key: FieldKey, value: &str) -> Self {
        self.suggest(key, value, "today, yesterday, fri, 3d or 11 Dec").of(Kind::Day(Direction::Past))
    }

    /// Adds a field for the day on which something is to happen.
    #[must_use]
    pub fn future_day(self, key: FieldKey, value: &str) -> Self {
        self.suggest(key, value, "fri, next fri, 3d or 11 Dec").of(Kind::Day(Direction::Future))
    }

    /// Adds a field for one of several answers.
    #[must_use]
    pub fn one(self, key: FieldKey, value: &str, offers: Vec<Offer>) -> Self {
        self.suggest(key, value, "→ goes through them").of(Kind::One(offers))
    }

    /// Adds a field for any of several answers.
    #[must_use]
    pub fn many(self, key: FieldKey, value: &str, offers: Vec<Offer>) -> Self {
        self.field(key, value, "→ goes through them, a comma adds one").of(Kind::Many(offers))
    }

    /// Says what the last field asks, while it is empty.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.hint = hint.into();
        }
        self
    }

    /// Says that the last field was filled in with what is selected.
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

    /// Adds a field with a proposal that the first character replaces.
    #[must_use]
    pub fn suggest(self, key: FieldKey, value: &str, hint: impl Into<String>) -> Self {
        let mut form = self.field(key, value, hint);
        if let Some(field) = form.fields.last_mut() {
            (field.proposed, field.is_proposal) = (true, true);
        }
        form
    }

    /// What is typed in a field, trimmed.
    #[must_use]
    pub fn value(&self, place: impl Which) -> &str {
        let place = place.place(self);
        self.fields.get(place).map_or("", |field| field.input.value().trim())
    }

    /// The place of the answer that a field means; nothing where it is empty.
    ///
    /// # Errors
    /// Where it means none of those offered, with the field's place and what to do.
    pub fn chosen(&self, place: impl Which) -> Result<Option<usize>, (usize, String)> {
        let place = place.place(self);
        match self.fields.get(place).map(|field| &field.kind) {
            Some(Kind::One(offers)) if !self.value(place).is_empty() => {
                choosing::meant(offers, self.value(place)).map(Some).map_err(|fault| (place, fault))
            }
            Some(Kind::One(_) | Kind::Many(_) | Kind::Who(_) | Kind::Line | Kind::Day(_)) | None => Ok(None),
        }
    }

    /// The places of all answers that a field means.
    ///
    /// # Errors
    /// Where a part of it means none of those offered, with the field's place and what to do.
    pub fn all_chosen(&self, place: impl Which) -> Result<Vec<usize>, (usize, String)> {
        let place = place.place(self);
        match self.fields.get(place).map(|field| &field.kind) {
            Some(Kind::Many(offers)) => choosing::all_meant(offers, self.value(place)).map_err(|fault| (place, fault)),
            Some(Kind::One(_) | Kind::Who(_) | Kind::Line | Kind::Day(_)) | None => Ok(Vec::new()),
        }
    }

    /// The name in a field that fits several people, and those; nothing where it is clear who is meant.
    #[must_use]
    pub fn unclear(&self, place: impl Which) -> Option<(String, Vec<&Offer>)> {
        let place = place.place(self);
        self.fields.get(place)?.unclear()
    }

    /// Puts somebody for the name in a field that fits several people.
    pub(super) fn settle(&mut self, place: usize, person: Option<StakeholderId>) {
        if let Some(field) = self.fields.get_mut(place) {
            match (&field.kind, person) {
                (Kind::Who(_), person) => field.settle_who(person),
                (_, Some(person)) => field.settle(person),
                (_, None) => {}
            }
        }
    }

    /// Types these texts into the fields of these keys that are empty.
    pub(super) fn fill_in_empty(&mut self, texts: &[(&str, &str)]) {
        for field in &mut self.fields {
            let text = texts.iter().find(|(key, _)| *key == field.key);
            if let Some((_, text)) = text.filter(|_| field.input.value().trim().is_empty()) {
                field.fill_in(text, "");
            }
        }
    }

    /// Whether anything was typed.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        self.fields.iter().any(Field::is_touched)
    }

    /// Puts a field's text where it belongs. A field that was not touched changes nothing: what stands there may be newer
    /// than the form.
    fn write(&self, place: usize, into: &mut Text) {
        if self.is_field_touched(place) {
            into.set(one_line(self.value(place)).trim());
        }
    }

    /// Puts the text of the field at a place where it belongs. Returns whether it was overtaken.
    pub fn write_into(&self, place: impl Which, into: &mut Text) -> bool {
        let place = place.place(self);
        let overtaken = self.is_overtaken(place, into);
        self.write(place, into);
        overtaken
    }

    /// Puts the text of each of these fields where it belongs. Returns whether one of them was overtaken.
    pub fn write_each<'a>(&self, fields: impl IntoIterator<Item = (FieldKey, &'a mut Text)>) -> bool {
        fields.into_iter().fold(false, |overtaken, (key, into)| self.write_into(key, into) || overtaken)
    }

    /// Whether a field was changed here, and what it shows was changed elsewhere meanwhile.
    fn is_overtaken(&self, place: usize, now: &str) -> bool {
        self.is_field_touched(place)
            && self.fields.get(place).is_some_and(|field| !field.is_proposal && field.before != one_line(now))
    }

    /// Whether somebody typed into the field at this place.
    #[must_use]
    pub fn is_field_touched(&self, place: impl Which) -> bool {
        let place = place.place(self);
        self.fields.get(place).is_some_and(Field::is_touched)
    }

    /// Moves to the next field, round and round. The beginning of an answer is written out.
    pub fn next(&mut self) {
        self.write_out();
        self.focus = (self.focus + 1) % self.fields.len().max(1);
    }

    /// Writes out what the field in focus means, where it means something.
    fn write_out(&mut self) {
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        let (offers, places) = match &field.kind {
            // A name stays as it was typed.
            Kind::Line | Kind::Day(_) | Kind::Who(_) => return,
            Kind::One(offers) => (offers, choosing::meant(offers, field.input.value()).map(|place| vec![place])),
            Kind::Many(offers) => (offers, choosing::all_meant(offers, field.input.value())),
        };
        if let Ok(places) = places
            && !field.input.value().trim().is_empty()
        {
            let labels: Vec<&str> = places.iter().map(|place| offers[*place].label.as_str()).collect();
            field.input = Input::new(labels.join(", "));
        }
    }

    /// Moves to the previous field, round and round.
    pub fn previous(&mut self) {
        self.write_out();
        self.focus = (self.focus + self.fields.len().max(1) - 1) % self.fields.len().max(1);
    }

    /// Moves to a field.
    pub(super) fn go_to(&mut self, key: FieldKey) {
        self.focus = key.place(self).min(self.fields.len().saturating_sub(1));
    }

    /// What is wrong with a field.
    pub(super) fn fault(&self, key: FieldKey, fault: impl Into<String>) -> (usize, String) {
        (key.place(self), fault.into())
    }

    /// Names what is wrong and moves there.
    pub fn refuse(&mut self, place: impl Which, fault: impl Into<String>) {
        let place = place.place(self);
        self.focus = place;
        self.fault = Some((place, fault.into()));
    }
}

impl Layer for Form {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form, Scope::Always]
    }

    fn text_key(&mut self, key: Key) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            self.fault = None;
            let at_end = field.input.cursor() >= field.input.value().chars().count();
            let by = match key {
                Key::Right => 1,
                Key::Left => -1,
                _ => 0,
            };
            if at_end
                && by != 0
                && let Some(text) = choosing::turned(&field.kind, field.input.value(), by)
            {
                field.proposed = matches!(field.kind, Kind::One(_));
                field.input = Input::new(text);
                return;
            }
            if std::mem::take(&mut field.proposed) && key.is_text() {
                field.input = Input::default();
            }
            edit(&mut field.input, key);
        }
    }

    fn paste(&mut self, text: &str) -> usize {
        self.fault = None;
        self.fields.get_mut(self.focus).map_or(0, |field| {
            if std::mem::take(&mut field.proposed) {
                field.input = Input::default();
            }
            insert(&mut field.input, text)
        })
    }

    fn mask(&mut self, names: Names) {
        *self = self.in_room(names);
    }
}
