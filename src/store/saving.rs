//! Saving a deal over the bytes it was loaded from.
//!
//! Everything that can fail comes first: the new file is written and synced beside the old one, the old one is kept as a
//! generation. Only then is the old one compared with what was loaded, and that is the last thing before it is replaced.

use super::atomic::{self, Durability, Ready};
use super::cause::{Cause, SAVED_BY_ANOTHER};
use super::error::StoreError;
use super::file_id::FileId;
use super::{Saved, SavedAs, Stamp, Store, format, migrate, reading, saved};
use crate::domain::deal::Deal;
use std::fs::{self, Metadata, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

impl Store {
    /// Saves a deal over the bytes it was loaded from or saved as. Those are kept as a generation.
    ///
    /// # Errors
    /// When those bytes are no longer there, when a newer stakemap wrote them, or when nothing could be written. The file
    /// is then as it was, and no unfinished one lies beside it. Saving again writes everything anew.
    pub fn save(&self, deal: &Deal, at: &SavedAs) -> Result<Saved, StoreError> {
        if at.version > migrate::CURRENT {
            return Err(StoreError::Newer { path: at.path.clone(), version: at.version, known: migrate::CURRENT });
        }
        // A first look, to spare the disk the writing; the one that counts comes last.
        let there = fs::metadata(&at.path).map_err(|e| missing_or(e, &at.path))?;
        if there.is_file() && there.len() != at.stamp.length {
            return Err(StoreError::ChangedOutside { path: at.path.clone() });
        }
        let bytes = format::encode(deal);
        let not_saved = |cause| StoreError::NotSaved { path: at.path.clone(), cause };
        let ready = atomic::prepare(&at.path, &bytes).map_err(not_saved)?;
        let kept = self.keep(deal.id, ready.target());
        match replace(ready, &at.path, at.stamp) {
            Ok(durable) => {
                if let Ok(kept) = &kept {
                    kept.thin_out();
                }
                Ok(Saved { not_kept: kept.err(), ..saved(at.path.clone(), &bytes, durable) })
            }
            Err(error) => {
                if let Ok(kept) = kept {
                    kept.discard();
                }
                Err(error)
            }
        }
    }

    /// Saves a deal as a file that is not there yet, wherever that is. The file it was loaded from stays as it is.
    ///
    /// # Errors
    /// When something of that name is there, or nothing could be written.
    pub fn save_as(&self, deal: &Deal, path: &Path) -> Result<Saved, StoreError> {
        let not_saved = |cause| StoreError::NotSaved { path: path.to_owned(), cause };
        let path = std::path::absolute(path).map_err(|e| not_saved(e.into()))?;
        let bytes = format::encode(deal);
        match atomic::write_new(&path, &bytes) {
            Ok(durable) => Ok(saved(path, &bytes, durable)),
            Err(cause) if cause.kind == ErrorKind::AlreadyExists => Err(StoreError::AlreadyThere { path }),
            Err(cause) => Err(not_saved(cause)),
        }
    }
}

/// Puts a new file in the place of the old one if that still holds what is expected.
///
/// The old file is locked for that moment, so that of two programs that save at once the second sees what the first did.
pub(super) fn replace(ready: Ready, path: &Path, expected: Stamp) -> Result<Durability, StoreError> {
    let target = ready.target().to_owned();
    let old = reading::open(&target).map_err(|e| missing_or(e, path))?;
    let not_saved = |cause| StoreError::NotSaved { path: path.to_owned(), cause };
    match old.try_lock() {
        Err(TryLockError::WouldBlock) => {
            return Err(not_saved(Cause::new(ErrorKind::ResourceBusy, SAVED_BY_ANOTHER)));
        }
        // Without locks, as on some network disks, the comparison has to do.
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    let before = old.metadata().map_err(|e| not_saved(e.into()))?;
    // One byte more than expected is enough to know that it is another.
    let bytes = reading::start(&old, expected.length.saturating_add(1)).map_err(|e| not_saved(e.into()))?;
    let is_as_expected = Stamp::of(&bytes) == expected;
    let after = fs::metadata(&target).map_err(|e| missing_or(e, path))?;
    if !is_as_expected || !is_same(&before, &after) {
        return Err(StoreError::ChangedOutside { path: path.to_owned() });
    }
    ready.replace().map_err(not_saved)
}

/// Whether it is one file, unchanged between two looks at it.
fn is_same(before: &Metadata, after: &Metadata) -> bool {
    let mark = |one: &Metadata| (FileId::from(one), one.len(), one.mtime(), one.mtime_nsec());
    mark(before) == mark(after)
}

fn missing_or(cause: impl Into<Cause>, path: &Path) -> StoreError {
    let (path, cause) = (path.to_owned(), cause.into());
    match cause.kind {
        ErrorKind::NotFound => StoreError::Gone { path },
        _ => StoreError::NotSaved { path, cause },
    }
}
