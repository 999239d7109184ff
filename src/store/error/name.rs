//! The stable names of faults, and their places in a file.

use super::StoreError;

impl StoreError {
    /// Returns its stable name, such as `truncated`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Restorable { fault, .. } => fault.name(),
            Self::Damaged { damage, .. } => damage.name(),
            Self::NoHome => "no-home",
            Self::NoDataDir => "no-data-dir",
            Self::RelativeHome { .. } => "relative-home",
            Self::OtherHome { .. } => "other-home",
            Self::NoSuchDataDir { .. } => "no-such-data-dir",
            Self::Folder { .. } => "unreadable-folder",
            Self::NoFolder { .. } => "no-folder",
            Self::Unreadable { .. } => "unreadable",
            Self::TooLarge { .. } => "too-large",
            Self::WrongFormat { .. } => "wrong-format",
            Self::BadVersion { .. } => "bad-version",
            Self::Newer { .. } => "newer-version",
            Self::NotMigrated { .. } => "not-migrated",
            Self::ChangedOutside { .. } => "changed-outside",
            Self::Gone { .. } => "gone",
            Self::AlreadyThere { .. } => "already-there",
            Self::NotSaved { .. } => "not-saved",
            Self::NotRestored { .. } => "not-restored",
            Self::NoSuchGeneration { .. } => "no-such-state",
            Self::NotMoved { .. } => "not-moved",
            Self::Config { .. } => "config",
            Self::NoSuchDeal { .. } => "no-such-deal",
            Self::InSeveralFiles { .. } => "in-several-files",
            Self::Ambiguous { .. } => "ambiguous",
        }
    }

    /// Returns the line and the column, each from 1, the column 0 if only the line is known, and the place inside,
    /// which is empty at the top. Returns `None` if a fault has no line.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize, &str)> {
        match self {
            Self::Restorable { fault, .. } => fault.place(),
            Self::Damaged { line, column, place, .. } => Some((*line, *column, place)),
            _ => None,
        }
    }
}
