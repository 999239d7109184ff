//! The start of a deal's file: enough to identify the deal without reading everything.

use super::reading;
use crate::domain::record::text::Text;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::cell::Cell;
use std::fmt;
use std::fs::File;
use std::path::Path;
use uuid::Uuid;

/// The number of bytes that hold the id and the name of any deal that this program wrote.
const START: u64 = 4096;

/// A deal's id and name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) id: Uuid,
    pub(super) name: Text,
}

/// Reads which deal is in a file of at most this many bytes. Returns `None` if that is unclear.
pub(super) fn of(path: &Path, most: u64) -> Option<Head> {
    of_open(&reading::open(path).ok()?, most)
}

/// Does the same for an open file, from its current position.
pub(super) fn of_open(file: &File, most: u64) -> Option<Head> {
    let mut bytes = reading::start(file, START).ok()?;
    let found = within(&bytes);
    if found.is_some() || (bytes.len() as u64) < START {
        return found;
    }
    // Somebody else's order of fields, or a very long name.
    bytes.extend(reading::rest(file, most).ok()?);
    within(&bytes)
}

/// Returns the head in the first bytes of a file, which may end anywhere.
fn within(bytes: &[u8]) -> Option<Head> {
    let found = Cell::new(None);
    // Ends in an error as soon as enough is known, so that the rest is not looked at.
    let _ = Fields(&found).read(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    found.into_inner()
}

struct Fields<'a>(&'a Cell<Option<Head>>);

impl Fields<'_> {
    fn read(self, bytes: &[u8]) -> Result<(), serde_json::Error> {
        serde_json::Deserializer::from_slice(bytes).deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a deal")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let (mut id, mut name) = (None, None);
        while let Some(field) = fields.next_key::<Field>()? {
            match field {
                Field::Id => id = Some(fields.next_value()?),
                Field::Name => name = Some(fields.next_value()?),
                Field::Other => drop(fields.next_value::<IgnoredAny>()?),
            }
            if let (Some(id), Some(name)) = (&id, &mut name) {
                self.0.set(Some(Head { id: *id, name: std::mem::take(name) }));
                return Err(A::Error::custom("enough is known"));
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Field {
    Id,
    Name,
    #[serde(other)]
    Other,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{format, sample};
    use super::*;

    #[test]
    fn the_start_of_a_file_tells_the_deal_whatever_follows() {
        let deal = sample::deal("Müller \"Nord\"", 1);
        let bytes = format::encode(&deal);
        let wanted = Some(Head { id: deal.id.0, name: deal.name.clone() });
        assert_eq!(within(&bytes), wanted);
        let cut = bytes.windows(7).position(|part| part == b"created").unwrap();
        assert_eq!(within(&bytes[..cut]), wanted);
        assert_eq!(within(&[b"\xEF\xBB\xBF", &bytes[..cut]].concat()), wanted);
    }

    #[test]
    fn no_start_makes_up_a_deal() {
        let bytes = format::encode(&sample::deal("Acme", 1));
        let name = bytes.windows(4).position(|part| part == b"name").unwrap();
        for cut in 0..name {
            assert_eq!(within(&bytes[..cut]), None, "{cut}");
        }
        assert_eq!(within(b"[]"), None);
        assert_eq!(within(b"{\"id\": 7, \"name\": \"x\"}"), None);
    }

    #[test]
    fn id_and_name_are_found_behind_a_long_field_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deal.json");
        let long = "x".repeat(20_000);
        let id = sample::deal("", 1).id;
        std::fs::write(&path, format!("{{\"about\": \"{long}\", \"name\": \"Acme\", \"id\": \"{id}\"}}")).unwrap();
        assert_eq!(of(&path, 30_000), Some(Head { id: id.0, name: "Acme".into() }));
        assert_eq!(of(&path, 10_000), None, "the rest is not read");
    }
}
