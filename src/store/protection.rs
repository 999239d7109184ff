//! Write-protected files. Anybody who may write to the folder could still replace them, and root could write to them:
//! what counts is their owner's wish.

use super::cause::{Cause, PROTECTED};
use super::{SavedAs, Store};
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The owner's write bit in a file's mode.
const OWNER_WRITES: u32 = 0o200;

/// Returns why a deal must not be changed, if its file is write-protected.
pub(super) fn reason(path: &Path) -> Option<String> {
    is_protected(path).then(|| format!("{PROTECTED}; to edit it, make it writable (chmod u+w)"))
}

/// Refuses if a file is write-protected, behind all links.
///
/// # Errors
/// When its owner may not write to it.
pub(super) fn respect(path: &Path) -> Result<(), Cause> {
    if is_protected(path) { Err(Cause::new(ErrorKind::PermissionDenied, PROTECTED)) } else { Ok(()) }
}

/// Returns whether a file exists and is write-protected, behind all links.
fn is_protected(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| there.mode() & OWNER_WRITES == 0)
}

impl Store {
    /// Returns whether the file of a deal that was loaded or saved is write-protected now.
    #[must_use]
    pub fn is_protected(&self, at: &SavedAs) -> bool {
        is_protected(&at.path)
    }
}
