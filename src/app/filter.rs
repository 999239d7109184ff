//! Filtering a list by words, ignoring accents and case.

use crate::domain::record::text::{MARK, Words};
use tui_input::Input;

/// A filter over a list, and whether its text is being edited.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The text as typed; empty when nothing is filtered.
    pub input: Input,
    /// Whether keys go into it.
    pub open: bool,
}

impl Filter {
    /// Returns whether it hides anything.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.input.value().trim().is_empty()
    }

    /// Returns the words to look for.
    #[must_use]
    pub fn words(&self) -> Words {
        Words::new(self.input.value())
    }

    /// Shows that there are words, and none of them: called on a copy.
    pub(super) fn hide(&mut self) {
        if !self.input.value().is_empty() {
            self.input = MARK.into();
        }
    }

    /// Empties and closes it.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
