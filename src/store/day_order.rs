//! The order of day and month that the user chose, in a file of its own in the state folder, which older programs
//! ignore. A damaged file counts as missing: both readings are then offered again.

use super::data_paths::DataPaths;
use super::error::StoreError;
use super::own_file;
use crate::domain::record::dates::reading::DayOrder;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The file's content.
#[derive(Debug, Serialize, Deserialize)]
struct Days {
    order: DayOrder,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// Returns which number of `12/11` comes first; `None` if the user has not chosen.
#[must_use]
pub fn read(paths: &DataPaths) -> Option<DayOrder> {
    stored(paths).map(|days| days.order)
}

fn stored(paths: &DataPaths) -> Option<Days> {
    own_file::read(&paths.days_file())
}

/// Saves the choice.
///
/// # Errors
/// When it could not be written; the choice then lasts until the end of the program.
pub fn write(paths: &DataPaths, order: DayOrder) -> Result<(), StoreError> {
    let extra = stored(paths).map_or_else(Map::new, |days| days.extra);
    own_file::write(paths.days_file(), &Days { order, extra })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::tempdir;

    #[test]
    fn the_choice_comes_back_is_private_and_keeps_what_a_newer_program_wrote() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        assert_eq!(read(&paths), None);
        write(&paths, DayOrder::MonthFirst).unwrap();
        assert_eq!(read(&paths), Some(DayOrder::MonthFirst));
        assert_eq!(fs::metadata(paths.days_file()).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(paths.days_file(), r#"{"order":"month-first","week":"sunday"}"#).unwrap();
        write(&paths, DayOrder::DayFirst).unwrap();
        assert_eq!(read(&paths), Some(DayOrder::DayFirst));
        assert!(fs::read_to_string(paths.days_file()).unwrap().contains("sunday"));
    }

    #[test]
    fn damage_is_the_same_as_no_choice() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        fs::create_dir_all(&paths.state).unwrap();
        for damage in ["", "{\"order\":", "{\"order\":\"sideways\"}", "[]"] {
            fs::write(paths.days_file(), damage).unwrap();
            assert_eq!(read(&paths), None, "{damage}");
        }
    }
}
