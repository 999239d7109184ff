//! The decoder of the terminal's bytes into messages.
//!
//! Bytes come in pieces of any size, so an unfinished sequence waits here. Late answers of the terminal, mouse events
//! that another program left on, and keys with Alt but Enter are dropped whole: their letters are not
//! typing.

use crate::app::key::Key;
use crate::app::msg::Msg;
use paste::{Paste, goes_on};
use std::time::Duration;

mod paste;

/// The time for which a lone Escape may still start a sequence. Terminals send a sequence in one piece; only a slow
/// line tears it.
const ESCAPE_WAIT: Duration = Duration::from_millis(30);

/// The longest wait for the rest of a sequence. Alt-[ looks like the start of one that never comes.
const SEQUENCE_WAIT: Duration = Duration::from_millis(500);

/// The silence after an end mark that ends a paste. The copied text can hold an end mark itself, put there to make what
/// follows run as commands; the true end then comes in a later piece.
const PASTE_WAIT: Duration = Duration::from_millis(20);

/// The silence after which an unended paste counts as complete: its end mark may never come, and until then all keys
/// would go into the paste.
const PASTE_QUIET: Duration = Duration::from_secs(1);

/// The most bytes held back after the end of a paste.
const BEHIND_LIMIT: usize = 1 << 16;

/// The longest control sequence that can mean anything, and the longest text that a terminal sends unasked.
const SEQUENCE_LIMIT: usize = 64;
const STRING_LIMIT: usize = 1 << 16;

const ESC: u8 = 0x1b;
/// The bytes that turn an Escape into more than a key with Alt.
const OPENERS: &[u8] = b"[O]P_^X";

/// A terminal's answer to a question about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// The background's red, green and blue, each from 0 to 65,535.
    Background([u16; 3]),
    /// There is a last one of 256 colors.
    LastColor,
    /// The kind of terminal: comes after the answers to all earlier questions.
    Attributes,
}

/// A decoder: bytes in, messages out.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// The bytes of an unfinished sequence.
    begun: Vec<u8>,
    /// The unfinished paste, if any.
    paste: Option<Paste>,
    /// Whether the last paste was given up without its end: its rest may still come, and must not become keys.
    overdue: bool,
    /// The terminal's answers so far.
    pub(super) answers: Vec<Answer>,
}

/// The meaning of the first bytes of the input.
enum Found {
    /// A count of bytes that mean a key, or nothing.
    Whole(usize, Option<Key>),
    /// The start of a paste, after this many bytes.
    Paste(usize),
    /// An answer of the terminal, in this many bytes.
    Answer(usize, Answer),
    /// Part of a sequence: more bytes must come.
    Part,
}

impl Decoder {
    /// Takes in bytes and adds their messages.
    pub(super) fn take_in(&mut self, bytes: &[u8], out: &mut Vec<Msg>) {
        if std::mem::take(&mut self.overdue) && goes_on(bytes) {
            self.paste = Some(Paste::default());
        }
        // A terminal sends Alt and a key in one piece; in two they are Escape and the key of somebody who types fast.
        if self.paste.is_none() && self.begun == [ESC] && bytes.first().is_some_and(|byte| !OPENERS.contains(byte)) {
            self.give_up(out);
        }
        let mut rest = std::mem::take(&mut self.begun);
        rest.extend_from_slice(bytes);
        let mut at = 0;
        while at < rest.len() {
            if let Some(paste) = self.paste.as_mut() {
                at += paste.take_in(&rest[at..]);
                if !paste.ended || rest.len() - at <= BEHIND_LIMIT {
                    break;
                }
                self.end_paste(out);
                continue;
            }
            match find(&rest[at..]) {
                Found::Whole(used, key) => {
                    at += used;
                    out.extend(key.map(Msg::Key));
                }
                Found::Paste(used) => {
                    at += used;
                    self.paste = Some(Paste::default());
                }
                Found::Answer(used, answer) => {
                    at += used;
                    self.answers.push(answer);
                }
                Found::Part => break,
            }
        }
        self.begun = rest.split_off(at);
    }

