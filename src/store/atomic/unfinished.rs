//! Unfinished files: written under a random name that a sweep knows, each with a lock that tells a living program's
//! from a dead one's.

use super::folder_of;
use crate::store::cause::Cause;
use crate::store::file_id::names_of;
use crate::store::lock_file::{OlderLock, PassingLock};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

/// The beginning of an unfinished file's name. A forgotten one is from a process that was killed.
const UNFINISHED: &str = ".stakemap-";
/// The extension of an unfinished file.
const ENDING: &str = "tmp";
/// The extension once it is about to replace another file, which comes out under that name.
pub(super) const SWAPPED: &str = "swap";
/// The extension of its lock.
const LOCK: &str = "lock";
/// The number of random characters in between.
const RANDOM: usize = 12;

/// An empty file for its owner only, removed on drop. While it exists its lock is held.
#[derive(Debug)]
pub(super) struct Unfinished(NamedTempFile<Held>);

/// The open file, and the lock that is released once the file has its final name, or is removed.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) file: File,
    _lock: PassingLock,
}

impl Unfinished {
    /// Creates one in a folder.
    ///
    /// # Errors
    /// When it, or its lock, could not be created.
    pub(super) fn make_in(folder: &Path) -> Result<Self, Cause> {
        let mut refused = None;
        let made = in_folder(folder, |path| match make(path) {
            Ok(Some(held)) => Ok(held),
            // Another name is tried then.
            Ok(None) => Err(ErrorKind::AlreadyExists.into()),
            // Kept apart, since the crate would wrap the system's refusal in words that name the random file.
            Err(cause) => {
                let kind = cause.kind;
                refused = Some(cause);
                Err(kind.into())
            }
        });
        made.map(Self).map_err(|error| refused.unwrap_or_else(|| error.into()))
    }

    pub(super) fn file(&self) -> &File {
        &self.0.as_file().file
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.as_file_mut().file.write_all(bytes)
    }

    /// Returns the file and its name separately.
    pub(super) fn into_parts(self) -> (Held, TempPath) {
        self.0.into_parts()
    }

    /// Gives it its name, whatever has that now. Returns the file.
    pub(super) fn put(self, path: &Path) -> io::Result<File> {
        self.0.persist(path).map(|held| held.file).map_err(|failed| failed.error)
    }

    /// Gives it a free name.
    pub(super) fn put_new(self, path: &Path) -> io::Result<()> {
        self.0.persist_noclobber(path).map(|_| ()).map_err(|failed| failed.error)
    }
}

/// Moves a file to the name of an unfinished one, where it is removed when this is dropped.
pub(super) fn set_aside(path: &Path) -> io::Result<TempPath> {
    in_folder(folder_of(path), |aside| fs::rename(path, aside)).map(NamedTempFile::into_temp_path)
}

/// Creates something under a random name of an unfinished file.
fn in_folder<T>(folder: &Path, make: impl FnMut(&Path) -> io::Result<T>) -> io::Result<NamedTempFile<T>> {
    let (ending, mut builder) = (format!(".{ENDING}"), tempfile::Builder::new());
    builder.prefix(UNFINISHED).suffix(&ending).rand_bytes(RANDOM).make_in(folder, make)
}

/// Creates the file, its lock first: an unfinished file without one is free for a sweep. Returns `None` if the name is
/// taken, or a sweep is in the way all the same, such as an older program's.
fn make(path: &Path) -> Result<Option<Held>, Cause> {
    let Some(lock) = PassingLock::take(&lock_of(path))? else { return Ok(None) };
    let file = match OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let made = match names_of(&file) {
        Ok(1..) if OlderLock::is_ours(&file) => return Ok(Some(Held { file, _lock: lock })),
        Ok(_) => Ok(None),
        Err(error) => Err(error.into()),
    };
    let _ = fs::remove_file(path);
    made
}

/// Returns the lock of an unfinished file.
pub(in crate::store) fn lock_of(path: &Path) -> PathBuf {
    path.with_extension(LOCK)
}

/// Returns the unfinished files in a folder, and those that a new file replaced.
pub(in crate::store) fn unfinished_in(folder: &Path) -> Vec<PathBuf> {
    named_in(folder, &[ENDING, SWAPPED])
}

/// Returns whether such a file may be one that a new file replaced, rather than a new one.
pub(in crate::store) fn has_come_out(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == SWAPPED)
}

/// Returns the locks in a folder whose unfinished file is missing.
pub(in crate::store) fn bare_locks_in(folder: &Path) -> Vec<PathBuf> {
    let mut locks = named_in(folder, &[LOCK]);
    locks.retain(|lock| [ENDING, SWAPPED].iter().all(|ending| lock.with_extension(ending).symlink_metadata().is_err()));
    locks
}

fn named_in(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_ours = |entry: &fs::DirEntry| entry.file_name().to_str().is_some_and(|name| is_named(name, endings));
    entries.filter_map(Result::ok).filter(is_ours).map(|entry| entry.path()).collect()
}

fn is_named(name: &str, endings: &[&str]) -> bool {
    let rest = name.strip_prefix(UNFINISHED).and_then(|rest| rest.split_once('.'));
    rest.is_some_and(|(random, rest)| {
        endings.contains(&rest) && random.len() == RANDOM && random.chars().all(|c| c.is_ascii_alphanumeric())
    })
}
