//! The archive: closed deals, kept apart from the listed ones. Moves overwrite nothing, like those to the trash, and a
//! deal comes back the same way.

use super::Store;
use super::error::StoreError;
use super::listing::names;
use std::path::{Path, PathBuf};

impl Store {
    /// Moves a deal's file to the archive, under a free name. Returns its new path.
    ///
    /// # Errors
    /// When it is no longer there, or was not moved.
    pub fn archive(&self, at: &Path) -> Result<PathBuf, StoreError> {
        self.shelve(at, &self.paths.archive())
    }

    /// Returns the files in the archive, by name. A missing folder counts as empty.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn archived(&self) -> Result<Vec<PathBuf>, StoreError> {
        Ok(names(&self.paths.archive(), "json")?.into_iter().map(|(_, path)| path).collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::sample;
    use super::*;
    use std::fs;
    use tempfile::tempdir;

    #[test]
    fn deal_goes_to_the_archive_and_comes_back_byte_by_byte() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        assert_eq!(store.archived(), Ok(Vec::new()), "no folder is an empty archive");
        let at = store.create(&sample::deal("Acme", 1)).unwrap().at;
        let before = fs::read(&at.path).unwrap();
        let archived = store.archive(&at.path).unwrap();
        assert_eq!(store.archived(), Ok(vec![archived.clone()]));
        assert_eq!((store.files(), store.trashed()), (Ok(Vec::new()), Vec::new()));
        store.untrash(&archived, &at.path).unwrap();
        assert_eq!(fs::read(&at.path).unwrap(), before);
        assert_eq!(store.archived(), Ok(Vec::new()));
    }

    #[test]
    fn nothing_in_the_archive_is_ever_overwritten() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let mut paths = Vec::new();
        for _ in 0..3 {
            let at = store.create(&sample::deal("Acme", 1)).unwrap().at;
            paths.push(store.archive(&at.path).unwrap());
        }
        let mut listed = store.archived().unwrap();
        listed.sort();
        paths.sort();
        paths.dedup();
        assert_eq!((paths.len(), &listed), (3, &paths));
    }

    #[test]
    fn a_deal_does_not_come_back_over_another() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let at = store.create(&sample::deal("Acme", 1)).unwrap().at;
        let archived = store.archive(&at.path).unwrap();
        fs::write(&at.path, "somebody else's").unwrap();
        assert_eq!(store.untrash(&archived, &at.path), Err(StoreError::AlreadyThere { path: at.path.clone() }));
        assert_eq!(fs::read(&at.path).unwrap(), b"somebody else's");
        assert_eq!(store.archived(), Ok(vec![archived]));
        assert_eq!(
            store.archive(Path::new("/nowhere/x.json")),
            Err(StoreError::Gone { path: "/nowhere/x.json".into() })
        );
    }
}
