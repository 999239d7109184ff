//! The user's choices on Home: order, view and custom views, in the state folder, one file for each data folder.
//!
//! Read before the first paint, so it is one small file. A damaged file counts as missing: all deals by need.

use super::data_paths::DataPaths;
use super::error::StoreError;
use super::own_file;
use crate::domain::judge::overview::Chosen;

/// Returns the last choices; `None` if they are unknown.
#[must_use]
pub fn read(paths: &DataPaths) -> Option<Chosen> {
    own_file::read(&paths.home_file())
}

/// Saves the choices.
///
/// # Errors
/// When they could not be written; they then last until the end of the program.
pub fn write(paths: &DataPaths, chosen: &Chosen) -> Result<(), StoreError> {
    own_file::write(paths.home_file(), chosen)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::judge::overview::{Order, SavedView, View};
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::tempdir;

    fn chosen() -> Chosen {
        let saved = SavedView {
            name: "Foods, late".to_owned(),
            view: View::Due,
            order: Order::Due,
            filter: "foods".to_owned(),
        };
        Chosen { order: Order::Quiet, view: View::Silent, saved: vec![saved] }
    }

    #[test]
    fn what_was_chosen_comes_back_and_is_private() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        assert_eq!(read(&paths), None);
        write(&paths, &chosen()).unwrap();
        assert_eq!(read(&paths), Some(chosen()));
        assert_eq!(fs::metadata(paths.home_file()).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn damage_is_the_same_as_nothing_and_is_mended_by_the_next_write() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        fs::create_dir_all(&paths.state).unwrap();
        for damage in ["", "{\"order\":", "[]x", "{\"order\":\"sideways\"}"] {
            fs::write(paths.home_file(), damage).unwrap();
            assert_eq!(read(&paths), None, "{damage}");
        }
        fs::write(paths.home_file(), r#"{"view":"urgent","columns":7}"#).unwrap();
        assert_eq!(read(&paths), Some(Chosen { view: View::Urgent, ..Chosen::default() }));
        write(&paths, &chosen()).unwrap();
        assert_eq!(read(&paths), Some(chosen()));
    }
}
