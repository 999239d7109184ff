//! A journal's content: texts typed into forms, and a deal's edits that are not in its file.
//!
//! The bytes have a format and a version, as a deal's file does, and the deal inside has the deals' current format.

use crate::domain::record::deal::Deal;
use crate::domain::record::id::{DealId, StakeholderId};
use crate::store::error::{Damage, StoreError};
use crate::store::{SavedAs, Stamp, format};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The value of `format` in a journal.
const FORMAT: &str = "stakemap.journal";
/// The version that is written, and the newest that is read.
const VERSION: u64 = 1;

/// Everything that would be lost if the program died now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// The texts typed into forms and not saved, the open form last.
    pub drafts: Vec<Draft>,
    /// The open deal if it is not on the disk.
    pub edits: Option<Edits>,
}

/// The text typed into one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form's kind, then the ids it is about.
    pub kind: Vec<String>,
    /// The form's title.
    pub title: String,
    /// The deal it belongs to; `None` for a form that belongs to no deal.
    pub about: Option<About>,
    /// The fields that differ from their first text.
    pub fields: Vec<Typed>,
    /// The index of the focused field, from 0.
    pub focus: usize,
    /// Whether the form was open, rather than closed with its draft kept.
    pub open: bool,
}

/// The deal and the person that a draft is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The deal's id.
    pub deal: DealId,
    /// The deal's name at the time.
    pub name: String,
    /// The deal's file; `None` before its first save.
    #[serde(with = "file")]
    pub path: Option<PathBuf>,
    /// The person's name; empty if it is about the deal.
    pub person: String,
}

/// A field that somebody typed into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The field's label.
    pub label: String,
    /// The text before the edit.
    pub before: String,
    /// The text now.
    pub value: String,
    /// The people in it. A program that doesn't know of this goes by the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Held>,
}

/// A person in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The person's label in the field.
    pub label: String,
    /// The person's id.
    pub id: StakeholderId,
}

/// A deal that is not on the disk as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edits {
    /// The whole deal.
    pub deal: Arc<Deal>,
    /// The file and the bytes that the edits were made on; `None` for a deal that has no file yet.
    pub at: Option<SavedAs>,
}

impl Unfinished {
    /// Returns whether nothing would be lost.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.edits.is_none()
    }
}

#[derive(Serialize, Deserialize)]
struct Whole<D> {
    format: String,
    version: u64,
    at: Timestamp,
    drafts: Vec<Draft>,
    edits: Option<Edited<D>>,
}

#[derive(Serialize, Deserialize)]
struct Edited<D> {
    base: Option<Base>,
    deal: D,
}

#[derive(Serialize, Deserialize)]
struct Base {
    #[serde(with = "file")]
    path: Option<PathBuf>,
    length: u64,
    hash: u64,
    version: u64,
}

/// Returns a journal's bytes; `at` is when the last of it was typed.
pub(super) fn encode(unfinished: &Unfinished, at: Timestamp) -> Vec<u8> {
    let base = |at: &SavedAs| Base {
        path: Some(at.path.clone()),
        length: at.stamp.length,
        hash: at.stamp.hash,
        version: at.version,
    };
    let edited = |edits| Edited { base: Edits::at(edits).map(base), deal: format::envelope(&edits.deal) };
    let whole = Whole {
        format: FORMAT.to_owned(),
        version: VERSION,
        at,
        drafts: unfinished.drafts.clone(),
        edits: unfinished.edits.as_ref().map(edited),
    };
    let mut bytes = serde_json::to_vec_pretty(&whole).expect("a journal holds only text keys and plain values");
    bytes.push(b'\n');
    bytes
}

/// Reads a journal. The path is for messages only.
pub(super) fn decode(bytes: &[u8], path: &Path) -> Result<(Unfinished, Timestamp), StoreError> {
    let damaged = |error: &serde_json::Error| StoreError::Damaged {
        damage: Damage::of(error),
        path: path.to_owned(),
        line: error.line(),
        column: error.column(),
        place: String::new(),
        reason: "it doesn't hold text the way stakemap saves it".to_owned(),
    };
    // The version first: what a newer one holds is not for this one to judge.
    let value: Value = serde_json::from_slice(bytes).map_err(|e| damaged(&e))?;
    if let Some(version) = value.get("version").and_then(Value::as_u64).filter(|version| *version > VERSION) {
        return Err(StoreError::Newer { path: path.to_owned(), version, known: VERSION });
    }
    let whole: Whole<Value> = serde_json::from_value(value).map_err(|e| damaged(&e))?;
    let edits = whole.edits.map(|edited| {
        let bytes = serde_json::to_vec(&edited.deal).map_err(|e| damaged(&e))?;
        let deal = Arc::new(format::decode(&bytes, path)?.deal);
        let at = edited.base.and_then(|base| {
            let stamp = Stamp { length: base.length, hash: base.hash };
            Some(SavedAs { path: base.path?, stamp, version: base.version })
        });
        Ok(Edits { deal, at })
    });
    Ok((Unfinished { drafts: whole.drafts, edits: edits.transpose()? }, whole.at))
}

impl Edits {
    const fn at(&self) -> Option<&SavedAs> {
        self.at.as_ref()
    }
}

/// File paths that need not be UTF-8: a text if they are, otherwise their bytes.
mod file {
    use super::{Deserialize, Deserializer, OsStrExt, OsString, OsStringExt, PathBuf, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Name {
        Text(String),
        Bytes(Vec<u8>),
    }

    pub(super) fn serialize<S: Serializer>(path: &Option<PathBuf>, to: S) -> Result<S::Ok, S::Error> {
        let name = |path: &PathBuf| match path.to_str() {
            Some(text) => Name::Text(text.to_owned()),
            None => Name::Bytes(path.as_os_str().as_bytes().to_vec()),
        };
        path.as_ref().map(name).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<PathBuf>, D::Error> {
        let path = |name| match name {
            Name::Text(text) => PathBuf::from(text),
            Name::Bytes(bytes) => PathBuf::from(OsString::from_vec(bytes)),
        };
        Ok(Option::<Name>::deserialize(from)?.map(path))
    }
}
