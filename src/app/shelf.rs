//! The places for deals that are not listed: the trash and the archive.

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
