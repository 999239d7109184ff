//! Bytes as text: UTF-8, UTF-16 with or without its mark, or the letters of Western Windows.

use super::refused::Refused;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// The marks that other kinds of files begin with.
const WORKBOOK: &[u8] = b"PK\x03\x04";
const OLD_WORKBOOK: &[u8] = b"\xD0\xCF\x11\xE0";
const PAGES: &[u8] = b"%PDF";

/// The bytes that mean no letter on Windows.
const UNUSED: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

/// Returns the text that bytes are, without a byte order mark.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Refused> {
    if bytes.starts_with(WORKBOOK) || bytes.starts_with(OLD_WORKBOOK) {
        return Err(Refused::Workbook);
    }
    if bytes.starts_with(PAGES) {
        return Err(Refused::NoText);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        return if encoding == UTF_16LE || encoding == UTF_16BE {
            wide(rest, encoding, mark)
        } else {
            utf8(rest, mark)
        };
    }
    match unmarked_wide(bytes) {
        Some(encoding) => wide(bytes, encoding, 0),
        None if bytes.contains(&0) => Err(Refused::NoText),
        None => utf8(bytes, 0),
    }
}

/// Returns the kind of UTF-16 that bytes without a mark are: every other byte of Western text is then zero.
fn unmarked_wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let start = &bytes[..bytes.len().min(1_000)];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = start.len() / 4;
    match (even, odd) {
        (even, odd) if odd > many && even * 2 < odd => Some(UTF_16LE),
        (even, odd) if even > many && odd * 2 < even => Some(UTF_16BE),
        _ => None,
    }
}

/// Reads UTF-16; so many bytes stood before.
fn wide(bytes: &[u8], encoding: &'static Encoding, before: usize) -> Result<Cow<'static, str>, Refused> {
    let pairs = bytes.chunks_exact(2);
    let is_torn = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| match encoding == UTF_16LE {
        true => u16::from_le_bytes([pair[0], pair[1]]),
        false => u16::from_be_bytes([pair[0], pair[1]]),
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut byte = 0;
    for letter in char::decode_utf16(units) {
        match letter {
            Ok(letter) => {
                byte += 2 * letter.len_utf16();
                text.push(letter);
            }
            Err(_) => return Err(broken(&text, before + byte + 1, bytes[byte])),
        }
    }
    if is_torn { Err(broken(&text, before + byte + 1, bytes[byte])) } else { Ok(Cow::Owned(text)) }
}

fn broken(before: &str, byte: usize, value: u8) -> Refused {
    Refused::Broken { line: before.matches('\n').count() + 1, byte, value }
}

/// Reads UTF-8, or Windows letters where it isn't. A broken byte among other letters of UTF-8 is a damaged file.
fn utf8(bytes: &[u8], before: usize) -> Result<Cow<'_, str>, Refused> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(error) => error,
    };
    let (mut letters, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    let at = |byte: usize| {
        let line = bytes[..byte].iter().filter(|one| **one == b'\n').count() + 1;
        Refused::Broken { line, byte: before + byte + 1, value: bytes[byte] }
    };
    if letters >= faults {
        return Err(at(error.valid_up_to()));
    }
    if let Some(byte) = bytes.iter().position(|byte| UNUSED.contains(byte)) {
        return Err(at(byte));
    }
    Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn wide_bytes(text: &str, one: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(one).collect()
    }

    #[test]
    fn a_broken_byte_is_named_with_its_line() {
        let broken = |line, byte, value| Err(Refused::Broken { line, byte, value });
        assert_eq!(text("Name\nJürg\nZoë\n\u{e9}".as_bytes()).unwrap(), "Name\nJürg\nZoë\né");
        assert_eq!(text(b"Name\nJ\xC3\xBCrg\nZo\xEB\n"), broken(3, 14, 0xEB));
        assert_eq!(text(b"Name\nJ\xFCrg\nZo\x81\n"), broken(3, 13, 0x81));
        assert_eq!(text(b"\xFF\xFEN\x00a\x00\n\x00m\xD8e\x00"), broken(2, 9, b'm'));
        assert_eq!(text(b"\xFF\xFEN\x00a"), broken(1, 5, b'a'));
    }

    #[test]
    fn what_is_no_text_says_what_it_is() {
        assert_eq!(text(b"PK\x03\x04\x14\x00"), Err(Refused::Workbook));
        assert_eq!(text(b"\xD0\xCF\x11\xE0\xA1"), Err(Refused::Workbook));
        assert_eq!(text(b"%PDF-1.7"), Err(Refused::NoText));
        assert_eq!(text(b"a\0b"), Err(Refused::NoText));
        assert_eq!(text(b"").unwrap(), "");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn text_comes_back_from_every_encoding(written in "[a-zA-Z ,;\n]{4,40}[àéîõüßŁ漢😀]?") {
            let marked = |bytes: Vec<u8>, mark: &[u8]| [mark, &bytes].concat();
            for bytes in [
                written.clone().into_bytes(),
                marked(written.clone().into_bytes(), b"\xEF\xBB\xBF"),
                marked(wide_bytes(&written, u16::to_le_bytes), b"\xFF\xFE"),
                marked(wide_bytes(&written, u16::to_be_bytes), b"\xFE\xFF"),
                wide_bytes(&written, u16::to_le_bytes),
            ] {
                prop_assert_eq!(text(&bytes).unwrap(), written.as_str());
            }
        }

        #[test]
        fn western_letters_come_back_from_windows(written in "[a-z]{1,9}[àéîõüß€]{1,5}[a-z]{1,9}") {
            let (bytes, _, lost) = WINDOWS_1252.encode(&written);
            prop_assert!(!lost);
            // A few pairs of such letters are UTF-8 by chance.
            if std::str::from_utf8(&bytes).is_err() {
                prop_assert_eq!(text(&bytes).unwrap(), written.as_str());
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = text(&bytes);
        }
    }
}
