//! Text handed to the terminal's clipboard (OSC 52): no program is started, and it works over ssh.

use super::gnu_screen::{hand_on, is_between};
use super::look::set;
use super::out::Out;
use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

/// Copies a text. Terminals don't confirm it, so nobody knows whether it worked. Returns whether the screen should be
/// painted again: GNU screen takes only the start of a long sequence and prints the rest, so it gets pieces, and one that
/// takes less than is known would show them.
pub(super) fn copy(out: &mut Out, text: &str) -> bool {
    let in_gnu_screen = is_between(set);
    let mut codes = Vec::new();
    // A terminal that is gone is noticed by the next paint.
    let _ = queue!(codes, CopyToClipboard::to_clipboard_from(text)).and_then(|()| {
        let codes = if in_gnu_screen { hand_on(&codes) } else { codes };
        out.send(&codes)
    });
    in_gnu_screen
}
