//! Earlier states of deals: one folder for each deal's file, one numbered file for each state.
//!
//! Only the numbers give the order; a jumping clock changes nothing. The newest ten stay, and of older ones the last of
//! each day, up to twenty days. The last readable state is never deleted.

use super::atomic::{self, folder_of};
use super::error::{Cause, StoreError, shown};
use super::file_id::{FileId, names_at};
use super::reading::{self, LARGE};
use super::{Stamp, Store, format};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::text::one_line;
use jiff::Timestamp;
use std::cmp::Ordering;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

mod last;
mod thinning;
mod whose;

pub(super) use thinning::thin_out;
pub(super) use whose::Folder;

/// The number of tries for a free number: another process may take one first.
const TRIES: u64 = 64;

/// An earlier state of a deal.
#[derive(Debug, Clone, PartialEq)]
pub struct Generation {
    /// The number; a higher one is newer.
    pub sequence: u64,
    /// The path of the state's file.
    pub path: PathBuf,
    /// The time it was written; the epoch if the system doesn't say.
    pub modified: SystemTime,
    /// The content, or why it can't be read.
    pub holds: Result<Holds, StoreError>,
}

/// A summary of a deal's state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holds {
    /// The deal's name.
    pub name: String,
    /// The number of people.
    pub people: usize,
    /// The number of answers about them.
    pub answers: usize,
    /// The number of steps in the history.
    pub steps: usize,
    /// The last step in words; `None` before the first.
    pub last: Option<String>,
    /// The time of the last step; before the first, that of the deal's creation.
    pub at: Timestamp,
}

/// A state that was kept before a save.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) path: PathBuf,
    pub(super) sequence: u64,
    /// Whether it was already there, from a save that was cut off.
    is_old: bool,
}

impl Holds {
    /// Summarizes a deal.
    #[must_use]
    pub fn of(deal: &Deal) -> Self {
        let last = deal.history.last();
        Self {
            name: one_line(&deal.name),
            people: deal.stakeholders.len(),
            answers: deal.stakeholders.iter().map(|person| person.observations.len()).sum(),
            steps: deal.history.len(),
            last: last.map(|step| one_line(&step.what)),
            at: last.map_or(deal.created, |step| step.at),
        }
    }

    /// Returns the summary in words, with what it has more or fewer of than the current deal, if that can be read.
    #[must_use]
    pub fn words(&self, now: Option<&Self>) -> String {
        let (people, answers) = (count(self.people, "person", "people"), count(self.answers, "answer", "answers"));
        let Some(now) = now else { return format!("{people}, {answers}") };
        if self == now {
            return format!("{people}, as it is now");
        }
        let [people, answers] = [(people, self.people, now.people), (answers, self.answers, now.answers)]
            .map(|(words, then, now)| if then == now { words } else { format!("{words} (now {now})") });
        let apart = count(self.steps.abs_diff(now.steps), "change", "changes");
        let when = match self.steps.cmp(&now.steps) {
            Ordering::Less => format!(", {apart} ago"),
            Ordering::Greater => format!(", {apart} later"),
            Ordering::Equal => String::new(),
        };
        format!("{people}, {answers}{when}")
    }
}

impl Generation {
    /// Returns the summary in words, compared with the current deal, or why it can't be read.
    #[must_use]
    pub fn words(&self, now: Option<&Holds>) -> String {
        match &self.holds {
            Ok(holds) => holds.words(now),
            Err(_) => "damaged".to_owned(),
        }
    }
}

