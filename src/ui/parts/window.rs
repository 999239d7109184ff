//! The visible rows of a long list.

use std::ops::Range;

/// Moves an offset just far enough to show the cursor, and returns the visible rows.
pub fn window(offset: &mut usize, cursor: usize, height: usize, count: usize) -> Range<usize> {
    if height == 0 {
        return 0..0;
    }
    *offset = (*offset).min(cursor).max((cursor + 1).saturating_sub(height));
    *offset = (*offset).min(count.saturating_sub(height));
    *offset..(*offset + height).min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_always_shows_and_no_row_is_wasted() {
        let mut offset = 0;
        for cursor in [0, 5, 99, 50, 0, 99] {
            let rows = window(&mut offset, cursor, 10, 100);
            assert!(rows.contains(&cursor) && rows.len() == 10);
        }
        assert_eq!(window(&mut offset, 2, 10, 3), 0..3);
        assert_eq!(window(&mut offset, 0, 0, 3), 0..0);
    }
}
