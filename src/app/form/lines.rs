//! Fields of several lines: Enter saves as everywhere, so a new line has keys of its own, and ↑ ↓ go through the lines
//! before they leave the field.

use super::choosing::Kind;
use super::{Field, FieldKey, Form};
use crate::app::App;
use crate::app::key::Key;
use crate::app::overlays::Overlay;
use crate::domain::record::text::{Text, one_line, several_lines};
use tui_input::{Input, InputRequest};

impl Form {
    /// Adds a field of several lines.
    #[must_use]
    pub fn lines(self, key: FieldKey, value: &Text, hint: impl Into<String>) -> Self {
        let mut form = self.field(key, "", hint).of(Kind::Lines);
        if let Some(field) = form.fields.last_mut() {
            let text = value.with_breaks();
            field.fill_in(&text, &text);
        }
        form
    }

    /// Goes down a line, or to the next field.
    pub fn down(&mut self) {
        if !self.fields.get_mut(self.focus).is_some_and(|field| field.turn_line(1)) {
            self.next();
        }
    }

    /// Goes up a line, or to the previous field.
    pub fn up(&mut self) {
        if !self.fields.get_mut(self.focus).is_some_and(|field| field.turn_line(-1)) {
            self.previous();
        }
    }
}

impl Field {
    /// Cleans a text as this field keeps it.
    pub(super) fn cleaned(&self, text: &str) -> String {
        if self.kind == Kind::Lines { several_lines(text) } else { one_line(text) }
    }

    /// Returns a stored text as this field would show it.
    pub(super) fn shown(&self, stored: &Text) -> String {
        if self.kind == Kind::Lines { stored.with_breaks().into_owned() } else { one_line(stored) }
    }

    /// Handles a key that works within a line. Returns whether it was one.
    pub(super) fn line_key(&mut self, key: Key) -> bool {
        let index = match key {
            Key::Home | Key::Ctrl('a') if self.kind == Kind::Lines => 0,
            Key::End | Key::Ctrl('e') if self.kind == Kind::Lines => usize::MAX,
            _ => return false,
        };
        let line = line_and_column(&self.input).0;
        self.go_to_line(line, index);
        true
    }

    /// Moves the cursor by lines within the text. Returns whether there was such a line.
    fn turn_line(&mut self, by: isize) -> bool {
        let (line, column) = line_and_column(&self.input);
        let count = self.input.value().split('\n').count();
        match line.checked_add_signed(by).filter(|line| *line < count) {
            Some(line) => self.go_to_line(line, column),
            None => return false,
        }
        true
    }

    fn go_to_line(&mut self, line: usize, column: usize) {
        let lengths: Vec<usize> = self.input.value().split('\n').map(|line| line.chars().count()).collect();
        let before: usize = lengths.iter().take(line).map(|length| length + 1).sum();
        let cursor = before + column.min(lengths.get(line).copied().unwrap_or(0));
        self.input.handle(InputRequest::SetCursor(cursor));
    }
}

/// Returns the index of the line with the cursor, and the cursor's position in it.
fn line_and_column(input: &Input) -> (usize, usize) {
    input.value().chars().take(input.cursor()).fold((0, 0), |(line, column), c| match c {
        '\n' => (line + 1, 0),
        _ => (line, column + 1),
    })
}

impl App {
    /// Starts a new line in the field with the focus.
    pub(in crate::app) fn new_line(&mut self) {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut()
            && let Some(field) = form.fields.get_mut(form.focus)
        {
            form.fault = None;
            field.take_paste("\n");
        }
    }

    /// Requires the field with the focus to take several lines.
    pub(in crate::app) fn needs_lines(&self) -> Option<String> {
        let form = self.worked_on().and_then(Overlay::form);
        let kind = form.and_then(|form| form.fields.get(form.focus)).map(|field| &field.kind);
        (kind != Some(&Kind::Lines)).then(|| "This field holds one line. Enter saves".to_owned())
    }
}
