//! The first rows of Home as they were last time, so that the first screen doesn't wait for thousands of files.
//!
//! Only a convenience in the cache folder: the files themselves are read right after, and they decide. A lost or
//! damaged index costs only that wait.

use super::atomic::{make_folder, write_own};
use super::data_paths::DataPaths;
use super::own_file;
use crate::domain::judge::summary::Summary;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The most rows kept: more than any first screen shows.
pub const ROWS: usize = 150;

/// One row: a deal's file and its summary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The file's name in the folder of deals.
    pub file: String,
    /// The summary of the deal in it.
    pub summary: Summary,
}

impl Row {
    /// Returns a deal's row as it is kept: without what depends on the day.
    #[must_use]
    pub fn of(file: String, summary: &Summary) -> Self {
        Self { file, summary: Summary { matters: Box::default(), ..summary.clone() } }
    }
}

/// Returns the rows as they were last time; empty if they are unknown.
#[must_use]
pub fn read(paths: &DataPaths) -> Vec<Row> {
    own_file::read(&paths.index_file()).unwrap_or_default()
}

/// Saves the rows for the next start, if they have changed. A failure is ignored: the next start is only slower.
pub fn write(paths: &DataPaths, rows: &[Row]) {
    if read(paths) == rows {
        return;
    }
    if let Ok(bytes) = serde_json::to_vec(rows) {
        let _ = make_folder(&paths.cache).map(|()| write_own(&paths.index_file(), &bytes));
    }
}

/// Returns the path of a row's file. A name that would lead out of the folder of deals gives `None`.
#[must_use]
pub fn path_of(paths: &DataPaths, row: &Row) -> Option<PathBuf> {
    let path = paths.deals().join(&row.file);
    (path.parent() == Some(&paths.deals()) && path.file_name().is_some_and(|name| *name == *row.file)).then_some(path)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::content;
    use crate::domain::judge::summary::summary;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::tempdir;

    fn row() -> Row {
        let today = jiff::civil::date(2026, 11, 21);
        let summary = summary(&content::playbook(&[]).0, &content::sample(today), today);
        Row::of("tarnbeck-0000abcd.json".to_owned(), &summary)
    }

    #[test]
    fn rows_come_back_as_they_were_and_are_private() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        assert_eq!(read(&paths), []);
        write(&paths, &[row()]);
        assert_eq!(read(&paths), [row()]);
        assert_eq!(fs::metadata(paths.index_file()).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn damage_is_the_same_as_nothing() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        write(&paths, &[row()]);
        fs::write(paths.index_file(), "[{\"file\":").unwrap();
        assert_eq!(read(&paths), []);
    }

    #[test]
    fn no_row_leads_out_of_the_folder() {
        let paths = DataPaths::under(std::path::Path::new("/d"));
        for file in ["../config.toml", "/etc/passwd", "a/b.json", "..", ""] {
            assert_eq!(path_of(&paths, &Row { file: file.to_owned(), ..row() }), None, "{file}");
        }
        assert!(path_of(&paths, &row()).is_some());
    }
}
