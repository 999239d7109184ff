//! A paste under way: its bytes up to an end mark, which may be torn, be part of what was copied, or never come.

use crate::app::msg::Msg;

/// The most bytes of a paste that are kept; a field takes far fewer.
pub(super) const PASTE_LIMIT: usize = 1 << 20;

/// More bytes than anybody types at once. So many after such a quiet time are the rest of the paste.
pub(super) const TYPED: usize = 32;

const PASTE_START: &[u8] = b"\x1b[200~";
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

/// A paste under way.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// How many characters found no room.
    left_out: usize,
    /// Whether an end mark came. What is begun stands behind it then.
    pub(super) ended: bool,
}

impl Paste {
    /// Takes what comes before its end, which is the last end mark that is there: an earlier one is part of what was copied.
    /// Good terminals take such marks out of a paste; not all do. Returns the bytes used, end mark included.
    pub(super) fn take_in(&mut self, bytes: &[u8]) -> usize {
        let end = bytes.windows(PASTE_END.len()).rposition(|window| window == PASTE_END);
        if self.ended && end.is_none() {
            return 0;
        }
        if std::mem::replace(&mut self.ended, end.is_some()) {
            self.keep(PASTE_END);
        }
        // The end mark may be torn: its beginning waits.
        let used = end.unwrap_or(bytes.len() - torn_end(bytes));
        self.keep(&bytes[..used]);
        used + end.map_or(0, |_| PASTE_END.len())
    }

    /// What came of it.
    pub(super) fn msg(self) -> Msg {
        Msg::Paste { text: String::from_utf8_lossy(&self.text).into_owned(), left_out: self.left_out }
    }

    /// Keeps what finds room, in whole characters, and counts the others.
    pub(super) fn keep(&mut self, bytes: &[u8]) {
        let room = if self.left_out > 0 { 0 } else { PASTE_LIMIT - self.text.len() };
        let (kept, rest) = bytes.split_at(bytes.len().min(room));
        self.text.extend_from_slice(kept);
        if self.left_out == 0 && rest.first().is_some_and(|byte| continues(*byte)) {
            // The last one has no room for all its bytes.
            while self.text.pop().is_some_and(continues) {}
            self.left_out = 1;
        }
        self.left_out += rest.iter().filter(|byte| !continues(**byte)).count();
    }
}

/// Whether a byte is a later one of a character in UTF-8.
const fn continues(byte: u8) -> bool {
    matches!(byte, 0x80..=0xbf)
}

/// Whether bytes that come after a paste was given up are its rest: keys come one by one, and no key is an end mark.
pub(super) fn goes_on(bytes: &[u8]) -> bool {
    let has_end = bytes.windows(PASTE_END.len()).any(|window| window == PASTE_END);
    !bytes.starts_with(PASTE_START) && (has_end || bytes.len() > TYPED)
}

/// How many bytes at the end may be the beginning of the end mark.
fn torn_end(bytes: &[u8]) -> usize {
    (1..PASTE_END.len()).rev().find(|count| bytes.ends_with(&PASTE_END[..*count])).unwrap_or(0)
}
