//! Removing a window's view from another thread than the one that writes it: at the end of the program that one may still
//! wait for a busy disk, and a view that stays tells the coach window of a crash.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What the thread that writes a view and the one that removes it at the end know of each other.
///
/// Neither waits for the other: who ends first says so, then removes; who writes looks after each write whether the end was
/// said meanwhile, and then removes what it wrote.
#[derive(Debug, Default)]
pub struct ViewClosing {
    path: Mutex<Option<PathBuf>>,
    is_over: AtomicBool,
}

impl ViewClosing {
    /// Removes the view, and whatever is written of it later. Waits for nothing but the removal itself.
    pub fn close(&self) {
        self.is_over.store(true, Ordering::SeqCst);
        // Nothing is removed while the path is locked: the writer would wait for the disk.
        let path = self.path().clone();
        if let Some(path) = path {
            let _ = fs::remove_file(path);
        }
    }

    /// Returns whether there is a view to remove.
    #[must_use]
    pub fn has_file(&self) -> bool {
        self.path().is_some()
    }

    /// Returns whether the end was said, so that nothing is to be written any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_over.load(Ordering::SeqCst)
    }

    /// Notes that the file with this path was written. Removes it if the end was said meanwhile.
    pub(super) fn written(&self, path: &Path) {
        *self.path() = Some(path.to_owned());
        if self.is_over() {
            let _ = fs::remove_file(path);
        }
    }

    /// Notes that the file is gone: nobody else ever uses its name, and nothing is left to remove.
    pub(super) fn removed(&self) {
        *self.path() = None;
    }

    fn path(&self) -> MutexGuard<'_, Option<PathBuf>> {
        self.path.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
