//! The type of every text in a deal that was written by a person or another program.

use super::clean::{cleaned, several_lines};
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;

/// A text from outside: shown in its clean form everywhere, and written back unchanged.
///
/// The text is cleaned once, when it comes in, so no screen, message or export can forget to. The original is kept
/// beside the clean form if they differ: opening and saving a file changes none of its bytes, and merges and histories
/// compare the originals. Two texts are equal if their originals are; a text equals a `str` that looks like it.
#[derive(Clone, PartialEq, Eq)]
pub struct Text(Form);

#[derive(Clone, PartialEq, Eq)]
enum Form {
    /// An original that was clean already.
    Clean(String),
    /// An original that wasn't, with its clean form.
    Marked(Box<Marked>),
}

#[derive(Clone, PartialEq, Eq)]
struct Marked {
    shown: String,
    stored: String,
}

impl Text {
    /// Creates an empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self(Form::Clean(String::new()))
    }

    /// Returns the clean form, to be shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Form::Clean(text) => text,
            Form::Marked(marked) => &marked.shown,
        }
    }

    /// Returns the original. Only for files and comparisons: it may contain anything.
    pub(in crate::domain) fn stored(&self) -> &str {
        match &self.0 {
            Form::Clean(text) => text,
            Form::Marked(marked) => &marked.stored,
        }
    }

    /// Returns the clean form with its line breaks, which the usual form shows as blanks.
    #[must_use]
    pub fn with_breaks(&self) -> Cow<'_, str> {
        match &self.0 {
            Form::Clean(text) => Cow::Borrowed(text),
            Form::Marked(marked) => Cow::Owned(several_lines(&marked.stored)),
        }
    }

    /// Sets the text left in a field of several lines that showed this one: as long as it looks the same, the original
    /// stays.
    pub fn set_lines(&mut self, typed: &str) {
        if self.with_breaks() != typed {
            *self = typed.into();
        }
    }

    /// Sets the text left in a field that showed this one: as long as it looks the same, the original stays.
    pub fn set(&mut self, typed: &str) {
        if self != typed {
            *self = typed.into();
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.stored(), f)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        match cleaned(&text) {
            None => Self(Form::Clean(text)),
            Some(shown) => Self(Form::Marked(Box::new(Marked { shown, stored: text }))),
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<Text> for String {
    /// Returns the clean form, to be shown.
    fn from(text: Text) -> Self {
        match text.0 {
            Form::Clean(text) => text,
            Form::Marked(marked) => marked.shown,
        }
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<Text> for str {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl PartialEq<Text> for &str {
    fn eq(&self, other: &Text) -> bool {
        *self == other.as_str()
    }
}

impl PartialEq<Text> for String {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.stored().cmp(other.stored())
    }
}

impl std::hash::Hash for Text {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.stored().hash(state);
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.stored())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;

        impl Visitor<'_> for Any {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(text.into())
            }

            fn visit_string<E: Error>(self, text: String) -> Result<Text, E> {
                Ok(text.into())
            }
        }

        from.deserialize_string(Any)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_text_reads_clean_and_is_written_as_it_came() {
        for (json, shown) in [
            (r#""Dev Patel""#, "Dev Patel"),
            (r#""Dev\u001b[31m""#, "Dev␛[31m"),
            ("\"a\u{202e}b\"", "a⟨U+202E⟩b"),
            (r#""two\nlines""#, "two lines"),
        ] {
            let text: Text = serde_json::from_str(json).unwrap();
            assert_eq!(text, shown);
            assert_eq!(text.to_string(), shown);
            assert_eq!(serde_json::to_string(&text).unwrap(), json);
            assert_eq!(String::from(text), shown);
        }
    }

    #[test]
    fn a_field_that_was_not_touched_leaves_what_is_stored() {
        let mut text = Text::from("a\u{202e}b");
        text.set("a⟨U+202E⟩b");
        assert_eq!(text.stored(), "a\u{202e}b");
        text.set("ab");
        assert_eq!(text.stored(), "ab");
    }

    #[test]
    fn lines_stay_lines_for_who_asks_for_them() {
        let mut text = Text::from("one\r\ntwo\u{1b}\n\nfour");
        assert_eq!(text, "one two␛  four");
        assert_eq!(text.with_breaks(), "one\ntwo␛\n\nfour");
        text.set_lines("one\ntwo␛\n\nfour");
        assert_eq!(text.stored(), "one\r\ntwo\u{1b}\n\nfour", "it looks the same");
        text.set_lines("one two");
        assert_eq!(text.stored(), "one two");
    }

    #[test]
    fn texts_that_only_look_alike_are_not_equal() {
        assert_ne!(Text::from("a\u{202e}b"), Text::from("a⟨U+202E⟩b"));
        assert_eq!(Text::from("a\u{202e}b"), "a⟨U+202E⟩b");
    }

    #[test]
    fn a_text_takes_no_more_room_than_a_string() {
        assert_eq!(size_of::<Text>(), size_of::<String>());
    }
}
