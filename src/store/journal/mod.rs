//! Journals: what was typed and is not saved, one file for each running program.
//!
//! A program holds a lock beside its journal for as long as there is one, so that the next start takes over only what dead
//! programs left. A journal is written whole or not at all, for its owner only, and goes once there is nothing to lose.
//! What it says is never logged or quoted in an error.

mod content;

pub use content::{About, Draft, Edits, Held, Typed, Unfinished};

use super::atomic::{make_folder, move_new, write_own};
use super::error::{Cause, StoreError};
use super::layout::Places;
use super::listing;
use super::lock_file::{LockFile, Taken};
use super::reading::{self, LARGE};
use jiff::Timestamp;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// What a program that is dead left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The journal's name, to let go of it by.
    pub journal: String,
    /// When the last of it was typed.
    pub at: Timestamp,
    /// What it holds.
    pub unfinished: Unfinished,
}

/// A journal that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub error: StoreError,
    /// Where it lies now, out of the way.
    pub aside: Option<PathBuf>,
}

/// This program's journal, and those of dead programs that it took over.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    /// Two data folders share the state folder; each sees only its own.
    mark: String,
    path: PathBuf,
    /// Held while there is a journal. None as well where locks do not work.
    lock: Option<LockFile>,
    /// Others' journals by name, each with its lock.
    taken: Vec<(String, LockFile)>,
}

impl Journal {
    /// A journal of a name that nobody else has. Touches nothing yet.
    #[must_use]
    pub fn new(places: &Places, id: Uuid) -> Self {
        let (folder, mark) = (places.journal(), places.mark());
        let path = folder.join(format!("{mark}-{id}.json"));
        Self { folder, mark, path, lock: None, taken: Vec::new() }
    }

    /// Keeps what is unfinished, and lets go of the journal where nothing is.
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

    /// Removes this program's journal. One that cannot be removed is asked about at the next start, which harms nothing.
    fn clear(&mut self) {
        if self.lock.is_some() || self.path.exists() {
            remove(&self.path);
            self.lock = None;
        }
    }

    /// Takes over what dead programs left, the latest first. What cannot be read is put out of the way.
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

    /// Removes journals that were taken over: what they held is safe, or was thrown away.
    pub fn let_go(&mut self, journals: &[String]) {
        for journal in journals {
            if let Some(place) = self.taken.iter().position(|(name, _)| name == journal) {
                let (name, lock) = self.taken.swap_remove(place);
                remove(&self.folder.join(name));
                drop(lock);
            }
        }
    }

    /// Removes locks without a journal, which programs that were killed between the two leave.
    fn sweep(&self) {
        for (name, lock) in listing::names(&self.folder, "lock").unwrap_or_default() {
            let is_bare = name.starts_with(&self.mark) && !lock.with_extension("json").exists();
            if is_bare && let Ok(Taken::Ours(held)) = LockFile::take(&lock) {
                held.remove();
            }
        }
    }
}

/// What a journal says; nothing where it is gone by now or holds nothing.
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

const NO_LOCKS: &str = "files cannot be locked on this disk";

/// A journal of which nobody can tell whether its program is alive.
fn no_lock(journal: &Path, cause: Cause) -> Fault {
    Fault { error: StoreError::Unreadable { path: lock_of(journal), cause }, aside: None }
}

fn lock_of(journal: &Path) -> PathBuf {
    journal.with_extension("lock")
}

/// Removes a journal, then its lock: in this order nobody meets a journal whose lock is gone.
fn remove(path: &Path) {
    let _ = fs::remove_file(path);
    let _ = fs::remove_file(lock_of(path));
}

#[cfg(test)]
mod tests;
