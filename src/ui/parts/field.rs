//! A text field, of one line or several, scrolled so that its cursor shows.

use super::canvas::{Canvas, Cursor};
use super::text::width;
use crate::ui::parts::frame::Focus;
use crate::ui::theme::Role;
use ratatui::layout::{Position, Rect};
use std::ops::Range;
use tui_input::Input;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

impl Canvas<'_> {
    /// Draws a field, or its hint while it is empty. If focused, the real cursor is at the caret.
    pub fn field(&mut self, x: u16, y: u16, columns: u16, input: &Input, hint: &str, focus: Focus) {
        if columns < 2 {
            return;
        }
        let area = Rect { x, y, width: columns, height: 1 };
        let value = input.value();
        let caret = input.value().char_indices().nth(input.cursor()).map_or(value.len(), |(at, _)| at);
        let before = width(&value[..caret]);
        // One column stays free for a caret behind the last character. Without the focus it is read from its beginning.
        let skip = if focus == Focus::Here { before.saturating_sub(usize::from(columns) - 1) } else { 0 };
        if value.is_empty() {
            self.field_hint(x, y, columns, hint);
        } else {
            let (shown, gap) = skipped(value, skip);
            self.put(x + gap, y, columns - gap, shown, Role::Text);
            if skip > 0 {
                self.put(x, y, 1, self.theme.signs.cut, Role::Dim);
            }
        }
        self.lay(area, Role::Field);
        if focus == Focus::Here {
            let at = u16::try_from(before - skip).unwrap_or(0);
            self.cursor = Some(Cursor::Shown(Position::new(x + at, y)));
        }
    }

    /// Draws the hint in an empty field. In parentheses, since dim text alone reads as a value.
    fn field_hint(&mut self, x: u16, y: u16, columns: u16, hint: &str) {
        if !hint.is_empty() {
            self.put(x, y, columns, &format!("({hint})"), Role::Dim);
        }
    }

    /// Draws a field of several lines, wrapped, in as many rows as its area has.
    pub fn field_of_lines(&mut self, area: Rect, input: &Input, hint: &str, focus: Focus) {
        if area.width < 2 || area.height == 0 {
            return;
        }
        let value = input.value();
        let caret = value.char_indices().nth(input.cursor()).map_or(value.len(), |(at, _)| at);
        let rows = rows(value, usize::from(area.width) - 1);
        let row = rows.iter().rposition(|row| row.start <= caret).unwrap_or(0);
        let first = (row + 1).saturating_sub(usize::from(area.height));
        if value.is_empty() {
            self.field_hint(area.x, area.y, area.width, hint);
        }
        for (y, shown) in (area.y..area.bottom()).zip(&rows[first..]) {
            self.put(area.x, y, area.width, &value[shown.clone()], Role::Text);
        }
        self.lay(area, Role::Field);
        if focus == Focus::Here {
            let x = area.x + u16::try_from(width(&value[rows[row].start..caret])).unwrap_or(0).min(area.width - 1);
            let y = area.y + u16::try_from(row - first).unwrap_or(0);
            self.cursor = Some(Cursor::Shown(Position::new(x, y)));
        }
    }
}

/// Returns the number of rows that a field of several lines needs for its text in so many columns.
pub fn rows_needed(input: &Input, columns: u16) -> u16 {
    u16::try_from(rows(input.value(), usize::from(columns.saturating_sub(1)).max(1)).len()).unwrap_or(u16::MAX)
}

/// Returns the rows of a text: each of its lines, broken behind a blank where it is too long, within a word where it has
/// none.
fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let (mut from, mut used, mut behind_blank) = (start, 0, start);
        for (at, grapheme) in line.grapheme_indices(true) {
            let at = start + at;
            while used + grapheme.width() > columns && at > from {
                let cut = if behind_blank > from { behind_blank } else { at };
                rows.push(from..cut);
                (from, used) = (cut, width(&text[cut..at]));
            }
            used += grapheme.width();
            if grapheme == " " {
                behind_blank = at + 1;
            }
        }
        rows.push(from..start + line.len());
        start += line.len() + 1;
    }
    rows
}

/// Returns the text without its first columns, and a gap of one if a wide character straddles the edge.
fn skipped(text: &str, columns: usize) -> (&str, u16) {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        if used >= columns {
            return (&text[at..], u16::from(used > columns));
        }
        used += grapheme.width();
    }
    ("", 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    #[test]
    fn lines_break_behind_a_blank() {
        let shown =
            |text: &str, columns| rows(text, columns).into_iter().map(|row| text[row].to_owned()).collect::<Vec<_>>();
        assert_eq!(shown("one two three", 8), ["one two ", "three"]);
        assert_eq!(shown("a\n\nb\n", 8), ["a", "", "b", ""]);
        assert_eq!(shown("abcdefghij", 4), ["abcd", "efgh", "ij"]);
    }

    proptest! {
        #[test]
        fn every_letter_has_its_row(text in "[a-zé漢 \n]{0,80}", columns in 2_usize..20) {
            let rows = rows(&text, columns);
            let all: String = rows.iter().map(|row| &text[row.clone()]).collect();
            prop_assert_eq!(all, text.replace('\n', ""));
            for row in rows {
                prop_assert!(width(&text[row.clone()]) <= columns, "{:?}", &text[row]);
            }
        }
    }
}
