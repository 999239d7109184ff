//! A text field of one line, scrolled so that its cursor shows.

use super::canvas::{Canvas, Cursor};
use super::text::width;
use crate::ui::parts::frame::Focus;
use crate::ui::theme::Role;
use ratatui::layout::{Position, Rect};
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
        // One column stays free for a caret behind the last character.
        let skip = before.saturating_sub(usize::from(columns) - 1);
        if value.is_empty() {
            self.put(x, y, columns, hint, Role::Dim);
        } else {
            let (shown, gap) = skipped(value, skip);
            self.put(x + gap, y, columns - gap, shown, Role::Text);
        }
        self.lay(area, Role::Field);
        if focus == Focus::Here {
            let at = u16::try_from(before - skip).unwrap_or(0);
            self.cursor = Some(Cursor::Shown(Position::new(x + at, y)));
        }
    }
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
