//! The rest of a sequence that came so late that its beginning was given up: an Escape as the key, anything else as nothing.

use super::ESC;

/// The longest rest of a control sequence that is still waited for, a report of the mouse, and of a text.
const LONGEST: usize = 16;
const LONGEST_TEXT: usize = 64;
/// The most digits of the number that a text begins with.
const DIGITS: usize = 4;

/// The meaning of bytes that come right after such a beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// Its rest, or as much of it as no person types.
    Sure,
    /// Perhaps the beginning of the rest.
    Part,
    /// Keys of their own.
    Keys,
}

/// Returns whether bytes are the rest of what was given up.
pub(super) fn rest(given_up: &[u8], bytes: &[u8]) -> Rest {
    match (given_up, bytes) {
        ([ESC], [b'[', b'?', b'0'..=b'9', ..]) => Rest::Sure,
        ([ESC], [b'[', after @ ..]) => control_sequence(after),
        ([ESC], [b'O']) => Rest::Part,
        ([ESC], [b'O', b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S', ..]) => Rest::Sure,
        ([ESC], [b']', b';', ..]) => Rest::Keys,
        // An answer about colors, one about a setting or the terminal's name, one about pictures.
        ([ESC], [b']', after @ ..]) => text_begun(after, &[b";"]),
        ([ESC], [b'P', after @ ..]) => text_begun(after, &[b"$r", b"+r", b">|", b"!|"]),
        ([ESC], [b'_', after @ ..]) => text_begun(after, &[b"G"]),
        // Alt with a bracket looks like one without anything in it.
        ([ESC, b'[', words @ ..], _) if !words.is_empty() && words.iter().all(in_sequence) => control_sequence(bytes),
        ([ESC, b']' | b'P' | b'_', .., ESC], [b'\\', ..]) => Rest::Sure,
        ([ESC, b']' | b'P' | b'_', ..], _) => text(bytes),
        _ => Rest::Keys,
    }
}

/// Returns whether a byte stands between the beginning and the end of a control sequence.
const fn in_sequence(byte: &u8) -> bool {
    matches!(*byte, 0x20..=0x3f)
}

/// Reads parameters, and a letter or sign that ends them. A second `[` is a key that is held down.
fn control_sequence(bytes: &[u8]) -> Rest {
    match bytes.iter().find(|byte| !in_sequence(byte)) {
        Some(b'[') => Rest::Keys,
        Some(0x40..=0x7e) => Rest::Sure,
        Some(_) => Rest::Keys,
        None if bytes.len() >= LONGEST => Rest::Keys,
        None => Rest::Part,
    }
}

/// Reads the beginning of a text: a number, if any, and one of these marks.
fn text_begun(bytes: &[u8], marks: &[&[u8]]) -> Rest {
    let digits = bytes.iter().take(DIGITS).take_while(|byte| byte.is_ascii_digit()).count();
    let after = &bytes[digits..];
    if marks.iter().any(|mark| after.starts_with(mark)) {
        Rest::Sure
    } else if marks.iter().any(|mark| mark.starts_with(after)) {
        Rest::Part
    } else {
        Rest::Keys
    }
}

/// Reads the end of a text: what answers are made of, up to a bell, or Escape and a backslash.
fn text(bytes: &[u8]) -> Rest {
    let in_answer = |byte: &u8| byte.is_ascii_hexdigit() || b"rgm:;/".contains(byte);
    let end = bytes.iter().take_while(|byte| in_answer(byte)).count();
    match &bytes[end..] {
        _ if end > LONGEST_TEXT => Rest::Keys,
        [0x07, ..] | [ESC, b'\\', ..] => Rest::Sure,
        [] => Rest::Part,
        [ESC] if end > 0 => Rest::Part,
        _ => Rest::Keys,
    }
}
