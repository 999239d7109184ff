//! Rights of files and folders, and where the data folder lies.

use super::super::Store;
use super::super::error::shown;
use super::super::reading;
use super::{Check, Grade, Repair, count};
use std::collections::BTreeSet;
use std::fs::{self, TryLockError};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// What others may not do with a file or folder: anything.
const OTHERS: u32 = 0o077;
/// Folders within folders that are looked into; the program makes two.
const DEPTH: usize = 8;

/// How the folder of a sync program begins or is called, in lower case, and the program.
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
/// What a sync program leaves in its folder, and the program.
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
    /// Who can read what: files for their owner only, folders too. What others put into the data folder beside ours is
    /// theirs.
    pub(super) fn check_rights(&self) -> Vec<Check> {
        let places = &self.places;
        let own = [
            (places.deals(), Grade::Problem),
            (places.trash(), Grade::Problem),
            (places.archive(), Grade::Problem),
            (places.exports(), Grade::Problem),
            (places.state.clone(), Grade::Problem),
            (places.cache.clone(), Grade::Problem),
            // What the user wrote by hand says little.
            (places.config.clone(), Grade::Note),
        ];
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (folder, grade) in own {
            let mut wide = Vec::new();
            walk(&folder, DEPTH, &mut seen, &mut wide);
            let Some((first, mode)) = wide.first() else { continue };
            let mode = mode & 0o7777;
            let number = count(wide.len(), "file or folder", "files or folders");
            let words = format!("{number} can be read by others than you, first {} ({mode:04o})", shown(first));
            let remedy = "stakemap doctor --fix makes them yours alone (0600, folders 0700).";
            let repair = Some(Repair::Narrow(wide.into_iter().map(|(path, _)| path).collect()));
            found.push(Check { repair, ..Check::new("rights", grade, &shown(&folder), &words, remedy) });
        }
        if found.is_empty() {
            let words = "files and folders are yours alone";
            found.push(Check::new("rights", Grade::Ok, &shown(&places.data), words, ""));
        }
        found
    }

    /// Whether the data folder is carried elsewhere, and whether locks work in it.
    pub(super) fn check_place(&self) -> Vec<Check> {
        let data = &self.places.data;
        let about = shown(data);
        let mut found = Vec::new();
        found.push(match synced(data) {
            Some(program) => {
                let words =
                    format!("it lies in a folder of {program}: whoever shares that reads what you wrote about people");
                let remedy =
                    "Nothing, if that is meant: copies that clash are recognised. Locks do not reach other machines.";
                Check::new("sync-folder", Grade::Note, &about, &words, remedy)
            }
            None => Check::new("sync-folder", Grade::Ok, &about, "no sync program’s folder is known to hold it", ""),
        });
        let locks = reading::open_folder(&self.places.deals()).map(|folder| folder.try_lock_shared());
        if matches!(locks, Ok(Err(TryLockError::Error(_)))) {
            let words =
                "locks do not work on this disk: a second window is not noticed when it opens, only when it saves";
            found.push(Check::new("no-locks", Grade::Note, &about, words, "Open a deal in one window at a time."));
        }
        found
    }
}

/// Gathers what others than the owner may use, below a folder and the folder itself.
fn walk(path: &Path, depth: usize, seen: &mut BTreeSet<PathBuf>, wide: &mut Vec<(PathBuf, u32)>) {
    // Behind a link too: a deal's file may be one.
    let Ok(one) = fs::metadata(path) else { return };
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if !seen.insert(real.clone()) {
        return;
    }
    if (one.is_file() || one.is_dir()) && one.mode() & OTHERS != 0 {
        wide.push((real, one.mode()));
    }
    if !one.is_dir() || depth == 0 || (path.is_symlink() && depth < DEPTH) {
        return;
    }
    let mut inside: Vec<PathBuf> =
        fs::read_dir(path).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path()).collect();
    inside.sort();
    for path in inside {
        walk(&path, depth - 1, seen, wide);
    }
}

/// The sync program whose folder a path lies in, by names and by what such programs leave there.
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
