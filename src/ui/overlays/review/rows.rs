//! The rows of a part: wrapped, as half a sentence says nothing, with a sign that says the same as its color.

use super::LABEL;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::review::rows::{Row, Weight};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::parts::text::wrap;
use crate::ui::theme::{Role, Signs};
use ratatui::layout::Rect;
use std::ops::Range;

/// The columns before a row's text: its sign and a blank.
const INDENT: u16 = 2;

/// Returns a row's sign, and the role of its color, which says the same.
pub(in crate::ui::overlays) fn sign(weight: Weight, signs: &Signs) -> (&'static str, Role, Role) {
    match weight {
        Weight::Ask => (signs.here, Role::Accent, Role::Accent),
        Weight::Answer => (" ", Role::Dim, Role::Strong),
        Weight::Heading => (" ", Role::Dim, Role::Strong),
        Weight::Better => (signs.better, Role::Good, Role::Text),
        Weight::Worse => (signs.worse, Role::Warn, Role::Text),
        Weight::Good => (signs.check, Role::Good, Role::Text),
        Weight::Plain => (signs.dot, Role::Dim, Role::Text),
        Weight::Warn => (signs.alert, Role::Warn, Role::Text),
        Weight::Bad => ("!", Role::Bad, Role::Text),
        Weight::Quiet => (" ", Role::Dim, Role::Dim),
    }
}

/// The number of rows whose labels are looked at: a list of everybody has none.
const LABELED: usize = 64;

/// Returns the columns of a label in these rows: none is cut.
pub(super) fn label_columns(all: &[Row]) -> u16 {
    let longest = all.iter().take(LABELED).map(|row| width(row.label)).max().unwrap_or(0);
    u16::try_from(longest + 2).unwrap_or(u16::MAX).max(LABEL)
}

/// Returns the columns before a row's text.
fn indent(row: &Row, label: u16) -> u16 {
    if row.label.is_empty() { INDENT } else { INDENT + label }
}

fn height(row: &Row, label: u16, columns: u16) -> u16 {
    let lines = wrap(&row.text, usize::from(columns.saturating_sub(indent(row, label)))).len().max(1);
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// Returns the number of lines that all rows take, or more than `most`: there may be 50,000 rows.
pub(super) fn needed(all: &[Row], columns: u16, most: u16) -> u16 {
    let label = label_columns(all);
    let mut lines: u16 = 0;
    for row in all {
        lines = lines.saturating_add(height(row, label, columns));
        if lines > most {
            break;
        }
    }
    lines
}

/// Returns the first row to show so that a row is the last one that fits.
fn first_for(all: &[Row], last: usize, area: Rect) -> usize {
    let label = label_columns(all);
    let mut first = last;
    let mut used = all.get(last).map_or(0, |row| height(row, label, area.width));
    while let Some(before) = first.checked_sub(1) {
        used = used.saturating_add(height(&all[before], label, area.width));
        if used > area.height {
            break;
        }
        first = before;
    }
    first
}

/// Draws the rows that keep the cursor in sight, each wrapped. Returns which are visible as a whole.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    all: &[Row],
    cursor: usize,
    offset: &mut usize,
    area: Rect,
) -> Range<usize> {
    if all.is_empty() || area.height == 0 {
        return 0..0;
    }
    let label = label_columns(all);
    // No room is left empty at the end while rows are hidden above.
    let most = first_for(all, all.len() - 1, area).min(cursor);
    *offset = (*offset).max(first_for(all, cursor, area)).min(most);
    let mut end = *offset;
    let mut y = area.y;
    for (index, row) in all.iter().enumerate().skip(*offset) {
        let left = area.bottom().saturating_sub(y);
        if left == 0 {
            break;
        }
        let here = index == cursor;
        let (mark, mark_role, role) = sign(row.weight, &canvas.theme.signs);
        canvas.put(area.x, y, 1, mark, mark_role);
        canvas.put(area.x + INDENT, y, label - 1, row.label, Role::Dim);
        let role = if here && role == Role::Text { Role::Strong } else { role };
        let indent = indent(row, label);
        let room = Rect { x: area.x + indent, y, width: area.width.saturating_sub(indent), height: left };
        let used = canvas.put_wrapped(room, &row.text, role).max(1);
        canvas.hit(Rect { y, height: used, ..area }, Hit::row(Area::Top, index, cursor));
        if here {
            canvas.select_across(y, used);
            canvas.point_at(area.x, y);
        }
        y += used;
        if used == height(row, label, area.width) {
            end = index + 1;
        }
    }
    let shown = *offset..end;
    canvas.more(area, &shown, all.len());
    shown
}
