//! Restoring an earlier state as a deal's file, and finding deals of which only earlier states are left.
//!
//! The present file, even if it is damaged, is kept first and synced, so that a restore can be undone.

use super::atomic::{self, Durability, make_folder};
use super::error::StoreError;
use super::generations::{Generation, bytes_of, generation, real, thin_out};
use super::{SavedAs, Stamp, Store, format, protection};
use crate::domain::record::deal::Deal;
use crate::domain::record::text::{one_line, slug};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The result of a restore.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The state on disk, for the next save.
    pub at: SavedAs,
    /// The safety of the restored file.
    pub durable: Durability,
    /// The generation that keeps the former file; `None` if there was no file. Restoring it undoes this, unless it was
    /// damaged.
    pub before: Option<Generation>,
}

impl Store {
    /// Restores an earlier state as the deal's file, byte by byte.
    ///
    /// # Errors
    /// When that state can't be read, the present file could not be kept first or changed in the meantime, or nothing
    /// could be written. The file is then as it was.
    pub fn restore(&self, file: &Path, wanted: &Generation) -> Result<Restored, StoreError> {
        let bytes = bytes_of(&wanted.path)?;
        let found = format::decode(&bytes, &wanted.path)?;
        let not_restored = |cause| StoreError::NotRestored { path: file.to_owned(), cause };
        let in_words = |error: StoreError| match error {
            StoreError::NotSaved { cause, .. } | StoreError::NoFolder { cause, .. } => not_restored(cause),
            other => other,
        };
        let target = real(file);
        let (durable, before) = match bytes_of(&target) {
            Ok(there) => {
                protection::respect(&target).map_err(not_restored)?;
                let kept = self.keep(found.deal.id, &target).map_err(in_words)?;
                // What is kept must outlive a power cut that the new file outlives.
                atomic::sync(&kept.path).map_err(not_restored)?;
                let ready = atomic::prepare(&target, &bytes).map_err(not_restored)?;
                let durable = self.replace(ready, file, Stamp::of(&there)).map_err(in_words)?;
                let _ = thin_out(atomic::folder_of(&kept.path), None);
                (durable, Some(generation((kept.sequence, kept.path))))
            }
            Err(StoreError::Unreadable { cause, .. }) if cause.kind == ErrorKind::NotFound => {
                make_folder(atomic::folder_of(&target)).map_err(in_words)?;
                (atomic::write_new(&target, &bytes).map_err(not_restored)?, None)
            }
            Err(StoreError::Unreadable { cause, .. }) => return Err(not_restored(cause)),
            Err(other) => return Err(other),
        };
        let at = SavedAs { path: file.to_owned(), stamp: Stamp::of(&bytes), version: found.version };
        // The restore is as good without it.
        let _ = self.keep_last(found.deal.id, &at);
        Ok(Restored { at, durable, before })
    }

    /// Finds the deal's file as [`Store::resolve`] does and, if none fits, among deals whose file is missing but of
    /// which earlier states are kept: by id, by the file's name, or by a part of the deal's name.
    ///
    /// # Errors
    /// When nothing fits, or several do.
    pub fn resolve_kept(&self, query: &str) -> Result<PathBuf, StoreError> {
        let unknown = match self.resolve(query) {
            Err(error @ StoreError::NoSuchDeal { .. }) => error,
            other => return other,
        };
        let lower = query.trim().to_lowercase();
        let asked = real(Path::new(query.trim()));
        let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let mut found = Vec::new();
        for folder in self.folders()?.iter().filter(|_| !lower.is_empty()) {
            // Of a data folder that was moved as a whole, what is gone goes where the rest is now.
            let is_here = |file: &PathBuf| atomic::folder_of(file).exists();
            let lay = folder.file().map(|file| match file.file_name() {
                Some(name) if !is_here(&file) => self.paths.deals().join(name),
                _ => file,
            });
            if lay.as_ref().is_some_and(|file| file.exists()) {
                continue;
            }
            let Some(deal) = folder.newest() else { continue };
            let file = lay.unwrap_or_else(|| self.named(&deal));
            if file.exists() {
                continue;
            }
            let stem = stem(&file);
            // Its full path says which of several it was.
            if file == asked {
                return Ok(file);
            }
            let fits = Uuid::try_parse(&lower).is_ok_and(|id| id == deal.id.0)
                || stem.starts_with(lower.trim_end_matches(".json"))
                || (lower.len() == 8 && stem.ends_with(&lower))
                || deal.name.to_lowercase().contains(&lower);
            if fits {
                found.push((format!("{} ({stem})", one_line(&deal.name)), file));
            }
        }
        match found.as_slice() {
            [] => Err(unknown),
            [(_, file)] => Ok(file.clone()),
            several => {
                let names = several.iter().map(|(name, _)| name.clone()).collect();
                Err(StoreError::Ambiguous { query: query.to_owned(), names })
            }
        }
    }

    /// Returns the path that a deal's new file would get.
    pub(super) fn named(&self, deal: &Deal) -> PathBuf {
        self.paths.deals().join(format!("{}-{}.json", slug(&deal.name), deal.id.short()))
    }
}
