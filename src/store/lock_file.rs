//! Locks between programs: empty files beside what they guard, locked by the system for as long as their holder lives.
//!
//! Some systems let nobody read a locked file, and nothing replace an open one. Hence one rule everywhere: a lock has a
//! file of its own, which nobody reads and nothing replaces. What others read is beside it.
//!
//! | guards | its file | afterwards |
//! |---|---|---|
//! | a deal that somebody has open | `locks/….lock`; the holder's name in `….holder` | stays |
//! | a deal's file while it is saved | `locks/….saving` | removed after the save |
//! | an unfinished file | `.stakemap-….lock` beside it | removed with it |
//! | a presenter's screen, for the coach window | `stage/….lock` beside it | removed with it |
//! | typed text that is not saved | `journal/….lock` beside it | removed with it |
//!
//! Only the holder of a lock removes its file, and whoever gets a lock checks that its file still has its name. So two
//! programs never hold two locks of one name.
//!
//! Older programs lock the guarded file itself, and write into the lock who has a deal open. While one of them may run
//! beside this one, their lock is taken as well ([`OlderLock`]), but only on Unix, where it hinders no reader.

use super::error::Cause;
use super::file_id::is_at;
use super::reading;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The number of tries for a lock that is refused: a program that merely looks, or one just being killed, holds it for
/// a moment. The same number for a file that disappears while it is opened.
pub(super) const TRIES: u32 = 10;

/// A lock held until this is dropped, or the program ends in any way. Its file stays.
#[derive(Debug)]
pub(super) struct LockFile {
    file: File,
    path: PathBuf,
}

/// The answer to a request for a lock.
#[derive(Debug)]
pub(super) enum Taken {
    /// Granted to this program.
    Ours(LockFile),
    /// Held by somebody else.
    Theirs,
    /// No answer: this disk doesn't support locks.
    Unknown,
}

/// A lock's state, as far as it can be seen without taking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// Held by somebody.
    Held,
    /// Held by nobody.
    Free,
    /// Without a file.
    Missing,
    /// Unknown: it can't be accessed, or this disk doesn't support locks.
    Unknown,
}

impl LockFile {
    /// Asks for a lock once.
    ///
    /// # Errors
    /// When its file can't be opened or created.
    pub(super) fn take(path: &Path) -> Result<Taken, Cause> {
        for _ in 0..TRIES {
            let file = reading::open_lock(path)?;
            match file.try_lock() {
                // Its last holder may have removed it between opening and locking.
                Ok(()) if is_at(&file, path) => return Ok(Taken::Ours(Self { file, path: path.to_owned() })),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(Taken::Theirs),
                Err(TryLockError::Error(_)) => return Ok(Taken::Unknown),
            }
        }
        Err(io::Error::from(ErrorKind::ResourceBusy).into())
    }

    /// Asks for a lock, and again after a pause if it is refused.
    ///
    /// # Errors
    /// When its file can't be opened or created.
    pub(super) fn take_patiently(path: &Path, mut pause: impl FnMut()) -> Result<Taken, Cause> {
        for _ in 1..TRIES {
            match Self::take(path)? {
                Taken::Theirs => pause(),
                taken => return Ok(taken),
            }
        }
        Self::take(path)
    }

    /// Waits for a lock that others hold only for a moment.
    ///
    /// # Errors
    /// When its file can't be opened or created, or this disk doesn't support locks.
    pub(super) fn wait(path: &Path) -> Result<Self, Cause> {
        for _ in 0..TRIES {
            let file = reading::open_lock(path)?;
            file.lock()?;
            if is_at(&file, path) {
                return Ok(Self { file, path: path.to_owned() });
            }
        }
        Err(io::Error::from(ErrorKind::ResourceBusy).into())
    }

    /// Releases a lock and removes its file, for names that nobody will use again.
    pub(super) fn remove(self) {
        // Somebody may have cleared the folder, and another have made the lock again.
        if is_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Returns the file, in which older programs look for the holder.
    pub(super) fn for_older(&mut self) -> &mut File {
        &mut self.file
    }
}

impl Drop for LockFile {
    fn drop(&mut self) {
        // A child that is just being started may share the file, so closing it alone is not enough.
        let _ = self.file.unlock();
    }
}

/// A lock whose file is removed together with what it guards.
#[derive(Debug)]
pub(super) struct PassingLock(Option<LockFile>);

impl PassingLock {
    /// Takes a lock, if this disk supports locks; returns `None` if somebody else has it.
    ///
    /// # Errors
    /// When its file can't be opened or created.
    pub(super) fn take(path: &Path) -> Result<Option<Self>, Cause> {
        Ok(match LockFile::take(path)? {
            Taken::Ours(lock) => Some(Self(Some(lock))),
            Taken::Theirs => None,
            Taken::Unknown => {
                let _ = fs::remove_file(path);
                Some(Self(None))
            }
        })
    }

    /// Returns whether others can see that it is held.
    pub(super) const fn is_seen(&self) -> bool {
        self.0.is_some()
    }
}

impl Drop for PassingLock {
    fn drop(&mut self) {
        if let Some(lock) = self.0.take() {
            lock.remove();
        }
    }
}

/// Looks at a lock. Changes nothing, so nobody who watches it wakes.
pub(super) fn look(path: &Path) -> Seen {
    match reading::open_unlinked(path) {
        Ok(file) => seen(&file),
        Err(cause) if cause.kind == ErrorKind::NotFound => Seen::Missing,
        Err(_) => Seen::Unknown,
    }
}

fn seen(file: &File) -> Seen {
    // Many can have this one at a time. It is let go with the file.
    match file.try_lock_shared() {
        Ok(()) => {
            let _ = file.unlock();
            Seen::Free
        }
        Err(TryLockError::WouldBlock) => Seen::Held,
        Err(TryLockError::Error(_)) => Seen::Unknown,
    }
}

/// The lock of older programs, on the guarded file itself. Does nothing on systems where a locked file can't be read.
#[derive(Debug)]
pub(super) struct OlderLock {
    #[cfg(unix)]
    _file: File,
}

#[cfg(unix)]
impl OlderLock {
    /// Takes an older program's lock on a file until this is dropped; returns `None` if somebody has it. Without locks,
    /// as on some network disks, everybody gets it.
    ///
    /// # Errors
    /// When the file can't be opened.
    pub(super) fn take(path: &Path) -> Result<Option<Self>, Cause> {
        let file = reading::open(path)?;
        Ok(Self::is_ours(&file).then_some(Self { _file: file }))
    }

    /// Keeps a file open on which an older program's lock is held.
    pub(super) fn held(file: File) -> Self {
        Self { _file: file }
    }

    /// Takes an older program's lock on an open file until that is closed. Returns false if somebody has it.
    pub(super) fn is_ours(file: &File) -> bool {
        !matches!(file.try_lock(), Err(TryLockError::WouldBlock))
    }

    /// Looks at an older program's lock on an open file.
    pub(super) fn look(file: &File) -> Seen {
        seen(file)
    }
}

#[cfg(not(unix))]
impl OlderLock {
    pub(super) fn take(_: &Path) -> Result<Option<Self>, Cause> {
        Ok(Some(Self {}))
    }

    pub(super) fn held(_: File) -> Self {
        Self {}
    }

    pub(super) fn is_ours(_: &File) -> bool {
        true
    }

    pub(super) fn look(_: &File) -> Seen {
        Seen::Free
    }
}

#[cfg(test)]
mod tests;
