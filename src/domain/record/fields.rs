//! Reading a deal's records: known fields into their struct fields, all others kept, nothing lost silently.
//!
//! `#[serde(flatten)]` would keep other fields too, but by copying every value, and it lets the later of two fields
//! with one name win. Here a duplicate field is refused, known or not, and so is a whole number beyond 64 bits, which
//! would lose its last digits. Only fields that this version doesn't know cost more than a plain read.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// Implements `Deserialize` for a struct. All of its fields are listed except the last, `extra`, which takes the fields
/// that are not listed.
///
/// `required` fields must be present; `optional` ones fall back to their type's default. A field `via` a type is read
/// as that type, a struct of one field, and then unwrapped. If fields don't map one by one onto the struct, `rest`
/// names those not listed and `=>` says how the struct is built.
macro_rules! record {
    ($name:ident {
        required: $($must:ident $(via $must_via:ty)?),*;
        optional: $($may:ident $(via $may_via:ty)?),*;
    }) => {
        $crate::domain::record::fields::record!($name {
            required: $($must $(via $must_via)?),*;
            optional: $($may $(via $may_via)?),*;
            rest: extra;
        } => $name { $($must,)* $($may,)* extra });
    };
    ($name:ident {
        required: $($must:ident $(via $must_via:ty)?),*;
        optional: $($may:ident $(via $may_via:ty)?),*;
        rest: $rest:ident;
    } => $made:expr) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                use serde::de::{MapAccess, Visitor};
                use $crate::domain::record::fields;

                struct Fields;

                impl<'de> Visitor<'de> for Fields {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("struct ", stringify!($name)))
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<$name, A::Error> {
                        $(let mut $must = None;)*
                        $(let mut $may = None;)*
                        let mut $rest = serde_json::Map::new();
                        while let Some(fields::Word(name)) = fields.next_key()? {
                            match &*name {
                                $(stringify!($must) => {
                                    fields::once::<_, A::Error>(&$must, &name)?;
                                    $must = Some(fields::record!(@read fields $($must_via)?));
                                })*
                                $(stringify!($may) => {
                                    fields::once::<_, A::Error>(&$may, &name)?;
                                    $may = Some(fields::record!(@read fields $($may_via)?));
                                })*
                                _ => fields::keep(&mut $rest, name, &mut fields)?,
                            }
                        }
                        $(let $must = $must.ok_or_else(|| fields::missing::<A::Error>(stringify!($must)))?;)*
                        $(let $may = $may.unwrap_or_default();)*
                        Ok($made)
                    }
                }

                from.deserialize_map(Fields)
            }
        }
    };
    (@read $fields:ident) => { $fields.next_value()? };
    (@read $fields:ident $via:ty) => { $fields.next_value::<$via>()?.0 };
}
pub(crate) use record;

/// A name or an id, not copied unless it needs unescaping. Must not be shown; see [`super::text::Text`].
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Word<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

/// A list of shared entries. serde's own way to a shared entry moves each through a box.
pub(crate) struct Shared<T>(pub(crate) Vec<Arc<T>>);

/// Any value that can be read without loss.
pub(crate) struct Lossless(pub(crate) Value);

/// A value that may be missing, which is different from null.
pub(crate) struct Given(pub(crate) Option<Value>);

/// The first float too large to be a whole number of 64 bits.
const BEYOND: f64 = 18_446_744_073_709_551_616.0;

/// Refuses a duplicate field.
pub(crate) fn once<T, E: Error>(before: &Option<T>, name: &str) -> Result<(), E> {
    if before.is_none() { Ok(()) } else { Err(E::custom(format!("the field `{name}` is there twice"))) }
}

/// Returns the error for a missing required field.
pub(crate) fn missing<E: Error>(name: &'static str) -> E {
    E::missing_field(name)
}

/// Keeps the value of an unknown field.
pub(crate) fn keep<'de, A: MapAccess<'de>>(
    all: &mut Map<String, Value>,
    name: Cow<'de, str>,
    fields: &mut A,
) -> Result<(), A::Error> {
    match all.entry(name) {
        Entry::Occupied(before) => once(&Some(()), before.key()),
        Entry::Vacant(free) => {
            free.insert(fields.next_value::<Lossless>()?.0);
            Ok(())
        }
    }
}

