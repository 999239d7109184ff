//! What the customer believes, A, and what we want them to see, B, as two trees: beside each other where there is room,
//! below each other otherwise. Then who has come from the one to the other, and the row under the cursor in full.

mod people;
mod tree;

use super::Memory;
use super::group::about;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::beliefs::{BeliefRow, rows};
use crate::domain::record::insight::Insight;
use crate::export::words::beliefs::agreed_words;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The fewest columns in which the trees are beside each other.
const WIDE: u16 = 96;
/// The columns between the trees.
const GAP: u16 = 3;
/// The columns of a line that its text can't have: what leads to it, its signs, what is at its end.
const BESIDE: usize = 28;
/// The fewest rows of the trees and people, however long the details below them.
const LEAST: u16 = 8;

/// One half of a line: a tree's line or a person's, from left to right.
#[derive(Debug, Clone, Default)]
struct Half {
    /// The texts, each with its role.
    parts: Vec<(String, Role)>,
    /// The text at the right end.
    right: Option<(String, Role)>,
}

/// A line on the screen.
#[derive(Debug, Clone, Default)]
struct Drawn {
    /// The row that it belongs to; nothing for a head or a gap.
    row: Option<usize>,
    /// Whether the cursor is drawn on it: not on the line of A where B is below it.
    has_cursor: bool,
    /// The left half, or the whole line.
    left: Half,
    /// The right half, where the trees are beside each other.
    beside: Option<Half>,
}

impl Half {
    fn of(text: impl Into<String>, role: Role) -> Self {
        Self { parts: vec![(text.into(), role)], ..Self::default() }
    }
}

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, body: Rect) {
    canvas.clear(body);
    let trail = ["Deal", "Case for change", "A and B"];
    let (Some((view, insight)), Some(open)) = (app.beliefs(), app.deal.as_ref()) else {
        let inside = canvas.frame_along(body, &trail, "");
        canvas.put_wrapped(inside, "This insight was removed. Esc goes back.", Role::Dim);
        return;
    };
    let inside = canvas.frame_along(body, &trail, &agreed_words(open.shown(), insight));
    let all = rows(open.shown(), insight);
    let cursor = view.cursor.min(all.len().saturating_sub(1));
    let mut about = app.about_belief();
    let room = if inside.width >= WIDE { inside.width / 2 } else { inside.width };
    // The tree shows the whole text already.
    about.retain(|said| said.label != "Says" || width(&said.text) + BESIDE > usize::from(room));
    let mut details = about::lines(about, inside.width);
    let said = u16::try_from(details.len()).unwrap_or(u16::MAX);
    let keep = said.min(inside.height * 2 / 5).min(inside.height.saturating_sub(LEAST + 1));
    if details.len() > usize::from(keep) {
        details.truncate(usize::from(keep));
        details.last_mut().into_iter().for_each(|(_, text, _)| text.push_str(canvas.theme.signs.cut));
    }
    let top = Rect { height: inside.height.saturating_sub(keep + u16::from(keep > 0)), ..inside };
    let lines = drawn(canvas, app, insight, &all, top);
    put_lines(canvas, &lines, cursor, memory, top);
    if keep > 0 {
        let across = canvas.theme.signs.empty.repeat(usize::from(inside.width));
        canvas.put(inside.x, top.bottom(), inside.width, &across, Role::Border);
        about::draw(canvas, &details, Rect { y: top.bottom() + 1, height: keep, ..inside });
    }
}

/// Returns all lines: the trees, then the people.
fn drawn(canvas: &Canvas<'_>, app: &App, insight: &Insight, all: &[BeliefRow], area: Rect) -> Vec<Drawn> {
    let mut lines = if area.width >= WIDE {
        tree::beside(insight, canvas.theme.signs)
    } else {
        tree::below(insight, canvas.theme.signs)
    };
    lines.push(Drawn::default());
    lines.extend(people::lines(app, insight, all, canvas.theme.signs));
    lines
}

/// Draws the lines around the cursor.
fn put_lines(canvas: &mut Canvas<'_>, lines: &[Drawn], cursor: usize, memory: &mut Memory, area: Rect) {
    let is_here = |line: &Drawn| line.has_cursor && line.row == Some(cursor);
    let at = lines.iter().position(is_here).unwrap_or(0);
    let height = usize::from(area.height);
    // With the cursor on the first row, what is above it shows too.
    if cursor == 0 && at < height {
        memory.beliefs = 0;
    }
    let shown = window(&mut memory.beliefs, at, height, lines.len());
    canvas.scrollbar(area, &shown, lines.len());
    canvas.more(area, &shown, lines.len());
    let half = (area.width.saturating_sub(GAP)) / 2;
    let mut is_first = true;
    for (y, line) in (area.y..).zip(&lines[shown]) {
        let whole = Rect { y, height: 1, ..area };
        if let Some(right) = &line.beside {
            put_half(canvas, &line.left, Rect { width: half, ..whole });
            let x = area.x + half + GAP;
            put_half(canvas, right, Rect { x, width: area.right().saturating_sub(x), ..whole });
        } else {
            put_half(canvas, &line.left, whole);
        }
        let Some(row) = line.row else { continue };
        canvas.hit(whole, Hit::row(Area::Top, row, cursor));
        if is_here(line) {
            canvas.select_across(y, 1);
            if is_first {
                canvas.point_at(area.x, y);
            }
            is_first = false;
        }
    }
}

fn put_half(canvas: &mut Canvas<'_>, half: &Half, area: Rect) {
    let mut end = area.right();
    if let Some((right, role)) = &half.right {
        let columns = u16::try_from(width(right)).unwrap_or(u16::MAX).min(area.width / 2);
        end = canvas.put_right(area.right(), area.y, columns, right, *role).saturating_sub(2);
    }
    let mut x = area.x;
    for (text, role) in &half.parts {
        x += canvas.put(x, area.y, end.saturating_sub(x), text, *role);
    }
}
