//! Earlier states of deals: one folder for each deal's file, one numbered file for each state.
//!
//! Only the numbers say the order; a clock that jumps changes nothing. The newest ten stay, and of older ones the last of
//! each day, up to twenty days. The last state that can be read is never deleted. States are found by the deal's id wherever
//! its file lies now.

use super::atomic::{self, folder_of, make_folder, write_whole};
use super::error::{Cause, StoreError, shown};
use super::head;
use super::layout::Places;
use super::{Store, format, read};
use crate::domain::deal::Deal;
use crate::domain::id::DealId;
use crate::domain::text::one_line;
use jiff::Timestamp;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use uuid::Uuid;

mod last;
mod thinning;

pub(super) use thinning::thin_out;

/// The file in each folder that says whose states these are.
const NOTE: &str = "file";
/// Another process may take a number first, so often.
const TRIES: u64 = 64;
/// How long an id is in a folder's name.
const ID: usize = 36;

/// An earlier state of a deal.
#[derive(Debug, Clone, PartialEq)]
pub struct Generation {
    /// Its number; a higher one is newer.
    pub sequence: u64,
    /// Where it lies.
    pub path: PathBuf,
    /// When it was written; the epoch where the system does not say.
    pub modified: SystemTime,
    /// What is in it, or why it cannot be read.
    pub holds: Result<Holds, StoreError>,
}

/// What a state of a deal amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holds {
    /// The deal's name.
    pub name: String,
    /// How many people.
    pub people: usize,
    /// How many answers about them.
    pub answers: usize,
    /// How many steps in the history.
    pub steps: usize,
    /// The last step in words; nothing before the first.
    pub last: Option<String>,
    /// When that was; when the deal was made, before the first.
    pub at: Timestamp,
}

/// A state that was kept before a save.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) path: PathBuf,
    pub(super) sequence: u64,
    /// Whether it lay there already, from a save that was cut off.
    is_old: bool,
}

/// A folder of states: whose, and where the deal's file lies or lay.
pub(super) struct Folder {
    pub(super) path: PathBuf,
    pub(super) deal: DealId,
    mark: String,
}

impl Holds {
    /// Counts what a deal holds.
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

    /// What it holds in words, and what it has more or fewer of than the deal as it stands; nothing where that cannot be
    /// read.
    #[must_use]
    pub fn words(&self, now: Option<&Self>) -> String {
        let mut parts = vec![count(self.people, "person", "people")];
        match now {
            None => parts.push(count(self.answers, "answer", "answers")),
            Some(now) if self == now => parts.push("as it is now".to_owned()),
            Some(now) => {
                parts.extend(differs(self.people, now.people, "person", "people"));
                parts.extend(differs(self.answers, now.answers, "answer", "answers"));
                parts.extend(differs(self.steps, now.steps, "step", "steps"));
            }
        }
        parts.join(", ")
    }
}

impl Generation {
    /// What it holds in words, compared with the deal as it stands, or why it cannot be read.
    #[must_use]
    pub fn words(&self, now: Option<&Holds>) -> String {
        match &self.holds {
            Ok(holds) => holds.words(now),
            Err(_) => "damaged".to_owned(),
        }
    }
}