/// Keeps the values of all fields of an object.
pub(crate) fn keep_all<'de, A: MapAccess<'de>>(mut fields: A) -> Result<Map<String, Value>, A::Error> {
    let mut all = Map::new();
    while let Some(Word(name)) = fields.next_key()? {
        keep(&mut all, name, &mut fields)?;
    }
    Ok(all)
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Shared<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Entries<T>(Vec<Arc<T>>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Shared<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Shared<T>, A::Error> {
                while let Some(one) = list.next_element()? {
                    self.0.push(Arc::new(one));
                }
                Ok(Shared(self.0))
            }
        }

        from.deserialize_seq(Entries(Vec::new()))
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Lossless::deserialize(from).map(|Lossless(value)| Self(Some(value)))
    }
}

impl<'de> Deserialize<'de> for Lossless {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_bool<E>(self, is: bool) -> Result<Value, E> {
                Ok(is.into())
            }

            fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
                Ok(number.into())
            }

            fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
                Ok(number.into())
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
                if number.abs() < BEYOND {
                    Ok(number.into())
                } else {
                    Err(E::custom("a number beyond 64 bits would lose digits"))
                }
            }

            fn visit_str<E>(self, text: &str) -> Result<Value, E> {
                Ok(text.into())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
                let mut all = Vec::new();
                while let Some(Lossless(one)) = list.next_element()? {
                    all.push(one);
                }
                Ok(Value::Array(all))
            }

            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Value, A::Error> {
                keep_all(fields).map(Value::Object)
            }
        }

        from.deserialize_any(Any).map(Self)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[derive(Debug, PartialEq)]
    struct Visit {
        place: String,
        note: Option<String>,
        days: u64,
        extra: Map<String, Value>,
    }

    record!(Visit { required: place, note; optional: days; });

    fn read(text: &str) -> Result<Visit, String> {
        serde_json::from_str(text).map_err(|e| e.to_string())
    }

    #[test]
    fn known_fields_find_their_places_and_the_others_are_kept() {
        let visit =
            read(r#"{"newer": {"a": [1, -2, 0.5, true, null, "x"]}, "note": null, "pl\u0061ce": "Ulm"}"#).unwrap();
        assert_eq!((visit.place.as_str(), visit.note, visit.days), ("Ulm", None, 0));
        assert_eq!(Value::Object(visit.extra), json!({"newer": {"a": [1, -2, 0.5, true, null, "x"]}}));
    }

    #[test]
    fn field_that_must_be_there_is_named_where_it_is_not() {
        let error = read(r#"{"place": "Ulm", "days": 1}"#).unwrap_err();
        assert!(error.contains("missing field `note`"), "even one that may be null: {error}");
    }

    #[test]
    fn doubled_field_is_refused_known_or_not_and_inside_what_is_kept() {
        for (text, name) in [
            (r#"{"place": "Ulm", "place": "Ulm", "note": null}"#, "place"),
            (r#"{"place": "Ulm", "note": null, "note": null}"#, "note"),
            (r#"{"place": "Ulm", "note": null, "days": 0, "day\u0073": 0}"#, "days"),
            (r#"{"newer": 1, "place": "Ulm", "note": null, "newer": 1}"#, "newer"),
            (r#"{"place": "Ulm", "note": null, "newer": [{"a": {"b": 1, "b": 1}}]}"#, "b"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(&format!("the field `{name}` is there twice")), "{text}: {error}");
        }
    }

    #[test]
    fn number_that_would_lose_digits_is_refused_in_what_is_kept() {
        let with = |number: &str| read(&format!(r#"{{"place": "Ulm", "note": null, "newer": [{number}]}}"#));
        for number in ["18446744073709551616", "-18446744073709551616", "1e300"] {
            assert!(with(number).unwrap_err().contains("beyond 64 bits"), "{number}");
        }
        let kept = with("18446744073709551615").unwrap().extra;
        assert_eq!(Value::Object(kept), json!({"newer": [u64::MAX]}));
    }

    #[test]
    fn list_is_no_record() {
        assert!(read(r#"["Ulm", null]"#).unwrap_err().contains("invalid type: sequence, expected struct Visit"));
    }

    #[test]
    fn shared_entries_read_as_a_list() {
        let Shared(all) = serde_json::from_str::<Shared<u8>>("[1, 2]").unwrap();
        assert_eq!(all, [Arc::new(1), Arc::new(2)]);
    }
}
