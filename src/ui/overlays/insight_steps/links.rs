//! What only we do on the left, what they believe drives their goal on the right, and an arrow for each link.
//!
//! Each strength has a column of its own between the two, in which its arrows run up and down. Where lines meet, a cell
//! knows from which sides, so that crossings and turns are drawn as such.

use crate::app::mouse::{Area, Hit};
use crate::domain::record::insight::Insight;
use crate::domain::record::insight::beliefs::Driver;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

/// The sides of a cell that a line leads to.
const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;
/// The widest column of texts.
const WIDEST: u16 = 44;

/// The lines between the two columns: for each cell, the sides that it leads to.
type Cells = BTreeMap<(u16, u16), u8>;

pub(super) fn draw(canvas: &mut Canvas<'_>, insight: &Insight, cursor: usize, area: Rect) {
    let ours = &insight.differentiators;
    let theirs: Vec<&Driver> = insight.tree().into_iter().map(|branch| branch.driver).collect();
    if ours.is_empty() || theirs.is_empty() {
        let words =
            if ours.is_empty() { "Add what only you do first." } else { "Add what they believe drives it first." };
        canvas.put(area.x, area.y, area.width, words, Role::Dim);
        return;
    }
    let tracks = u16::try_from(ours.len()).unwrap_or(u16::MAX).min(area.width / 4);
    let band = tracks * 2 + 4;
    let left = (area.width.saturating_sub(band) / 2).min(WIDEST);
    let right = area.width.saturating_sub(left + band).min(WIDEST);
    let at_right = area.x + left + band;
    let cursor = cursor.min(ours.len() - 1);
    let rows = |y: u16| area.y + 1 + y;
    let most = area.height.saturating_sub(1);
    canvas.put(area.x, area.y, left, "Only we", Role::Dim);
    canvas.put(at_right, area.y, right, "They believe it's driven by", Role::Dim);
    let left_rows = placed(ours.len(), most);
    let right_rows = placed(theirs.len(), most);
    let mut cells = Cells::new();
    let mut mine = Cells::new();
    for (at, one) in ours.iter().enumerate() {
        let Some(from) = left_rows.get(at).copied() else { continue };
        let track = area.x + left + 1 + u16::try_from(at).unwrap_or(0).min(tracks.saturating_sub(1)) * 2;
        let to = theirs.iter().enumerate().filter(|(_, driver)| one.moves.has(driver.id));
        for to in to.filter_map(|(at, _)| right_rows.get(at).copied()) {
            let ends = (area.x + left, at_right - 2);
            route(&mut cells, ends, track, (rows(from), rows(to)));
            if at == cursor {
                route(&mut mine, ends, track, (rows(from), rows(to)));
            }
        }
        let is_here = at == cursor;
        let role = if is_here { Role::Strong } else { Role::Text };
        canvas.put(area.x, rows(from), left.saturating_sub(1), &one.text, role);
        canvas.hit(Rect { x: area.x, y: rows(from), width: left, height: 1 }, Hit::row(Area::Top, at, cursor));
    }
    for (cell, sides) in &cells {
        let role = if mine.contains_key(cell) { Role::Accent } else { Role::Dim };
        canvas.put(cell.0, cell.1, 1, line(*sides, canvas.theme.signs.lines), role);
    }
    let chosen = &ours[cursor];
    for (at, driver) in theirs.iter().enumerate() {
        let Some(y) = right_rows.get(at).copied().map(rows) else { continue };
        let is_moved = ours.iter().any(|one| one.moves.has(driver.id));
        let role = if chosen.moves.has(driver.id) { Role::Accent } else { Role::Dim };
        let tip = if canvas.theme.signs.lines { "▶" } else { ">" };
        canvas.put(at_right - 2, y, 1, if is_moved { tip } else { " " }, role);
        let role = if chosen.moves.has(driver.id) { Role::Strong } else { Role::Text };
        // What they don't see yet is marked as in B.
        let text = if driver.added { format!("+ {}", driver.text) } else { driver.text.to_string() };
        canvas.put(at_right, y, right, &text, role);
    }
    if let Some(from) = left_rows.get(cursor).copied() {
        // Only the left column: what stands beside it need not be linked to it.
        canvas.select_rows(Rect { width: left.saturating_sub(1), ..area }, rows(from), 1);
        canvas.point_at(area.x, rows(from));
    }
    below(canvas, insight, cursor, (left_rows.len().max(right_rows.len()), most), area);
}

