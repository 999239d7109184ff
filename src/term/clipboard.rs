//! Text handed to the terminal's clipboard (OSC 52): no program is started, and it works over ssh.

use super::out::Out;
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

/// Hands a text over. No terminal answers, so nobody knows whether it took it.
pub(super) fn copy(text: &str) {
    // A terminal that takes nothing is noticed by the next paint.
    let _ = execute!(Out, CopyToClipboard::to_clipboard_from(text));
}
