//! Text cut and wrapped to the room on the screen.

pub use crate::domain::record::text::width;

use crate::domain::record::text::{self, LongWord};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns as much of a text as fits, and whether it was cut.
#[must_use]
pub fn fit(text: &str, room: usize) -> (&str, bool) {
    if text.is_ascii() {
        return if text.len() <= room { (text, false) } else { (&text[..room.saturating_sub(1)], true) };
    }
    if width(text) <= room {
        return (text, false);
    }
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > room.saturating_sub(1) {
            return (&text[..at], true);
        }
    }
    (text, false)
}

/// Wraps a text at blanks; a word wider than the line is broken.
#[must_use]
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    text::wrap(text, room, LongWord::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert, proptest};

    #[test]
    fn a_cut_leaves_room_for_its_mark() {
        assert_eq!(fit("Halden", 6), ("Halden", false));
        assert_eq!(fit("Halden Foods", 6), ("Halde", true));
        assert_eq!(fit("漢字漢字", 5), ("漢字", true));
        assert_eq!(fit("漢字", 0), ("", true));
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_its_room(text in "\\PC{0,60}", room in 0_usize..30) {
            let (cut, was_cut) = fit(&text, room);
            prop_assert!(width(cut) + usize::from(was_cut && room > 0) <= room);
        }
    }
}