    /// Returns how long to wait for the rest of an unfinished sequence; `None` if there is none.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.begun.as_slice()) {
            (Some(paste), _) => Some(if paste.ended { PASTE_WAIT } else { PASTE_QUIET }),
            (None, []) => None,
            (None, [ESC]) => Some(ESCAPE_WAIT),
            (None, _) => Some(SEQUENCE_WAIT),
        }
    }

    /// Takes an unfinished sequence for complete: a lone Escape is the key, a paste is what has come of it, anything
    /// else means nothing.
    pub(super) fn give_up(&mut self, out: &mut Vec<Msg>) {
        if let Some(paste) = self.paste.as_mut() {
            let mut behind = std::mem::take(&mut self.begun);
            self.overdue = !paste.ended;
            if self.overdue {
                // What looked like the beginning of an end mark was none.
                paste.keep(&std::mem::take(&mut behind));
            }
            self.end_paste(out);
            if !behind.is_empty() {
                self.take_in(&behind, out);
            }
            return;
        }
        if self.begun == [ESC] {
            out.push(Msg::Key(Key::Esc));
        }
        self.begun.clear();
    }

    fn end_paste(&mut self, out: &mut Vec<Msg>) {
        if let Some(paste) = self.paste.take() {
            out.push(paste.msg());
        }
    }
}

fn find(bytes: &[u8]) -> Found {
    match bytes {
        [ESC] => Found::Part,
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC, b'O', rest @ ..] => match rest {
            [] => Found::Part,
            [last, ..] => Found::Whole(3, if *last == b'M' { Some(Key::Enter) } else { arrow(*last) }),
        },
        [ESC, b']' | b'P' | b'_' | b'^' | b'X', rest @ ..] => string(bytes[1], rest),
        // Escape twice, or Escape before a sequence: the first is a key of its own.
        [ESC, ESC, ..] => Found::Whole(1, Some(Key::Esc)),
        [ESC, b'\r', ..] => Found::Whole(2, Some(Key::AltEnter)),
        [ESC, rest @ ..] => match character(rest) {
            // A key with Alt.
            Some((_, used)) => Found::Whole(1 + used, None),
            None => Found::Part,
        },
        bytes => match character(bytes) {
            Some((c, used)) => Found::Whole(used, key(c)),
            None => Found::Part,
        },
    }
}

/// Returns the first character and its length in bytes; invalid UTF-8 shows as such. Returns `None` if more bytes must
/// come.
fn character(bytes: &[u8]) -> Option<(char, usize)> {
    let start = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(start) {
        Ok(valid) => valid,
        Err(error) if error.valid_up_to() > 0 => std::str::from_utf8(&start[..error.valid_up_to()]).unwrap_or_default(),
        Err(error) => return error.error_len().map(|length| (char::REPLACEMENT_CHARACTER, length)),
    };
    valid.chars().next().map(|c| (c, c.len_utf8()))
}

/// Returns the key that sends this character.
fn key(c: char) -> Option<Key> {
    match c {
        '\r' => Some(Key::Enter),
        '\t' => Some(Key::Tab),
        '\u{7f}' => Some(Key::Backspace),
        '\0' => Some(Key::Ctrl(' ')),
        '\u{1}'..='\u{1a}' => char::from_u32(u32::from(c) + 0x60).map(Key::Ctrl),
        // Control with digits and signs, and the upper half of the controls.
        c if c.is_control() => None,
        c => Some(Key::Char(c)),
    }
}

/// Reads what follows Escape and `[`: parameters, then one byte for its kind.
fn control_sequence(rest: &[u8]) -> Found {
    // The console of Linux sends function keys as a bracket and a letter.
    if let [b'[', after @ ..] = rest {
        return after.first().map_or(Found::Part, |last| Found::Whole(4, (*last == b'A').then_some(Key::F1)));
    }
    let Some(end) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return part_up_to(SEQUENCE_LIMIT, rest);
    };
    let (words, last) = (&rest[..end], rest[end]);
    let used = 2 + end + 1;
    match (words, last) {
        // Anything that cannot stand here ends the sequence and is looked at again.
        (_, 0..=0x1f | 0x7f..) => Found::Whole(2 + end, None),
        // A mouse of the oldest kind: three bytes follow.
        (b"", b'M') if rest.len() < 4 => Found::Part,
        (b"", b'M') => Found::Whole(used + 3, None),
        (b"200", b'~') => Found::Paste(used),
        ([b'?', ..], b'c') => Found::Answer(used, Answer::Attributes),
        _ => Found::Whole(used, special(words, last)),
    }
}

