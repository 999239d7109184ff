//! The decoder of the terminal's bytes into messages.
//!
//! Bytes come in pieces of any size, so an unfinished sequence waits here. Late answers of the terminal, mouse reports
//! of older forms that another program left on, and keys with Alt that mean nothing are dropped whole: their letters are
//! not typing.

use super::charset::Charset;
use crate::app::key::Key;
use crate::app::mouse::Mouse;
use crate::app::msg::Msg;
use keys::{after_escape, key, single_shift, special};
use mouse::mouse;
use paste::{Paste, goes_on};
use std::time::{Duration, Instant};
use torn::{Rest, rest};

mod keys;
mod mouse;
mod paste;
mod torn;

/// The time for which a lone Escape may still start a sequence. Terminals send a sequence in one piece; only a slow
/// line tears it.
pub(super) const ESCAPE_WAIT: Duration = Duration::from_millis(30);

/// The same where keys come over a network, which tears more and waits longer.
pub(super) const ESCAPE_WAIT_AFAR: Duration = Duration::from_millis(100);

/// The longest wait for the rest of a sequence. Alt-[ looks like the start of one that never comes. An Escape that was
/// taken for the key may have a rest for as long.
const SEQUENCE_WAIT: Duration = Duration::from_millis(500);

/// The time for which the rest of a sequence that was given up may still come.
const LATE_WAIT: Duration = Duration::from_secs(2);

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
/// The key for bytes that are no text.
const UNREADABLE: Key = Key::Char(char::REPLACEMENT_CHARACTER);
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
#[derive(Debug)]
pub(super) struct Decoder {
    /// The time for which a lone Escape may still start a sequence.
    escape_wait: Duration,
    charset: Charset,
    /// What was given up last, a lone Escape for one, and when, if nothing has come since.
    given_up: Option<(Vec<u8>, Instant)>,
    /// What was given up, if what is begun may be the rest of it.
    rest_of: Option<Vec<u8>>,
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
    /// A report of the mouse, in this many bytes.
    Mouse(usize, Mouse),
    /// The start of a paste, after this many bytes.
    Paste(usize),
    /// An answer of the terminal, in this many bytes.
    Answer(usize, Answer),
    /// Part of a sequence: more bytes must come.
    Part,
}

impl Decoder {
    /// Creates a decoder for a line on which a lone Escape waits so long for its rest.
    pub(super) fn new(escape_wait: Duration, charset: Charset) -> Self {
        Self {
            escape_wait,
            charset,
            given_up: None,
            rest_of: None,
            begun: Vec::new(),
            paste: None,
            overdue: false,
            answers: Vec::new(),
        }
    }

    /// Takes in the bytes that have come by now and adds their messages.
    pub(super) fn take_in(&mut self, bytes: &[u8], now: Instant, out: &mut Vec<Msg>) {
        if std::mem::take(&mut self.overdue) && goes_on(bytes) {
            self.paste = Some(Paste::default());
        }
        let late = self.given_up.take().filter(|(start, at)| {
            let wait = if *start == [ESC] { SEQUENCE_WAIT } else { LATE_WAIT };
            now.saturating_duration_since(*at) <= wait
        });
        // A terminal sends Alt and a key in one piece; in two they are Escape and the key of somebody who types fast.
        if self.paste.is_none() && self.begun == [ESC] && bytes.first().is_some_and(|byte| !OPENERS.contains(byte)) {
            self.give_up(now, out);
            self.given_up = None;
        }
        let mut all = std::mem::take(&mut self.begun);
        all.extend_from_slice(bytes);
        let start = self.rest_of.take().or(late.map(|(start, _)| start)).filter(|_| self.paste.is_none());
        if let Some(mut start) = start {
            match rest(&start, &all) {
                Rest::Sure => {
                    start.append(&mut all);
                    all = start;
                }
                Rest::Part => {
                    (self.begun, self.rest_of) = (all, Some(start));
                    return;
                }
                Rest::Keys => {}
            }
        }
        self.read(all, out);
    }

