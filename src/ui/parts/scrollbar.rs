//! A thin scrollbar on the right edge of a frame where a list is longer than its rows, and the count of those hidden.

use super::canvas::Canvas;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use std::ops::Range;

impl Canvas<'_> {
    /// Marks the visible part of a list on the frame's right edge, beside the list's rows; nothing if all of it shows.
    ///
    /// `list` keeps the blank column inside the frame free, as [`Canvas::frame`] returns it.
    pub fn scrollbar(&mut self, list: Rect, shown: &Range<usize>, count: usize) {
        let Some((from, rows)) = thumb(list.height, shown, count) else { return };
        let thumb = self.theme.signs.thumb;
        for y in list.y + from..list.y + from + rows {
            // The cell keeps the style of the frame's line, so that the focus has one color.
            self.change_sign(list.right() + 1, y, thumb);
        }
    }

    /// Says how many rows of a list are hidden above and below, at the right end of the line under it.
    pub fn more(&mut self, list: Rect, shown: &Range<usize>, count: usize) {
        let (above, below) = (shown.start, count.saturating_sub(shown.end));
        let words = match (above, below) {
            (0, 0) => return,
            (0, below) => format!(" ↓ {below} more "),
            (above, 0) => format!(" ↑ {above} more "),
            (above, below) => format!(" ↑ {above} more  ↓ {below} more "),
        };
        self.put_right(list.right(), list.bottom(), list.width, &words, Role::Dim);
    }
}

/// Returns the first row of the thumb and its rows. It is at an edge only if nothing is hidden beyond that edge.
fn thumb(height: u16, shown: &Range<usize>, count: usize) -> Option<(u16, u16)> {
    let track = usize::from(height);
    let hidden = count.checked_sub(shown.len()).filter(|hidden| *hidden > 0 && !shown.is_empty())?;
    if track < 2 {
        return None;
    }
    let rows = (track * shown.len() / count).clamp(1, track - 1);
    let free = track - rows;
    let from = (free * shown.start + hidden / 2) / hidden;
    let (least, most) = (usize::from(shown.start > 0), free - usize::from(shown.end < count));
    // Where a single free row has to say both, the upper edge wins: more below is the more common news.
    let from = from.max(least).min(most.max(least.min(free)));
    Some((u16::try_from(from).unwrap_or(0), u16::try_from(rows).unwrap_or(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert, proptest};

    #[test]
    fn a_list_that_fits_has_no_scrollbar() {
        assert_eq!(thumb(10, &(0..10), 10), None);
        assert_eq!(thumb(10, &(0..0), 0), None);
        assert_eq!(thumb(10, &(0..10), 20), Some((0, 5)));
        assert_eq!(thumb(10, &(10..20), 20), Some((5, 5)));
    }

    proptest! {
        #[test]
        fn the_thumb_is_inside_and_at_an_edge_only_at_an_end(height in 3_u16..60, start in 0_usize..500, more in 0_usize..500) {
            let shown = start..start + usize::from(height);
            let count = shown.end + more;
            if let Some((from, rows)) = thumb(height, &shown, count) {
                prop_assert!(rows > 0 && from + rows <= height);
                if height > rows + 1 {
                    prop_assert!((from == 0) == (start == 0), "{from} {rows}");
                    prop_assert!((from + rows == height) == (more == 0), "{from} {rows}");
                }
            } else {
                prop_assert!(start == 0 && more == 0);
            }
        }
    }
}
