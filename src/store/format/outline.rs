//! A first look at a deal's file: its `format` and `version`, and that nothing in it would be lost by reading it.
//!
//! Two things would be lost without a word: the earlier of two fields with the same name, and the last digits of a whole
//! number beyond 64 bits. Both are refused here, at every depth.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

/// What must be known before the rest is read.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// What stands in `format`.
    pub(super) format: Option<Value>,
    /// What stands in `version`.
    pub(super) version: Option<Value>,
}

/// Any value that can be read without loss. Only its shape is looked at.
struct Lossless;

/// The name of a field, not copied where it needs no unescaping.
#[derive(serde::Deserialize, PartialEq, Eq, Hash)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// The first float from which on a whole number of 64 bits cannot be meant.
const BEYOND: f64 = 18_446_744_073_709_551_616.0;

/// Walks over the fields of an object, each name once.
fn each_field<'de, A: MapAccess<'de>>(
    mut map: A,
    mut field: impl FnMut(&str, &mut A) -> Result<(), A::Error>,
) -> Result<(), A::Error> {
    let mut names = HashSet::new();
    while let Some(name) = map.next_key::<Name<'de>>()? {
        if names.contains(&name) {
            return Err(A::Error::custom(format!("the field `{}` is there twice", name.0)));
        }
        field(&name.0, &mut map)?;
        names.insert(name);
    }
    Ok(())
}

impl<'de> Deserialize<'de> for Outline {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Top;
        impl<'de> Visitor<'de> for Top {
            type Value = Outline;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a deal in braces")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Outline, A::Error> {
                let mut outline = Outline::default();
                each_field(map, |name, map| {
                    match name {
                        "format" => outline.format = Some(map.next_value()?),
                        "version" => outline.version = Some(map.next_value()?),
                        _ => _ = map.next_value::<Lossless>()?,
                    }
                    Ok(())
                })?;
                Ok(outline)
            }
        }
        from.deserialize_map(Top)
    }
}

impl<'de> Deserialize<'de> for Lossless {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Lossless)
    }
}

impl<'de> Visitor<'de> for Lossless {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self, E> {
        if number.abs() < BEYOND { Ok(self) } else { Err(E::custom("a number beyond 64 bits would lose digits")) }
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self, A::Error> {
        each_field(map, |_, map| map.next_value().map(|Self| ()))?;
        Ok(self)
    }
}
