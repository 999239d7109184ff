//! Text handed to the terminal's clipboard (OSC 52): no program is started, and it works over ssh.

use super::out::Out;
use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

/// Copies a text. Terminals don't confirm it, so nobody knows whether it worked.
pub(super) fn copy(out: &mut Out, text: &str) {
    let mut codes = Vec::new();
    // A terminal that is gone is noticed by the next paint.
    let _ = queue!(codes, CopyToClipboard::to_clipboard_from(text)).and_then(|()| out.send(&codes));
}
