//! Small JSON files that the program keeps for itself. None is worth an error: an unreadable file counts as missing.

use super::atomic::{make_folder, write_own};
use super::error::StoreError;
use super::reading::{self, SMALL};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// Returns a file's content; `None` if it is missing or damaged.
pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&reading::read(path, SMALL).ok()?).ok()
}

/// Writes a file, and creates its folder. The content has text keys and plain values only.
pub(super) fn write(path: PathBuf, content: &impl Serialize) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    let mut bytes = serde_json::to_vec_pretty(content).expect("text keys and plain values");
    bytes.push(b'\n');
    write_own(&path, &bytes).map(|_| ()).map_err(|cause| StoreError::NotSaved { path, cause })
}
