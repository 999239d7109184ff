//! Everything that can go wrong with files, worded so that the reader knows what happened, where, and what to do next.
//!
//! The errors are plain values that can be kept, compared and shown later. None of them holds a deal's text, except the
//! few characters that a parser quotes, and those are made safe for one line of a screen.

pub use super::cause::Cause;
pub use super::damage::Damage;
mod name;

use crate::domain::record::text::one_line;
use std::path::{Path, PathBuf};

/// The unit of file sizes in messages, in bytes.
const MB: u64 = 1_000_000;

/// The reason why something could not be found, read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No home folder from the platform, and no data folder named.
    #[error("no data folder: this account has no home folder")]
    NoHome,
    /// An account whose home is a relative path.
    #[error("the home folder is “{}”, which isn't a full path", shown(.home))]
    RelativeHome {
        /// The relative path.
        home: PathBuf,
    },
    /// A data folder in somebody else's home, as in `~name/deals`.
    #[error("{}: can't use another account's home folder", shown(.path))]
    OtherHome {
        /// The folder as it was given.
        path: PathBuf,
    },
    /// A named data folder that doesn't exist.
    #[error("{}: this data folder doesn't exist", shown(.path))]
    NoSuchDataDir {
        /// The folder as it was given.
        path: PathBuf,
    },
    /// A data folder option with an empty name.
    #[error("the data folder's name is empty")]
    NoDataDir,
    /// A folder that can't be found or listed.
    #[error("{}: can't read this folder: {cause}", shown(.path))]
    Folder {
        /// The folder's path.
        path: PathBuf,
        /// The system's reason.
        cause: Cause,
    },
    /// A folder that can't be created, so nothing was written into it.
    #[error("{}: not saved: can't create the folder: {cause}", shown(.path))]
    NoFolder {
        /// The folder's path.
        path: PathBuf,
        /// The system's reason.
        cause: Cause,
    },
    /// A file that can't be read.
    #[error("{}: can't read this file: {cause}", shown(.path))]
    Unreadable {
        /// The file's path.
        path: PathBuf,
        /// The system's reason.
        cause: Cause,
    },
    /// A file above the size limit.
    #[error("{}: not read: it's {} MB, and the limit is {} MB", shown(.path), .bytes.div_ceil(MB), .most / MB)]
    TooLarge {
        /// The file's path.
        path: PathBuf,
        /// The file's size, in bytes.
        bytes: u64,
        /// The limit, in bytes.
        most: u64,
    },
    /// A damaged file.
    #[error("{}: {}{}: {reason}", shown(.path), at_line(*.line, *.column), at_place(.place))]
    Damaged {
        /// The file's path.
        path: PathBuf,
        /// The kind of damage.
        damage: Damage,
        /// The line, from 1.
        line: usize,
        /// The character in that line, from 1; 0 if only the line is known.
        column: usize,
        /// The place inside, such as `stakeholders[0].id`; empty at the top.
        place: String,
        /// The fault there, in words.
        reason: String,
    },
    /// A file with JSON that is no deal.
    #[error("{}: not a deal: {found}", shown(.path))]
    WrongFormat {
        /// The file's path.
        path: PathBuf,
        /// The format found instead, in words.
        found: String,
    },
    /// A deal with a missing or senseless version.
    #[error("{}: its `version` is {found}; it must be a whole number, 1 or more", shown(.path))]
    BadVersion {
        /// The file's path.
        path: PathBuf,
        /// The version found instead, in words.
        found: String,
    },
    /// A file from a newer stakemap: it can't be changed here, and perhaps not even read.
    #[error("{}: from a newer stakemap (version {version}); this one reads up to {known}", shown(.path))]
    Newer {
        /// The file's path.
        path: PathBuf,
        /// The file's version.
        version: u64,
        /// The newest version known here.
        known: u64,
    },
    /// An older file that could not be migrated to the current version.
    #[error("{}: can't convert it from version {from}: {reason}", shown(.path))]
    NotMigrated {
        /// The file's path.
        path: PathBuf,
        /// The version from which the failed step starts.
        from: u64,
        /// The obstacle, in words.
        reason: String,
    },
    /// Bytes on disk that differ from those loaded or saved last.
    #[error("{}: not saved: the file changed outside stakemap", shown(.path))]
    ChangedOutside {
        /// The file's path.
        path: PathBuf,
    },
    /// A loaded file that no longer exists.
    #[error("{}: no longer there", shown(.path))]
    Gone {
        /// The file's path.
        path: PathBuf,
    },
    /// A name that is taken; the file there is not overwritten.
    #[error("{}: already exists; not overwritten", shown(.path))]
    AlreadyThere {
        /// The path that is taken.
        path: PathBuf,
    },
    /// A failed save; the old file is untouched.
    #[error("{}: not saved: {cause}", shown(.path))]
    NotSaved {
        /// The file's path.
        path: PathBuf,
        /// The system's reason.
        cause: Cause,
    },
    /// A failed restore; the deal's file is as it was.
    #[error("{}: not restored: {cause}", shown(.path))]
    NotRestored {
        /// The deal's file.
        path: PathBuf,
        /// The system's reason.
        cause: Cause,
    },
    /// A faulty file of which earlier states are kept.
    #[error("{fault}")]
    Restorable {
        /// The file's fault.
        fault: Box<StoreError>,
        /// The deal's name for `stakemap restore`.
        deal: String,
    },
    /// A number that no earlier state has.
    #[error("{} has no earlier version {sequence}", shown(.path))]
    NoSuchGeneration {
        /// The deal's file.
        path: PathBuf,
        /// The requested number.
        sequence: u64,
        /// The existing numbers, newest first.
        known: Vec<u64>,
    },
    /// A failed move; the file is where it was.
    #[error("{}: not moved to {}: {cause}", shown(.from), shown(.to))]
    NotMoved {
        /// The file's path, from which it was not moved.
        from: PathBuf,
        /// The path it should have moved to.
        to: PathBuf,
        /// The system's reason.
        cause: Cause,
    },
    /// A line that can't be set in the configuration without risk to the rest of it.
    #[error("{}: line {line}: {reason}; not changed", shown(.path))]
    Config {
        /// The configuration's path.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The obstacle, in words.
        reason: String,
    },
    /// A query that fits no deal.
    #[error("no deal matches “{}”", one_line(.query))]
    NoSuchDeal {
        /// The query as typed.
        query: String,
        /// The names it may mean, best first.
        nearest: Vec<String>,
        /// The number of deals there are.
        deals: usize,
    },
    /// A deal in several files, without a word on which is meant.
    #[error("“{deal}” is in {} files: {}", .files.len(), .files.join(", "))]
    InSeveralFiles {
        /// The deal's name.
        deal: String,
        /// The files' names.
        files: Vec<String>,
    },
    /// A query that fits more than one deal.
    #[error("“{}” matches {} deals: {}", one_line(.query), .names.len(), .names.join(", "))]
    Ambiguous {
        /// The query as typed.
        query: String,
        /// The names of the deals that fit.
        names: Vec<String>,
    },
}

