//! What can go wrong with files, said so that the reader knows what happened, where, and what to do next.
//!
//! The errors are plain values: they can be kept, compared and shown later. None of them holds what a deal says, except
//! the few characters a parser quotes, and those are made fit for one line of a screen.

pub use super::cause::Cause;
pub use super::damage::Damage;
mod name;

use crate::domain::record::text::one_line;
use std::path::{Path, PathBuf};

/// Bytes of what files are measured in.
const MB: u64 = 1_000_000;

/// Why something could not be found, read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The platform names no home, and nobody named a data folder.
    #[error("no folder for the data: this account has no home folder")]
    NoHome,
    /// The account's home is a path that begins nowhere.
    #[error("the home folder is `{}`, which is no full path", shown(.home))]
    RelativeHome {
        /// What it is.
        home: PathBuf,
    },
    /// A data folder begins with the home of somebody else.
    #[error("{}: the home of another account is not looked up", shown(.path))]
    OtherHome {
        /// The folder as it was given.
        path: PathBuf,
    },
    /// A data folder was named that is not there.
    #[error("{}: there is no such data folder", shown(.path))]
    NoSuchDataDir {
        /// The folder.
        path: PathBuf,
    },
    /// A data folder was asked for, without a name.
    #[error("the data folder's name is empty")]
    NoDataDir,
    /// A folder could not be found or listed.
    #[error("{}: the folder cannot be read: {cause}", shown(.path))]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        cause: Cause,
    },
    /// A folder could not be made, so nothing was written into it.
    #[error("{}: not saved: the folder cannot be made: {cause}", shown(.path))]
    NoFolder {
        /// The folder.
        path: PathBuf,
        /// Why.
        cause: Cause,
    },
    /// A file could not be read.
    #[error("{}: cannot be read: {cause}", shown(.path))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: Cause,
    },
    /// A file is larger than what is read without being asked to.
    #[error("{}: not read: it has {} MB, and files up to {} MB are read", shown(.path), .bytes.div_ceil(MB), .most / MB)]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// How large it is.
        bytes: u64,
        /// The most bytes that are read.
        most: u64,
    },
    /// A file does not hold what it should.
    #[error("{}: {}{}: {reason}", shown(.path), at_line(*.line, *.column), at_place(.place))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What sort of damage.
        damage: Damage,
        /// The line, from 1.
        line: usize,
        /// The character in that line, from 1; 0 where only the line is known.
        column: usize,
        /// The place inside, such as `stakeholders[0].id`; empty at the top.
        place: String,
        /// What is wrong there.
        reason: String,
    },
    /// A file is JSON, but no deal.
    #[error("{}: not a deal: its `format` is {found}, not \"stakemap.deal\"", shown(.path))]
    WrongFormat {
        /// The file.
        path: PathBuf,
        /// What stands there instead, in words.
        found: String,
    },
    /// A deal's version is missing or makes no sense.
    #[error("{}: its `version` is {found}; it must be a whole number from 1", shown(.path))]
    BadVersion {
        /// The file.
        path: PathBuf,
        /// What stands there instead, in words.
        found: String,
    },
    /// A newer stakemap wrote the file: it cannot be changed here, and perhaps not even be read.
    #[error("{}: written by a newer stakemap (version {version}); this one knows up to {known}", shown(.path))]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version it was written in.
        version: u64,
        /// The newest version known here.
        known: u64,
    },
    /// An older file could not be brought to today's version.
    #[error("{}: cannot be brought from version {from} to today's: {reason}", shown(.path))]
    NotMigrated {
        /// The file.
        path: PathBuf,
        /// The version that the step starts from.
        from: u64,
        /// What stood in the way.
        reason: String,
    },
    /// The bytes on disk are no longer those that were loaded or saved last.
    #[error("{}: changed outside since it was opened; not saved", shown(.path))]
    ChangedOutside {
        /// The file.
        path: PathBuf,
    },
    /// The file that was loaded is no longer there.
    #[error("{}: no longer there", shown(.path))]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// A file of that name is there already, and is not overwritten.
    #[error("{}: already there; not overwritten", shown(.path))]
    AlreadyThere {
        /// The file.
        path: PathBuf,
    },
    /// Nothing was written; what was there before is untouched.
    #[error("{}: not saved: {cause}", shown(.path))]
    NotSaved {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: Cause,
    },
    /// An earlier state was not put back; the file is as it was.
    #[error("{}: not restored: {cause}", shown(.path))]
    NotRestored {
        /// The deal's file.
        path: PathBuf,
        /// Why.
        cause: Cause,
    },
    /// A file is at fault, and earlier states of it are kept.
    #[error("{fault}")]
    Restorable {
        /// What is wrong with the file.
        fault: Box<StoreError>,
        /// What `stakemap restore` knows the deal by.
        deal: String,
    },
    /// No earlier state has this number.
    #[error("{} has no earlier state {sequence}", shown(.path))]
    NoSuchGeneration {
        /// The deal's file.
        path: PathBuf,
        /// The number that was asked for.
        sequence: u64,
        /// The numbers there are, newest first.
        known: Vec<u64>,
    },
    /// A file could not be moved; it is where it was.
    #[error("{}: not moved to {}: {cause}", shown(.from), shown(.to))]
    NotMoved {
        /// The file.
        from: PathBuf,
        /// Where it should have gone.
        to: PathBuf,
        /// Why.
        cause: Cause,
    },
    /// A line could not be set in the configuration without risk to the rest of it.
    #[error("{}: line {line}: {reason}; not changed", shown(.path))]
    Config {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What stands in the way.
        reason: String,
    },
    /// No deal fits what was asked for.
    #[error("no deal fits `{}`", one_line(.query))]
    NoSuchDeal {
        /// What was asked for.
        query: String,
        /// The names that come nearest, best first.
        nearest: Vec<String>,
    },
    /// A deal is in several files, and which is meant was not said.
    #[error("“{deal}” is one deal in {} files: {}", .files.len(), .files.join(", "))]
    InSeveralFiles {
        /// What it is called.
        deal: String,
        /// The files' names.
        files: Vec<String>,
    },
    /// More than one deal fits what was asked for.
    #[error("`{}` fits {} deals: {}", one_line(.query), .names.len(), .names.join(", "))]
    Ambiguous {
        /// What was asked for.
        query: String,
        /// The deals that fit.
        names: Vec<String>,
    },
}

