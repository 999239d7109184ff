//! A deal's file: its envelope, its bytes, and its faults.
//!
//! `format` and `version` come first, then the deal's own fields. Writing what was read gives the same bytes. Nothing
//! is ever dropped: fields of a newer version are carried along, and a contradiction is a finding of
//! [`crate::domain::change::integrity`], not an error.

mod path;

use super::damage::Damage;
use super::error::StoreError;
use super::migrate::{self, Migration};
use crate::domain::record::deal::Deal;
use crate::domain::record::fields::keep_all;
use crate::domain::record::text::one_line;
use path::path_to_end;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fmt;
use std::path::Path;

/// The value of `format` in every deal's file.
pub const FORMAT: &str = "stakemap.deal";

/// The content of a deal's file.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// The deal, migrated to the current version.
    pub deal: Deal,
    /// The version of the file.
    pub version: u64,
    /// The reason why it must not be written back, if there is one.
    pub read_only: Option<String>,
}

#[derive(Serialize)]
struct Envelope<'a> {
    format: &'static str,
    version: u64,
    #[serde(flatten)]
    deal: &'a Deal,
}

/// Everything in a file, whatever it means.
struct Whole(Map<String, Value>);

/// A fault in a text, at a line and a column from 1, and at a place inside, which is empty at the top.
struct Fault {
    damage: Damage,
    line: usize,
    column: usize,
    place: String,
    reason: String,
}

/// Returns a deal in its envelope, to be written inside something else.
pub(super) fn envelope(deal: &Deal) -> impl Serialize + '_ {
    Envelope { format: FORMAT, version: migrate::CURRENT, deal }
}

/// Returns a deal as the bytes of its file.
#[must_use]
pub fn encode(deal: &Deal) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&envelope(deal)).expect("a deal holds only text keys and plain values");
    bytes.push(b'\n');
    bytes
}

/// Reads a deal from the bytes of its file. The path is for messages only.
///
/// # Errors
/// When the bytes are no deal that this version can read; says where and why.
pub fn decode(bytes: &[u8], path: &Path) -> Result<Decoded, StoreError> {
    decode_as(bytes, path, migrate::CURRENT, migrate::ALL)
}

fn decode_as(bytes: &[u8], path: &Path, current: u64, steps: &[Migration]) -> Result<Decoded, StoreError> {
    let damaged = |fault: Fault| StoreError::Damaged {
        path: path.to_owned(),
        damage: fault.damage,
        line: fault.line,
        column: fault.column,
        place: fault.place,
        reason: fault.reason,
    };
    let text = text(bytes).map_err(damaged)?;
    if let Some(deal) = todays(text, current) {
        return Ok(Decoded { deal, version: current, read_only: None });
    }
    // Not a whole deal of this version: what it is instead is found out step by step.
    let Whole(content) = parse(text).map_err(damaged)?;
    let (format, version) = (content.get("format"), content.get("version"));
    if format != Some(&Value::from(FORMAT)) {
        let found = match format {
            None => format!("it has no `format` (a deal has \"{FORMAT}\")"),
            Some(_) => format!("its `format` is {}, not \"{FORMAT}\"", told(format)),
        };
        return Err(StoreError::WrongFormat { path: path.to_owned(), found });
    }
    let version = match version.and_then(Value::as_u64) {
        Some(version) if version > 0 => version,
        _ => return Err(StoreError::BadVersion { path: path.to_owned(), found: told(version) }),
    };
    let mut deal: Deal = if version < current {
        let not_migrated = |from, reason| StoreError::NotMigrated { path: path.to_owned(), from, reason };
        let content = migrate::migrate(steps, version, current, Value::Object(content))
            .map_err(|(from, reason)| not_migrated(from, one_line(&reason)))?;
        let text = content.to_string();
        parse(&text).map_err(|e: Fault| not_migrated(version, format!("at {}: {}", e.place, e.reason)))?
    } else {
        match parse(text) {
            Ok(deal) => deal,
            // It may well be whole, only different: what is wrong with it is not for this version to say.
            Err(_) if version > current => {
                return Err(StoreError::Newer { path: path.to_owned(), version, known: current });
            }
            Err(fault) => return Err(damaged(fault)),
        }
    };
    deal.extra.remove("format");
    deal.extra.remove("version");
    let read_only =
        (version > current).then(|| format!("from a newer stakemap (version {version}); open it there to change it"));
    Ok(Decoded { deal, version, read_only })
}

/// Returns a deal of the current version, read in one pass.
fn todays(text: &str, current: u64) -> Option<Deal> {
    let mut deal: Deal = serde_json::from_str(text).ok()?;
    let (format, version) = (deal.extra.remove("format")?, deal.extra.remove("version")?);
    (format == FORMAT && version == current).then_some(deal)
}

/// Returns the text of a file, without the byte order mark that some editors add.
fn text(bytes: &[u8]) -> Result<&str, Fault> {
    let fault = |damage, line, column, reason: &str| {
        let (place, reason) = (String::new(), reason.to_owned());
        Fault { damage, line, column, place, reason }
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.is_empty() {
        return Err(fault(Damage::Empty, 1, 0, "the file is empty"));
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(fault(Damage::Zeros, 1, 0, "the file holds only zeros, as after a power failure"));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(fault(Damage::Utf16, 1, 0, "the file is UTF-16; save it as UTF-8"));
    }
    std::str::from_utf8(bytes).map_err(|e| {
        let before = String::from_utf8_lossy(&bytes[..e.valid_up_to()]);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |rest| rest.chars().count()) + 1;
        match e.error_len() {
            None => fault(Damage::Truncated, line, column, "the file ends in the middle of a character"),
            Some(_) => fault(Damage::NotUtf8, line, column, "not UTF-8 text"),
        }
    })
}

/// Parses JSON.
fn parse<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| fault(text, &error))
}

/// Returns the fault in a text, and its place for an editor.
fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let (line, bytes) = (error.line(), error.column());
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let read = &text.as_bytes()[..text.len().min(start + bytes)];
    // The parser counts bytes, editors count characters.
    let column = text[start..].char_indices().filter(|(at, _)| *at < bytes).count().max(usize::from(bytes > 0));
    let words = error.to_string();
    let words = words.strip_suffix(&format!(" at line {line} column {bytes}")).unwrap_or(&words);
    let reason = if error.is_eof() {
        format!("the file ends too early, so part of it is missing: {words}")
    } else {
        one_line(words)
    };
    Fault { damage: Damage::of(error), line, column, place: path_to_end(read, error.classify()), reason }
}

/// Returns a value in the words of a message.
fn told(value: Option<&Value>) -> String {
    match value {
        None => "missing".to_owned(),
        Some(value) => one_line(&value.to_string()).chars().take(40).collect(),
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Top;

        impl<'de> Visitor<'de> for Top {
            type Value = Whole;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a deal in braces")
            }

            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Whole, A::Error> {
                keep_all(fields).map(Whole)
            }
        }

        from.deserialize_map(Top)
    }
}

#[cfg(test)]
mod tests;
