//! The review: the parts at the top, the rows of the current one below with the details of the row under the cursor, the
//! time at the right. The page of a person is headed by who they are.

mod person;
pub(super) mod rows;

use super::Memory;
use crate::app::App;
use crate::app::overlays::review::rows::Row;
use crate::app::overlays::review::{Part, Reviewing};
use crate::app::timer::{Pace, words};
use crate::domain::privacy::Datum;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::{Role, Signs};
use ratatui::layout::Rect;

/// The widest line of prose, for easy reading.
pub(super) const WIDEST: u16 = 100;
/// The columns of a label.
const LABEL: u16 = 10;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, body: Rect) {
    let Some(walk) = app.walk() else { return };
    canvas.clear(body);
    let inside = canvas.frame_along(body, &["Deal", "Review"], &in_all(walk));
    trail(canvas, walk, inside);
    let whole = inside.width;
    let inside = Rect { width: whole.min(WIDEST), ..inside };
    let gap = if inside.height > 15 { 2 } else { 1 };
    let mut below = down(inside, gap);
    if walk.part == Part::People {
        below = down(below, person::head(canvas, app, walk, Rect { width: whole, ..below }));
    }
    if walk.part == Part::Changed && !walk.news.is_empty() {
        below = down(below, ways(canvas, below));
    }
    let all = app.review_rows();
    let cursor = walk.cursor().min(all.len().saturating_sub(1));
    let detail = all.get(cursor).map(detail).unwrap_or_default();
    let said = u16::try_from(detail_rows(&detail, below.width)).unwrap_or(u16::MAX);
    // The list keeps half of the room; what it does not need goes to the words below.
    let list_needs = rows::needed(&all, below.width, below.height);
    let most = (below.height / 2).max(below.height.saturating_sub(list_needs + 1));
    let keep = said.min(most);
    let list = Rect { height: below.height.saturating_sub(keep + u16::from(keep > 0)), ..below };
    let shown = rows::draw(canvas, &all, cursor, &mut memory.review, list);
    canvas.scrollbar(Rect { width: whole, ..list }, &shown, all.len());
    if keep > 0 {
        // A line apart where there is room for one.
        words_below(canvas, &detail, down(below, list.height + 1));
    }
}

/// Explains the signs of the changes. Returns the rows used.
fn ways(canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let signs = canvas.theme.signs;
    let mut x = area.x;
    for (sign, role, words) in
        [(signs.worse, Role::Warn, "worse"), (signs.better, Role::Good, "better"), (signs.dot, Role::Dim, "other")]
    {
        x += canvas.put(x, area.y, 1, sign, role) + 1;
        x += canvas.put(x, area.y, area.right().saturating_sub(x), words, Role::Dim) + 3;
    }
    1
}

/// Returns the time left in all, and whether the clock is paused.
fn in_all(walk: &Reviewing) -> String {
    let left = words(walk.timer.left_in_all());
    if walk.timer.paused { format!("{left}, paused") } else { left }
}

/// Draws the parts, the current one marked and with its time left.
fn trail(canvas: &mut Canvas<'_>, walk: &Reviewing, area: Rect) {
    let signs = canvas.theme.signs;
    let (time, role) = part_time(walk, &signs);
    let from = canvas.put_right(area.right(), area.y, area.width / 2, &time, role);
    let number = format!("{}/{}", walk.part_index() + 1, Part::COUNT);
    if canvas.hides(Datum::Questions) {
        // What a part is called tells what is talked about.
        canvas.put(area.x, area.y, from.saturating_sub(area.x + 1), &format!("Part {number}"), Role::Dim);
        return;
    }
    let titles: usize = Part::ALL.iter().map(|part| width(part.title()) + 2).sum();
    // The sign before the current one, and the blank behind it and behind the number.
    let whole = width(&number) + titles + 3;
    let mut x = area.x + canvas.put(area.x, area.y, area.width, &number, Role::Accent) + 1;
    let room = from.saturating_sub(x);
    if whole > usize::from(from.saturating_sub(area.x)) {
        canvas.put(x, area.y, room.saturating_sub(1), &format!("{} {}", signs.here, walk.part.title()), Role::Accent);
        return;
    }
    for part in Part::ALL.iter().copied() {
        let (text, role) = if part == walk.part {
            (format!("{} {}", signs.here, part.title()), Role::Accent)
        } else {
            (part.title().to_owned(), Role::Dim)
        };
        x += canvas.put(x, area.y, from.saturating_sub(x), &text, role) + 2;
    }
}

fn part_time(walk: &Reviewing, signs: &Signs) -> (String, Role) {
    let text = words(walk.timer.left(walk.part_index()));
    match walk.timer.pace(walk.part_index()) {
        Pace::Fine => (format!("{text} here"), Role::Dim),
        Pace::Ending => (format!("{} {text} here", signs.alert), Role::Warn),
        Pace::Over => (format!("{} {text} here", signs.alert), Role::Warn),
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
        rest = labelled(canvas, LABEL, (label, text), role, rest);
    }
}

pub(super) fn labelled(
    canvas: &mut Canvas<'_>,
    columns: u16,
    (label, text): (&str, &str),
    role: Role,
    area: Rect,
) -> Rect {
    if area.height == 0 || text.is_empty() {
        return area;
    }
    canvas.put(area.x, area.y, columns - 1, label, Role::Dim);
    let right = Rect { x: area.x + columns, width: area.width.saturating_sub(columns), ..area };
    let used = canvas.put_wrapped(right, text, role).max(1);
    down(area, used)
}
