//! The tables and values of one file, whether it was written in TOML or is the JSON that the build script made of it.

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table's values by their keys.
pub(super) type Table<'a> = BTreeMap<Cow<'a, str>, Field<'a>>;

/// A value in a table, and the byte at which its key begins.
pub(super) struct Field<'a> {
    pub(super) key_at: usize,
    pub(super) value: Value<'a>,
}

/// A value, and the byte at which it begins; 0 where the file has no lines that anybody wrote.
pub(super) struct Value<'a> {
    pub(super) at: usize,
    pub(super) data: Data<'a>,
}

/// The data in a value.
pub(super) enum Data<'a> {
    Text(Cow<'a, str>),
    Flag(bool),
    /// A whole number. One that is too large stands at the end of the range.
    Whole(i64),
    Number(f64),
    Time,
    List(Vec<Value<'a>>),
    Table(Table<'a>),
}

impl Data<'_> {
    /// Returns what TOML calls its type.
    pub(super) const fn type_name(&self) -> &'static str {
        match self {
            Self::Text(_) => "string",
            Self::Flag(_) => "boolean",
            Self::Whole(_) => "integer",
            Self::Number(_) => "float",
            Self::Time => "datetime",
            Self::List(_) => "array",
            Self::Table(_) => "table",
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) const fn as_list(&self) -> Option<&Vec<Value<'_>>> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    pub(super) const fn as_table(&self) -> Option<&Table<'_>> {
        if let Self::Table(table) = self { Some(table) } else { None }
    }

    /// Returns the number of either kind; nothing for a whole one without an exact counterpart.
    pub(super) fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Whole(number) => i32::try_from(*number).ok().map(f64::from),
            Self::Text(_) | Self::Flag(_) | Self::Time | Self::List(_) | Self::Table(_) => None,
        }
    }
}

/// Takes over a table of TOML.
pub(super) fn of_toml(table: DeTable<'_>) -> Table<'_> {
    let fields = table.into_iter().map(|(key, value)| {
        let key_at = key.span().start;
        (key.into_inner(), Field { key_at, value: Value::from(value) })
    });
    fields.collect()
}

impl<'a> From<Spanned<DeValue<'a>>> for Value<'a> {
    fn from(value: Spanned<DeValue<'a>>) -> Self {
        let at = value.span().start;
        let data = match value.into_inner() {
            DeValue::String(text) => Data::Text(text),
            DeValue::Boolean(flag) => Data::Flag(flag),
            DeValue::Integer(number) => {
                Data::Whole(i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(i64::MAX))
            }
            DeValue::Float(number) => Data::Number(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Datetime(_) => Data::Time,
            DeValue::Array(list) => Data::List(list.into_iter().map(Self::from).collect()),
            DeValue::Table(table) => Data::Table(of_toml(table)),
        };
        Self { at, data }
    }
}

impl<'de> Deserialize<'de> for Data<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(OfJson)
    }
}

/// Takes over a value of JSON.
struct OfJson;

impl<'de> Visitor<'de> for OfJson {
    type Value = Data<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what TOML can hold")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Data<'de>, E> {
        Ok(Data::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Data<'de>, E> {
        Ok(Data::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Data<'de>, E> {
        Ok(Data::Flag(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Data<'de>, E> {
        Ok(Data::Whole(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Data<'de>, E> {
        Ok(Data::Whole(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Data<'de>, E> {
        Ok(Data::Number(number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Data<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(data) = all.next_element()? {
            list.push(Value { at: 0, data });
        }
        Ok(Data::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<Data<'de>, A::Error> {
        let mut table = Table::new();
        while let Some((key, data)) = all.next_entry::<&str, Data<'de>>()? {
            table.insert(Cow::Borrowed(key), Field { key_at: 0, value: Value { at: 0, data } });
        }
        Ok(Data::Table(table))
    }
}
