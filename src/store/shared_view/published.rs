//! The files in which windows publish their screens: written, read and swept.
//!
//! Each window has a file of its own and a lock beside it, which it holds as long as it publishes anything. So a
//! program that reads a file and then checks its lock asks about the same window, and a sweep of a dead window's file
//! can't hit another window's. Older programs name the file after the deal and lock the file itself, so another one can
//! take its place at any moment: any answer about it counts only while it still has its name.

use super::{SharedView, ViewClosing};
use crate::domain::record::id::DealId;
use crate::store::atomic::{folder_of, make_folder, place_at_once, remove_judged};
use crate::store::error::{Cause, StoreError};
use crate::store::file_id::{FileId, is_at};
use crate::store::lock_file::{OlderLock, PassingLock, Seen, look};
use crate::store::seam::{Moment, between};
use crate::store::{DataPaths, Store, reading};
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most bytes of such a file that are read: thousands of questions.
const MOST: u64 = 1_000_000;
/// The number of random characters that tell one window's file from another's.
const RANDOM: usize = 12;
/// The number of tries to read a file that changes all the time.
const TRIES: u32 = 10;

/// A window's published view, until this is dropped, or the program ends in any way.
#[derive(Debug)]
pub struct Published {
    path: PathBuf,
    /// The published content.
    told: SharedView,
    /// The id of the file and, for older programs, the lock on it.
    file: FileId,
    _older: OlderLock,
    /// What removes it where the program ends before this is dropped.
    closing: Arc<ViewClosing>,
    /// The lock, released last.
    lock: PassingLock,
}

/// Everything there is to follow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SharedViews {
    /// The stages shown now, latest first.
    pub live: Vec<SharedView>,
    /// The deals whose presenting window ended without closing its view.
    pub cut: Vec<DealId>,
}

impl Published {
    /// Lets another thread remove the view when the program ends.
    #[must_use]
    pub fn closed_by(mut self, closing: &Arc<ViewClosing>) -> Self {
        closing.written(&self.path);
        self.closing = Arc::clone(closing);
        self
    }

    /// Publishes what is on the screen now.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn show(&mut self, view: &SharedView) -> Result<(), StoreError> {
        let (file, older) = write(&self.path, view)?;
        between(Moment::Shown);
        (self.told, self.file, self._older) = (view.clone(), file, older);
        self.closing.written(&self.path);
        Ok(())
    }

    /// Publishes the same again if somebody removed the file, as an older program's sweep may.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn show_again(&mut self) -> Result<(), StoreError> {
        if FileId::named(&self.path).is_ok_and(|there| there == self.file) {
            return Ok(());
        }
        make_folder(folder_of(&self.path))?;
        // The lock may have gone along. While it is there it is refused, since this window has it.
        if let Ok(Some(lock)) = PassingLock::take(&self.path.with_extension("lock")) {
            self.lock = lock;
        }
        self.show(&self.told.clone())
    }

    /// Returns the deal that is shown.
    #[must_use]
    pub const fn deal(&self) -> DealId {
        self.told.deal
    }

    /// Returns the path of the published file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Published {
    fn drop(&mut self) {
        // Nobody else uses this name while the lock is held.
        let _ = fs::remove_file(&self.path);
        self.closing.removed();
    }
}

