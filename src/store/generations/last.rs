//! The last saved state, as a copy of its own beside the earlier states.
//!
//! An earlier state is what a save replaced, so the last saved one is only in the deal's file, where an editor that
//! writes in place can damage it. A second name for that file would be damaged with it, so this is a copy. It counts as
//! an earlier state once the file holds something else.

use super::{bytes_of, generation, numbers, readable, real};
use crate::domain::change::diff::missing_steps;
use crate::domain::record::id::DealId;
use crate::store::atomic;
use crate::store::error::StoreError;
use crate::store::generations::Generation;
use crate::store::{Loaded, SavedAs, Stamp, Store, format};
use std::fs;
use std::path::{Path, PathBuf};

const LAST: &str = "last";

impl Store {
    /// Keeps a copy of the last saved state. Separate from saving, so that nobody waits for it: one copy is enough for
    /// many saves in a row.
    ///
    /// # Errors
    /// When it could not be written. The next save keeps that state as it always does.
    pub fn keep_last(&self, deal: DealId, at: &SavedAs) -> Result<(), StoreError> {
        let file = real(&at.path);
        let bytes = bytes_of(&file)?;
        if Stamp::of(&bytes) != at.stamp {
            // Somebody was faster: what lies there now is not what was saved.
            return Ok(());
        }
        let path = self.make_folder_of(deal, &file)?.join(LAST);
        atomic::copy_of(&file, &path, &bytes).map_err(|cause| StoreError::NotSaved { path, cause })
    }

    /// Loads a deal as it was saved here last, if somebody replaced its file since by one without some of those steps,
    /// as a sync program does with an outdated copy; otherwise as it is in its file. What is in the file is then a
    /// change from outside, to be merged like any other: the bytes it was saved as are not those in the file.
    ///
    /// # Errors
    /// When the file can't be read or holds no deal.
    pub fn load_as_left(&self, path: &Path) -> Result<Loaded, StoreError> {
        let there = self.load(path)?;
        Ok(self.replaced(&there).unwrap_or(there))
    }

    /// Returns the state that was saved here last, if the deal in its file lacks some of its steps. An earlier state
    /// that this program put back doesn't count, nor does a file that can't be saved.
    #[must_use]
    pub fn replaced(&self, there: &Loaded) -> Option<Loaded> {
        let (id, file) = (there.deal.id, real(&there.at.path));
        let folder = self.present_folder_of(id, &file).filter(|_| there.read_only.is_none())?;
        let copy = last(&folder)?;
        let bytes = bytes_of(&copy).ok()?;
        let stamp = Stamp::of(&bytes);
        if stamp == there.at.stamp || !matches!(judge(&copy, &folder, &file), Copy::State(_)) {
            return None;
        }
        let found =
            format::decode(&bytes, &copy).ok().filter(|found| found.deal.id == id && found.read_only.is_none())?;
        let at = SavedAs { path: there.at.path.clone(), stamp, version: found.version };
        (missing_steps(&there.deal, &found.deal) > 0).then_some(Loaded { deal: found.deal, at, read_only: None })
    }
}

/// Returns the copy in a folder, if there is one.
pub(super) fn last(folder: &Path) -> Option<PathBuf> {
    Some(folder.join(LAST)).filter(|path| path.exists())
}

/// The relation of a copy to the deal's file and the numbered states.
enum Copy {
    /// The same content as the file.
    AsTheFile,
    /// No state of its own: equal to the newest numbered one, or unreadable.
    Nothing,
    /// A state that nothing else keeps, with the number that it gets.
    State(u64),
}

fn judge(copy: &Path, folder: &Path, file: &Path) -> Copy {
    let newest = numbers(folder).pop();
    let bytes = bytes_of(copy).unwrap_or_default();
    let is_in = |other: &Path| bytes_of(other).is_ok_and(|other| other == bytes);
    if is_in(file) {
        Copy::AsTheFile
    } else if newest.as_ref().is_some_and(|(_, path)| is_in(path)) || readable(copy).is_none() {
        Copy::Nothing
    } else {
        Copy::State(newest.map_or(1, |(number, _)| number + 1))
    }
}

/// Returns the copy as an earlier state, if it is one.
pub(super) fn offered(folder: &Path, file: &Path) -> Option<Generation> {
    let path = last(folder)?;
    match judge(&path, folder, file) {
        Copy::State(number) => Some(generation((number, path))),
        Copy::AsTheFile | Copy::Nothing => None,
    }
}

/// Gives the copy its number among the earlier states if it is one, before anything else takes that number.
pub(super) fn settle(folder: &Path, file: &Path) {
    let Some(path) = last(folder) else { return };
    // Where another process was faster, or nothing can be changed here, the next save does it.
    match judge(&path, folder, file) {
        Copy::AsTheFile => {}
        Copy::Nothing => _ = fs::remove_file(&path),
        Copy::State(number) => _ = atomic::move_new(&path, &folder.join(format!("{number:08}.json"))),
    }
}
