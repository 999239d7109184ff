//! The rows of a part: wrapped, as half a sentence says nothing, with a sign that says the same as its color.

use crate::app::mouse::{Hit, Place};
use crate::app::overlays::review::rows::{Row, Weight};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::parts::window::window;
use crate::ui::theme::{Role, Signs};
use ratatui::layout::Rect;
use std::ops::Range;

/// The columns before a row's text: its sign and a blank.
const INDENT: u16 = 2;

/// Returns a row's sign, and the role of its color, which says the same.
pub(in crate::ui::overlays) fn sign(weight: Weight, signs: &Signs) -> (&'static str, Role, Role) {
    match weight {
        Weight::Good => (signs.check, Role::Good, Role::Text),
        Weight::Plain => (signs.dot, Role::Dim, Role::Text),
        Weight::Warn => (signs.alert, Role::Warn, Role::Text),
        Weight::Bad => ("!", Role::Bad, Role::Text),
        Weight::Quiet => (" ", Role::Dim, Role::Dim),
    }
}

fn text_room(width: u16) -> usize {
    usize::from(width.saturating_sub(INDENT))
}

/// Returns the number of lines that all rows take.
pub(super) fn needed(all: &[Row], columns: u16) -> usize {
    all.iter().map(|row| wrap(&row.text, text_room(columns)).len().max(1)).sum()
}

/// Draws the rows from the one that keeps the cursor in sight, each wrapped. Returns the visible lines and their
/// number in all.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    all: &[Row],
    cursor: usize,
    offset: &mut usize,
    area: Rect,
) -> (Range<usize>, usize) {
    let heights: Vec<usize> = all.iter().map(|row| wrap(&row.text, text_room(area.width)).len().max(1)).collect();
    let first_of = |place: usize| heights[..place].iter().sum::<usize>();
    if all.is_empty() || area.height == 0 {
        return (0..0, 0);
    }
    // The window is over lines; the row under the cursor shows whole, from its first line.
    let total = first_of(all.len());
    let last_line = first_of(cursor) + heights[cursor].saturating_sub(1);
    let shown = window(offset, last_line, usize::from(area.height), total);
    let top = shown.start.min(first_of(cursor));
    *offset = top;
    let mut line = 0;
    for (place, row) in all.iter().enumerate() {
        let height = heights[place];
        let begins = line;
        line += height;
        if begins < top {
            continue;
        }
        let Some(y) = u16::try_from(begins - top).ok().filter(|y| *y < area.height).map(|y| area.y + y) else { break };
        let here = place == cursor;
        let (mark, mark_role, role) = sign(row.weight, &canvas.theme.signs);
        canvas.put(area.x, y, 1, mark, mark_role);
        let role = if here { Role::Strong } else { role };
        let room = Rect { x: area.x + INDENT, y, width: area.width.saturating_sub(INDENT), height: area.bottom() - y };
        let used = canvas.put_wrapped(room, &row.text, role).max(1);
        canvas.hit(Rect { y, height: used, ..area }, Hit::row(Place::Top, place, cursor));
        if here {
            canvas.select_across(y, used);
            canvas.point_at(area.x, y);
        }
    }
    let end = total.min(top + usize::from(area.height));
    canvas.more(area, &(top..end), total);
    (top..end, total)
}
