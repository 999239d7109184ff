//! Deleting a deal and undoing that: moves that overwrite nothing, in both directions.

use super::Store;
use super::atomic::{make_folder, move_new};
use super::error::StoreError;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

impl Store {
    /// Moves a deal's file to the trash, under a free name. Returns its new path.
    ///
    /// # Errors
    /// When it is no longer there, or was not moved.
    pub fn trash(&self, at: &Path) -> Result<PathBuf, StoreError> {
        self.shelve(at, &self.paths.trash())
    }

    /// Moves a deal's file to a folder, under a free name. Returns its new path.
    pub(super) fn shelve(&self, at: &Path, folder: &Path) -> Result<PathBuf, StoreError> {
        make_folder(folder)?;
        let stem = at.file_stem().unwrap_or_default().to_string_lossy();
        let mut to = folder.join(format!("{stem}.json"));
        let mut count = 1_u64;
        loop {
            match move_new(at, &to) {
                Ok(_) => return Ok(to),
                Err(cause) if cause.kind == ErrorKind::AlreadyExists => {
                    count += 1;
                    to = folder.join(format!("{stem}.{count}.json"));
                }
                Err(cause) if cause.kind == ErrorKind::NotFound => {
                    return Err(StoreError::Gone { path: at.to_owned() });
                }
                Err(cause) => return Err(StoreError::NotMoved { from: at.to_owned(), to, cause }),
            }
        }
    }

    /// Returns the files in the trash, last moved last, and by name within one moment. Empty if there is no trash.
    #[must_use]
    pub fn trashed(&self) -> Vec<PathBuf> {
        let Ok(folder) = fs::read_dir(self.paths.trash()) else { return Vec::new() };
        let mut files: Vec<((i64, i64), PathBuf)> = folder
            .filter_map(Result::ok)
            .filter(|file| file.path().extension().is_some_and(|kind| kind == "json"))
            // A move changes the file's entry, not its content, so its status time tells when.
            .filter_map(|file| file.metadata().ok().map(|known| ((known.ctime(), known.ctime_nsec()), file.path())))
            .collect();
        files.sort();
        files.into_iter().map(|(_, path)| path).collect()
    }

    /// Moves a deal's file back from the trash to where it was.
    ///
    /// # Errors
    /// When it is no longer in the trash, its old name is taken, or it was not moved.
    pub fn untrash(&self, trashed: &Path, at: &Path) -> Result<(), StoreError> {
        let folder = at.parent().map_or_else(|| self.paths.deals(), Path::to_owned);
        make_folder(&folder)?;
        move_new(trashed, at).map(|_| ()).map_err(|cause| match cause.kind {
            ErrorKind::AlreadyExists => StoreError::AlreadyThere { path: at.to_owned() },
            ErrorKind::NotFound => StoreError::Gone { path: trashed.to_owned() },
            _ => StoreError::NotMoved { from: trashed.to_owned(), to: at.to_owned(), cause },
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::sample;
    use super::*;
    use tempfile::tempdir;

    #[test]
    fn the_trash_tells_what_lies_in_it_the_latest_last() {
        let folder = tempdir().unwrap();
        let store = Store::new(super::super::DataPaths::under(folder.path()));
        assert_eq!(store.trashed(), Vec::<PathBuf>::new());
        let first = store.create(&sample::deal("Halden", 1)).unwrap().at;
        let second = store.create(&sample::deal("Ostby", 2)).unwrap().at;
        let bins = [store.trash(&second.path).unwrap(), store.trash(&first.path).unwrap()];
        fs::write(store.paths().trash().join("notes.txt"), "no deal").unwrap();
        let mut found = store.trashed();
        assert_eq!(found.len(), 2);
        found.sort();
        let mut bins = bins.to_vec();
        bins.sort();
        assert_eq!(found, bins);
    }

    #[test]
    fn deal_goes_to_the_trash_and_comes_back_byte_by_byte() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let at = store.create(&sample::deal("Acme", 1)).unwrap().at;
        let before = fs::read(&at.path).unwrap();
        let trashed = store.trash(&at.path).unwrap();
        assert!(trashed.starts_with(store.paths().trash()));
        assert_eq!(store.files(), Ok(Vec::new()));
        store.untrash(&trashed, &at.path).unwrap();
        assert_eq!(fs::read(&at.path).unwrap(), before);
        assert_eq!(store.load(&at.path).unwrap().at, at, "it can be saved as before");
        assert!(!trashed.exists());
    }

    #[test]
    fn nothing_in_the_trash_is_ever_overwritten() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let mut paths = Vec::new();
        for name in ["Acme", "Acme", "Acme"] {
            let at = store.create(&sample::deal(name, 1)).unwrap().at;
            paths.push(store.trash(&at.path).unwrap());
        }
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), 3);
        assert!(paths.iter().all(|path| path.exists()));
    }

    #[test]
    fn coming_back_overwrites_nothing() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let at = store.create(&sample::deal("Acme", 1)).unwrap().at;
        let trashed = store.trash(&at.path).unwrap();
        fs::write(&at.path, "somebody else's").unwrap();
        assert_eq!(store.untrash(&trashed, &at.path), Err(StoreError::AlreadyThere { path: at.path.clone() }));
        assert_eq!(fs::read(&at.path).unwrap(), b"somebody else's");
        assert!(trashed.exists());
    }

    #[test]
    fn what_is_gone_cannot_be_trashed_or_brought_back() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let at = store.create(&sample::deal("Acme", 1)).unwrap().at;
        let trashed = store.trash(&at.path).unwrap();
        assert_eq!(store.trash(&at.path), Err(StoreError::Gone { path: at.path.clone() }));
        fs::remove_file(&trashed).unwrap();
        assert_eq!(store.untrash(&trashed, &at.path), Err(StoreError::Gone { path: trashed }));
    }
}