    /// Reads bytes, and keeps those of an unfinished sequence.
    fn read(&mut self, mut rest: Vec<u8>, out: &mut Vec<Msg>) {
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
            match find(&rest[at..], self.charset) {
                Found::Whole(used, key) => {
                    out.extend(key.map(Msg::Key));
                    if key == Some(UNREADABLE) && !rest[at..].starts_with("\u{fffd}".as_bytes()) {
                        out.push(Msg::Unreadable);
                    }
                    at += used;
                }
                Found::Mouse(used, mouse) => {
                    out.push(Msg::Mouse(mouse));
                    at += used;
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
            (None, _) if self.rest_of.is_some() => Some(self.escape_wait),
            (None, [ESC]) => Some(self.escape_wait),
            (None, _) => Some(SEQUENCE_WAIT),
        }
    }

    /// Takes an unfinished sequence for complete: a lone Escape is the key, a paste is what has come of it, half a
    /// character shows as such, anything else means nothing.
    pub(super) fn give_up(&mut self, now: Instant, out: &mut Vec<Msg>) {
        if let Some(paste) = self.paste.as_mut() {
            let mut behind = std::mem::take(&mut self.begun);
            self.overdue = !paste.ended;
            if self.overdue {
                // What looked like the beginning of an end mark was none.
                paste.keep(&std::mem::take(&mut behind));
            }
            self.end_paste(out);
            if !behind.is_empty() {
                self.take_in(&behind, now, out);
            }
            return;
        }
        let begun = std::mem::take(&mut self.begun);
        if self.rest_of.take().is_some() {
            return self.read(begun, out);
        }
        match begun.as_slice() {
            [] => return,
            [ESC] => out.push(Msg::Key(Key::Esc)),
            [ESC, ..] => {}
            _ => return out.extend([Msg::Key(UNREADABLE), Msg::Unreadable]),
        }
        self.given_up = Some((begun, now));
    }

    fn end_paste(&mut self, out: &mut Vec<Msg>) {
        if let Some(paste) = self.paste.take() {
            paste.end(self.charset, out);
        }
    }
}

fn find(bytes: &[u8], charset: Charset) -> Found {
    match bytes {
        [ESC] => Found::Part,
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC, b'O', rest @ ..] => match rest {
            [] => Found::Part,
            [last, ..] => Found::Whole(3, single_shift(*last)),
        },
        [ESC, b']' | b'P' | b'_' | b'^' | b'X', rest @ ..] => string(bytes[1], rest),
        // Escape twice, or Escape before a sequence: the first is a key of its own.
        [ESC, ESC, ..] => Found::Whole(1, Some(Key::Esc)),
        [ESC, rest @ ..] => match character(rest, charset) {
            Some((c, used)) => Found::Whole(1 + used, after_escape(c)),
            None => Found::Part,
        },
        bytes => match character(bytes, charset) {
            Some((c, used)) => Found::Whole(used, key(c)),
            None => Found::Part,
        },
    }
}

/// Returns the first character and its length in bytes; invalid UTF-8 shows as such. Returns `None` if more bytes must
/// come.
fn character(bytes: &[u8], charset: Charset) -> Option<(char, usize)> {
    if let Some(c) = bytes.first().and_then(|byte| charset.single(*byte)) {
        return Some((c, 1));
    }
    let start = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(start) {
        Ok(valid) => valid,
        Err(error) if error.valid_up_to() > 0 => std::str::from_utf8(&start[..error.valid_up_to()]).unwrap_or_default(),
        Err(error) => return error.error_len().map(|length| (char::REPLACEMENT_CHARACTER, length)),
    };
    valid.chars().next().map(|c| (c, c.len_utf8()))
}

/// Reads what follows Escape and `[`: parameters, then one byte for its kind.
fn control_sequence(rest: &[u8]) -> Found {
    // The console of Linux sends function keys as a bracket and a letter.
    if let [b'[', after @ ..] = rest {
        let key = |last: &u8| match last {
            b'A' => Some(Key::F1),
            b'B' => Some(Key::F2),
            _ => None,
        };
        return after.first().map_or(Found::Part, |last| Found::Whole(4, key(last)));
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
        ([b'<', words @ ..], last) => {
            mouse(words, last).map_or(Found::Whole(used, None), |mouse| Found::Mouse(used, mouse))
        }
        (b"200", b'~') => Found::Paste(used),
        ([b'?', ..], b'c') => Found::Answer(used, Answer::Attributes),
        _ => Found::Whole(used, special(words, last)),
    }
}

/// Waits for more bytes, unless there are already too many to mean anything.
fn part_up_to(limit: usize, rest: &[u8]) -> Found {
    if rest.len() > limit { Found::Whole(2 + rest.len(), None) } else { Found::Part }
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
