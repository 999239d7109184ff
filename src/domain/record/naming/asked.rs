//! How near a name is to a typed text.

use super::{as_typed, in_lower_case, is_typed};
use crate::domain::record::text::Folded;

/// A typed text, prepared for comparison with names.
#[derive(Debug, Clone)]
pub struct Asked {
    typed: String,
    folded: Folded,
}

impl Asked {
    /// The distance of a name that differs only in case.
    pub const CASED: u8 = 1;
    /// The distance of a name that differs only in accents, case and the like.
    pub const FOLDED: u8 = 2;
    /// The distance of a name that starts with the text.
    pub const BEGUN: u8 = 3;

    /// Prepares a typed text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let typed = as_typed(text);
        Self { folded: Folded::of(&typed), typed }
    }

    /// Returns whether a name is the text or starts with it.
    #[must_use]
    pub fn begins(&self, name: &str) -> bool {
        // The first letter alone rules out nearly all of 50,000 names.
        let first = |text: &str| text.bytes().next().filter(u8::is_ascii_alphanumeric);
        let is_other = |(one, other): (u8, u8)| !one.eq_ignore_ascii_case(&other);
        !first(name).zip(first(&self.typed)).is_some_and(is_other) && self.distance(name) <= Self::BEGUN
    }

    /// Returns how far a name is from the text, 0 for the same spelling, then [`Self::CASED`], [`Self::FOLDED`],
    /// [`Self::BEGUN`], and more for no match.
    #[must_use]
    pub fn distance(&self, name: &str) -> u8 {
        if is_typed(name, &self.typed) {
            return 0;
        }
        if name.is_ascii() && self.typed.is_ascii() {
            let (name, typed) = (name.as_bytes(), self.typed.as_bytes());
            return match name.get(..typed.len()) {
                Some(start) if start.eq_ignore_ascii_case(typed) => {
                    if name.len() == typed.len() {
                        Self::CASED
                    } else {
                        Self::BEGUN
                    }
                }
                _ => Self::BEGUN + 1,
            };
        }
        if in_lower_case(name) == in_lower_case(&self.typed) {
            return Self::CASED;
        }
        let name = Folded::of(name);
        match (name.is(&self.folded), name.begins_with(&self.folded)) {
            (true, _) => Self::FOLDED,
            (false, true) => Self::BEGUN,
            (false, false) => Self::BEGUN + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_name_that_begins_with_a_text_is_nearer_than_any_other(
            name in "[aAxX\u{e1}\u{430}u\u{fc}e #,\u{301}\u{308}\u{200b}]{0,5}",
            text in "[aAxX\u{e1}\u{430}u\u{fc}e #,\u{301}\u{308}\u{200b}]{1,3}",
        ) {
            let asked = Asked::of(&text);
            prop_assert_eq!(asked.begins(&name), asked.distance(&name) <= Asked::BEGUN);
        }
    }
}
