//! Reports of the mouse, in the form that has room for any column: `CSI < button ; column ; row`, then `M` or `m`.

use crate::app::mouse::{Did, Mouse};

/// The rows of one notch of the wheel.
const NOTCH: isize = 3;

/// Reads a report. The other buttons, any with a key held, and movements mean nothing.
pub(super) fn mouse(words: &[u8], last: u8) -> Option<Mouse> {
    let mut numbers = words.split(|byte| *byte == b';').map(number);
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let did = match (button, last) {
        (0, b'M') => Did::Press,
        (0, b'm') => Did::Release,
        (64, b'M') => Did::Wheel(-NOTCH),
        (65, b'M') => Did::Wheel(NOTCH),
        _ => return None,
    };
    // They count from 1.
    let at = (column.checked_sub(1)?, row.checked_sub(1)?);
    numbers.next().is_none().then_some(Mouse { did, at, on: None })
}

fn number(digits: &[u8]) -> Option<u16> {
    let digits = std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    digits.parse().ok()
}
