//! The system's reasons for refusing to read or write, and the remedies, in plain words.
//!
//! Each refusal that a save can meet has its own remedy; none is passed on as a number, or as the system's own text if
//! there are better words.

use crate::domain::record::text::one_line;
use std::io::{self, ErrorKind};

/// The system's reason for a refusal, in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The kind of refusal.
    pub kind: ErrorKind,
    /// The reason in words, without the file's name.
    pub words: String,
}

impl Cause {
    /// Returns a refusal of our own, in the form of the system's.
    pub(super) fn new(kind: ErrorKind, words: &str) -> Self {
        Self { kind, words: words.to_owned() }
    }

    /// Returns what to do about it when reading or moving, in one sentence.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self.kind {
            ErrorKind::InvalidInput => "Move it, or put a file in its place.",
            ErrorKind::FileTooLarge => "Move it, or put a smaller file in its place.",
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => "Check the path.",
            ErrorKind::PermissionDenied if self.words != FORBIDDEN => {
                "Check who owns the file and its folder, and their permissions."
            }
            ErrorKind::CrossesDevices => "Keep the data folder on one disk, or move the file by hand.",
            _ => self.remedy(),
        }
    }

    /// Returns what to do about it when saving, in one sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self.kind {
            ErrorKind::StorageFull => "Free up some space.",
            ErrorKind::QuotaExceeded => "Free up some of your disk quota, or save a copy on another disk.",
            ErrorKind::ReadOnlyFilesystem => "Save a copy somewhere else, or make the disk writable.",
            ErrorKind::PermissionDenied if self.words == FORBIDDEN => {
                "Unlock it (on Linux: chattr -i), or save a copy somewhere else."
            }
            ErrorKind::PermissionDenied if self.words == PROTECTED => {
                "Make it writable (chmod u+w), or save a copy somewhere else."
            }
            ErrorKind::PermissionDenied => "Save a copy somewhere else, or get permission to write in that folder.",
            ErrorKind::ResourceBusy if self.words == SAVED_BY_ANOTHER => "Let the other program finish.",
            ErrorKind::ResourceBusy => "Save a copy somewhere else: a file mounted by itself can't be replaced.",
            ErrorKind::FileTooLarge => "Raise the limit on file sizes (ulimit -f), or save a copy on another disk.",
            ErrorKind::CrossesDevices => "Save a copy on another disk: this folder combines several disks.",
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
                "Check the path, or save a copy somewhere else."
            }
            ErrorKind::InvalidFilename => "Use a shorter path.",
            ErrorKind::InvalidInput => "Move it, or save a copy somewhere else.",
            _ => match self.words.as_str() {
                DISK_ERROR => "Save a copy on another disk, then have this one checked.",
                TOO_MANY_OPEN => "Close other programs, or raise the limit on open files (ulimit -n).",
                LINKS_IN_A_CIRCLE => "Fix the links, or save a copy somewhere else.",
                _ => "Check the disk, or save a copy somewhere else.",
            },
        }
    }
}

/// The words for an attribute of the file, rather than its permissions, that forbids it.
pub(super) const FORBIDDEN: &str = "the system doesn't allow it (the file may be marked immutable)";
/// The words for a file that its owner may not write to.
pub(super) const PROTECTED: &str = "its file is write-protected";
/// The words for something that has a file's name but is no file.
pub(super) const NOT_A_FILE: &str = "it's a device, a pipe or a socket, not a file";
/// The words for a link in the place of a file of the program's own.
pub(super) const LINK: &str = "it's a link, and links aren't followed here";
/// The words for a disk error. Like the two below, it has no kind of its own, so its words have to tell it apart.
const DISK_ERROR: &str = "the disk reports an error";
const TOO_MANY_OPEN: &str = "too many files are open";
const LINKS_IN_A_CIRCLE: &str = "its links go in a circle";
/// Our own refusal, while another program is between comparing and replacing.
pub(super) const SAVED_BY_ANOTHER: &str = "another program is saving it right now";

impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        use rustix::io::Errno;
        let words = match error.kind() {
            ErrorKind::StorageFull => "the disk is full",
            ErrorKind::QuotaExceeded => "your disk quota is used up",
            ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
            ErrorKind::PermissionDenied if Errno::from_io_error(&error) == Some(Errno::PERM) => FORBIDDEN,
            ErrorKind::PermissionDenied => "not permitted",
            ErrorKind::ResourceBusy => "it's in use and can't be replaced",
            ErrorKind::ExecutableFileBusy => "it's running as a program",
            ErrorKind::FileTooLarge => "the file would be larger than allowed here",
            ErrorKind::CrossesDevices => "the two places are on different disks",
            ErrorKind::NotFound => "it doesn't exist",
            ErrorKind::NotADirectory => "part of the path is a file, not a folder",
            ErrorKind::IsADirectory => "it's a folder, not a file",
            ErrorKind::InvalidFilename => "the path is too long",
            ErrorKind::AlreadyExists => "it already exists",
            _ => match Errno::from_io_error(&error) {
                Some(Errno::IO) => DISK_ERROR,
                Some(Errno::MFILE | Errno::NFILE) => TOO_MANY_OPEN,
                Some(Errno::LOOP) => LINKS_IN_A_CIRCLE,
                _ => return Self { kind: error.kind(), words: one_line(&error.to_string()) },
            },
        };
        Self::new(error.kind(), words)
    }
}