/// The subject of an error.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    File,
    Saving,
    Question,
}

impl StoreError {
    /// Returns whether a save failed: the old state is on disk, the new one only in memory.
    #[must_use]
    pub fn is_not_saved(&self) -> bool {
        self.about() == About::Saving
    }

    /// Returns whether the request has to be worded differently: no data folder, no deal, or several that fit.
    #[must_use]
    pub fn is_unclear_question(&self) -> bool {
        self.about() == About::Question
    }

    fn about(&self) -> About {
        match self {
            Self::Restorable { fault, .. } => fault.about(),
            Self::Folder { .. }
            | Self::Unreadable { .. }
            | Self::TooLarge { .. }
            | Self::Damaged { .. }
            | Self::WrongFormat { .. }
            | Self::BadVersion { .. }
            | Self::Newer { .. }
            | Self::NotMigrated { .. }
            | Self::Config { .. } => About::File,
            Self::NoFolder { .. }
            | Self::ChangedOutside { .. }
            | Self::Gone { .. }
            | Self::AlreadyThere { .. }
            | Self::NotSaved { .. }
            | Self::NotRestored { .. }
            | Self::NotMoved { .. } => About::Saving,
            Self::NoHome
            | Self::NoDataDir
            | Self::RelativeHome { .. }
            | Self::OtherHome { .. }
            | Self::NoSuchDataDir { .. }
            | Self::NoSuchDeal { .. }
            | Self::NoSuchGeneration { .. }
            | Self::InSeveralFiles { .. }
            | Self::Ambiguous { .. } => About::Question,
        }
    }

