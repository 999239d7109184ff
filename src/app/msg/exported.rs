//! How an export to a file ended.

use super::Failure;
use crate::domain::privacy::PrivacyLevel;
use std::path::PathBuf;

/// The end of an export to a file that the user named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The path as it was typed.
    pub typed: String,
    /// The level of its readers.
    pub level: PrivacyLevel,
    /// The file, or why it was not written.
    pub result: Result<PathBuf, NotExported>,
}

/// Why an export was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotExported {
    /// There is such a file, and nobody said that it may be replaced.
    Exists,
    /// It could not be written.
    Failed(Failure),
}
