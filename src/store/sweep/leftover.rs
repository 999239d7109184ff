//! One unfinished file that no living program is working on.

use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::store::atomic::{bare_locks_in, has_come_out, lock_of};
use crate::store::error::StoreError;
use crate::store::file_id::FileId;
use crate::store::lock_file::{OlderLock, PassingLock, Seen, look};
use crate::store::reading::{self, LARGE};
use crate::store::stamp::Stamp;
use crate::store::{format, head};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Seek;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The unfinished files of a folder that are the program's.
pub(super) enum Whose {
    /// All of them.
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

/// An unfinished file that no living program is working on, kept from everybody else until this is dropped.
pub(super) struct Leftover {
    pub(super) path: PathBuf,
    file: File,
    _lock: PassingLock,
}

/// The content of a leftover.
pub(super) struct Content {
    pub(super) stamp: Stamp,
    /// The deal, or why there is none.
    pub(super) deal: Result<Deal, StoreError>,
}

impl Leftover {
    /// Takes one over; returns `None` if a living program has it, it is not ours, or there are no locks to tell.
    pub(super) fn take(path: &Path, whose: &Whose) -> Option<Self> {
        let file = open(path, whose).filter(OlderLock::is_ours)?;
        let lock = PassingLock::take(&lock_of(path)).ok()?.filter(PassingLock::is_seen)?;
        // Its program may have put it in place in between.
        let is_there = FileId::of(&file).ok()? == FileId::named(path).ok()?;
        is_there.then_some(Self { path: path.to_owned(), file, _lock: lock })
    }

    /// Returns whether there is one to take over. Touches nothing.
    pub(super) fn is_at(path: &Path, whose: &Whose) -> bool {
        open(path, whose).is_some() && matches!(look(&lock_of(path)), Seen::Free | Seen::Missing)
    }

    /// Reads its content.
    pub(super) fn read(&self) -> Result<Content, StoreError> {
        let unreadable = |cause| StoreError::Unreadable { path: self.path.clone(), cause };
        // Its beginning may have been looked at.
        (&self.file).rewind().map_err(|e| unreadable(e.into()))?;
        let bytes = reading::rest(&self.file, LARGE).map_err(unreadable)?;
        let deal = format::decode(&bytes, &self.path).map(|found| found.deal);
        Ok(Content { stamp: Stamp::of(&bytes), deal })
    }

    /// Returns whether somebody else may have written it: it was replaced by a new file.
    pub(super) fn has_come_out(&self) -> bool {
        has_come_out(&self.path)
    }

    /// Returns the deal it begins as.
    pub(super) fn head(&self) -> Option<DealId> {
        (&self.file).rewind().ok()?;
        head::of_open(&self.file, LARGE).map(|head| DealId(head.id))
    }

    /// Deletes it. Returns whether that was possible.
    pub(super) fn remove(&self) -> bool {
        fs::remove_file(&self.path).is_ok()
    }
}

/// Opens an unfinished file that is ours and that no older program has locked. A link or a pipe of such a name is not
/// ours.
fn open(path: &Path, whose: &Whose) -> Option<File> {
    let file = reading::open_unlinked(path).ok()?;
    (OlderLock::look(&file) == Seen::Free && whose.has(&file)).then_some(file)
}

/// Removes locks whose file is missing, left by programs that were killed between the two. A lock that a living program
/// has just created is held, or will be checked and created again.
pub(super) fn sweep_locks(folder: &Path) {
    // Ours hold nothing.
    let is_empty = |path: &&PathBuf| path.symlink_metadata().is_ok_and(|one| one.is_file() && one.len() == 0);
    bare_locks_in(folder).iter().filter(is_empty).for_each(|path| drop(PassingLock::take(path)));
}
