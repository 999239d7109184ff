//! The keys of characters and of control sequences.

use crate::app::key::Key;

/// Returns the key that sends this character.
pub(super) fn key(c: char) -> Option<Key> {
    match c {
        '\r' => Some(Key::Enter),
        '\t' => Some(Key::Tab),
        '\u{7f}' => Some(Key::Backspace),
        '\0' => Some(Key::Ctrl(' ')),
        '\u{1}'..='\u{1a}' => char::from_u32(u32::from(c) + 0x60).map(Key::Ctrl),
        // Terminals send the same for Control with a slash.
        '\u{1f}' => Some(Key::Ctrl('_')),
        // Control with other signs, and the upper half of the controls.
        c if c.is_control() => None,
        c => Some(Key::Char(c)),
    }
}

/// Returns the key that sends Escape and this character in one piece: a key with Alt, or Shift-Tab in its older form.
pub(super) fn after_escape(c: char) -> Option<Key> {
    match c {
        '\t' => Some(Key::BackTab),
        '\r' => Some(Key::AltEnter),
        '\u{8}' | '\u{7f}' => Some(Key::AltBackspace),
        c => with_alt(c),
    }
}

/// Returns the key for Alt with a letter: only letters that mean something in a field.
fn with_alt(c: char) -> Option<Key> {
    match c.to_ascii_lowercase() {
        c @ ('b' | 'f') => Some(Key::Alt(c)),
        _ => None,
    }
}

/// The keys held while another is pressed.
#[derive(Clone, Copy)]
struct Held {
    shift: bool,
    alt: bool,
    control: bool,
}

/// Returns the key of a control sequence, `CSI number ; modifiers : event last`.
pub(super) fn special(words: &[u8], last: u8) -> Option<Key> {
    let words = std::str::from_utf8(words).ok()?;
    let mut parts = words.split(';');
    let first = parts.next().unwrap_or_default();
    let second = parts.next().unwrap_or("1");
    let (modifiers, event) = second.split_once(':').unwrap_or((second, "1"));
    let bits = modifiers.parse::<u8>().unwrap_or(1).saturating_sub(1);
    let held = Held { shift: bits & 1 != 0, alt: bits & 2 != 0, control: bits & 4 != 0 };
    // Letting a key go is no press, and no key of ours has a window key.
    if event == "3" || bits & !(1 | 2 | 4 | 64 | 128) != 0 {
        return None;
    }
    match (last, first) {
        (b'~', "27") => return coded(parts.next()?, held),
        (b'u', code) => return coded(code, held),
        (b'C', _) if held.alt || held.control => return Some(Key::WordRight),
        (b'D', _) if held.alt || held.control => return Some(Key::WordLeft),
        _ if held.alt => return None,
        _ => {}
    }
    match (last, first) {
        (b'Z', _) => Some(Key::BackTab),
        (b'~', "1" | "7") => Some(Key::Home),
        (b'~', "3") => Some(Key::Delete),
        (b'~', "4" | "8") => Some(Key::End),
        (b'~', "5") => Some(Key::PageUp),
        (b'~', "6") => Some(Key::PageDown),
        (b'~', "11") => Some(Key::F1),
        (b'~', "12") => Some(Key::F2),
        (b'~', "20") => Some(Key::F9),
        (last, _) => arrow(last),
    }
}

/// Returns the key of Escape, `O` and this byte.
pub(super) fn single_shift(last: u8) -> Option<Key> {
    match last {
        b'M' => Some(Key::Enter),
        // Control with an arrow, as rxvt sends it.
        b'c' => Some(Key::WordRight),
        b'd' => Some(Key::WordLeft),
        last => arrow(last),
    }
}

fn arrow(last: u8) -> Option<Key> {
    match last {
        b'A' => Some(Key::Up),
        b'B' => Some(Key::Down),
        b'C' => Some(Key::Right),
        b'D' => Some(Key::Left),
        b'H' => Some(Key::Home),
        b'F' => Some(Key::End),
        b'P' => Some(Key::F1),
        b'Q' => Some(Key::F2),
        _ => None,
    }
}

/// Returns the key for a character's number, as some terminals send it for keys that have no byte of their own.
fn coded(code: &str, held: Held) -> Option<Key> {
    let c = code.split(':').next()?.parse().ok().and_then(char::from_u32)?;
    match c {
        '\u{8}' | '\u{7f}' if held.alt => Some(Key::AltBackspace),
        _ if held.alt && (held.shift || held.control) => None,
        '\r' if held.alt => Some(Key::AltEnter),
        c if held.alt => with_alt(c),
        '\u{1b}' => Some(Key::Esc),
        '\t' if held.shift => Some(Key::BackTab),
        '\u{8}' => Some(Key::Backspace),
        '\r' | '\t' | '\u{7f}' => key(c),
        // Keys that have no character are numbered there.
        '\u{e000}'..='\u{f8ff}' => None,
        '/' if held.control => Some(Key::Ctrl('_')),
        c if held.control => Some(Key::Ctrl(c.to_ascii_lowercase())),
        c if held.shift => key(c.to_uppercase().next().unwrap_or(c)),
        c => key(c),
    }
}
