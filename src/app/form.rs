//! A form: a few one-line fields and what to do with them. State only; what saving means lies in `submit`.

use super::command::Command;
use super::key::Key;
use crate::domain::answer::Item;
use crate::domain::id::{DealId, RecordId, StakeholderId};
use crate::domain::text::{LINE_LIMIT, Text, acts, one_line};
use crate::store::journal::About;
use tui_input::{Input, InputRequest};

/// What a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormKind {
    /// A new deal.
    NewDeal,
    /// The open deal's own fields.
    EditDeal(DealId),
    /// A new person in this deal.
    NewPerson(DealId),
    /// A person's own fields.
    EditPerson(StakeholderId),
    /// A mobilizing task.
    Task(StakeholderId),
    /// The words and the day of a task that is out.
    EditTask(StakeholderId, RecordId),
    /// What was seen behind an answer.
    Evidence(StakeholderId, Item),
    /// What the customer did behind a tick.
    Tick(StakeholderId, String),
    /// A line in a stage's own list.
    Line(StakeholderId, String),
    /// The reason for an own call, by the label's id.
    Call(StakeholderId, String),
    /// The user's name, and what they were about to do.
    Me(Command),
}

impl FormKind {
    /// The person it is about, where it is about one.
    #[must_use]
    pub const fn person(&self) -> Option<StakeholderId> {
        match self {
            Self::EditPerson(id)
            | Self::Task(id)
            | Self::EditTask(id, _)
            | Self::Evidence(id, _)
            | Self::Tick(id, _)
            | Self::Line(id, _)
            | Self::Call(id, _) => Some(*id),
            Self::NewDeal | Self::EditDeal(_) | Self::NewPerson(_) | Self::Me(_) => None,
        }
    }
}

/// One line to fill in.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it is.
    pub label: &'static str,
    /// Shown while it is empty.
    pub hint: String,
    /// What is typed.
    pub input: Input,
    /// What stood there at first.
    before: String,
    /// Whether the first character replaces what is proposed.
    proposed: bool,
}

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
}

impl Field {
    /// Whether somebody typed into it.
    pub(super) fn is_touched(&self) -> bool {
        self.input.value() != self.before
    }

    /// What stood there at first.
    pub(super) fn before(&self) -> &str {
        &self.before
    }

    /// Puts a text into it as if it was typed over what stood there then. It may come from a file, so it is cleaned like a
    /// paste.
    pub(super) fn fill_in(&mut self, text: &str, before: &str) {
        self.input = Input::new(one_line(text));
        self.before = one_line(before);
        self.proposed = false;
    }
}

impl Form {
    /// An empty form.
    #[must_use]
    pub fn new(kind: FormKind, title: impl Into<String>) -> Self {
        let (title, lead) = (title.into(), String::new());
        Self { kind, about: None, title, lead, fields: Vec::new(), focus: 0, fault: None }
    }

    /// Adds a line below the title.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = lead.into();
        self
    }

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, label: &'static str, value: &str, hint: impl Into<String>) -> Self {
        let before = one_line(value);
        self.fields.push(Field { label, hint: hint.into(), input: before.clone().into(), before, proposed: false });
        self
    }

    /// Adds a field with a proposal that the first character replaces.
    #[must_use]
    pub fn suggest(self, label: &'static str, value: &str, hint: impl Into<String>) -> Self {
        let mut form = self.field(label, value, hint);
        if let Some(field) = form.fields.last_mut() {
            field.proposed = true;
        }
        form
    }

    /// What is typed in a field, trimmed.
    #[must_use]
    pub fn value(&self, place: usize) -> &str {
        self.fields.get(place).map_or("", |field| field.input.value().trim())
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

    /// Puts the texts of all fields where they belong. Returns whether one of them was overtaken.
    pub fn write_all<'a>(&self, fields: impl IntoIterator<Item = &'a mut Text>) -> bool {
        let mut overtaken = false;
        for (place, field) in fields.into_iter().enumerate() {
            overtaken |= self.is_overtaken(place, field);
            self.write(place, field);
        }
        overtaken
    }

    /// Whether a field was changed here, and what it shows was changed elsewhere meanwhile.
    fn is_overtaken(&self, place: usize, now: &str) -> bool {
        self.is_field_touched(place) && self.fields.get(place).is_some_and(|field| field.before != one_line(now))
    }

    fn is_field_touched(&self, place: usize) -> bool {
        self.fields.get(place).is_some_and(Field::is_touched)
    }

    /// Moves to the next field, round and round.
    pub fn next(&mut self) {
        self.focus = (self.focus + 1) % self.fields.len().max(1);
    }

    /// Moves to the previous field, round and round.
    pub fn previous(&mut self) {
        self.focus = (self.focus + self.fields.len().max(1) - 1) % self.fields.len().max(1);
    }

    /// Gives a key to the field in focus.
    pub fn key(&mut self, key: Key) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            if std::mem::take(&mut field.proposed) && key.is_text() {
                field.input = Input::default();
            }
            edit(&mut field.input, key);
            self.fault = None;
        }
    }

    /// Puts pasted text into the field in focus. Returns how many characters found no room.
    pub fn paste(&mut self, text: &str) -> usize {
        self.fault = None;
        self.fields.get_mut(self.focus).map_or(0, |field| {
            if std::mem::take(&mut field.proposed) {
                field.input = Input::default();
            }
            insert(&mut field.input, text)
        })
    }

    /// Names what is wrong and moves there.
    pub fn refuse(&mut self, place: usize, fault: impl Into<String>) {
        self.focus = place;
        self.fault = Some((place, fault.into()));
    }
}

/// Gives a key to a text field.
///
/// A joiner stays as it is typed, since what it joins comes after it; saving marks it where it joined nothing.
pub fn edit(input: &mut Input, key: Key) {
    if let Key::Char(c) = key
        && acts(c)
    {
        insert(input, c.encode_utf8(&mut [0; 4]));
        return;
    }
    let request = match key {
        Key::Char(c) if input.value().chars().count() < LINE_LIMIT => InputRequest::InsertChar(c),
        Key::Backspace | Key::Ctrl('h') => InputRequest::DeletePrevChar,
        Key::Delete => InputRequest::DeleteNextChar,
        Key::Left => InputRequest::GoToPrevChar,
        Key::Right => InputRequest::GoToNextChar,
        Key::Home | Key::Ctrl('a') => InputRequest::GoToStart,
        Key::End | Key::Ctrl('e') => InputRequest::GoToEnd,
        Key::Ctrl('w') => InputRequest::DeletePrevWord,
        Key::Ctrl('u') => InputRequest::DeleteFromStart,
        Key::Ctrl('k') => InputRequest::DeleteTillEnd,
        _ => return,
    };
    input.handle(request);
}

/// Puts text into a field at the cursor as one line, as far as there is room. Whatever would act or hide shows as a mark.
///
/// Returns how many characters found no room.
pub fn insert(input: &mut Input, text: &str) -> usize {
    let line = one_line(text);
    let value = input.value();
    let at = value.char_indices().nth(input.cursor()).map_or(value.len(), |(byte, _)| byte);
    let room = LINE_LIMIT.saturating_sub(value.chars().count());
    let taken: String = line.chars().take(room).collect();
    let count = taken.chars().count();
    let cursor = input.cursor() + count;
    let joined = format!("{}{taken}{}", &value[..at], &value[at..]);
    *input = Input::new(joined).with_cursor(cursor);
    line.chars().count() - count
}
