//! The user's place in a review of several deals, kept beside the places in each deal.

use crate::domain::record::id::{DealId, RecordId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The user's place in a review of several deals that wasn't ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortfolioPosition {
    /// The day it began.
    pub on: Date,
    /// The index of the deal on the screen.
    pub at: usize,
    /// The deals in the order of the review.
    pub stops: Vec<StopPosition>,
    /// The number of deals left out from the start, with the reason, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub left_out: String,
    /// Whether the timer is paused.
    #[serde(default)]
    pub paused: bool,
}

/// One deal of such a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopPosition {
    /// The deal.
    pub id: DealId,
    /// Its file.
    #[serde(with = "lossy")]
    pub path: PathBuf,
    /// Its name when it was read last.
    pub name: String,
    /// Whether it was looked at.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub seen: bool,
    /// The reason why it couldn't be opened; empty if it wasn't skipped.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub skipped: String,
    /// Its brief review, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<RecordId>,
    /// The milliseconds spent on it.
    #[serde(default)]
    pub spent: i64,
}

/// The most deals of a review whose place is kept: nobody goes through more in one go, and the file stays small.
pub const MOST: usize = 2_000;

/// A path as text. A name that isn't Unicode, which this program never gives a file, loses letters; then the deal is
/// skipped like one that was moved.
mod lossy {
    use serde::{Deserialize, Deserializer, Serializer};
    use std::path::{Path, PathBuf};

    pub(super) fn serialize<S: Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&path.to_string_lossy())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PathBuf, D::Error> {
        String::deserialize(from).map(PathBuf::from)
    }
}