impl Kept {
    /// Removes it again, as the save did not happen.
    pub(super) fn discard(&self) {
        if !self.is_old {
            // One state too many does no harm.
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Deletes the states above the limit. This one is known to be readable: it was loaded or saved as it is.
    pub(super) fn thin_out(&self) {
        // What cannot be deleted now will be at the next save.
        let _ = thin_out(folder_of(&self.path), Some(self.sequence));
    }
}

impl Store {
    /// Returns the earlier states of a deal, newest first, even if its file is damaged or missing.
    ///
    /// # Errors
    /// When the folder of earlier states can't be listed.
    pub fn generations(&self, file: &Path) -> Result<Vec<Generation>, StoreError> {
        let id =
            self.read_deal(file).ok().and_then(|bytes| format::decode(&bytes, file).ok()).map(|found| found.deal.id);
        let Some(folder) = self.folder_of(file, id)? else { return Ok(Vec::new()) };
        let numbers = listed(&folder.path).map_err(|e| not_listed(&folder.path, e))?;
        let last = last::offered(&folder.path, file);
        Ok(last.into_iter().chain(numbers.into_iter().rev().map(generation)).collect())
    }

    /// Returns the deal with these bytes, if that state is still kept.
    pub(super) fn kept_as(&self, file: &Path, deal: DealId, stamp: Stamp) -> Option<Deal> {
        self.state_with(file, deal, stamp).and_then(|path| readable(&path))
    }

    /// Returns the path of the deal's state with these bytes.
    pub(super) fn state_with(&self, file: &Path, deal: DealId, stamp: Stamp) -> Option<PathBuf> {
        let folder = self.folder_of(file, Some(deal)).ok()??.path;
        let mut states =
            last::last(&folder).into_iter().chain(numbers(&folder).into_iter().rev().map(|(_, path)| path));
        states.find(|path| bytes_of(path).is_ok_and(|bytes| Stamp::of(&bytes) == stamp))
    }

    /// Keeps the content of a deal's file as its newest generation.
    pub(super) fn keep(&self, deal: DealId, file: &Path) -> Result<Kept, StoreError> {
        let real = real(file);
        let folder = self.make_folder_of(deal, &real)?;
        last::settle(&folder, &real);
        add(&folder, &real)
    }

    /// Keeps the leftover of a cut-off save as the newest generation of a deal's file.
    pub(super) fn keep_left(&self, deal: DealId, file: &Path, left: &Path) -> Result<Kept, StoreError> {
        let real = real(file);
        let folder = self.make_folder_of(deal, &real)?;
        last::settle(&folder, &real);
        add(&folder, left)
    }

    /// Returns an error of a deal's file, marked as restorable if earlier states are kept.
    pub(super) fn restorable(&self, path: &Path, fault: StoreError) -> StoreError {
        let is_kept = |folder: whose::Folder| !folder.is_empty();
        if matches!(fault, StoreError::Newer { .. } | StoreError::NotMigrated { .. }) {
            return fault;
        }
        if !self.folder_of(path, None).is_ok_and(|folder| folder.is_some_and(is_kept)) {
            return fault;
        }
        StoreError::Restorable { fault: Box::new(fault), deal: self.word_for(path) }
    }

    /// Returns the deal's name for the command line, given its file.
    #[must_use]
    pub fn word_for(&self, file: &Path) -> String {
        let is_among_deals = file.parent().is_some_and(|folder| real(folder) == real(&self.paths.deals()));
        let word = match file.file_stem() {
            Some(stem) if is_among_deals => one_line(&stem.to_string_lossy()),
            _ => shown(file),
        };
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        if word.chars().all(is_plain) { word } else { format!("'{}'", word.replace('\'', "'\\''")) }
    }

    /// Returns a finding if a file has a second name, which a save would separate from it. A generation doesn't count
    /// as one.
    pub(super) fn other_names(&self, file: &Path, deal: DealId) -> Option<String> {
        let names = names_at(file).ok().filter(|names| *names > 1)?;
        let live = FileId::at(file).ok()?;
        let folder = self.paths.backups_of(deal, &real(file));
        let ours = numbers(&folder).iter().filter(|(_, path)| is_one(path, live)).count() as u64;
        (names > 1 + ours).then(|| {
            "the file has a second name (a hard link); saving changes only this one, the other keeps the old version"
                .to_owned()
        })
    }
}

/// Returns the real path of a file, even of a missing one.
pub(super) fn real(file: &Path) -> PathBuf {
    fs::canonicalize(file).unwrap_or_else(|_| match (fs::canonicalize(folder_of(file)), file.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(file).unwrap_or_else(|_| file.to_owned()),
    })
}

/// Keeps a file as the newest state in a folder.
fn add(folder: &Path, from: &Path) -> Result<Kept, StoreError> {
    let not_kept = |cause: Cause| StoreError::NotSaved { path: folder.to_owned(), cause };
    let there = FileId::at(from).map_err(|e| not_kept(e.into()))?;
    let mut sequence = 1;
    // A number that is too low would make it an old state, among the first to go.
    if let Some((newest, path)) = listed(folder).map_err(|e| not_kept(e.into()))?.into_iter().next_back() {
        if is_one(&path, there) {
            return Ok(Kept { path, sequence: newest, is_old: true });
        }
        sequence = newest + 1;
    }
    let last = sequence + TRIES;
    loop {
        let path = folder.join(format!("{sequence:08}.json"));
        match atomic::keep_as(from, &path) {
            Ok(()) => return Ok(Kept { path, sequence, is_old: false }),
            Err(cause) if cause.kind == ErrorKind::AlreadyExists && sequence < last => sequence += 1,
            Err(cause) => return Err(not_kept(cause)),
        }
    }
}

/// Returns whether a path is a name of this file.
fn is_one(path: &Path, file: FileId) -> bool {
    FileId::at(path).is_ok_and(|one| one == file)
}

/// Returns the states in a folder, oldest first; empty if it can't be listed.
pub(super) fn numbers(folder: &Path) -> Vec<(u64, PathBuf)> {
    listed(folder).unwrap_or_default()
}

/// Lists the states in a folder, oldest first.
fn listed(folder: &Path) -> io::Result<Vec<(u64, PathBuf)>> {
    let number = |entry: fs::DirEntry| {
        entry.file_type().ok().filter(fs::FileType::is_file)?;
        Some((entry.file_name().to_str()?.strip_suffix(".json")?.parse().ok()?, entry.path()))
    };
    let entries: Vec<fs::DirEntry> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    let mut found: Vec<_> = entries.into_iter().filter_map(number).collect();
    found.sort();
    Ok(found)
}

fn not_listed(folder: &Path, error: io::Error) -> StoreError {
    StoreError::Folder { path: folder.to_owned(), cause: error.into() }
}

/// Returns the bytes of a state, or of the file that it is a state of.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, StoreError> {
    reading::read(path, LARGE)
}

/// Reads and summarizes one state.
pub(super) fn generation((sequence, path): (u64, PathBuf)) -> Generation {
    let modified = fs::metadata(&path).and_then(|one| one.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let holds = bytes_of(&path).and_then(|bytes| format::decode(&bytes, &path)).map(|found| Holds::of(&found.deal));
    Generation { sequence, path, modified, holds }
}

pub(super) fn readable(path: &Path) -> Option<Deal> {
    let bytes = bytes_of(path).ok()?;
    format::decode(&bytes, path).ok().map(|found| found.deal)
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests;
