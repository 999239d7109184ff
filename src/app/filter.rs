//! Narrowing a list by words, accents and case aside.

use crate::domain::text::{LINE_LIMIT, fold};
use tui_input::Input;

/// A filter over a list: what is typed, and whether it is being typed.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// What is typed.
    pub input: Input,
    /// Whether keys go into it.
    pub open: bool,
}

/// The words of a filter, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words(Vec<String>);

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

impl Words {
    /// Splits and folds what was typed.
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self(fold(&query.chars().take(LINE_LIMIT).collect::<String>()).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether each word occurs in one of the texts.
    #[must_use]
    pub fn found_in(&self, texts: &[&str]) -> bool {
        self.0.iter().all(|word| texts.iter().any(|text| contains(text, word)))
    }

    /// Whether each word begins one of the words of a name.
    #[must_use]
    pub fn begin_in(&self, name: &str) -> bool {
        let parts = || name.split(|c: char| !c.is_alphanumeric());
        self.found_in(&[name]) && self.0.iter().all(|word| parts().any(|part| fold(part).starts_with(word)))
    }
}

/// Whether a folded word occurs in a text. Plain ASCII text is compared where it lies: a filter looks at every person of a
/// deal on each key.
fn contains(text: &str, word: &str) -> bool {
    if text.is_ascii() {
        let word = word.as_bytes();
        return text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    }
    fold(text).contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_order_and_whatever_the_accents() {
        let words = Words::new("TESS  muller");
        assert!(words.found_in(&["Müller, Tess", ""]));
        assert!(words.found_in(&["Müller", "led by Tess"]));
        assert!(!words.found_in(&["Müller, Tom", "Head of Quality"]));
        assert!(Words::new(" ").found_in(&["anything"]));
    }

    #[test]
    fn a_name_begins_with_any_of_its_words() {
        assert!(Words::new("mu te").begin_in("Tess Müller"));
        assert!(!Words::new("ller").begin_in("Tess Müller"));
    }
}
