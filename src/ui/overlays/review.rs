//! The review: the parts on top, the present one below, the time at the right. A person fills the screen alone.

mod person;

use crate::app::App;
use crate::app::overlays::review::rows::{Row, Weight};
use crate::app::overlays::review::{Part, Reviewing};
use crate::app::timer::{Pace, words};
use crate::ui::Memory;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::{width, wrap};
use crate::ui::parts::window::window;
use crate::ui::theme::{Role, Signs};
use ratatui::layout::Rect;

/// Prose is no wider.
const WIDEST: u16 = 100;
/// Columns before a row's text: its sign and a blank.
const INDENT: u16 = 2;
/// Columns of a label.
const LABEL: u16 = 9;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, body: Rect) {
    let (Some(open), Some(walk)) = (app.deal.as_ref(), app.walk()) else { return };
    canvas.clear(body);
    let title = format!("Review {} {}", canvas.theme.signs.dot, open.deal.name);
    let inside = canvas.frame(body, &title, &in_all(walk), Focus::Here);
    let inside = Rect { width: inside.width.min(WIDEST), ..inside };
    trail(canvas, walk, inside);
    let gap = if inside.height > 15 { 2 } else { 1 };
    let below = down(inside, gap);
    if walk.part == Part::People {
        person::draw(canvas, app, walk, below);
        return;
    }
    let all = app.review_rows();
    let cursor = walk.cursor().min(all.len().saturating_sub(1));
    let detail = all.get(cursor).map(|row| detail(row)).unwrap_or_default();
    let said = u16::try_from(detail_rows(&detail, below.width)).unwrap_or(u16::MAX);
    // The list keeps half of the room; what it does not need goes to the words below.
    let lines = rows_needed(&all, below.width);
    let list_needs = u16::try_from(lines).unwrap_or(u16::MAX);
    let most = (below.height / 2).max(below.height.saturating_sub(list_needs + 1));
    let keep = said.min(most);
    let list = Rect { height: below.height.saturating_sub(keep + u16::from(keep > 0)), ..below };
    rows(canvas, &all, cursor, &mut memory.review, list);
    let rest = down(below, list.height + 1);
    if keep > 0 {
        // A line apart where there is room for one.
        words_below(canvas, &detail, rest);
    }
}

/// What is left of the whole time; whether it rests.
fn in_all(walk: &Reviewing) -> String {
    let left = words(walk.timer.left_in_all());
    if walk.timer.paused { format!("{left}, paused") } else { left }
}

/// The parts, the present one marked, with what is left of its time.
fn trail(canvas: &mut Canvas<'_>, walk: &Reviewing, area: Rect) {
    let signs = canvas.theme.signs;
    let (time, role) = part_time(walk, &signs);
    let from = canvas.put_right(area.right(), area.y, area.width / 2, &time, role);
    let whole: usize = Part::ALL.iter().map(|part| width(part.title()) + 4).sum();
    if whole > usize::from(from.saturating_sub(area.x)) {
        let text = format!("{} {}/{} {}", signs.here, walk.place() + 1, Part::ALL.len(), walk.part.title());
        canvas.put(area.x, area.y, from.saturating_sub(area.x + 1), &text, Role::Accent);
        return;
    }
    let mut x = area.x;
    for part in Part::ALL {
        let here = part == walk.part;
        let (sign, role) = if here { (signs.here, Role::Accent) } else { (" ", Role::Dim) };
        x += canvas.put(x, area.y, 1, sign, role).max(1) + 1;
        x += canvas.put(x, area.y, from.saturating_sub(x), part.title(), role) + 2;
    }
}

fn part_time(walk: &Reviewing, signs: &Signs) -> (String, Role) {
    let text = words(walk.timer.left(walk.place()));
    match walk.timer.pace(walk.place()) {
        Pace::Fine => (format!("{text} here"), Role::Dim),
        Pace::Ending => (format!("{} {text} here", signs.alert), Role::Warn),
        Pace::Over => (format!("{} {text} here", signs.alert), Role::Warn),
    }
}

fn down(area: Rect, by: u16) -> Rect {
    let by = by.min(area.height);
    Rect { y: area.y + by, height: area.height - by, ..area }
}

/// A row's sign, which says the same as its colour.
fn sign(weight: Weight, signs: &Signs) -> (&'static str, Role, Role) {
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

fn rows_needed(all: &[Row], columns: u16) -> usize {
    all.iter().map(|row| wrap(&row.text, text_room(columns)).len().max(1)).sum()
}

/// The rows from the one that keeps the cursor in sight; each is wrapped, since half a sentence is none.
fn rows(canvas: &mut Canvas<'_>, all: &[Row], cursor: usize, offset: &mut usize, area: Rect) {
    let heights: Vec<usize> = all.iter().map(|row| wrap(&row.text, text_room(area.width)).len().max(1)).collect();
    let first_of = |place: usize| heights[..place].iter().sum::<usize>();
    if all.is_empty() || area.height == 0 {
        return;
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
        if here {
            canvas.lay(Rect { x: area.x, y, width: area.width, height: used }, Role::Selected);
            canvas.point_at(area.x, y);
        }
    }
    if top + usize::from(area.height) < total {
        canvas.put_right(area.right(), area.bottom(), 16, " ↓ more below ", Role::Dim);
    }
}

fn detail(row: &Row) -> Vec<(&'static str, String)> {
    row.more.iter().filter(|(_, text)| !text.is_empty()).cloned().collect()
}

fn detail_rows(detail: &[(&'static str, String)], width: u16) -> usize {
    let room = usize::from(width.saturating_sub(LABEL));
    detail.iter().map(|(_, text)| wrap(text, room).len().max(1)).sum()
}

fn words_below(canvas: &mut Canvas<'_>, detail: &[(&'static str, String)], area: Rect) {
    let mut rest = area;
    for (label, text) in detail {
        let role = if *label == "Ask" { Role::Accent } else { Role::Text };
        rest = labelled(canvas, label, text, role, rest);
    }
}

fn labelled(canvas: &mut Canvas<'_>, label: &str, text: &str, role: Role, area: Rect) -> Rect {
    if area.height == 0 || text.is_empty() {
        return area;
    }
    canvas.put(area.x, area.y, LABEL - 1, label, Role::Dim);
    let right = Rect { x: area.x + LABEL, width: area.width.saturating_sub(LABEL), ..area };
    let used = canvas.put_wrapped(right, text, role).max(1);
    down(area, used)
}
