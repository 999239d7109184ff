//! What processes left behind that were killed while they saved: looked into, and then cleared away.
//!
//! An unfinished file is locked while its process lives, so only what can be locked is touched. One that holds newer work
//! than the deal's own file is kept as a generation of that deal and reported; all others are deleted.

use super::atomic::{folder_of, is_unfinished};
use super::error::StoreError;
use super::file_id::FileId;
use super::generations::real;
use super::reading::{self, LARGE};
use super::{Store, format, head};
use crate::domain::deal::Deal;
use crate::domain::text::one_line;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::Seek;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// What a sweep did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Swept {
    /// How many leftovers were deleted that held nothing new.
    pub removed: usize,
    /// Those that held newer work, kept as generations.
    pub rescued: Vec<Rescued>,
    /// Those that could not be read, or held newer work that could not be kept; they are where they were.
    pub left: Vec<StoreError>,
}

/// Newer work from a save that was cut off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// The deal's name.
    pub name: String,
    /// The deal's file.
    pub file: PathBuf,
    /// The number of the generation that it became.
    pub sequence: u64,
    /// The command that puts it in place.
    pub command: String,
}

impl Store {
    /// Clears away what killed processes left in the folders of the program. Touches nothing of a process that lives.
    #[must_use]
    pub fn sweep(&self) -> Swept {
        let mut swept = Swept::default();
        let mut with_work: Vec<(Deal, PathBuf, File)> = Vec::new();
        for (folder, whose) in self.folders_to_sweep() {
            for path in leftovers(&folder) {
                let Some(file) = lock(&path).filter(|file| whose.has(file)) else { continue };
                match deal_in(&file, &path) {
                    Ok(Some(deal)) if self.is_newer(&deal) => with_work.push((deal, path, file)),
                    Ok(_) => swept.removed += usize::from(fs::remove_file(&path).is_ok()),
                    Err(error) => swept.left.push(error),
                }
            }
        }
        swept.removed += self.left_stages().iter().filter(|path| fs::remove_file(path).is_ok()).count();
        // The one with most steps last, so that it becomes the newest generation.
        with_work.sort_by_key(|(deal, ..)| deal.history.len());
        for (deal, path, _locked) in with_work {
            match self.rescue(&deal, &path) {
                Ok(rescued) => swept.rescued.push(rescued),
                Err(error) => swept.left.push(error),
            }
        }
        swept
    }

    /// What a sweep would look into, and touches nothing of it.
    pub(super) fn left_over(&self) -> Vec<PathBuf> {
        let is_ours = |path: &PathBuf, whose: &Whose| lock(path).is_some_and(|file| whose.has(&file));
        let of = |(folder, whose): (PathBuf, Whose)| {
            leftovers(&folder).into_iter().filter(move |path| is_ours(path, &whose)).collect::<Vec<_>>()
        };
        let mut found: Vec<PathBuf> = self.folders_to_sweep().into_iter().flat_map(of).collect();
        found.sort();
        found
    }

    /// The folders in which anything is ever saved, those behind links to deals included.
    fn folders_to_sweep(&self) -> HashMap<PathBuf, Whose> {
        let places = &self.places;
        let own = [
            places.exports(),
            places.state.clone(),
            places.journal(),
            places.stage(),
            places.config.clone(),
            places.cache.clone(),
        ];
        let states = self.folders().unwrap_or_default().into_iter().map(|folder| folder.path);
        // What is behind a link is somebody else's folder, but that a folder of deals is one is common.
        let own = own.into_iter().chain(states).filter(|folder| !folder.is_symlink());
        let mut found: HashMap<PathBuf, Whose> = own.map(|folder| (real(&folder), Whose::Ours)).collect();
        for folder in [places.deals(), places.trash(), places.archive()] {
            let whose = if folder.is_symlink() { Whose::AnyDeal } else { Whose::Ours };
            found.entry(real(&folder)).or_insert(whose);
        }
        for file in self.files().unwrap_or_default().into_iter().filter(|file| file.path.is_symlink()) {
            let (Some(head), Ok(target)) = (head::of(&file.path, self.largest), fs::canonicalize(&file.path)) else {
                continue;
            };
            let folder = folder_of(&target).to_owned();
            if let Whose::Only(deals) = found.entry(folder).or_insert_with(|| Whose::Only(HashSet::new())) {
                deals.insert(head.id);
            }
        }
        found
    }

