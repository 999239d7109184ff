//! The build script: turns Unicode's table of look-alikes into an index, searched only for names with such a letter.

use std::ops::RangeInclusive;
use std::path::Path;
use std::{env, fs};
use unicode_normalization::UnicodeNormalization;
use unicode_security::skeleton;

fn main() {
    println!("cargo::rerun-if-changed=src/domain/record/look_alikes/build.rs");
    if let Err(what) = write_look_alikes() {
        println!("cargo::error={what}");
    }
}

/// The ranges that hold letters, signs and tags. Checking all 17 planes would cost every build seconds.
const ASKED: [RangeInclusive<char>; 2] = ['\0'..='\u{2ffff}', '\u{e0000}'..='\u{e0fff}'];

/// Writes the characters that look like others, and their looks: an index in character order, with the character's
/// number and the offset of its look, four bytes each, little-endian; and the looks concatenated.
fn write_look_alikes() -> Result<(), String> {
    let (mut index, mut looks) = (Vec::new(), String::new());
    for c in ASKED.into_iter().flatten() {
        let look: String = skeleton(c.encode_utf8(&mut [0; 4])).collect();
        // Composed characters never occur: names are decomposed first.
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
