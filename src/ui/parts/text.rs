//! Text measured, cut and wrapped as the terminal shows it: by grapheme and display column.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// As much of a text as fits, and whether something was cut.
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
    if room == 0 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let columns = width(word);
        if used > 0 && used + 1 + columns <= room {
            line.push(' ');
            line.push_str(word);
            used += 1 + columns;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        for grapheme in word.graphemes(true) {
            let columns = grapheme.width();
            if used + columns > room && used > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if columns <= room {
                line.push_str(grapheme);
                used += columns;
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
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
            for line in wrap(&text, room) {
                prop_assert!(width(&line) <= room, "{line:?} in {room}");
            }
        }

        #[test]
        fn wrapping_keeps_every_word(text in "[a-zé漢 ]{0,80}", room in 2_usize..30) {
            let whole: String = text.split_whitespace().collect();
            let wrapped: String = wrap(&text, room).concat().split_whitespace().collect();
            prop_assert!(whole == wrapped);
        }
    }
}
