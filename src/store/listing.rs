//! The deals folder: which files are deals, and which are conflict copies of one.
//!
//! Names decide; a file is only opened if it is named like a copy, since two deals can be named like that too.

use super::conflict_copy::originals;
use super::error::StoreError;
use super::{Store, head};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use uuid::Uuid;

/// A deal's file, unopened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealFile {
    /// The file.
    pub path: PathBuf,
    /// The time of the last change; the epoch if the system doesn't say.
    pub modified: SystemTime,
}

/// A conflict copy, and the file that it is a copy of.
type Copy = (PathBuf, PathBuf);

impl Store {
    /// Returns the deals' files, last changed first. A missing folder counts as empty.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn files(&self) -> Result<Vec<DealFile>, StoreError> {
        let mut files: Vec<_> = self
            .sorted_out()?
            .0
            .into_iter()
            .map(|path| {
                let modified = fs::metadata(&path).and_then(|one| one.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
                DealFile { path, modified }
            })
            .collect();
        files.sort_by(|a, b| b.modified.cmp(&a.modified).then_with(|| a.path.cmp(&b.path)));
        Ok(files)
    }

    /// Returns the other deals that hold one of these ids and in which somebody has left the company. Only those are
    /// read whole: most files are skipped after a search of their text.
    #[must_use]
    pub fn deals_where_somebody_left(&self, ids: &[Uuid], but: &Path) -> Vec<Deal> {
        let ids: Vec<String> = ids.iter().map(Uuid::to_string).collect();
        let may_name = |path: &Path| {
            let text = self.read_deal(path).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
            text.contains("\"left\"") && ids.iter().any(|id| text.contains(id.as_str()))
        };
        let files = self.files().unwrap_or_default();
        let others = files.iter().map(|file| file.path.as_path()).filter(|path| *path != but);
        others.filter(|path| may_name(path)).filter_map(|path| self.load(path).ok()).map(|loaded| loaded.deal).collect()
    }

    /// Returns the conflict copies of deals, each with its original beside it: never listed as deals, never deleted.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn conflict_copies(&self) -> Result<Vec<Copy>, StoreError> {
        Ok(self.sorted_out()?.1)
    }

    /// Returns the conflict copies of one deal, by the id in them. Empty if the folder can't be listed.
    #[must_use]
    pub fn copies_of(&self, deal: DealId) -> Vec<PathBuf> {
        let copies = self.conflict_copies().unwrap_or_default();
        let copies = copies.into_iter().map(|(copy, _)| copy);
        copies.filter(|path| head::of(path, self.largest).is_some_and(|head| head.id == deal.0)).collect()
    }

    /// Returns the deals, and the conflict copies each with its original.
    fn sorted_out(&self) -> Result<(Vec<PathBuf>, Vec<Copy>), StoreError> {
        let all = names(&self.paths.deals(), "json")?;
        let stems: Vec<&str> = all.iter().map(|(name, _)| stem(name)).collect();
        let mut originals = originals(&stems);
        for (own, original) in originals.iter_mut().enumerate() {
            *original = original.filter(|original| !self.are_two_deals(&all[own].1, &all[*original].1));
        }
        let (mut deals, mut copies) = (Vec::new(), Vec::new());
        for ((_, path), original) in all.iter().zip(&originals) {
            // A copy of a copy is one of the deal; each original has a shorter name, so this ends.
            let first = std::iter::successors(*original, |original| originals[*original]).last();
            match first {
                Some(first) => copies.push((path.clone(), all[first].1.clone())),
                None => deals.push(path.clone()),
            }
        }
        Ok((deals, copies))
    }

    /// Returns whether two files are known to hold different deals, whatever their names.
    fn are_two_deals(&self, one: &Path, other: &Path) -> bool {
        let id = |path: &Path| head::of(path, self.largest).map(|head| head.id);
        matches!((id(one), id(other)), (Some(one), Some(other)) if one != other)
    }
}

/// Returns the files in a folder with this ending, by name. Hidden files and folders are skipped, and a missing folder
/// counts as empty. Pipes and dangling links are included: opening them will say what is wrong.
pub(super) fn names(folder: &Path, ending: &str) -> Result<Vec<(String, PathBuf)>, StoreError> {
    let unlisted = |e: std::io::Error| StoreError::Folder { path: folder.to_owned(), cause: e.into() };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(unlisted(e)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(unlisted)?;
        let path = entry.path();
        // The folder itself says what most entries are: asking for each of thousands takes longer than reading a screen
        // of them. Only a link has to be followed.
        let is_dir =
            entry.file_type().map_or_else(|_| path.is_dir(), |it| it.is_dir() || it.is_symlink() && path.is_dir());
        let name = entry.file_name().to_string_lossy().into_owned();
        if !is_dir && !name.starts_with('.') && path.extension().is_some_and(|it| it == ending) {
            found.push((name, path));
        }
    }
    found.sort();
    Ok(found)
}

/// Returns a file's name without its last extension.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::sample;
    use super::*;
    use std::time::Duration;
    use tempfile::tempdir;

    #[test]
    fn newest_come_first_and_only_deals_are_listed() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        assert_eq!(store.files(), Ok(Vec::new()), "no folder is an empty list");
        let deals = store.paths().deals();
        fs::create_dir_all(deals.join("folder.json")).unwrap();
        let copy = "b-00000001 (2).json".to_owned();
        for name in ["b-00000001.json", "a-00000002.json", ".stakemap-x.json", "notes.txt", &copy] {
            fs::write(deals.join(name), "").unwrap();
        }
        let hour_ago = SystemTime::now() - Duration::from_secs(3600);
        fs::File::open(deals.join("a-00000002.json")).unwrap().set_modified(hour_ago).unwrap();
        let names: Vec<_> = store.files().unwrap().into_iter().map(|file| file.path).collect();
        assert_eq!(names, [deals.join("b-00000001.json"), deals.join("a-00000002.json")]);
        assert_eq!(store.conflict_copies(), Ok(vec![(deals.join(copy), deals.join("b-00000001.json"))]));
    }

    #[test]
    fn folder_that_cannot_be_listed_is_an_error_that_names_it() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        fs::create_dir_all(&store.paths().data).unwrap();
        fs::write(store.paths().deals(), "").unwrap();
        let error = store.files().unwrap_err();
        assert!(matches!(&error, StoreError::Folder { path, .. } if *path == store.paths().deals()), "{error}");
    }

    #[test]
    fn a_file_that_is_named_like_a_copy_and_holds_another_deal_is_a_deal() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let at = store.create(&sample::deal("Acme", 1)).unwrap().at.path;
        let copy = at.with_file_name("acme-00000001 - Copy.json");
        fs::copy(&at, &copy).unwrap();
        assert_eq!(store.files().unwrap().len(), 1);
        assert_eq!(store.copies_of(sample::deal("", 1).id), std::slice::from_ref(&copy));
        let second = at.with_file_name("acme-00000001 - Copy - Copy.json");
        fs::copy(&at, &second).unwrap();
        assert!(store.conflict_copies().unwrap().contains(&(second.clone(), at.clone())), "a copy of a copy");
        fs::remove_file(second).unwrap();
        let other = fs::read_to_string(&at).unwrap().replace("000000000001", "000000000002");
        fs::write(&copy, other).unwrap();
        assert_eq!((store.files().unwrap().len(), store.conflict_copies()), (2, Ok(Vec::new())));
        fs::write(&copy, "{").unwrap();
        assert_eq!(store.files().unwrap().len(), 1, "one that can't be read is what it is called");
    }
}