/// Waits for more bytes, unless there are already too many to mean anything.
fn part_up_to(limit: usize, rest: &[u8]) -> Found {
    if rest.len() > limit { Found::Whole(2 + rest.len(), None) } else { Found::Part }
}

/// Returns the key of a control sequence, `CSI number ; modifiers : event last`.
fn special(words: &[u8], last: u8) -> Option<Key> {
    let words = std::str::from_utf8(words).ok()?;
    let mut parts = words.split(';');
    let first = parts.next().unwrap_or_default();
    let second = parts.next().unwrap_or("1");
    let (modifiers, event) = second.split_once(':').unwrap_or((second, "1"));
    let held = modifiers.parse::<u8>().unwrap_or(1).saturating_sub(1);
    let (shift, control, others) = (held & 1 != 0, held & 4 != 0, held & !(1 | 4 | 64 | 128) != 0);
    // Letting a key go is no press. Only Enter has a meaning with Alt, and no key with a window key.
    if event != "3" && held & !(64 | 128) == 2 && matches!((last, first), (b'u', "13")) {
        return Some(Key::AltEnter);
    }
    if event == "3" || others {
        return None;
    }
    match (last, first) {
        (b'Z', _) => Some(Key::BackTab),
        (b'~', "1" | "7") => Some(Key::Home),
        (b'~', "3") => Some(Key::Delete),
        (b'~', "4" | "8") => Some(Key::End),
        (b'~', "5") => Some(Key::PageUp),
        (b'~', "6") => Some(Key::PageDown),
        (b'~', "11") => Some(Key::F1),
        (b'~', "20") => Some(Key::F9),
        (b'~', "27") => coded(parts.next()?, shift, control),
        (b'u', code) => coded(code, shift, control),
        (last, _) => arrow(last),
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
        _ => None,
    }
}

/// Returns the key for a character's number, as some terminals send it for keys that have no byte of their own.
fn coded(code: &str, shift: bool, control: bool) -> Option<Key> {
    let c = code.split(':').next()?.parse().ok().and_then(char::from_u32)?;
    match c {
        '\u{1b}' => Some(Key::Esc),
        '\t' if shift => Some(Key::BackTab),
        '\u{8}' => Some(Key::Backspace),
        '\r' | '\t' | '\u{7f}' => key(c),
        // Keys that have no character are numbered there.
        '\u{e000}'..='\u{f8ff}' => None,
        c if control => Some(Key::Ctrl(c.to_ascii_lowercase())),
        c if shift => key(c.to_uppercase().next().unwrap_or(c)),
        c => key(c),
    }
}

/// Reads what follows Escape and the opener of a text: everything up to Escape and a backslash, or a bell.
fn string(opener: u8, rest: &[u8]) -> Found {
    let Some(end) = rest.iter().position(|byte| matches!(*byte, 0x07 | 0x18 | 0x1a | ESC)) else {
        return part_up_to(STRING_LIMIT, rest);
    };
    let used = match &rest[end..] {
        [ESC] => return Found::Part,
        [ESC, b'\\', ..] => end + 2,
        // Another sequence begins: this one is over.
        [ESC, ..] => end,
        _ => end + 1,
    };
    match answer(opener, &rest[..end]) {
        Some(answer) => Found::Answer(2 + used, answer),
        None => Found::Whole(2 + used, None),
    }
}

/// Reads an answer about colors, such as `11;rgb:1010/1010/1010`.
fn answer(opener: u8, text: &[u8]) -> Option<Answer> {
    let text = std::str::from_utf8(text).ok().filter(|_| opener == b']')?;
    match text.strip_prefix("4;255;") {
        Some(value) => color(value).map(|_| Answer::LastColor),
        None => color(text.strip_prefix("11;")?).map(Answer::Background),
    }
}

/// Reads `rgb:1010/1010/1010`, with one to four hexadecimal digits each.
fn color(text: &str) -> Option<[u16; 3]> {
    let color = text.strip_prefix("rgb:").or_else(|| text.strip_prefix("rgba:"))?;
    let mut parts = color.split('/').map(|part| {
        let digits = u32::try_from(part.len()).ok().filter(|digits| (1..=4).contains(digits))?;
        u16::try_from(u32::from_str_radix(part, 16).ok()? * 65_535 / (16_u32.pow(digits) - 1)).ok()
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}

#[cfg(test)]
mod tests;