impl Store {
    /// Publishes what is on the screen. It is not synced: after a power cut nobody presents.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn publish(&self, view: &SharedView) -> Result<Published, StoreError> {
        let folder = self.shared_view_folder()?;
        let not_saved = |cause| StoreError::NotSaved { path: folder.clone(), cause };
        let (lock, path) = lock_one(&folder, &self.shared_view_paths().mark()).map_err(not_saved)?;
        let (file, older) = write(&path, view)?;
        Ok(Published { path, told: view.clone(), file, _older: older, closing: Arc::default(), lock })
    }

    /// Returns what is on any screen. Reads only.
    #[must_use]
    pub fn shared_views(&self) -> SharedViews {
        let mut found = SharedViews::default();
        for path in self.stage_files("json") {
            match read(&path) {
                Some((view, true)) => found.live.push(view),
                Some((view, false)) => found.cut.push(view.deal),
                None => {}
            }
        }
        found.live.sort_by_key(|view| std::cmp::Reverse(view.at));
        found
    }

    /// Creates the folder of the stages, so that it can be watched before there are any.
    ///
    /// # Errors
    /// When it doesn't exist and can't be created.
    pub fn shared_view_folder(&self) -> Result<PathBuf, StoreError> {
        let folder = self.shared_view_paths().shared_views();
        make_folder(&folder).map(|()| folder)
    }

    /// Returns the files of closed windows.
    pub(in crate::store) fn left_stages(&self) -> Vec<PathBuf> {
        let is_left =
            |path: &PathBuf| reading::open_unlinked(path).is_ok_and(|file| !lives(path, &file) && is_at(&file, path));
        self.stage_files("json").into_iter().filter(is_left).collect()
    }

    /// Removes the files of closed windows. Returns their number.
    pub(in crate::store) fn sweep_stages(&self) -> usize {
        let swept = self.stage_files("json").iter().filter(|path| sweep(path)).count();
        // A window that was killed before it told anything, or whose file an older sweep took.
        for lock in self.stage_files("lock").iter().filter(|lock| !lock.with_extension("json").exists()) {
            drop(PassingLock::take(lock));
        }
        self.sweep_asked();
        swept
    }

    /// Returns the folders in which windows publish.
    pub(super) fn shared_view_paths(&self) -> &DataPaths {
        self.shows_in.as_deref().unwrap_or(&self.paths)
    }

    /// Returns this data folder's files with this ending.
    fn stage_files(&self, ending: &str) -> Vec<PathBuf> {
        let mark = format!("{}-", self.shared_view_paths().mark());
        let is_ours = |path: &PathBuf| {
            path.extension().is_some_and(|one| one == ending)
                && path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&mark))
        };
        let entries =
            fs::read_dir(self.shared_view_paths().shared_views()).into_iter().flatten().filter_map(Result::ok);
        entries.map(|entry| entry.path()).filter(is_ours).collect()
    }
}

/// Takes the lock of a name that no other window has. Returns it with the name of the file beside it.
fn lock_one(folder: &Path, mark: &str) -> Result<(PassingLock, PathBuf), Cause> {
    let mut refused = None;
    let (prefix, mut builder) = (format!("{mark}-"), tempfile::Builder::new());
    let made = builder.prefix(&prefix).suffix(".lock").rand_bytes(RANDOM).make_in(folder, |path| {
        match PassingLock::take(path) {
            Ok(Some(lock)) => Ok(lock),
            // Another name is tried then.
            Ok(None) => Err(ErrorKind::AlreadyExists.into()),
            Err(cause) => {
                let kind = cause.kind;
                refused = Some(cause);
                Err(kind.into())
            }
        }
    });
    let kept = made.and_then(|made| made.keep().map_err(|failed| failed.error));
    let (lock, path) = kept.map_err(|error: io::Error| refused.unwrap_or_else(|| error.into()))?;
    Ok((lock, path.with_extension("json")))
}

fn write(path: &Path, view: &SharedView) -> Result<(FileId, OlderLock), StoreError> {
    let not_saved = |cause| StoreError::NotSaved { path: path.to_owned(), cause };
    let bytes = serde_json::to_vec(view).map_err(|error| not_saved(io::Error::from(error).into()))?;
    let file = place_at_once(path, &bytes).map_err(not_saved)?;
    let id = FileId::of(&file).map_err(|error| not_saved(error.into()))?;
    Ok((id, OlderLock::held(file)))
}

/// Returns a file's content, and whether the window that wrote it lives.
fn read(path: &Path) -> Option<(SharedView, bool)> {
    let mut last = None;
    for _ in 0..TRIES {
        let file = reading::open_unlinked(path).ok()?;
        let view: SharedView = serde_json::from_slice(&reading::rest(&file, MOST).ok()?).ok()?;
        between(Moment::StageRead);
        let lives = lives(path, &file);
        between(Moment::StageJudged);
        if lives || is_at(&file, path) {
            return Some((view, lives));
        }
        last = Some((view, true));
    }
    // What changes all the time is alive.
    last
}

/// Returns whether a window has the lock beside a file, or an older program's lock on it. Without locks nobody can
/// tell, and it counts as alive.
fn lives(path: &Path, file: &File) -> bool {
    match look(&path.with_extension("lock")) {
        Seen::Held | Seen::Unknown => true,
        Seen::Free | Seen::Missing => matches!(OlderLock::look(file), Seen::Held | Seen::Unknown),
    }
}

/// Removes the file of a closed window. Returns whether it was one.
fn sweep(path: &Path) -> bool {
    let Ok(Some(lock)) = PassingLock::take(&path.with_extension("lock")) else { return false };
    let Ok(file) = reading::open_unlinked(path) else { return false };
    let is_left = lock.is_seen() && OlderLock::look(&file) == Seen::Free;
    between(Moment::StageJudged);
    is_left && FileId::of(&file).is_ok_and(|judged| remove_judged(path, judged))
}
