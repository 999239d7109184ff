//! Marks in a text for what a filter found in it.

use super::canvas::Canvas;
use super::text::width;
use crate::domain::record::text::Words;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

impl Canvas<'_> {
    /// Marks the letters that a filter found in a text, which was written from the left of an area and may be cut there.
    pub fn mark_matches(&mut self, area: Rect, text: &str, words: &Words) {
        let column = |at: usize| u16::try_from(width(&text[..at])).unwrap_or(u16::MAX).min(area.width);
        for range in words.matches_in(text) {
            let (from, to) = (column(range.start), column(range.end));
            self.lay(Rect { x: area.x + from, width: to - from, height: 1, ..area }, Role::Key);
        }
    }
}
