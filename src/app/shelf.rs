//! The places for deals that are not listed: the trash and the archive.

use crate::domain::record::text::Text;
use std::path::PathBuf;

/// A place for deals that are not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Deleted deals.
    Trash,
    /// Deals put away, such as those that are over.
    Archive,
}

impl Shelf {
    /// Returns its name within a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Trash => "trash",
            Self::Archive => "archive",
        }
    }
}

/// The numbers of deals that are not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OnShelves {
    /// In the archive.
    pub archive: usize,
    /// In the trash.
    pub trash: usize,
}

/// The direction in which a deal moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfMove {
    /// Into the trash or the archive.
    In,
    /// Out of the trash or the archive.
    Out,
}

/// A deal on its way to or from the trash or the archive.
#[derive(Debug, Clone, PartialEq)]
pub struct ShelvedDeal {
    /// The deal's name, or its file's if that cannot be read.
    pub name: Text,
    /// Its file among the deals.
    pub path: PathBuf,
    /// Its file in the trash or archive, once it is there.
    pub bin: Option<PathBuf>,
    /// The trash or the archive.
    pub shelf: Shelf,
}
