//! Letters that the terminal sent in an encoding that cannot be read: they show as `�` and are not saved.

use super::App;
use super::form::Form;

/// What is said of them, and what is wrong with a field that holds one.
pub(super) const GARBLED: &str = "� isn't UTF-8. Type it without accents, or set your terminal and locale to UTF-8";

impl App {
    /// Says that a letter could not be read. From then on no field with such a letter is saved.
    pub(super) fn cannot_read(&mut self) {
        self.is_garbled = true;
        self.note(GARBLED);
    }

    /// Returns the index of a field in which a letter could not be read. On a terminal that never sent one, `�` is a
    /// letter that somebody copied.
    pub(super) fn garbled(&self, form: &Form) -> Option<usize> {
        let holds = |text: &str| self.is_garbled && text.contains(char::REPLACEMENT_CHARACTER);
        form.fields.iter().position(|field| holds(field.input.value()) && !holds(field.before()))
    }
}
