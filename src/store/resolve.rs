//! The deal that a few characters on the command line mean. Never guesses: a query that fits two deals fits none.

use super::error::StoreError;
use super::listing::stem;
use super::{Store, head};
use crate::domain::record::nearest::near_parts;
use crate::domain::record::text::{one_line, slug};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A deal's file with everything it can be asked for by.
struct Candidate {
    path: PathBuf,
    stem: String,
    /// The file's name in lower case.
    lower: String,
    /// The deal's id and name; `None` if the file can't be read, but it can still be asked for by the file's name.
    head: Option<head::Head>,
}

impl Store {
    /// Finds the deal's file. In this order, and the first match decides: the path of a `.json` file, or its name among
    /// the deals; the deal's id, the file's name or its last eight characters, the deal's whole name as it is written,
    /// then regardless of case, the start of the file's name, a part of the deal's name. Case only matters between two
    /// deals that fit.
    ///
    /// # Errors
    /// When nothing fits, with the nearest names, or when several do, with their names. Also when the deal that fits is
    /// in several files: only the name of one of them, with `.json`, says which is meant.
    pub fn resolve(&self, query: &str) -> Result<PathBuf, StoreError> {
        let query = query.trim();
        let path = Path::new(query);
        if path.extension().is_some_and(|it| it == "json") && path.exists() {
            return std::path::absolute(path)
                .map_err(|e| StoreError::Unreadable { path: path.to_owned(), cause: e.into() });
        }
        let candidates: Vec<Candidate> = self.files()?.into_iter().map(|file| self.candidate(file.path)).collect();
        let named_file = |one: &&Candidate| one.path.file_name().is_some_and(|name| name == query);
        if let Some(file) = candidates.iter().find(named_file) {
            return Ok(file.path.clone());
        }
        let lower = query.to_lowercase();
        let id = Uuid::try_parse(query).ok();
        let named = |one: &Candidate, fits: &dyn Fn(&str) -> bool| {
            one.head.as_ref().is_some_and(|head| fits(&head.name.to_lowercase()))
        };
        let ways: [&dyn Fn(&Candidate) -> bool; 7] = [
            &|one| id.is_some() && one.head.as_ref().map(|head| head.id) == id,
            &|one| one.stem == stem_of(query),
            &|one| one.head.as_ref().is_some_and(|head| head.name == query),
            &|one| one.lower == stem_of(&lower) || (lower.len() == 8 && one.lower.ends_with(&format!("-{lower}"))),
            &|one| named(one, &|name| name == lower),
            &|one| one.lower.starts_with(&lower) || one.lower.starts_with(&slug(query)),
            &|one| named(one, &|name| name.contains(&lower)),
        ];
        for fits in ways.iter().filter(|_| !query.is_empty()) {
            let found: Vec<&Candidate> = candidates.iter().filter(|one| fits(one)).collect();
            let id = |one: &Candidate| one.head.as_ref().map(|head| head.id);
            let first = found.first().and_then(|first| id(first));
            let copies: Vec<&Candidate> = candidates.iter().filter(|one| first.is_some() && id(one) == first).collect();
            match found.as_slice() {
                [] => {}
                _ if copies.len() > 1 && found.iter().all(|one| id(one) == first) => {
                    let mut files: Vec<String> = copies.iter().map(|one| one.file()).collect();
                    files.sort();
                    return Err(StoreError::InSeveralFiles { deal: copies[0].name(), files });
                }
                [one] => return Ok(one.path.clone()),
                several => {
                    let names = several.iter().map(|one| format!("{} ({})", one.name(), one_line(&one.stem))).collect();
                    return Err(StoreError::Ambiguous { query: query.to_owned(), names });
                }
            }
        }
        let names: Vec<String> = candidates.iter().map(Candidate::name).collect();
        let nearest = near_parts(query, names.iter().map(String::as_str)).into_iter().take(3);
        Err(StoreError::NoSuchDeal {
            query: query.to_owned(),
            nearest: nearest.map(str::to_owned).collect(),
            deals: names.len(),
        })
    }