    /// Whether a leftover has steps that its deal's file has not, or that file cannot be read.
    fn is_newer(&self, left: &Deal) -> bool {
        let Some(live) = self.file_of(left).and_then(|file| self.load(&file).ok()) else { return true };
        let known: HashSet<_> = live.deal.history.iter().map(|step| step.id).collect();
        left.history.iter().any(|step| !known.contains(&step.id))
    }

    /// The file of a deal among the deals, by the id in it or, where it cannot be read, by its name.
    fn file_of(&self, deal: &Deal) -> Option<PathBuf> {
        let files: Vec<PathBuf> = self.files().unwrap_or_default().into_iter().map(|file| file.path).collect();
        let is_named = |file: &&PathBuf| {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            stem.ends_with(&format!("-{}", deal.id.short())) || stem.ends_with(&format!("-{}", deal.id.0.simple()))
        };
        let is_it = |file: &&PathBuf| self.load(file).is_ok_and(|there| there.deal.id == deal.id);
        let (named, others): (Vec<&PathBuf>, Vec<&PathBuf>) = files.iter().partition(is_named);
        let found = named.iter().chain(&others).find(|file| is_it(file));
        let damaged = || named.iter().find(|file| self.load(file).is_err());
        found.or_else(damaged).map(|file| (*file).clone())
    }

    /// Moves a leftover to the generations of its deal.
    fn rescue(&self, deal: &Deal, left: &Path) -> Result<Rescued, StoreError> {
        let file = self.file_of(deal).unwrap_or_else(|| self.named(deal));
        let sequence = self.keep_left(deal.id, &file, left)?.sequence;
        // Where it cannot be deleted, the next sweep finds that its inode is kept already.
        let _ = fs::remove_file(left);
        let command = format!("stakemap restore {} {sequence}", self.word_for(&file));
        Ok(Rescued { name: one_line(&deal.name), file, sequence, command })
    }
}

/// Which unfinished files of a folder are the program's.
enum Whose {
    /// All.
    Ours,
    /// Those that begin as a deal does.
    AnyDeal,
    /// Those that begin as one of these deals does.
    Only(HashSet<Uuid>),
}

impl Whose {
    fn has(&self, file: &File) -> bool {
        match self {
            Self::Ours => true,
            Self::AnyDeal => head::of_open(file, LARGE).is_some(),
            Self::Only(deals) => head::of_open(file, LARGE).is_some_and(|head| deals.contains(&head.id)),
        }
    }
}

/// The unfinished files in a folder.
fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_leftover = |entry: &fs::DirEntry| entry.file_name().to_str().is_some_and(is_unfinished);
    entries.filter_map(Result::ok).filter(is_leftover).map(|entry| entry.path()).collect()
}

/// Opens and locks a leftover; nothing where a living process holds it, or there are no locks to tell.
fn lock(path: &Path) -> Option<File> {
    // A link or a pipe of such a name is not ours.
    let file = reading::open_unlinked(path).ok()?;
    file.try_lock().ok()?;
    // Its process may have put it in place in between.
    (FileId::of(&file).ok()? == FileId::named(path).ok()?).then_some(file)
}

/// The deal in a leftover, where there is a whole one.
fn deal_in(mut file: &File, path: &Path) -> Result<Option<Deal>, StoreError> {
    let unreadable = |cause| StoreError::Unreadable { path: path.to_owned(), cause };
    // Its beginning may have been looked at.
    file.rewind().map_err(|e| unreadable(e.into()))?;
    let bytes = reading::rest(file, LARGE).map_err(unreadable)?;
    Ok(format::decode(&bytes, path).ok().map(|found| found.deal))
}

#[cfg(test)]
mod tests;
