//! Names that look alike and are not: spelled with letters of another script, or with characters that nobody sees.
//!
//! Compared by the skeletons of Unicode TR39. Names that differ in case or accents only, and names that are the same, are
//! no finding: two people may be called alike, and everybody sees it.

use super::text::{Text, fold};
use std::hash::{DefaultHasher, Hasher};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The characters that look like others, in their order: four bytes of the character, then four that say where its look
/// begins in `LOOKS`, each from the lowest. Made by the build script; searched as it lies, since a start has no time to make
/// a map of it.
const INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/look_alikes.index"));

/// The looks, one behind the other.
const LOOKS: &str = include_str!(concat!(env!("OUT_DIR"), "/look_alikes.txt"));

/// What each Latin letter looks like, as far as it was asked for: nearly all names consist of them, and a deal may have
/// 50,000. Up to here no character is a mark, so a name's look is the looks of its letters in a row.
static LATIN: [OnceLock<Box<str>>; 0x250] = [const { OnceLock::new() }; 0x250];

/// Returns the first of some names that this one looks like without being it.
pub fn twin<'a>(name: &Text, others: impl IntoIterator<Item = &'a Text>) -> Option<&'a Text> {
    let (mut own, mut its) = (String::new(), String::new());
    look(name.stored(), &mut own);
    others.into_iter().find(|other| {
        look(other.stored(), &mut its);
        own == its && is_spelled_otherwise(name, other)
    })
}

/// Returns those of some names that look alike, in words; each is told with the first that it looks like.
#[must_use]
pub fn look_alikes<'a>(names: impl IntoIterator<Item = &'a Text>) -> Vec<String> {
    let names: Vec<&Text> = names.into_iter().collect();
    let by_look = by_look(names.iter().map(|name| name.stored()));
    let mut found: Vec<(usize, usize)> = by_look
        .chunk_by(|a, b| a.0 == b.0)
        .flat_map(|same| same[1..].iter().map(|one| (one.1, same[0].1)))
        .filter(|(at, first)| twin(names[*at], [names[*first]]).is_some())
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(at, first)| words(names[at], names[first], "person")).collect()
}

/// Returns the places of some names, each with a number for what it looks like: sorted, so that those that look alike
/// stand side by side, the first first.
pub fn by_look<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<(u64, usize)> {
    let mut looked = String::new();
    let mut by_look: Vec<(u64, usize)> = names
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            look(name, &mut looked);
            let mut hash = DefaultHasher::new();
            hash.write(looked.as_bytes());
            (hash.finish(), at)
        })
        .collect();
    by_look.sort_unstable();
    by_look
}

/// Says that two names look alike, and asks whether they mean the same person or deal.
#[must_use]
pub fn words(name: &Text, twin: &Text, noun: &str) -> String {
    let mut odd = None;
    let (mut own, mut its) = (name.stored().chars(), twin.stored().chars());
    while odd.is_none() {
        let pair = (own.next(), its.next());
        match pair {
            (None, None) => break,
            (a, b) if a == b => {}
            // The stranger of the two.
            (a, b) => odd = a.max(b),
        }
    }
    let odd = odd.map_or_else(String::new, |c| format!(" (U+{:04X})", u32::from(c)));
    format!("“{name}” looks like “{twin}” and is spelled with other characters{odd}: the same {noun}?")
}

/// Puts what a name looks like into a buffer.
pub(in crate::domain) fn look(name: &str, into: &mut String) {
    into.clear();
    for c in name.chars() {
        let Some(look) = LATIN.get(c as usize) else {
            into.clear();
            into.push_str(&skeleton(name));
            return;
        };
        into.push_str(look.get_or_init(|| skeleton(c.encode_utf8(&mut [0; 4])).into()));
    }
}

/// Returns what a text looks like: its skeleton, by Unicode TR39.
pub(in crate::domain) fn skeleton(text: &str) -> String {
    let mut looks = String::with_capacity(text.len());
    for c in text.nfd() {
        match look_of(c) {
            Some(look) => looks.push_str(look),
            None => looks.push(c),
        }
    }
    looks.nfd().collect()
}

/// Returns what a character looks like, where it looks like another.
fn look_of(c: char) -> Option<&'static str> {
    let (rows, _) = INDEX.as_chunks::<8>();
    let at = rows.binary_search_by_key(&u32::from(c), |row| number(row, 0)).ok()?;
    let end = rows.get(at + 1).map_or(LOOKS.len(), |next| number(next, 4) as usize);
    LOOKS.get(number(&rows[at], 4) as usize..end)
}

/// Returns the four bytes from this place on in a row of the index, as a number.
fn number(row: &[u8; 8], from: usize) -> u32 {
    u32::from_le_bytes([row[from], row[from + 1], row[from + 2], row[from + 3]])
}

/// Returns whether two names differ in more than case, accents and the order of marks.
fn is_spelled_otherwise(one: &Text, other: &Text) -> bool {
    fold(one.stored()) != fold(other.stored())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str]) -> Vec<String> {
        let names: Vec<Text> = names.iter().map(|name| (*name).into()).collect();
        look_alikes(&names)
    }

    #[test]
    fn other_scripts_unseen_characters_and_twin_letters_are_told() {
        let pairs = [
            ("Dev Patel", "D\u{435}v Patel"),
            ("Dev Patel", "Dev\u{200b} Patel"),
            ("Dev Patel", "Dev Patel\u{202e}"),
            ("Dev Patel", "\u{feff}Dev Patel"),
            ("Ida Berg", "lda Berg"),
            ("Tom", "T\u{3bf}m"),
            ("Müller", "M\u{fc}ll\u{435}r"),
        ];
        for (name, twin) in pairs {
            for names in [[name, twin], [twin, name]] {
                let told = found(&names);
                assert_eq!(told.len(), 1, "{names:?}");
                assert!(told[0].starts_with(&format!("“{}” looks like", Text::from(names[1]))), "{}", told[0]);
            }
        }
        assert_eq!(
            found(&["Dev Patel", "Ida", "D\u{435}v Patel"]),
            ["“Dеv Patel” looks like “Dev Patel” and is spelled with other characters (U+0435): the same person?"]
        );
    }

    #[test]
    fn every_character_looks_as_unicode_says() {
        // All that look like another, all of the common scripts, and some of all others.
        let some = ('\0'..='\u{3000}')
            .chain(('\u{3001}'..=char::MAX).step_by(97))
            .chain(LOOKS.lines().filter_map(|line| line.chars().next()));
        for c in some {
            let text = format!("a{c}\u{301}b");
            assert_eq!(skeleton(&text), unicode_security::skeleton(&text).collect::<String>(), "{c:?}");
        }
    }

    #[test]
    fn letter_by_letter_a_name_looks_as_it_does_as_a_whole() {
        for name in ["Dev Patel 10", "Zo\u{eb} \u{c5}ngstr\u{f6}m", "\u{141}o\u{15b}\u{ad}", "Tom\u{3bf} e\u{301}"] {
            let mut looked = String::new();
            look(name, &mut looked);
            assert_eq!(looked, skeleton(name));
        }
    }

    #[test]
    fn case_accents_and_one_name_twice_are_no_finding() {
        for names in [
            ["Dev Patel", "dev patel"],
            ["Müller", "Muller"],
            ["Zo\u{eb}", "Zoe\u{308}"],
            ["Dev Patel", "Dev Patel"],
            ["Dev Patel", "Dev Pastel"],
            ["", ""],
        ] {
            assert_eq!(found(&names), [""; 0], "{names:?}");
        }
    }
}
