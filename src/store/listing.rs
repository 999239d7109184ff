//! Which files in the deals folder are deals, and which are a sync program's second copies of one.
//!
//! Judges by names alone; nothing is opened.

use super::error::StoreError;
use super::{Store, head};
use crate::domain::id::DealId;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A deal's file, unopened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DealFile {
    /// The file.
    pub path: PathBuf,
    /// When it was last changed; the epoch where the system does not say.
    pub modified: SystemTime,
}

impl Store {
    /// The deals' files, those changed last first. A folder that is not there yet is empty.
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

    /// Second copies that a sync program made of a deal: never listed as deals, never deleted.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn conflict_copies(&self) -> Result<Vec<PathBuf>, StoreError> {
        Ok(self.sorted_out()?.1)
    }

    /// The second copies of one deal, by the id in them. None where the folder cannot be listed.
    #[must_use]
    pub fn copies_of(&self, deal: DealId) -> Vec<PathBuf> {
        let copies = self.conflict_copies().unwrap_or_default();
        copies.into_iter().filter(|path| head::of(path, self.largest).is_some_and(|head| head.id == deal.0)).collect()
    }

    /// Deals and conflict copies.
    fn sorted_out(&self) -> Result<(Vec<PathBuf>, Vec<PathBuf>), StoreError> {
        let all = names(&self.places.deals(), "json")?;
        let stems: Vec<&str> = all.iter().map(|(name, _)| stem(name)).collect();
        let copies: Vec<bool> = stems.iter().map(|stem| is_conflict_copy(stem, &stems)).collect();
        let (mut deals, mut conflicts) = (Vec::new(), Vec::new());
        for ((_, path), is_copy) in all.into_iter().zip(copies) {
            if is_copy { conflicts.push(path) } else { deals.push(path) }
        }
        Ok((deals, conflicts))
    }
}

/// The files in a folder that end so, by name. No hidden ones, no folders. A folder that is not there is empty. What is no
/// file, such as a pipe or a link to nowhere, stays in: opening it will say what is wrong with it.
pub(super) fn names(folder: &Path, ending: &str) -> Result<Vec<(String, PathBuf)>, StoreError> {
    let unlisted = |e: std::io::Error| StoreError::Folder { path: folder.to_owned(), cause: e.into() };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(unlisted(e)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(unlisted)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !path.is_dir() && !name.starts_with('.') && path.extension().is_some_and(|it| it == ending) {
            found.push((name, path));
        }
    }
    found.sort();
    Ok(found)
}

/// A file's name without its last ending.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether a name looks like those that sync programs give to the second copy of a file, given all names beside it.
/// Names come without `.json`.
fn is_conflict_copy(stem: &str, beside: &[&str]) -> bool {
    let lower = stem.to_lowercase();
    // Syncthing; ownCloud and Nextcloud, older releases.
    if lower.contains(".sync-conflict-") || lower.contains("_conflict-") {
        return true;
    }
    // Dropbox, Nextcloud, Maestral, Cryptomator in words, in several languages; Google Drive and browsers as a count.
    let bracket = lower.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    if let Some((_, inside)) = bracket {
        let says_so = ["conflict", "konflikt", "conflit", "conflicto", "conflitto", "conflito", "競合", "冲突", "衝突"];
        let is_count = inside.len() <= 2 && inside.chars().all(|c| c.is_ascii_digit());
        if is_count || says_so.iter().any(|word| inside.contains(word)) {
            return true;
        }
    }
    // OneDrive (the computer's name), iCloud (a number), file managers ("copy"): something after a name that we gave.
    beside.iter().any(|original| {
        stem.strip_prefix(original)
            .is_some_and(|rest| is_ours(original) && rest.starts_with([' ', '-', '_', '.', '(']) && !is_ours(rest))
    })
}

/// Whether a name ends like those given to new deals: a hyphen and the tail of an id.
fn is_ours(stem: &str) -> bool {
    let is_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    stem.rsplit_once('-').is_some_and(|(_, tail)| matches!(tail.len(), 8 | 32) && tail.chars().all(is_hex))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::sample;
    use super::*;
    use std::time::Duration;
    use tempfile::tempdir;

    const OURS: &str = "acme-line-4-1a2b3c4d";

    #[test]
    fn second_copies_of_six_sync_families_are_recognised() {
        let tails = [
            " (ann's conflicted copy 2026-03-01)",
            " (Kopie in Konflikt von Ann 2026-03-01)",
            " (Copie en conflit de ann 2026-03-01)",
            " (conflicted copy 2026-03-01 101500)",
            " (in Konflikt stehende Kopie)",
            " (copia en conflicto)",
            ".sync-conflict-20260301-101500-ABCDEFG",
            "_conflict-20260301-101500",
            " (conflicting copy)",
            " (copia in conflitto)",
            " (cópia em conflito 1)",
            " (競合コピー 2026-03-01)",
            " (2)",
            " (12)",
            "-ANNS-LAPTOP",
            "-desktop-4711",
            " 2",
            " copy",
            " - Kopie",
            " copie 2",
        ];
        for tail in tails {
            let copy = format!("{OURS}{tail}");
            assert!(is_conflict_copy(&copy, &[OURS, &copy]), "{copy}");
        }
    }

    #[test]
    fn ordinary_names_are_deals() {
        let names =
            [OURS, "acme-1a2b3c4d", "acme-north-2b3c4d5e", "Acme (2024 renewal)", "Acme 2", "conflict-mining-3c4d5e6f"];
        for name in names {
            assert!(!is_conflict_copy(name, &names), "{name}");
        }
        // A deal called "Acme 20240101" beside the deal called "Acme" whose id ends so.
        assert!(!is_conflict_copy("acme-20240101-aabbccdd", &["acme-20240101", "acme-20240101-aabbccdd"]));
    }

    #[test]
    fn newest_come_first_and_only_deals_are_listed() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        assert_eq!(store.files(), Ok(Vec::new()), "no folder is an empty list");
        let deals = store.places().deals();
        fs::create_dir_all(deals.join("folder.json")).unwrap();
        let copy = format!("{OURS} (2).json");
        for name in ["b-00000001.json", "a-00000002.json", ".stakemap-x.json", "notes.txt", &copy] {
            fs::write(deals.join(name), "").unwrap();
        }
        let hour_ago = SystemTime::now() - Duration::from_secs(3600);
        fs::File::open(deals.join("a-00000002.json")).unwrap().set_modified(hour_ago).unwrap();
        let names: Vec<_> = store.files().unwrap().into_iter().map(|file| file.path).collect();
        assert_eq!(names, [deals.join("b-00000001.json"), deals.join("a-00000002.json")]);
        assert_eq!(store.conflict_copies(), Ok(vec![deals.join(copy)]));
    }

    #[test]
    fn folder_that_cannot_be_listed_is_an_error_that_names_it() {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        fs::create_dir_all(&store.places().data).unwrap();
        fs::write(store.places().deals(), "").unwrap();
        let error = store.files().unwrap_err();
        assert!(matches!(&error, StoreError::Folder { path, .. } if *path == store.places().deals()), "{error}");
    }
}
