//! The earlier texts of a field, for undo in it.

use crate::app::key::Key;
use tui_input::Input;

/// The most steps that a field remembers.
const STEPS: usize = 100;

/// The earlier texts of a field, latest last, each with its cursor.
#[derive(Debug, Clone, Default)]
pub(super) struct Earlier {
    steps: Vec<(String, usize)>,
    /// Whether the last change was a letter: the letters of a word are one step.
    in_word: bool,
}

impl Earlier {
    /// Remembers the text before a key, if the key changed it.
    pub(super) fn remember(&mut self, before: &Input, after: &str, key: Key) {
        let goes_on = std::mem::take(&mut self.in_word) && key.is_text();
        if before.value() == after {
            return;
        }
        self.in_word = key.is_text() && key != Key::Char(' ');
        if !goes_on {
            self.steps.push((before.value().to_owned(), before.cursor()));
            let beyond = self.steps.len().saturating_sub(STEPS);
            self.steps.drain(..beyond);
        }
    }

    /// Removes and returns the latest text and its cursor.
    pub(super) fn take(&mut self) -> Option<(String, usize)> {
        self.in_word = false;
        self.steps.pop()
    }
}