/// What an error is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    File,
    Saving,
    Question,
}

impl StoreError {
    /// Whether something that should have been kept was not: the old state is on disk, the new one only in memory.
    #[must_use]
    pub fn is_not_saved(&self) -> bool {
        self.about() == About::Saving
    }

    /// Whether what was asked for has to be said differently: no data folder, no deal or several that fit.
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

    /// What to do next, in one sentence.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoHome | Self::NoDataDir => "Name a folder with --data-dir or STAKEMAP_DATA_DIR.".to_owned(),
            Self::RelativeHome { .. } => "Set HOME to a full path, such as /home/kim.".to_owned(),
            Self::OtherHome { .. } => {
                "Write the path in full; a folder whose name begins with ~ is written ./~name.".to_owned()
            }
            Self::NoSuchDataDir { .. } => {
                "Check --data-dir or STAKEMAP_DATA_DIR; stakemap without a command makes the folder.".to_owned()
            }
            Self::Folder { cause, .. } | Self::Unreadable { cause, .. } => cause.hint().to_owned(),
            Self::Damaged { .. } => {
                "The file was left as it is. Correct that place in an editor, or put a good copy in its place."
                    .to_owned()
            }
            Self::TooLarge { bytes, .. } => {
                let line = format!("largest_mb = {}", bytes.div_ceil(MB) + 1);
                format!("The file was left as it is. If it is meant to be so large, put `{line}` into config.toml.")
            }
            Self::WrongFormat { .. } => {
                "If another program wrote it, move it out of the folder; if it is a deal, correct `format`.".to_owned()
            }
            Self::BadVersion { .. } => {
                "The file was left as it is. If it was edited by hand, set \"version\": 1.".to_owned()
            }
            Self::Newer { .. } => "Open it with the newer stakemap, or update this one.".to_owned(),
            Self::NotMigrated { .. } => {
                "The file was left as it is. Open it with the stakemap that wrote it.".to_owned()
            }
            Self::ChangedOutside { .. } => {
                "Another program or a sync changed it. q, then c saves yours as a copy.".to_owned()
            }
            Self::Gone { .. } => {
                "It was moved or deleted outside. Look in the trash; or q, then c saves yours as a copy.".to_owned()
            }
            Self::AlreadyThere { .. } => "Move or rename that file first.".to_owned(),
            Self::NoFolder { cause, .. } | Self::NotSaved { cause, .. } => {
                format!("{} What you entered is still here; save again after that.", cause.remedy())
            }
            Self::NotRestored { cause, .. } => format!("{} Nothing was changed; try again after that.", cause.remedy()),
            Self::Restorable { deal, .. } => {
                format!("The file was left as it is. Earlier states are kept: stakemap restore {deal}")
            }
            Self::NoSuchGeneration { known, .. } if known.is_empty() => "None is kept yet.".to_owned(),
            Self::NoSuchGeneration { known, .. } => {
                let known: Vec<String> = known.iter().map(u64::to_string).collect();
                format!("There are {}.", known.join(", "))
            }
            Self::NotMoved { cause, .. } => cause.hint().to_owned(),
            Self::Config { .. } => "Correct that line in an editor.".to_owned(),
            Self::NoSuchDeal { nearest, .. } if nearest.is_empty() => "There is no deal yet.".to_owned(),
            Self::NoSuchDeal { nearest, .. } => format!("Nearest: {}.", nearest.join(", ")),
            Self::InSeveralFiles { .. } => {
                "Give the name of the file that you mean, with .json; keep one of them and move the others away."
                    .to_owned()
            }
            Self::Ambiguous { .. } => "Use more of the name, the file's name or the id.".to_owned(),
        }
    }
}

/// A path as it may be printed: names of files can hold anything.
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
            (Errno::NOSPC, "the disk is full", "Free some space."),
            (Errno::DQUOT, "your share of the disk is used up", "Free some of your share"),
            (Errno::ROFS, "the disk is read-only", "Save a copy elsewhere, or make the disk writable."),
            (Errno::ACCESS, "not permitted", "Save a copy elsewhere, or get the right to write in that folder."),
            (Errno::PERM, FORBIDDEN, "Take the mark off"),
            (Errno::BUSY, "it is in use and cannot be replaced", "Save a copy elsewhere: a file that is mounted"),
            (Errno::FBIG, "the file would be larger than is allowed here", "Raise the limit on file sizes"),
            (Errno::XDEV, "the two places are on different disks", "Save a copy on another disk"),
            (Errno::IO, "the disk reports an error", "Save a copy on another disk, then have this one checked."),
            (Errno::MFILE, "too many files are open", "Close other programs"),
            (Errno::NFILE, "too many files are open", "Close other programs"),
        ];
        for (errno, words, remedy) in cases {
            let error = not_saved(errno.raw_os_error());
            assert_eq!(error.to_string(), format!("a/deal.json: not saved: {words}"));
            assert!(error.hint().starts_with(remedy), "{errno}: {}", error.hint());
            assert!(error.hint().ends_with("What you entered is still here; save again after that."), "{errno}");
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
