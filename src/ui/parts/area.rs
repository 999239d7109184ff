//! Parts of an area.

use ratatui::layout::Rect;

/// Returns the part of an area below its first rows.
pub(in crate::ui) fn down(area: Rect, by: u16) -> Rect {
    let by = by.min(area.height);
    Rect { y: area.y + by, height: area.height - by, ..area }
}
