//! Narrowing a list by words, accents and case aside.

use crate::domain::record::text::Words;
use tui_input::Input;

/// A filter over a list: what is typed, and whether it is being typed.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// What is typed.
    pub input: Input,
    /// Whether keys go into it.
    pub open: bool,
}

impl Filter {
    /// Whether it narrows anything.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.input.value().trim().is_empty()
    }

    /// The words to look for.
    #[must_use]
    pub fn words(&self) -> Words {
        Words::new(self.input.value())
    }

    /// Empties and closes it.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
