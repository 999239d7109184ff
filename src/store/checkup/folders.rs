//! Checks of the data folder's place: whether a sync program copies it elsewhere, and whether locks work there.

use super::super::Store;
use super::super::error::shown;
use super::super::reading;
use super::{Check, Grade};
use std::fs::{self, TryLockError};
use std::path::Path;

/// The beginnings or names of sync programs' folders, in lower case, each with the program.
const SYNCED: [(&str, &str); 13] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("mobile documents", "iCloud"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("maestral", "Dropbox"),
    ("pcloud", "pCloud"),
];
/// The files that sync programs leave in their folders, each with the program.
const MARKS: [(&str, &str); 9] = [
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
    (".stignore", "Syncthing"),
];

impl Store {
    /// Checks whether the data folder is synced elsewhere, and whether locks work in it.
    pub(super) fn check_place(&self) -> Vec<Check> {
        let data = &self.paths.data;
        let about = shown(data);
        let mut found = Vec::new();
        found.push(match synced(data) {
            Some(program) => {
                let words = format!(
                    "it's in a {program} folder: everyone you share it with can read what you wrote about people"
                );
                let remedy =
                    "Nothing to do, if that's on purpose: stakemap finds conflict copies. But locks don't reach other computers.";
                Check::new("sync-folder", Grade::Note, &about, &words, remedy)
            }
            None => Check::new("sync-folder", Grade::Ok, &about, "not in a known sync folder", ""),
        });
        let locks = reading::open_folder(&self.paths.deals()).map(|folder| folder.try_lock_shared());
        if matches!(locks, Ok(Err(TryLockError::Error(_)))) {
            let words =
                "locks don't work on this disk: a second window is noticed only when it saves, not when it opens";
            found.push(Check::new("no-locks", Grade::Note, &about, words, "Open a deal in one window at a time."));
        }
        found
    }
}

/// Returns the sync program whose folder a path is in, by names and by what such programs leave there.
pub(super) fn synced(path: &Path) -> Option<&'static str> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let by_name = path.components().chain(real.components()).find_map(|part| {
        let name = part.as_os_str().to_string_lossy().to_lowercase();
        // "Dropbox (Company)" and "OneDrive - Company", but no "dropbox-notes".
        let is_it =
            |start: &str| name.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '~']));
        SYNCED.iter().find(|(start, _)| is_it(start) || (*start == "googledrive" && name.starts_with("googledrive-")))
    });
    let by_mark = || {
        real.ancestors().find_map(|folder| MARKS.iter().find(|(mark, _)| folder.join(mark).symlink_metadata().is_ok()))
    };
    by_name.or_else(by_mark).map(|(_, program)| *program)
}
