//! The holders of open deals: one lock a deal, kept by the system for as long as its holder lives.
//!
//! A lock is a hint between people, never the protection of a file: if it doesn't work, or two machines share a folder,
//! the comparison before each save is what counts. The holder's name is in a file beside the lock, for anybody who
//! comes second.

use super::Store;
use super::atomic::make_folder;
use super::error::Cause;
use super::lock_file::{LockFile, Seen, Taken, look};
use super::reading;
use crate::domain::record::id::DealId;
use crate::domain::record::text::one_line;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

/// The most bytes read about a lock's holder: a name and a time.
const MOST: u64 = 4_000;

/// The user who has a deal open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The user's name; empty if they have not given it yet.
    pub by: String,
    /// The time at which they opened it.
    pub since: Timestamp,
}

/// A lock held until this is dropped, or the program ends in any way.
#[derive(Debug)]
pub struct DealLock {
    lock: LockFile,
    /// The path of the file that names the holder.
    holder: PathBuf,
}

/// The answer to a request for a lock.
#[derive(Debug)]
pub enum Locked {
    /// Granted to this program.
    Ours(DealLock),
    /// Held by somebody else, with their name if they could give it.
    Theirs(Option<Holder>),
    /// No answer: locks don't work here, or the folder of locks can't be written. The deal opens as without locks.
    Unknown,
}

impl Store {
    /// Asks for a deal's lock. Never waits.
    #[must_use]
    pub fn lock(&self, deal: DealId, holder: &Holder) -> Locked {
        self.take_lock(deal, holder, LockFile::take)
    }

    /// Asks for a deal's lock and, if it is refused, nine times more, each time after a pause.
    #[must_use]
    pub fn lock_patiently(&self, deal: DealId, holder: &Holder, pause: impl FnMut()) -> Locked {
        self.take_lock(deal, holder, |path| LockFile::take_patiently(path, pause))
    }

    fn take_lock(&self, deal: DealId, by: &Holder, take: impl FnOnce(&Path) -> Result<Taken, Cause>) -> Locked {
        let (path, holder) = (self.lock_file(deal), self.holder_file(deal));
        if make_folder(&self.paths.locks()).is_err() {
            return Locked::Unknown;
        }
        match take(&path) {
            Ok(Taken::Ours(lock)) => {
                let mut lock = DealLock { lock, holder };
                lock.tell(by);
                Locked::Ours(lock)
            }
            Ok(Taken::Theirs) => Locked::Theirs(told(&path, &holder)),
            Ok(Taken::Unknown) | Err(_) => Locked::Unknown,
        }
    }

    /// Returns whether nobody has a deal open. Reads only, so it causes no event for those who watch the lock.
    #[must_use]
    pub fn is_free(&self, deal: DealId) -> bool {
        look(&self.lock_file(deal)) == Seen::Free
    }

    /// Returns the path of a deal's lock; a change of it means a lock taken or released.
    #[must_use]
    pub fn lock_file(&self, deal: DealId) -> PathBuf {
        self.paths.locks().join(format!("{}-{deal}.lock", self.paths.mark()))
    }

    /// Returns the path of the file that names the holder, beside the lock.
    fn holder_file(&self, deal: DealId) -> PathBuf {
        self.lock_file(deal).with_extension("holder")
    }
}

impl DealLock {
    /// Writes who holds it. A courtesy: the lock is held even if this fails.
    fn tell(&mut self, by: &Holder) {
        let told = serde_json::to_vec(by).unwrap_or_default();
        if let Ok(mut file) = reading::open_lock(&self.holder) {
            let _ = file.set_len(0).and_then(|()| file.write_all(&told));
        }
        self.tell_older(&told);
    }

    /// Writes it where older programs look, in the lock itself.
    fn tell_older(&mut self, told: &[u8]) {
        if cfg!(unix) {
            let file = self.lock.for_older();
            let _ = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(told));
        }
    }
}

impl Drop for DealLock {
    fn drop(&mut self) {
        // While it is held: the next holder says their own. The lock's file stays, since older programs don't look whether
        // what they locked still has its name.
        let _ = fs::remove_file(&self.holder);
        self.tell_older(&[]);
    }
}

