//! The files that the user exports from a deal: each new, replacing none, and readable by the user alone.

use super::Store;
use super::atomic::{make_folder, write_new};
use super::error::StoreError;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

impl Store {
    /// Writes a text for a deal's file into the export folder, under a free name. Returns its path.
    ///
    /// # Errors
    /// When it was not written.
    pub fn write_out(&self, deal: &Path, name: &str, text: &str) -> Result<PathBuf, StoreError> {
        let folder = self.paths.exports();
        make_folder(&folder)?;
        let stem = deal.file_stem().unwrap_or_default().to_string_lossy();
        let mut count = 1_u64;
        loop {
            let number = if count == 1 { String::new() } else { format!("-{count}") };
            let to = folder.join(format!("{stem}-{name}{number}.md"));
            match write_new(&to, text.as_bytes()) {
                Ok(_) => return Ok(to),
                Err(cause) if cause.kind == ErrorKind::AlreadyExists => count += 1,
                Err(cause) => return Err(StoreError::NotSaved { path: to, cause }),
            }
        }
    }
}