impl Kept {
    /// Takes it back: the save did not happen.
    pub(super) fn discard(&self) {
        if !self.is_old {
            // One state too many does no harm.
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Deletes the states that are too many by now. This one is known to be readable: it was loaded or saved as it is.
    pub(super) fn thin_out(&self) {
        // What cannot be deleted now will be at the next save.
        let _ = thin_out(folder_of(&self.path), Some(self.sequence));
    }
}

impl Folder {
    /// Where the deal's file lies, or lay when the first state was kept.
    pub(super) fn file(&self) -> Option<PathBuf> {
        let bytes = fs::read(self.path.join(NOTE)).ok()?;
        Some(PathBuf::from(OsStr::from_bytes(&bytes))).filter(|path| Places::mark_of(path) == self.mark)
    }

    /// The newest state that can be read.
    pub(super) fn newest(&self) -> Option<Deal> {
        let last = last::last(&self.path).and_then(|path| readable(&path));
        last.or_else(|| numbers(&self.path).into_iter().rev().find_map(|(_, path)| readable(&path)))
    }

    fn is_empty(&self) -> bool {
        numbers(&self.path).is_empty() && last::last(&self.path).is_none()
    }

    /// Whether its file is no longer where it was.
    fn is_left(&self) -> bool {
        self.file().is_none_or(|file| !file.exists())
    }

    /// Whether a file is named after this deal by the program.
    fn has_named(&self, file: &Path) -> bool {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        [self.deal.short(), self.deal.0.simple().to_string()].iter().any(|id| stem.ends_with(&format!("-{id}")))
    }

    fn changed(&self) -> Option<SystemTime> {
        fs::metadata(&self.path).and_then(|one| one.modified()).ok()
    }
}

impl Store {
    /// The earlier states of a deal, newest first: also where its file is damaged or gone.
    ///
    /// # Errors
    /// When the folder of earlier states cannot be listed.
    pub fn generations(&self, file: &Path) -> Result<Vec<Generation>, StoreError> {
        let Some(folder) = self.folder_of(file, id_in(file))? else { return Ok(Vec::new()) };
        let last = last::offered(&folder.path, file);
        Ok(last.into_iter().chain(numbers(&folder.path).into_iter().rev().map(generation)).collect())
    }

    /// Keeps what a deal's file holds as its newest generation.
    pub(super) fn keep(&self, deal: DealId, file: &Path) -> Result<Kept, StoreError> {
        let real = real(file);
        let folder = self.make_folder_of(deal, &real)?;
        last::settle(&folder, &real);
        add(&folder, &real)
    }

    /// Keeps what a cut-off save left as the newest generation of a deal's file.
    pub(super) fn keep_left(&self, deal: DealId, file: &Path, left: &Path) -> Result<Kept, StoreError> {
        let real = real(file);
        let folder = self.make_folder_of(deal, &real)?;
        last::settle(&folder, &real);
        add(&folder, left)
    }

    /// An error of a deal's file, with the way out where earlier states are kept.
    pub(super) fn restorable(&self, path: &Path, fault: StoreError) -> StoreError {
        let is_kept = |folder: Folder| !folder.is_empty();
        if matches!(fault, StoreError::Newer { .. } | StoreError::NotMigrated { .. }) {
            return fault;
        }
        if !self.folder_of(path, id_in(path)).is_ok_and(|folder| folder.is_some_and(is_kept)) {
            return fault;
        }
        StoreError::Restorable { fault: Box::new(fault), deal: self.word_for(path) }
    }

    /// What to call a deal's file on the command line.
    #[must_use]
    pub fn word_for(&self, file: &Path) -> String {
        let is_among_deals = file.parent().is_some_and(|folder| real(folder) == real(&self.places.deals()));
        let word = match file.file_stem() {
            Some(stem) if is_among_deals => one_line(&stem.to_string_lossy()),
            _ => shown(file),
        };
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        if word.chars().all(is_plain) { word } else { format!("'{}'", word.replace('\'', "'\\''")) }
    }

    /// Says that a file has a second name, which saving would part from it. A generation is no such name.
    pub(super) fn other_names(&self, file: &Path, deal: DealId) -> Option<String> {
        let live = fs::metadata(file).ok().filter(|one| one.nlink() > 1)?;
        let folder = self.places.backups_of(deal, &real(file));
        let ours = numbers(&folder).iter().filter(|(_, path)| is_one(path, &live)).count() as u64;
        (live.nlink() > 1 + ours).then(|| {
            "the file has another name (a hard link); saving changes it under this name only, the other keeps the old state"
                .to_owned()
        })
    }

    /// Every folder of states.
    pub(super) fn folders(&self) -> Result<Vec<Folder>, StoreError> {
        let root = self.places.backups();
        let entries = match fs::read_dir(&root) {
            Ok(entries) => entries,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(StoreError::Folder { path: root, cause: e.into() }),
        };
        let folder = |path: PathBuf| {
            let name = path.file_name()?.to_str()?;
            let (id, mark) = (Uuid::try_parse(name.get(..ID)?).ok()?, name.get(ID..)?.strip_prefix('-')?);
            Some(Folder { deal: DealId(id), mark: mark.to_owned(), path })
        };
        Ok(entries.filter_map(Result::ok).filter_map(|entry| folder(entry.path())).collect())
    }

    /// The folder with a file's states: that of its path, else one of its deal whose file is no longer there, else one of a
    /// copy of it. Where a damaged file does not say which deal it is, its name may.
    fn folder_of(&self, file: &Path, id: Option<DealId>) -> Result<Option<Folder>, StoreError> {
        let real = real(file);
        let mark = Places::mark_of(&real);
        let mut all = self.folders()?;
        all.retain(|folder| match id {
            Some(id) => id == folder.deal,
            None => folder.mark == mark || folder.has_named(&real),
        });
        // Several only where one path held several deals in turn, or a file was moved or copied.
        Ok(all.into_iter().max_by_key(|folder| (folder.mark == mark, folder.is_left(), folder.changed())))
    }

    /// Makes the folder for a file's states. Those of the path which the file had before go with it; those of a copy
    /// elsewhere are its past too, and from then on each has its own.
    fn make_folder_of(&self, deal: DealId, real: &Path) -> Result<PathBuf, StoreError> {
        let folder = self.places.backups_of(deal, real);
        if folder.is_dir() {
            return Ok(folder);
        }
        let before = self.folder_of(real, Some(deal))?;
        make_folder(&self.places.backups())?;
        let is_taken_over =
            before.as_ref().is_some_and(|before| before.is_left() && fs::rename(&before.path, &folder).is_ok());
        if !is_taken_over {
            make_folder(&folder)?;
            for (_, state) in before.iter().flat_map(|before| numbers(&before.path)) {
                // One state too few does no harm: it is still kept over there.
                let _ = state.file_name().map(|name| atomic::keep_as(&state, &folder.join(name)));
            }
        }
        let note = folder.join(NOTE);
        let written = write_whole(&note, real.as_os_str().as_bytes());
        written.map_err(|cause| StoreError::NotSaved { path: note, cause })?;
        Ok(folder)
    }
}

/// Which deal a file holds: its beginning may say so even where the rest is damaged.
fn id_in(file: &Path) -> Option<DealId> {
    fs::metadata(file).ok().filter(fs::Metadata::is_file)?;
    head::of(file).map(|head| DealId(head.id))
}

/// Where a file really lies, also one that is gone.
pub(super) fn real(file: &Path) -> PathBuf {
    fs::canonicalize(file).unwrap_or_else(|_| match (fs::canonicalize(folder_of(file)), file.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(file).unwrap_or_else(|_| file.to_owned()),
    })
}

/// Keeps a file as the newest state in a folder.
fn add(folder: &Path, from: &Path) -> Result<Kept, StoreError> {
    let not_kept = |cause: Cause| StoreError::NotSaved { path: folder.to_owned(), cause };
    let there = fs::metadata(from).map_err(|e| not_kept(e.into()))?;
    let mut sequence = 1;
    if let Some((newest, path)) = numbers(folder).into_iter().next_back() {
        if is_one(&path, &there) {
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

/// Whether a path is a name of this file.
fn is_one(path: &Path, file: &fs::Metadata) -> bool {
    fs::metadata(path).is_ok_and(|one| (one.dev(), one.ino()) == (file.dev(), file.ino()))
}

/// The states in a folder, oldest first.
pub(super) fn numbers(folder: &Path) -> Vec<(u64, PathBuf)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let number = |path: PathBuf| Some((path.file_name()?.to_str()?.strip_suffix(".json")?.parse().ok()?, path));
    let mut found: Vec<_> = entries.filter_map(Result::ok).filter_map(|entry| number(entry.path())).collect();
    found.sort();
    found
}

/// One state, read and counted.
pub(super) fn generation((sequence, path): (u64, PathBuf)) -> Generation {
    let modified = fs::metadata(&path).and_then(|one| one.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let holds = read(&path).and_then(|bytes| format::decode(&bytes, &path)).map(|found| Holds::of(&found.deal));
    Generation { sequence, path, modified, holds }
}

pub(super) fn readable(path: &Path) -> Option<Deal> {
    let bytes = read(path).ok()?;
    format::decode(&bytes, path).ok().map(|found| found.deal)
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn differs(then: usize, now: usize, one: &str, many: &str) -> Option<String> {
    let apart = then.abs_diff(now);
    let more_or_fewer = if then > now { "more" } else { "fewer" };
    (apart > 0).then(|| format!("{apart} {more_or_fewer} {}", if apart == 1 { one } else { many }))
}

#[cfg(test)]
mod tests;
