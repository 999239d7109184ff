//! The build script: turns the method's TOML files into one compact JSON text, which `built_in` reads on every start, and a
//! second one of what can wait; and the table of look-alike letters into lines that are read once somebody has a name with
//! such a letter.
//!
//! People edit and override TOML; reading it on every start would cost seven times as much. It knows no key of the
//! files: whether they say what they must is held by the tests, which read the TOML itself.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};
use unicode_normalization::UnicodeNormalization;
use unicode_security::skeleton;

/// The files that every start reads.
const FILES: [&str; 12] = [
    "method", "figures", "profiles", "traits", "tells", "coaching", "blockers", "advice", "willing", "alerts", "group",
    "model",
];

fn main() {
    if let Err(what) = write().and_then(|()| write_look_alikes()) {
        // Cargo takes one line at a time.
        what.lines().for_each(|line| println!("cargo::error={line}"));
    }
}

/// Those that only a review needs: read when somebody first asks for them, and a text of their own for that reason.
const LATER: [&str; 1] = ["review"];

fn write() -> Result<(), String> {
    write_json(&FILES, "method.json")?;
    write_json(&LATER, "review.json")
}

fn write_json(names: &[&'static str], into: &str) -> Result<(), String> {
    let mut files: BTreeMap<&str, toml::Table> = BTreeMap::new();
    for name in names {
        let path = format!("assets/method/{name}.toml");
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(&path).map_err(|error| format!("{path} cannot be read: {error}"))?;
        files.insert(name, text.parse().map_err(|error| format!("{path} is not readable as TOML: {error}"))?);
    }
    let json = serde_json::to_string(&files).map_err(|error| format!("the method has no form in JSON: {error}"))?;
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is missing: only cargo can run this")?;
    let path = Path::new(&folder).join(into);
    fs::write(&path, json).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Each character that looks like another, and what it looks like; a line each, in the order of the characters.
fn write_look_alikes() -> Result<(), String> {
    let mut lines = String::new();
    for c in '\0'..=char::MAX {
        let looks: String = skeleton(c.encode_utf8(&mut [0; 4])).collect();
        // What can be taken apart never comes as one: names are taken apart first.
        let whole = c.nfd().eq([c]);
        if whole && !looks.chars().eq([c]) {
            lines.extend([c, '\t']);
            lines.push_str(&looks);
            lines.push('\n');
        }
    }
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is missing: only cargo can run this")?;
    let path = Path::new(&folder).join("look_alikes.txt");
    fs::write(&path, lines).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
