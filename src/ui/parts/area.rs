//! Parts of an area.

use ratatui::layout::Rect;

/// What is left of an area below so many rows.
pub(in crate::ui) fn down(area: Rect, by: u16) -> Rect {
    let by = by.min(area.height);
    Rect { y: area.y + by, height: area.height - by, ..area }
}