    fn candidate(&self, path: PathBuf) -> Candidate {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let stem = stem(&name);
        Candidate { stem: stem.to_owned(), lower: stem.to_lowercase(), head: head::of(&path, self.largest), path }
    }
}

impl Candidate {
    /// Returns the file's name.
    fn file(&self) -> String {
        one_line(&self.path.file_name().unwrap_or_default().to_string_lossy())
    }

    /// Returns the name for messages.
    fn name(&self) -> String {
        one_line(self.head.as_ref().map_or(self.stem.as_str(), |head| &head.name))
    }
}

/// Returns a file's name without `.json`, if it has that.
fn stem_of(query: &str) -> &str {
    query.strip_suffix(".json").unwrap_or(query)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::super::sample;
    use super::*;
    use tempfile::{TempDir, tempdir};

    /// Creates three deals, two with the same beginning of their names, and a file that is no deal.
    fn three() -> (TempDir, Store, Vec<PathBuf>) {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let names = ["Acme", "Acme North · Line 4", "Müller Packaging"];
        let paths =
            names.iter().zip(1..).map(|(name, n)| store.create(&sample::deal(name, n)).unwrap().at.path).collect();
        std::fs::write(store.paths().deals().join("broken-00000009.json"), "{").unwrap();
        (folder, store, paths)
    }

    #[test]
    fn deals_are_found_by_path_id_file_whole_name_start_and_part() {
        let (_folder, store, paths) = three();
        let queries = [
            (paths[1].to_str().unwrap().to_owned(), 1),
            (sample::deal("", 2).id.to_string(), 1),
            (sample::deal("", 2).id.short(), 1),
            (paths[1].file_stem().unwrap().to_str().unwrap().to_owned(), 1),
            (paths[1].file_name().unwrap().to_str().unwrap().to_owned(), 1),
            ("acme".to_owned(), 0),
            ("acme-n".to_owned(), 1),
            ("ACME N".to_owned(), 1),
            ("line 4".to_owned(), 1),
            ("müller".to_owned(), 2),
            (" packaging ".to_owned(), 2),
        ];
        for (query, index) in queries {
            assert_eq!(store.resolve(&query), Ok(paths[index].clone()), "{query}");
        }
    }

    #[test]
    fn a_name_as_it_is_written_is_preferred_to_one_in_other_letters() {
        let (_folder, store, paths) = three();
        let other = store.create(&sample::deal("ACME", 4)).unwrap().at.path;
        assert_eq!(store.resolve("Acme"), Ok(paths[0].clone()));
        assert_eq!(store.resolve("ACME"), Ok(other));
        assert!(matches!(store.resolve("acme"), Err(StoreError::Ambiguous { names, .. }) if names.len() == 2));
    }

    #[test]
    fn damaged_deal_is_found_by_its_file() {
        let (_folder, store, _) = three();
        assert!(store.resolve("broken").unwrap().ends_with("broken-00000009.json"));
    }

    #[test]
    fn what_fits_two_deals_lists_both() {
        let (_folder, store, _) = three();
        let Err(StoreError::Ambiguous { names, .. }) = store.resolve("acm") else { panic!() };
        assert_eq!(names.len(), 2);
        assert!(names.iter().any(|name| name.starts_with("Acme North · Line 4 (acme-north-line-4-")), "{names:?}");
    }

    #[test]
    fn what_fits_none_names_the_nearest_first() {
        let (_folder, store, _) = three();
        let error = store.resolve("Muller Packging").unwrap_err();
        assert!(error.hint().starts_with("Did you mean: Müller Packaging"), "{}", error.hint());
        assert!(matches!(store.resolve("  "), Err(StoreError::NoSuchDeal { .. })));
    }

    #[test]
    fn without_deals_the_hint_says_so() {
        let folder = tempdir().unwrap();
        assert_eq!(sample::store(folder.path()).resolve("acme").unwrap_err().hint(), "There are no deals yet.");
    }
}
