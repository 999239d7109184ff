//! The build script: turns the method's TOML files into one compact JSON text, which `built_in` reads on every start, and a
//! second one of what can wait; and the table of look-alike letters into an index that is searched once somebody has a name
//! with such a letter.
//!
//! People edit and override TOML; reading it on every start would cost seven times as much. It knows no key of the
//! files: whether they say what they must is held by the tests, which read the TOML itself.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
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
    write_made(into, json.as_bytes())
}

/// The planes that hold letters, signs and tags. Asking about all 17 would cost every build seconds.
const ASKED: [RangeInclusive<char>; 2] = ['\0'..='\u{2ffff}', '\u{e0000}'..='\u{e0fff}'];

/// The characters that look like others, and what they look like: an index in the order of the characters, for each its
/// number and where its look begins, both four bytes from the lowest; and the looks one behind the other.
fn write_look_alikes() -> Result<(), String> {
    let (mut index, mut looks) = (Vec::new(), String::new());
    for c in ASKED.into_iter().flatten() {
        let look: String = skeleton(c.encode_utf8(&mut [0; 4])).collect();
        // What can be taken apart never comes as one: names are taken apart first.
        let whole = c.nfd().eq([c]);
        if whole && !look.chars().eq([c]) {
            let start = u32::try_from(looks.len()).map_err(|_| "the looks are too long for an index of four bytes")?;
            index.extend(u32::from(c).to_le_bytes());
            index.extend(start.to_le_bytes());
            looks.push_str(&look);
        }
    }
    write_made("look_alikes.index", &index)?;
    write_made("look_alikes.txt", looks.as_bytes())
}

fn write_made(name: &str, bytes: &[u8]) -> Result<(), String> {
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is missing: only cargo can run this")?;
    let path = Path::new(&folder).join(name);
    fs::write(&path, bytes).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
