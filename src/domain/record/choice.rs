//! A word from a fixed list, and a set of such words, as files store them.
//!
//! A newer version may know more words. An unknown word is kept and written back unchanged, and counts for nothing. A
//! set is stored as an object rather than a list, so that two people who each pick one word merge without a conflict.

use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::{Lossless, Word};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use std::marker::PhantomData;

/// An enum of words, of which one or several can be picked.
pub trait Choices: Copy + Eq + 'static {
    /// All words, in the order in which forms offer them.
    const ALL: &'static [Self];

    /// Returns the word as stored in files. It never changes.
    fn id(self) -> &'static str;

    /// Returns the word as shown on screen.
    fn label(self) -> &'static str;

    /// Returns the word with this id.
    #[must_use]
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.id() == id)
    }
}

/// Declares an enum of words, each with its id in files and its label on screen.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$one_doc:meta])* $one:ident = $id:literal, $label:literal;)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$one_doc])* $one,)+
        }

        impl $crate::domain::record::choice::Choices for $name {
            const ALL: &'static [Self] = &[$(Self::$one,)+];

            fn id(self) -> &'static str {
                match self {
                    $(Self::$one => $id,)+
                }
            }

            fn label(self) -> &'static str {
                match self {
                    $(Self::$one => $label,)+
                }
            }
        }
    )+};
}
pub(crate) use choices;

/// One word, as a file stores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice<T> {
    /// A word that this version knows.
    Known(T),
    /// A word of a newer version, kept as it came.
    Foreign(Text),
}

impl<T: Choices> Choice<T> {
    /// Returns the word, if this version knows it.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(one) => Some(*one),
            Self::Foreign(_) => None,
        }
    }
}

impl<T: Choices> From<T> for Choice<T> {
    fn from(one: T) -> Self {
        Self::Known(one)
    }
}

impl<T: Choices> Serialize for Choice<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(one) => to.serialize_str(one.id()),
            Self::Foreign(id) => id.serialize(to),
        }
    }
}

impl<'de, T: Choices> Deserialize<'de> for Choice<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Word(id) = Word::deserialize(from)?;
        Ok(T::from_id(&id).map_or_else(|| Self::Foreign(id.into_owned().into()), Self::Known))
    }
}

/// A value that a set can hold, stored under a name.
pub trait Pick: Copy + Eq {
    /// Returns the name stored in files.
    fn name(self) -> String;

    /// Returns the value with this name.
    fn from_name(name: &str) -> Option<Self>;
}

impl<T: Choices> Pick for T {
    fn name(self) -> String {
        self.id().to_owned()
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::from_id(name)
    }
}

impl Pick for StakeholderId {
    fn name(self) -> String {
        self.to_string()
    }

    fn from_name(name: &str) -> Option<Self> {
        uuid::Uuid::try_parse(name).ok().map(Self).filter(|id| id.to_string() == name)
    }
}

impl Pick for RecordId {
    fn name(self) -> String {
        self.to_string()
    }

    fn from_name(name: &str) -> Option<Self> {
        uuid::Uuid::try_parse(name).ok().map(Self).filter(|id| id.to_string() == name)
    }
}

/// A set of words, people or records, stored as an object whose picked names are `true`. Any other entry is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked<T> {
    all: Map<String, Value>,
    of: PhantomData<T>,
}

impl<T> Picked<T> {
    /// Returns whether the set stores nothing at all, known or unknown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl<T> Picked<T> {
    /// Adds everything in another set, unknown entries included.
    pub fn take_in(&mut self, other: &Self) {
        keep_both(&mut self.all, &other.all);
    }
}

/// Copies the fields of another object. If both have a field of one name with different values, the other's value gets
/// a name of its own.
pub(in crate::domain) fn keep_both(into: &mut Map<String, Value>, other: &Map<String, Value>) {
    for (name, value) in other {
        if into.get(name) != Some(value) {
            let free = if into.contains_key(name) { format!("{name} (merged)") } else { name.clone() };
            into.insert(free, value.clone());
        }
    }
}

impl<T: Pick> Picked<T> {
    /// Returns whether this value is picked.
    #[must_use]
    pub fn has(&self, one: T) -> bool {
        // Most sets are empty, and asked of 50,000 people.
        !self.all.is_empty() && self.all.get(&one.name()) == Some(&Value::Bool(true))
    }

    /// Adds or removes one value.
    pub fn set(&mut self, one: T, picked: bool) {
        if picked {
            self.all.insert(one.name(), Value::Bool(true));
        } else {
            self.all.remove(&one.name());
        }
    }

    /// Returns all picked values that this version knows, ordered by name.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        self.all.iter().filter(|(_, is)| **is == Value::Bool(true)).filter_map(|(name, _)| T::from_name(name))
    }

    /// Returns the number of picked values that this version knows.
    #[must_use]
    pub fn count(&self) -> usize {
        self.iter().count()
    }

    /// Replaces the picked values. Unknown entries stay.
    pub fn replace(&mut self, all: impl IntoIterator<Item = T>) {
        let before: Vec<T> = self.iter().collect();
        before.into_iter().for_each(|one| self.set(one, false));
        all.into_iter().for_each(|one| self.set(one, true));
    }
}

impl<T> Default for Picked<T> {
    fn default() -> Self {
        Self { all: Map::new(), of: PhantomData }
    }
}

impl<T: Pick> FromIterator<T> for Picked<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut picked = Self::default();
        all.into_iter().for_each(|one| picked.set(one, true));
        picked
    }
}

impl<T> Serialize for Picked<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(to)
    }
}

impl<'de, T> Deserialize<'de> for Picked<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Lossless::deserialize(from)?.0 {
            Value::Object(all) => Ok(Self { all, of: PhantomData }),
            _ => Err(D::Error::custom("expected an object of words that are true")),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, unreachable_pub)]
    use super::*;

    choices! {
        /// Days on which a shop is open.
        Open {
            /// Weekdays.
            Week = "week", "on weekdays";
            /// Weekends.
            Weekend = "weekend", "at weekends";
        }
    }

    #[test]
    fn a_word_that_is_not_known_is_written_back_as_it_came() {
        for (json, known) in [(r#""week""#, Some(Open::Week)), (r#""holidays""#, None)] {
            let choice: Choice<Open> = serde_json::from_str(json).unwrap();
            assert_eq!(choice.known(), known);
            assert_eq!(serde_json::to_string(&choice).unwrap(), json);
        }
    }

    #[test]
    fn a_set_keeps_what_it_does_not_know() {
        let json = r#"{"holidays":true,"week":true,"weekend":false}"#;
        let mut set: Picked<Open> = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&set).unwrap(), json);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Open::Week]);
        set.replace([Open::Weekend]);
        assert_eq!(serde_json::to_string(&set).unwrap(), r#"{"holidays":true,"weekend":true}"#);
        assert!(serde_json::from_str::<Picked<Open>>(r#"["week"]"#).is_err());
        assert!(serde_json::from_str::<Picked<Open>>(r#"{"week":true,"week":true}"#).is_err());
    }
}
