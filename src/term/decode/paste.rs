//! A paste in progress: its bytes up to an end mark, which may be torn, be part of the copied text, or never come.

use crate::app::msg::Msg;
use crate::term::charset::Charset;

/// The most bytes of a paste that are kept; a field takes far fewer.
pub(super) const PASTE_LIMIT: usize = 1 << 20;

/// More bytes than anybody types at once. That many after a quiet time are the rest of the paste.
pub(super) const TYPED: usize = 32;

const PASTE_START: &[u8] = b"\x1b[200~";
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

/// A paste in progress.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// The number of characters without room.
    left_out: usize,
    /// Whether an end mark has come. Later bytes are then kept behind it.
    pub(super) ended: bool,
}

impl Paste {
    /// Takes in bytes up to the last end mark: an earlier one is part of the copied text. Good terminals remove such
    /// marks from a paste, but not all do. Returns the number of bytes used, end mark included.
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

    /// Adds the message for the paste.
    pub(super) fn end(self, charset: Charset, out: &mut Vec<Msg>) {
        out.push(Msg::Paste { text: charset.decode(&self.text), left_out: self.left_out });
        if !charset.reads(&self.text) {
            out.push(Msg::Unreadable);
        }
    }

    /// Keeps what there is room for, in whole characters, and counts the rest.
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

/// Returns whether a byte continues a UTF-8 character.
const fn continues(byte: u8) -> bool {
    matches!(byte, 0x80..=0xbf)
}

/// Returns whether bytes after an abandoned paste are its rest: keys come one by one, and no key is an end mark.
pub(super) fn goes_on(bytes: &[u8]) -> bool {
    let has_end = bytes.windows(PASTE_END.len()).any(|window| window == PASTE_END);
    !bytes.starts_with(PASTE_START) && (has_end || bytes.len() > TYPED)
}

/// Returns how many bytes at the end may be the start of the end mark.
fn torn_end(bytes: &[u8]) -> usize {
    (1..PASTE_END.len()).rev().find(|count| bytes.ends_with(&PASTE_END[..*count])).unwrap_or(0)
}
