//! The pieces of a typed date, and the names in it.

use jiff::civil::Weekday;
use unicode_normalization::UnicodeNormalization;

/// A piece of a typed date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A number, with its count of digits.
    Number(u32, usize),
    /// Letters.
    Word(&'a str),
    /// One of `+ - / .`
    Mark(char),
}

/// The most digits that a number in a date can have.
const MOST_DIGITS: usize = 8;

/// Normalizes a text: lower case, digits of any width as ASCII, any dash as a minus.
pub(super) fn plain(text: &str) -> String {
    let letters = text.nfkc().flat_map(char::to_lowercase);
    letters.map(|c| if matches!(c, '−' | '–' | '—' | '‐' | '‑') { '-' } else { c }).collect()
}

/// Splits a normalized text. Blanks and commas only separate; `None` if it has any other character.
pub(super) fn tokens(plain: &str) -> Option<Vec<Token<'_>>> {
    let mut found = Vec::new();
    let mut rest = plain;
    while let Some(first) = rest.chars().next() {
        let is_same = |c: char| match first {
            '0'..='9' => c.is_ascii_digit(),
            _ if first.is_alphabetic() => c.is_alphabetic(),
            _ => false,
        };
        let end = rest.find(|c| !is_same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, after) = rest.split_at(end);
        rest = after;
        found.push(match first {
            ',' => continue,
            _ if first.is_whitespace() => continue,
            '+' | '-' | '/' | '.' => Token::Mark(first),
            '0'..='9' if piece.len() <= MOST_DIGITS => Token::Number(piece.parse().ok()?, piece.len()),
            _ if first.is_alphabetic() => Token::Word(piece),
            _ => return None,
        });
    }
    Some(found)
}

/// Returns the weekday that a word names, by at least its first three letters.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let index = if word == "weds" { 2 } else { named(&NAMES, word)? };
    Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()
}

/// Returns the month that a word names, from 1, by at least its first three letters.
pub(crate) fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    u32::try_from(named(&NAMES, word)? + 1).ok()
}

/// Returns the number that a word spells.
pub(super) fn number(word: &str) -> Option<u32> {
    const NAMES: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    match word {
        "a" | "an" => Some(1),
        _ => u32::try_from(NAMES.iter().position(|name| *name == word)? + 1).ok(),
    }
}

fn named(names: &[&str], word: &str) -> Option<usize> {
    names.iter().position(|name| word.len() >= 3 && name.starts_with(word))
}