    /// Returns what to do next, in one sentence.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoHome | Self::NoDataDir => "Choose a folder with --data-dir or STAKEMAP_DATA_DIR.".to_owned(),
            Self::RelativeHome { .. } => "Set HOME to a full path, such as /home/kim.".to_owned(),
            Self::OtherHome { .. } => {
                "Write the full path. For a folder named ~name, write ./~name.".to_owned()
            }
            Self::NoSuchDataDir { .. } => {
                "Check --data-dir or STAKEMAP_DATA_DIR. To create the folder, run stakemap without a command.".to_owned()
            }
            Self::Folder { cause, .. } | Self::Unreadable { cause, .. } => cause.hint().to_owned(),
            Self::Damaged { .. } => {
                "The file wasn't changed. Fix that spot in an editor, or replace the file with a good copy."
                    .to_owned()
            }
            Self::TooLarge { bytes, .. } => {
                let line = format!("largest_mb = {}", bytes.div_ceil(MB) + 1);
                format!("The file wasn't changed. If it's meant to be that large, put `{line}` in config.toml.")
            }
            Self::WrongFormat { .. } => {
                "If another program wrote it, move it out of the folder. If it's a deal, fix `format`.".to_owned()
            }
            Self::BadVersion { .. } => {
                "The file wasn't changed. If you edited it by hand, set \"version\": 1.".to_owned()
            }
            Self::Newer { .. } => "Open it with the newer stakemap, or update this one.".to_owned(),
            Self::NotMigrated { .. } => {
                "The file wasn't changed. Open it with the stakemap that wrote it.".to_owned()
            }
            Self::ChangedOutside { .. } => {
                "Another program or a sync changed it. Press q, then c to save yours as a copy.".to_owned()
            }
            Self::Gone { .. } => {
                "It was moved or deleted outside stakemap. Look in the trash, or press q, then c to save yours as a copy.".to_owned()
            }
            Self::AlreadyThere { .. } => "Move or rename that file first.".to_owned(),
            Self::NoFolder { cause, .. } | Self::NotSaved { cause, .. } => {
                format!("{} Your changes are still here; save again after that.", cause.remedy())
            }
            Self::NotRestored { cause, .. } => format!("{} Nothing was changed. Try again after that.", cause.remedy()),
            Self::Restorable { deal, .. } => {
                format!("The file wasn't changed. To get an earlier version: stakemap restore {deal}")
            }
            Self::NoSuchGeneration { known, .. } if known.is_empty() => "There are no earlier versions yet.".to_owned(),
            Self::NoSuchGeneration { known, .. } => {
                let known: Vec<String> = known.iter().map(u64::to_string).collect();
                format!("Versions you can restore: {}.", known.join(", "))
            }
            Self::NotMoved { cause, .. } => cause.hint().to_owned(),
            Self::Config { .. } => "Fix that line in an editor.".to_owned(),
            Self::NoSuchDeal { deals: 0, .. } => "There are no deals yet.".to_owned(),
            Self::NoSuchDeal { nearest, .. } if nearest.is_empty() => "To see your deals: stakemap list".to_owned(),
            Self::NoSuchDeal { nearest, .. } => format!("Did you mean: {}?", nearest.join(", ")),
            Self::InSeveralFiles { .. } => {
                "Give the file's name, with .json. Keep one of them and move the others away."
                    .to_owned()
            }
            Self::Ambiguous { .. } => "Type more of the name, the file's name or the id.".to_owned(),
        }
    }
}

/// Returns a path made safe to print: file names can hold any bytes.
pub(super) fn shown(path: &Path) -> String {
    one_line(&path.display().to_string())
}

fn at_line(line: usize, column: usize) -> String {
    if column == 0 { format!("line {line}") } else { format!("line {line}, column {column}") }
}

fn at_place(place: &str) -> String {
    if place.is_empty() { String::new() } else { format!(", at {}", one_line(place)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::cause::FORBIDDEN;
    use super::*;
    use std::io;

    fn not_saved(errno: i32) -> StoreError {
        StoreError::NotSaved { path: "a/deal.json".into(), cause: io::Error::from_raw_os_error(errno).into() }
    }

    #[test]
    fn refusals_of_the_system_are_told_in_plain_words() {
        use rustix::io::Errno;
        let cases = [
            (Errno::NOSPC, "the disk is full", "Free up some space."),
            (Errno::DQUOT, "your disk quota is used up", "Free up some of your disk quota"),
            (Errno::ROFS, "the disk is read-only", "Save a copy somewhere else, or make the disk writable."),
            (Errno::ACCESS, "not permitted", "Save a copy somewhere else, or get permission to write in that folder."),
            (Errno::PERM, FORBIDDEN, "Unlock it"),
            (Errno::BUSY, "it's in use and can't be replaced", "Save a copy somewhere else: a file mounted"),
            (Errno::FBIG, "the file would be larger than allowed here", "Raise the limit on file sizes"),
            (Errno::XDEV, "the two places are on different disks", "Save a copy on another disk"),
            (Errno::IO, "the disk reports an error", "Save a copy on another disk, then have this one checked."),
            (Errno::MFILE, "too many files are open", "Close other programs"),
            (Errno::NFILE, "too many files are open", "Close other programs"),
        ];
        for (errno, words, remedy) in cases {
            let error = not_saved(errno.raw_os_error());
            assert_eq!(error.to_string(), format!("a/deal.json: not saved: {words}"));
            assert!(error.hint().starts_with(remedy), "{errno}: {}", error.hint());
            assert!(error.hint().ends_with("Your changes are still here; save again after that."), "{errno}");
            assert!(error.is_not_saved());
        }
    }

    #[test]
    fn errors_can_cross_threads() {
        fn crosses<T: Send + Sync + 'static + std::error::Error>(_: &T) {}
        crosses(&StoreError::NoHome);
    }

    #[test]
    fn names_of_files_cannot_act_on_the_terminal() {
        let error = StoreError::Gone { path: "a\u{1b}[31mb\n.json".into() };
        assert_eq!(error.to_string(), "a␛[31mb .json: no longer there");
    }
}
