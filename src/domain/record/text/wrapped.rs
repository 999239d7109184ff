//! Measuring and wrapping text as a terminal shows it: by grapheme and display column.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The treatment of a word wider than the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongWord {
    /// Broken, because a screen has no more room.
    Broken,
    /// Alone on its line and sticking out, so that it can be copied whole.
    Whole,
}

/// Returns the number of columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// Wraps a text at blanks. A dot between two parts stays behind the first of them.
#[must_use]
pub fn wrap(text: &str, room: usize, long: LongWord) -> Vec<String> {
    if room == 0 && long == LongWord::Broken {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let columns = width(word);
        let dot = if words.peek() == Some(&"·") && columns + 2 <= room { 2 } else { 0 };
        if used > 0 && used + 1 + columns + dot <= room {
            line.push(' ');
            line.push_str(word);
            used += 1 + columns;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if columns <= room || long == LongWord::Whole {
            line.push_str(word);
            used = columns;
            continue;
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
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn nothing_broken_is_wider_than_its_room(text in "\\PC{0,60}", room in 0_usize..30) {
            for line in wrap(&text, room, LongWord::Broken) {
                prop_assert!(width(&line) <= room, "{line:?} in {room}");
            }
        }

        #[test]
        fn only_a_word_alone_is_wider_than_its_room(text in "\\PC{0,60}", room in 0_usize..30) {
            for line in wrap(&text, room, LongWord::Whole) {
                prop_assert!(width(&line) <= room || line.split_whitespace().count() == 1, "{line:?} in {room}");
            }
        }

        #[test]
        fn no_line_begins_with_a_dot(
            // Each word has room beside its dot, and no dot follows another.
            text in "[a-z]{1,6}( ·)?( ([a-zé]{1,6}|[a-z漢]{1,3})( ·)?){0,12}",
            room in 8_usize..30,
        ) {
            for line in wrap(&text, room, LongWord::Broken) {
                prop_assert!(!line.starts_with('·'), "{line:?} in {room}");
            }
        }

        #[test]
        fn wrapping_keeps_every_word(text in "[a-zé漢 ]{0,80}", room in 2_usize..30) {
            let whole: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(wrap(&text, room, LongWord::Whole).join(" "), whole.join(" "));
            let broken: String = wrap(&text, room, LongWord::Broken).concat().split_whitespace().collect();
            prop_assert_eq!(broken, whole.concat());
        }
    }
}
