//! Makes JSON of the method's TOML files: people edit TOML, and a start reads JSON in a fifth of the time.
//!
//! Knows no key of the files: whether they say what they must is checked by the tests, which read the TOML itself.

use super::{Fault, files_in, write_made};

const FOLDER: &str = "assets/method";

/// Writes a JSON file for each of the method's files.
pub(super) fn write() -> Result<(), Fault> {
    println!("cargo::rerun-if-changed=src/content/build.rs");
    for (name, text) in files_in(FOLDER, "toml")? {
        let shown = format!("{FOLDER}/{name}");
        let table: toml::Table = text.parse().map_err(|error| format!("{shown} can't be read as TOML: {error}"))?;
        let json = serde_json::to_vec(&table).map_err(|error| format!("{shown} can't be written as JSON: {error}"))?;
        write_made(&format!("{name}.json"), &json)?;
    }
    Ok(())
}
