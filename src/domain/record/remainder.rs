//! The values of an entry that the entry it is merged into has no place for.

use super::text::Text;
use serde::Serialize;
use serde_json::Value;

/// The start of the note that a merge leaves, before the name of the entry that is gone.
pub(in crate::domain) const MERGED: &str = "Merged with";
/// The same as older versions wrote it.
pub(in crate::domain) const FORMERLY_MERGED: &str = "Joined with";

/// What is left of an entry, besides what the kept one took in.
#[derive(Default)]
pub(in crate::domain) struct Remainder {
    /// Texts, as sentences for the note.
    pub(in crate::domain) sentences: Vec<String>,
    /// Choices that differ: the field, and the other entry's value.
    pub(in crate::domain) choices: Vec<(String, Value)>,
}

impl Remainder {
    /// Fills an empty text, or keeps the other one as a sentence.
    pub(in crate::domain) fn text(&mut self, label: &str, into: &mut Text, from: &Text) {
        if into.trim().is_empty() {
            *into = from.clone();
        } else if !from.trim().is_empty() && *from != *into {
            self.sentences.push(format!("{label}: {from}."));
        }
    }

    /// Fills a missing choice, or keeps the other one as a conflict.
    pub(in crate::domain) fn choice<T: Clone + PartialEq + Serialize>(
        &mut self,
        field: &str,
        into: &mut Option<T>,
        from: &Option<T>,
    ) {
        match (&*into, from) {
            (None, _) => into.clone_from(from),
            (Some(one), Some(other)) if one != other => {
                self.choices.push((field.to_owned(), serde_json::to_value(other).unwrap_or_default()));
            }
            (Some(_), _) => {}
        }
    }
}
