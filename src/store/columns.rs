//! What the user said that the columns of imported tables mean, in a file of its own in the state folder, which older
//! programs ignore. A damaged file counts as missing: the columns are then asked for again.

use super::data_paths::DataPaths;
use super::error::StoreError;
use super::own_file;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The most headers that are remembered.
const MOST: usize = 200;

/// The file's content.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Columns {
    /// The meaning of each column, by the header.
    headers: BTreeMap<String, Value>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// Returns what the columns of all remembered headers mean.
#[must_use]
pub fn read(paths: &DataPaths) -> BTreeMap<String, Value> {
    own_file::read::<Columns>(&paths.columns_file()).unwrap_or_default().headers
}

/// Remembers what the columns of a header mean.
///
/// # Errors
/// When it could not be written; it is then asked for again next time.
pub fn write(paths: &DataPaths, header: String, columns: Value) -> Result<(), StoreError> {
    let mut all: Columns = own_file::read(&paths.columns_file()).unwrap_or_default();
    if all.headers.len() >= MOST {
        all.headers.pop_first();
    }
    all.headers.insert(header, columns);
    own_file::write(paths.columns_file(), &all)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;
    use std::fs;
    use tempfile::tempdir;

    #[test]
    fn columns_come_back_by_their_header_and_damage_is_the_same_as_none() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        assert!(read(&paths).is_empty());
        write(&paths, "who;what".to_owned(), json!(["name", "title"])).unwrap();
        write(&paths, "a;b".to_owned(), json!(["name", "email"])).unwrap();
        assert_eq!(read(&paths)["who;what"], json!(["name", "title"]));
        fs::write(paths.columns_file(), "{\"headers\":").unwrap();
        assert!(read(&paths).is_empty());
    }
}
