//! Keys and pastes in a field of a form.

use super::choosing::{Kind, turned, with};
use super::earlier::Earlier;
use super::field::{Field, edit};
use crate::app::key::Key;
use tui_input::{Input, InputRequest};

impl Field {
    /// Applies a key.
    pub(super) fn take_key(&mut self, key: Key) {
        if key == Key::Ctrl('_') {
            return self.undo();
        }
        let before = self.input.clone();
        self.change(key);
        self.remember(&before, key);
    }

    /// Inserts pasted text. Returns the number of characters that did not fit.
    pub(super) fn take_paste(&mut self, text: &str) -> usize {
        let before = self.input.clone();
        if std::mem::take(&mut self.proposed) {
            self.set(String::new());
        }
        let cut = self.insert(text);
        self.remember(&before, Key::Ctrl('y'));
        cut
    }

    fn change(&mut self, key: Key) {
        let at_end = self.input.cursor() >= self.input.value().chars().count();
        let by = match key {
            Key::Right => 1,
            Key::Left => -1,
            _ => 0,
        };
        if at_end
            && by != 0
            && let Some(text) = turned(&self.kind, self.input.value(), by)
        {
            self.proposed = matches!(self.kind, Kind::One(_));
            self.set(text);
            return;
        }
        if std::mem::take(&mut self.proposed) && (key.is_text() || key == Key::Ctrl('y')) {
            self.set(String::new());
        }
        if !self.line_key(key) {
            edit(&mut self.input, key);
        }
    }

    /// Takes one of the answers that are offered.
    pub(in crate::app) fn take_offer(&mut self, offer: usize) {
        let before = self.input.clone();
        if let Some(text) = with(&self.kind, self.input.value(), offer) {
            self.proposed = matches!(self.kind, Kind::One(_));
            self.set(text);
            self.remember(&before, Key::Right);
        }
    }

    /// Replaces the text. What was cut before can still be put in.
    pub(super) fn set(&mut self, text: String) {
        self.input = std::mem::take(&mut self.input).with_value(text);
    }

    /// Remembers the text before a key, if the key changed it.
    fn remember(&mut self, before: &Input, key: Key) {
        self.earlier.remember(before, self.input.value(), key);
    }

    fn undo(&mut self) {
        self.proposed = false;
        if let Some((text, cursor)) = self.earlier.take() {
            self.set(text);
            self.input.handle(InputRequest::SetCursor(cursor));
        }
    }

    /// Forgets the earlier texts and what was cut.
    pub(in crate::app) fn forget_typing(&mut self) {
        self.earlier = Earlier::default();
        self.input = Input::new(self.input.value().to_owned()).with_cursor(self.input.cursor());
    }

    /// Brings along what was cut in another field, so that it can be put in here.
    pub(super) fn bring_along(&mut self, left: Input) {
        let (text, cursor) = (self.input.value().to_owned(), self.input.cursor());
        self.input = left.with_value(text);
        self.input.handle(InputRequest::SetCursor(cursor));
    }
}