/// Says the links of the strength under the cursor in words, below the drawing, where there is room.
fn below(canvas: &mut Canvas<'_>, insight: &Insight, cursor: usize, (_, most): (usize, u16), area: Rect) {
    let one = &insight.differentiators[cursor];
    let all: Vec<&str> =
        insight.drivers.iter().filter(|driver| one.moves.has(driver.id)).map(|driver| driver.text.as_str()).collect();
    let words = if all.is_empty() {
        format!("{}: no link yet", one.text)
    } else {
        format!("{} moves: {}", one.text, all.join(" · "))
    };
    let last = placed(insight.differentiators.len(), most).last().copied().unwrap_or(0);
    let last = last.max(placed(insight.drivers.len(), most).last().copied().unwrap_or(0));
    let y = area.y + 3 + last;
    let rows = u16::try_from(wrap(&words, usize::from(area.width)).len()).unwrap_or(1);
    if y + rows <= area.bottom() {
        canvas.put_wrapped(Rect { y, height: rows, ..area }, &words, Role::Text);
    }
}

/// Returns the row of each text in a column: every other row where there is room.
fn placed(count: usize, most: u16) -> Vec<u16> {
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    let step = if count.saturating_mul(2) <= most { 2 } else { 1 };
    (0..count.min(most)).map(|at| at * step).collect()
}

/// Draws a line from the left end to the track, along it, and to the right end.
fn route(cells: &mut Cells, (from, to): (u16, u16), track: u16, (y, end): (u16, u16)) {
    let mut add = |x: u16, y: u16, sides: u8| *cells.entry((x, y)).or_insert(0) |= sides;
    for x in from..track {
        add(x, y, LEFT | RIGHT);
    }
    add(track, y, LEFT);
    for x in track + 1..to {
        add(x, end, LEFT | RIGHT);
    }
    add(track, end, RIGHT);
    for row in y.min(end)..y.max(end) {
        add(track, row, DOWN);
        add(track, row + 1, UP);
    }
}

/// Returns the sign for a cell that leads to these sides.
const fn line(sides: u8, unicode: bool) -> &'static str {
    if !unicode {
        return match sides {
            s if s & (UP | DOWN) == 0 => "-",
            s if s & (LEFT | RIGHT) == 0 => "|",
            _ => "+",
        };
    }
    match sides {
        s if s & (LEFT | RIGHT) == 0 => "│",
        s if s & (UP | DOWN) == 0 => "─",
        s if s == UP | RIGHT => "╰",
        s if s == DOWN | RIGHT => "╭",
        s if s == UP | LEFT => "╯",
        s if s == DOWN | LEFT => "╮",
        s if s == UP | DOWN | RIGHT => "├",
        s if s == UP | DOWN | LEFT => "┤",
        s if s == UP | LEFT | RIGHT => "┴",
        s if s == DOWN | LEFT | RIGHT => "┬",
        _ => "┼",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leaves_on_its_row_and_arrives_on_the_other() {
        let mut cells = Cells::new();
        route(&mut cells, (0, 6), 3, (5, 2));
        let at = |x: u16, y: u16| cells.get(&(x, y)).map_or(" ", |sides| line(*sides, true));
        assert_eq!([at(0, 5), at(3, 5), at(3, 4), at(3, 2), at(5, 2), at(6, 2)], ["─", "╯", "│", "╭", "─", " "]);
        let mut level = Cells::new();
        route(&mut level, (0, 6), 3, (5, 5));
        assert_eq!((0..6).map(|x| line(level[&(x, 5)], false)).collect::<String>(), "------");
    }

    #[test]
    fn texts_have_a_row_each_and_a_gap_where_there_is_room() {
        assert_eq!(placed(3, 9), [0, 2, 4]);
        assert_eq!(placed(3, 4), [0, 1, 2]);
        assert_eq!(placed(9, 4), [0, 1, 2, 3]);
    }
}
