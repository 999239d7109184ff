//! Saving a deal over the bytes it was loaded from.
//!
//! Everything that can fail comes first: the new file is written and synced beside the old one, and the old one is kept
//! as a generation. Only then is the old one compared with what was loaded, as the last step before it is replaced.
//! Another program may still be faster in between, so the replaced file is compared once more, and put back if it is
//! that program's.

use super::atomic::{self, Durability, Ready, holds, make_folder};
use super::cause::{Cause, SAVED_BY_ANOTHER};
use super::error::StoreError;
use super::lock_file::{OlderLock, PassingLock};
use super::seam::{Moment, between};
use super::{DataPaths, Saved, SavedAs, Stamp, Store, format, migrate, protection, saved};
use crate::domain::record::deal::Deal;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

impl Store {
    /// Saves a deal over the bytes it was loaded from or saved as. Those are kept as a generation.
    ///
    /// # Errors
    /// When those bytes are no longer there, when a newer stakemap wrote them, or when nothing could be written. The
    /// file is then as it was, and no unfinished one is beside it. Saving again repeats every step.
    pub fn save(&self, deal: &Deal, at: &SavedAs) -> Result<Saved, StoreError> {
        if at.version > migrate::CURRENT {
            return Err(StoreError::Newer { path: at.path.clone(), version: at.version, known: migrate::CURRENT });
        }
        // A first look, to spare the disk the writing; the one that counts comes last.
        let there = fs::metadata(&at.path).map_err(|e| missing_or(e, &at.path))?;
        if there.is_file() && there.len() != at.stamp.length {
            return Err(StoreError::ChangedOutside { path: at.path.clone() });
        }
        let not_saved = |cause| StoreError::NotSaved { path: at.path.clone(), cause };
        protection::respect(&at.path).map_err(not_saved)?;
        let bytes = format::encode(deal);
        let ready = atomic::prepare(&at.path, &bytes).map_err(not_saved)?;
        let (stamp, kept) = (ready.stamp(), self.keep(deal.id, ready.target()));
        match self.replace(ready, &at.path, at.stamp) {
            Ok(durable) => {
                if let Ok(kept) = &kept {
                    kept.thin_out();
                }
                Ok(Saved { not_kept: kept.err(), ..saved(at.path.clone(), stamp, durable) })
            }
            Err(error) => {
                if let Ok(kept) = kept {
                    // Where somebody has just written over the state that was to be replaced, this is the last of it.
                    let is_last = matches!(error, StoreError::ChangedOutside { .. })
                        && holds(&kept.path, at.stamp).is_ok_and(|same| same);
                    if !is_last {
                        kept.discard();
                    }
                }
                Err(error)
            }
        }
    }

    /// Puts a new file in the place of the old one if that still holds the expected bytes.
    ///
    /// A lock is held during this, so that of two programs that save at once the second sees what the first did.
    pub(super) fn replace(&self, ready: Ready, path: &Path, expected: Stamp) -> Result<Durability, StoreError> {
        let not_saved = |cause| StoreError::NotSaved { path: path.to_owned(), cause };
        let busy = || not_saved(Cause::new(ErrorKind::ResourceBusy, SAVED_BY_ANOTHER));
        let target = ready.target().to_owned();
        let _lock = self.lock_saving(&target).ok_or_else(busy)?;
        let _older = OlderLock::take(&target).map_err(|e| missing_or(e, path))?.ok_or_else(busy)?;
        let changed = StoreError::ChangedOutside { path: path.to_owned() };
        if !holds(&target, expected).map_err(|e| missing_or(e, path))? {
            return Err(changed);
        }
        protection::respect(&target).map_err(not_saved)?;
        between(Moment::Compared);
        let is_gone = |cause: &Cause| cause.kind == ErrorKind::NotFound && !target.exists();
        let out = ready.swap().map_err(|cause| match is_gone(&cause) {
            true => StoreError::Gone { path: path.to_owned() },
            false => not_saved(cause),
        })?;
        let refusal = match out.holds(expected) {
            Ok(true) => return Ok(out.done()),
            Ok(false) => changed,
            Err(cause) => not_saved(cause),
        };
        // What somebody else wrote is what is there again, as if it had been noticed before.
        out.put_back().ok_or(refusal)
    }

    /// Takes the lock of a save in progress, if locks work; returns `None` if somebody else has it. Without locks, as
    /// on some network disks, the comparison has to do.
    fn lock_saving(&self, target: &Path) -> Option<Option<PassingLock>> {
        let folder = self.paths.locks();
        let path = folder.join(format!("{}.saving", DataPaths::mark_of(target)));
        match make_folder(&folder).map(|()| PassingLock::take(&path)) {
            Ok(Ok(taken)) => taken.map(Some),
            Ok(Err(_)) | Err(_) => Some(None),
        }
    }
}

fn missing_or(cause: impl Into<Cause>, path: &Path) -> StoreError {
    let (path, cause) = (path.to_owned(), cause.into());
    match cause.kind {
        ErrorKind::NotFound => StoreError::Gone { path },
        _ => StoreError::NotSaved { path, cause },
    }
}

#[cfg(test)]
mod tests;
