//! The files that the user exports from a deal: readable by the user alone, and replacing none unasked.

use super::Store;
use super::atomic::{Durability, make_folder, write_new, write_own};
use super::data_paths::DataPaths;
use super::error::StoreError;
use directories::UserDirs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

impl Store {
    /// Writes a text for a deal's file into the export folder, under a free name that ends in `name` and the extension.
    /// Returns its path.
    ///
    /// # Errors
    /// When it was not written.
    pub fn write_out(&self, deal: &Path, (name, extension): (&str, &str), text: &str) -> Result<PathBuf, StoreError> {
        let folder = self.paths.exports();
        make_folder(&folder)?;
        let stem = deal.file_stem().unwrap_or_default().to_string_lossy();
        let mut count = 1_u64;
        loop {
            let number = if count == 1 { String::new() } else { format!("-{count}") };
            let to = folder.join(format!("{stem}-{name}{number}.{extension}"));
            match write_new(&to, text.as_bytes()) {
                Ok(_) => return Ok(to),
                Err(cause) if cause.kind == ErrorKind::AlreadyExists => count += 1,
                Err(cause) => return Err(StoreError::NotSaved { path: to, cause }),
            }
        }
    }
}

/// Writes a text to a file that the user named. One that is there already is replaced only where they said so.
///
/// # Errors
/// When it was not written; [`StoreError::AlreadyThere`] if the name is taken.
pub fn write_export(path: &Path, text: &str, replaces: bool) -> Result<Durability, StoreError> {
    let written = if replaces { write_own(path, text.as_bytes()) } else { write_new(path, text.as_bytes()) };
    written.map_err(|cause| match cause.kind {
        ErrorKind::AlreadyExists => StoreError::AlreadyThere { path: path.to_owned() },
        _ => StoreError::NotSaved { path: path.to_owned(), cause },
    })
}

/// Returns the folder to suggest for exports: the user's downloads, their home without those, and the program's own folder
/// for exports without a home.
#[must_use]
pub fn export_folder(paths: &DataPaths) -> PathBuf {
    let Some(user) = UserDirs::new() else { return paths.exports() };
    let usual = user.home_dir().join("Downloads");
    let downloads = user.download_dir().map_or(usual, Path::to_path_buf);
    if downloads.is_dir() { downloads } else { user.home_dir().to_path_buf() }
}
