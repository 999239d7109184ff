//! The order of day and month that the user chose, in a file of its own in the state folder, which older programs
//! ignore. A damaged file counts as missing: both readings are then offered again.

use super::error::StoreError;
use super::data_paths::DataPaths;
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
pub fn read(places: &DataPaths) -> Option<DayOrder> {
    stored(places).map(|days| days.order)
}

fn stored(places: &DataPaths) -> Option<Days> {
    own_file::read(&places.days_file())
}

/// Saves the choice.
///
/// # Errors
/// When it could not be written; the choice then lasts until the end of the program.
pub fn write(places: &DataPaths, order: DayOrder) -> Result<(), StoreError> {
    let extra = stored(places).map_or_else(Map::new, |days| days.extra);
    own_file::write(places.days_file(), &Days { order, extra })
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
        let places = DataPaths::under(folder.path());
        assert_eq!(read(&places), None);
        write(&places, DayOrder::MonthFirst).unwrap();
        assert_eq!(read(&places), Some(DayOrder::MonthFirst));
        assert_eq!(fs::metadata(places.days_file()).unwrap().permissions().mode() & 0o777, 0o600);
        fs::write(places.days_file(), r#"{"order":"month-first","week":"sunday"}"#).unwrap();
        write(&places, DayOrder::DayFirst).unwrap();
        assert_eq!(read(&places), Some(DayOrder::DayFirst));
        assert!(fs::read_to_string(places.days_file()).unwrap().contains("sunday"));
    }

    #[test]
    fn damage_is_the_same_as_no_choice() {
        let folder = tempdir().unwrap();
        let places = DataPaths::under(folder.path());
        fs::create_dir_all(&places.state).unwrap();
        for damage in ["", "{\"order\":", "{\"order\":\"sideways\"}", "[]"] {
            fs::write(places.days_file(), damage).unwrap();
            assert_eq!(read(&places), None, "{damage}");
        }
    }
}
