//! Turns Unicode's table of look-alikes into an index, searched only for names with such a letter.

use super::{Fault, write_made};
use std::ops::RangeInclusive;
use unicode_normalization::UnicodeNormalization;
use unicode_security::skeleton;

/// The ranges that hold letters, signs and tags. Checking all 17 planes would cost every build seconds.
const ASKED: [RangeInclusive<char>; 2] = ['\0'..='\u{2ffff}', '\u{e0000}'..='\u{e0fff}'];

/// Writes the characters that look like others, and their looks: an index in character order, with the character's
/// number and the offset of its look, four bytes each, little-endian; and the looks concatenated.
pub(super) fn write() -> Result<(), Fault> {
    println!("cargo::rerun-if-changed=src/domain/record/look_alikes/build.rs");
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
