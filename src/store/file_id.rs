//! Which file a name stands for. Two names of one id are one file; a file that took another's place has an id of its own.
//!
//! Everything that compares files asks here, by path or by handle, since not every system tells an id without a handle.

use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The id of a file for as long as it exists. The next file may get the id of one that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileId {
    device: u64,
    number: u64,
}

impl FileId {
    /// Returns the id of an open file, whatever it is called by now.
    pub(super) fn of(file: &File) -> io::Result<Self> {
        file.metadata().map(|about| Self::from(&about))
    }

    /// Returns the id of the file at a path, behind all links.
    ///
    /// # Errors
    /// When nothing is there, or it cannot be looked at.
    pub fn at(path: &Path) -> io::Result<Self> {
        fs::metadata(path).map(|about| Self::from(&about))
    }

    /// Returns the id of what has this name itself: of a link, not of what it points to.
    pub(super) fn named(path: &Path) -> io::Result<Self> {
        fs::symlink_metadata(path).map(|about| Self::from(&about))
    }
}

impl From<&Metadata> for FileId {
    fn from(about: &Metadata) -> Self {
        Self { device: about.dev(), number: about.ino() }
    }
}

/// Whether an open file is still behind a path: nobody removed it or put another in its place.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    matches!((FileId::of(file), FileId::at(path)), (Ok(file), Ok(there)) if file == there)
}

/// Returns how many names an open file has; none once it was removed.
pub(super) fn names_of(file: &File) -> io::Result<u64> {
    file.metadata().map(|about| about.nlink())
}

/// Returns how many names the file at a path has, behind all links.
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
