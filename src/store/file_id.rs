//! The identity of the file behind a name. Two names with one id are one file; a file that replaced another has an id
//! of its own.
//!
//! Everything that compares files asks here, by path or by handle, since not every system can tell an id without a
//! handle.

use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// A file's id, for as long as the file exists. The next file may get the id of a removed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileId {
    device: u64,
    number: u64,
}

impl FileId {
    /// Returns the id of an open file, whatever its name by now.
    pub(super) fn of(file: &File) -> io::Result<Self> {
        file.metadata().map(|about| Self::from(&about))
    }

    /// Returns the id of the file at a path, behind all links.
    ///
    /// # Errors
    /// When nothing is there, or it can't be accessed.
    pub fn at(path: &Path) -> io::Result<Self> {
        fs::metadata(path).map(|about| Self::from(&about))
    }

    /// Returns the id of what has this name itself: a link's own, not its target's.
    pub(super) fn named(path: &Path) -> io::Result<Self> {
        fs::symlink_metadata(path).map(|about| Self::from(&about))
    }
}

impl From<&Metadata> for FileId {
    fn from(about: &Metadata) -> Self {
        Self { device: about.dev(), number: about.ino() }
    }
}

/// Returns whether an open file is still at a path: not removed, and not replaced.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    matches!((FileId::of(file), FileId::at(path)), (Ok(file), Ok(there)) if file == there)
}

/// Returns the number of names of an open file; 0 once it was removed.
pub(super) fn names_of(file: &File) -> io::Result<u64> {
    file.metadata().map(|about| about.nlink())
}

/// Returns the number of names of the file at a path, behind all links.
pub(super) fn names_at(path: &Path) -> io::Result<u64> {
    fs::metadata(path).map(|about| about.nlink())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn names_of_one_file_have_one_id_and_what_takes_its_place_has_another() {
        let folder = tempfile::tempdir().unwrap();
        let [first, second, link, new] = ["first", "second", "link", "new"].map(|name| folder.path().join(name));
        fs::write(&first, "old").unwrap();
        fs::hard_link(&first, &second).unwrap();
        symlink(&first, &link).unwrap();
        let open = File::open(&first).unwrap();
        let id = FileId::of(&open).unwrap();
        assert_eq!([&first, &second, &link].map(|path| FileId::at(path).unwrap()), [id; 3]);
        assert_ne!(FileId::named(&link).unwrap(), id);
        assert_eq!((names_of(&open).unwrap(), names_at(&link).unwrap()), (2, 2));
        assert!(is_at(&open, &first) && is_at(&open, &link));
        fs::write(&new, "new").unwrap();
        fs::rename(&new, &first).unwrap();
        assert!(!is_at(&open, &first) && is_at(&open, &second));
        fs::remove_file(&second).unwrap();
        assert_eq!(names_of(&open).unwrap(), 0);
        assert!(!is_at(&open, &second) && FileId::at(&second).is_err());
    }
}
