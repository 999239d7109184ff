//! Journals: typed text and edits that are not saved, one file for each running program.
//!
//! A program holds a lock beside its journal while that exists, so that the next start takes over only what dead
//! programs left. A journal is written whole or not at all, for its owner only, and is removed once there is nothing to
//! lose. Its content is never logged or quoted in an error.

mod content;

pub use content::{About, Draft, Edits, Held, Typed, Unfinished};

use super::atomic::{make_folder, move_new, write_own};
use super::data_paths::DataPaths;
use super::error::{Cause, StoreError};
use super::listing;
use super::lock_file::{LockFile, Taken};
use super::reading::{self, LARGE};
use jiff::Timestamp;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The leftover of a crashed program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The journal's name, for [`Journal::let_go`].
    pub journal: String,
    /// The time at which the last of it was typed.
    pub at: Timestamp,
    /// The journal's content.
    pub unfinished: Unfinished,
}

/// A journal that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The fault, with its remedy.
    pub error: StoreError,
    /// The journal's present path, out of the way.
    pub aside: Option<PathBuf>,
}

/// This program's journal, and those of crashed programs that it took over.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    /// The mark of the data folder. Two data folders share the state folder; each sees only its own journals.
    mark: String,
    path: PathBuf,
    /// The lock, held while there is a journal. Also `None` if locks don't work.
    lock: Option<LockFile>,
    /// Others' journals by name, each with its lock.
    taken: Vec<(String, LockFile)>,
}

impl Journal {
    /// Returns a journal with a unique name. Touches nothing yet.
    #[must_use]
    pub fn new(paths: &DataPaths, id: Uuid) -> Self {
        let (folder, mark) = (paths.journal(), paths.mark());
        let path = folder.join(format!("{mark}-{id}.json"));
        Self { folder, mark, path, lock: None, taken: Vec::new() }
    }

    /// Saves the unfinished work, and removes the journal if there is none.
    ///
    /// # Errors
    /// When it could not be written; what was kept before is still there.
    pub fn keep(&mut self, unfinished: &Unfinished, at: Timestamp) -> Result<(), StoreError> {
        if unfinished.is_empty() {
            self.clear();
            return Ok(());
        }
        make_folder(&self.folder)?;
        if self.lock.is_none() {
            // Only somebody who sweeps can have it. Without a lock it is still a journal.
            self.lock = LockFile::wait(&lock_of(&self.path)).ok();
        }
        let not_saved = |cause| StoreError::NotSaved { path: self.path.clone(), cause };
        write_own(&self.path, &content::encode(unfinished, at)).map(|_| ()).map_err(not_saved)
    }

    /// Removes this program's journal. One that can't be removed is asked about at the next start, which harms nothing.
    fn clear(&mut self) {
        if self.lock.is_some() || self.path.exists() {
            remove(&self.path);
            self.lock = None;
        }
    }

    /// Takes over what crashed programs left, latest first. Unreadable journals are moved out of the way.
    pub fn take_over(&mut self) -> (Vec<Left>, Vec<Fault>) {
        let (mut left, mut faults) = (Vec::new(), Vec::new());
        let journals = match listing::names(&self.folder, "json") {
            Ok(journals) => journals,
            Err(error) => return (left, vec![Fault { error, aside: None }]),
        };
        for (name, path) in journals.into_iter().filter(|(name, _)| name.starts_with(&self.mark)) {
            match LockFile::take(&lock_of(&path)) {
                Ok(Taken::Ours(lock)) => match found(&path) {
                    Ok(Some((unfinished, at))) => {
                        left.push(Left { journal: name.clone(), at, unfinished });
                        self.taken.push((name, lock));
                    }
                    Ok(None) => remove(&path),
                    Err(error) => faults.push(Fault { aside: set_aside(&path, &error), error }),
                },
                // Its program is alive.
                Ok(Taken::Theirs) => {}
                Ok(Taken::Unknown) => faults.push(no_lock(&path, Cause::new(ErrorKind::Unsupported, NO_LOCKS))),
                Err(cause) => faults.push(no_lock(&path, cause)),
            }
        }
        self.sweep();
        left.sort_by_key(|left| std::cmp::Reverse(left.at));
        (left, faults)
    }

    /// Removes journals that were taken over: their content is safe, or was discarded.
    pub fn let_go(&mut self, journals: &[String]) {
        for journal in journals {
            if let Some(index) = self.taken.iter().position(|(name, _)| name == journal) {
                let (name, lock) = self.taken.swap_remove(index);
                remove(&self.folder.join(name));
                drop(lock);
            }
        }
    }

    /// Removes locks without a journal, left by programs that were killed between the two.
    fn sweep(&self) {
        for (name, lock) in listing::names(&self.folder, "lock").unwrap_or_default() {
            let is_bare = name.starts_with(&self.mark) && !lock.with_extension("json").exists();
            if is_bare && let Ok(Taken::Ours(held)) = LockFile::take(&lock) {
                held.remove();
            }
        }
    }
}

/// Reads a journal; returns `None` if it is missing by now or empty.
fn found(path: &Path) -> Result<Option<(Unfinished, Timestamp)>, StoreError> {
    match reading::read(path, LARGE) {
        Ok(bytes) => content::decode(&bytes, path).map(|(found, at)| (!found.is_empty()).then_some((found, at))),
        Err(StoreError::Unreadable { cause, .. }) if cause.kind == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Renames a damaged journal, so that it is not met at each start. A newer version's stays for that version.
fn set_aside(path: &Path, error: &StoreError) -> Option<PathBuf> {
    let aside = path.with_extension("damaged");
    let is_damaged = !matches!(error, StoreError::Newer { .. } | StoreError::Unreadable { .. });
    let moved = is_damaged && move_new(path, &aside).is_ok();
    // The lock beside it names nothing any more.
    let _ = fs::remove_file(lock_of(path));
    moved.then_some(aside)
}

const NO_LOCKS: &str = "can't lock files on this disk";

/// Returns the fault of a journal whose program can't be told alive or dead.
fn no_lock(journal: &Path, cause: Cause) -> Fault {
    Fault { error: StoreError::Unreadable { path: lock_of(journal), cause }, aside: None }
}

fn lock_of(journal: &Path) -> PathBuf {
    journal.with_extension("lock")
}

/// Removes a journal, then its lock: in this order nobody meets a journal without a lock.
fn remove(path: &Path) {
    let _ = fs::remove_file(path);
    let _ = fs::remove_file(lock_of(path));
}

#[cfg(test)]
mod tests;
