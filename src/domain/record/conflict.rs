//! Conflicts: two different values for one field, both kept in the deal until somebody chooses.
//!
//! A conflict is as much part of a deal as a person: it is saved, merged and undone like one. This module decides
//! nothing; the merge's rule says which value applies until then.

use super::id::RecordId;
use crate::domain::record::fields::{Given, record};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Builder;

/// One field or entry on which two sides differ. A missing value means a removed entry or an emptied field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// An id derived from the content, so that everybody who merges the same files gets the same conflict.
    pub id: RecordId,
    /// The address: list names, ids and field names, joined by `/`.
    pub place: String,
    /// The value both sides started from, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Value>,
    /// The value that applies until somebody chooses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Value>,
    /// The value of the other side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<Value>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Conflict { required: id, place; optional: base via Given, standing via Given, other via Given; });

impl Conflict {
    /// Creates a conflict about an address, with an id derived from its arguments.
    #[must_use]
    pub fn new(address: &str, base: Option<Value>, standing: Option<Value>, other: Option<Value>) -> Self {
        // As JSON, so that no value can look like the end of the one before.
        let values: Vec<Vec<&Value>> = [&base, &standing, &other].iter().map(|one| one.iter().collect()).collect();
        let id = id_of(&serde_json::to_value((address, values)).unwrap_or_default().to_string());
        Self { id, place: address.to_owned(), base, standing, other, extra: Map::new() }
    }

    /// Returns whether both conflicts offer the same choice at the same address, whatever both sides started from.
    pub(in crate::domain) fn same_choice(&self, other: &Self) -> bool {
        self.place == other.place && self.standing == other.standing && self.other == other.other
    }

    /// Returns the fields that differ, if the conflict is about several fields of one record rather than one value.
    pub(in crate::domain) fn fields(&self) -> Option<Vec<&String>> {
        match (&self.standing, &self.other) {
            (Some(Value::Object(one)), Some(Value::Object(two)))
                if !one.contains_key("id") && !two.contains_key("id") =>
            {
                Some(one.keys().chain(two.keys().filter(|key| !one.contains_key(*key))).collect())
            }
            _ => None,
        }
    }
}

/// Derives an id from a text: FNV-1a of 128 bits, in a version 8 UUID. It need not resist somebody searching for two
/// texts with one id: entries that share an id are told apart anyway.
fn id_of(text: &str) -> RecordId {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let hash = text.bytes().fold(START, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    RecordId(Builder::from_custom_bytes(hash.to_be_bytes()).into_uuid())
}