/// Returns the holder of a lock, if they gave their name.
fn told(lock: &Path, holder: &Path) -> Option<Holder> {
    // An older program says it only in the lock, so what is said there is always the last word.
    let older = if cfg!(unix) { read(lock) } else { None };
    older.or_else(|| read(holder))
}

fn read(path: &Path) -> Option<Holder> {
    let bytes = reading::rest(&reading::open_unlinked(path).ok()?, MOST).ok()?;
    let holder: Holder = serde_json::from_slice(&bytes).ok()?;
    Some(Holder { by: one_line(&holder.by), ..holder })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::super::lock_file::TRIES;
    use super::super::sample;
    use super::*;
    use std::fs::File;
    use std::os::unix::fs::PermissionsExt;

    fn kim() -> Holder {
        Holder { by: "Kim Osei".to_owned(), since: "2026-11-21T09:00:00Z".parse().unwrap() }
    }

    #[test]
    fn the_second_is_told_who_has_it_and_gets_it_when_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let store = sample::store(folder.path());
        let deal = sample::deal("Acme", 1).id;
        let Locked::Ours(held) = store.lock(deal, &kim()) else { panic!() };
        let second = Holder { by: "Rosa".to_owned(), ..kim() };
        let Locked::Theirs(Some(holder)) = store.lock(deal, &second) else { panic!() };
        assert_eq!(holder, kim());
        let Locked::Ours(_) = store.lock(sample::deal("Other", 2).id, &second) else { panic!("another deal is free") };
        drop(held);
        assert!(matches!(store.lock(deal, &second), Locked::Ours(_)));
    }

    #[test]
    fn whoever_looks_or_dies_in_the_same_instant_is_not_taken_for_a_holder() {
        let folder = tempfile::tempdir().unwrap();
        let store = sample::store(folder.path());
        let deal = sample::deal("Acme", 1).id;
        drop(store.lock(deal, &kim()));
        for is_holder in [false, true] {
            let other = File::open(store.lock_file(deal)).unwrap();
            if is_holder {
                other.try_lock().unwrap();
            } else {
                other.try_lock_shared().unwrap();
            }
            assert!(matches!(store.lock(deal, &kim()), Locked::Theirs(_)));
            let (mut other, mut pauses) = (Some(other), 0);
            let locked = store.lock_patiently(deal, &kim(), || {
                pauses += 1;
                // Its end comes while we wait.
                other.take_if(|_| pauses == 3);
            });
            assert!(matches!(locked, Locked::Ours(_)) && pauses == 3, "{locked:?}");
        }
    }

    #[test]
    fn a_holder_who_stays_is_asked_only_so_often() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let _held = LockFile::take(&path).unwrap();
        let mut pauses = 0;
        assert!(matches!(LockFile::take_patiently(&path, || pauses += 1), Ok(Taken::Theirs)));
        assert_eq!(pauses, TRIES - 1);
    }

    #[test]
    fn a_lock_left_by_the_dead_is_free_whatever_its_file_says() {
        let folder = tempfile::tempdir().unwrap();
        let store = sample::store(folder.path());
        let deal = sample::deal("Acme", 1).id;
        make_folder(&store.paths().locks()).unwrap();
        std::fs::write(store.lock_file(deal), serde_json::to_vec(&kim()).unwrap()).unwrap();
        assert!(matches!(store.lock(deal, &kim()), Locked::Ours(_)));
    }

    #[test]
    fn a_locks_file_is_its_owners_alone_and_garbage_in_it_names_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let store = sample::store(folder.path());
        let deal = sample::deal("Acme", 1).id;
        let Locked::Ours(_held) = store.lock(deal, &kim()) else { panic!() };
        assert_eq!(store.lock_file(deal).metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(store.holder_file(deal).metadata().unwrap().permissions().mode() & 0o777, 0o600);
        for path in [store.lock_file(deal), store.holder_file(deal)] {
            std::fs::write(path, "[[[").unwrap();
        }
        assert!(matches!(store.lock(deal, &kim()), Locked::Theirs(None)));
    }

    #[test]
    fn where_no_folder_can_be_made_there_is_no_lock_and_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let store = sample::store(folder.path());
        std::fs::write(&store.paths().state, "in the way").unwrap();
        assert!(matches!(store.lock(sample::deal("Acme", 1).id, &kim()), Locked::Unknown));
    }
}
