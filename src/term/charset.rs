//! The terminal's character set, by the locale.
//!
//! Only two sets besides UTF-8 are known. In any other, bytes that are no UTF-8 show as `�`, and a field that holds one is
//! not saved: what was typed cannot be known.

use std::borrow::Cow;
use std::env::var;
use unicode_width::UnicodeWidthChar;

/// A character set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Charset {
    /// UTF-8, or a set that we cannot tell.
    #[default]
    Utf8,
    /// ISO 8859-1, Latin-1.
    Latin1,
    /// ISO 8859-15, Latin-9: Latin-1 with eight other characters, the euro among them.
    Latin9,
}

/// The characters of Latin-9 that differ from Latin-1.
const LATIN9: [(u8, char); 8] =
    [(0xa4, '€'), (0xa6, 'Š'), (0xa8, 'š'), (0xb4, 'Ž'), (0xb8, 'ž'), (0xbc, 'Œ'), (0xbd, 'œ'), (0xbe, 'Ÿ')];

/// Returns the name of the locale; `None` if none is set. The first variable that is set decides.
pub(super) fn locale(env: impl Fn(&str) -> Option<String>) -> Option<String> {
    ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env(name))
}

impl Charset {
    /// Returns the character set of the locale.
    pub(super) fn of_locale() -> Self {
        let set = |name: &str| var(name).ok().filter(|value| !value.is_empty());
        locale(set).map_or(Self::Utf8, |name| Self::named(&name))
    }

    /// Returns the character set of a locale such as `de_DE.ISO-8859-1`.
    fn named(locale: &str) -> Self {
        let codeset = locale.split_once('.').map_or("", |(_, rest)| rest.split('@').next().unwrap_or_default());
        let plain: String = codeset.chars().filter(char::is_ascii_alphanumeric).collect();
        match plain.to_ascii_lowercase().as_str() {
            "iso88591" | "latin1" => Self::Latin1,
            "iso885915" | "latin9" => Self::Latin9,
            _ => Self::Utf8,
        }
    }

    /// Returns the character of a byte in a set in which each has one; `None` in UTF-8.
    pub(super) fn single(self, byte: u8) -> Option<char> {
        match self {
            Self::Utf8 => None,
            Self::Latin1 => Some(char::from(byte)),
            Self::Latin9 => Some(LATIN9.iter().find(|(one, _)| *one == byte).map_or(char::from(byte), |(_, c)| *c)),
        }
    }

    /// Returns whether all bytes are text.
    pub(super) fn reads(self, bytes: &[u8]) -> bool {
        self != Self::Utf8 || std::str::from_utf8(bytes).is_ok()
    }

    /// Reads a text. Bytes that are no UTF-8 show as `�`.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Latin1 | Self::Latin9 => bytes.iter().filter_map(|byte| self.single(*byte)).collect(),
        }
    }

    /// Turns UTF-8 for the screen into the terminal's bytes. A character that it cannot show becomes a question mark for
    /// each of its columns.
    pub(super) fn encode(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        if self == Self::Utf8 || bytes.is_ascii() {
            return Cow::Borrowed(bytes);
        }
        let mut encoded = Vec::with_capacity(bytes.len());
        for c in String::from_utf8_lossy(bytes).chars() {
            match self.byte(c) {
                Some(byte) => encoded.push(byte),
                None => encoded.extend(std::iter::repeat_n(b'?', c.width().unwrap_or(0))),
            }
        }
        Cow::Owned(encoded)
    }

    fn byte(self, c: char) -> Option<u8> {
        let moved = LATIN9.iter().filter(|_| self == Self::Latin9);
        match moved.clone().find(|(_, other)| *other == c) {
            Some((byte, _)) => Some(*byte),
            None => u8::try_from(u32::from(c)).ok().filter(|byte| moved.clone().all(|(other, _)| other != byte)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_names_the_set() {
        for (locale, set) in [
            ("de_DE.ISO-8859-1", Charset::Latin1),
            ("en_US.iso88591", Charset::Latin1),
            ("fr_FR.ISO-8859-15@euro", Charset::Latin9),
            ("de_DE.UTF-8", Charset::Utf8),
            ("C", Charset::Utf8),
            ("ru_RU.KOI8-R", Charset::Utf8),
        ] {
            assert_eq!(Charset::named(locale), set, "{locale}");
        }
    }

    #[test]
    fn every_byte_is_read_and_written_back_as_it_was() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        for set in [Charset::Latin1, Charset::Latin9] {
            assert_eq!(set.encode(set.decode(&all).as_bytes()).as_ref(), all, "{set:?}");
        }
        assert_eq!(
            (Charset::Latin1.decode(b"Zo\xeb \xa4"), Charset::Latin9.decode(b"\xa4")),
            ("Zoë ¤".into(), "€".into())
        );
    }

    #[test]
    fn what_a_set_lacks_keeps_its_columns() {
        assert_eq!(Charset::Latin1.encode("a€ 漢e\u{301}é".as_bytes()).as_ref(), b"a? ??e\xe9");
        assert_eq!(Charset::Latin9.encode("¤€".as_bytes()).as_ref(), b"?\xa4");
        assert_eq!(Charset::Utf8.encode("漢".as_bytes()).as_ref(), "漢".as_bytes());
    }
}
