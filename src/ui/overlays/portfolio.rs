//! The review of several deals, one on each screen: name and time at the top, then one line for each fact, then the
//! five questions with today's and earlier answers.

use super::Memory;
use super::review::rows::sign;
use super::review::{WIDEST, labelled};
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::portfolio::{Portfolio, Row};
use crate::app::overlays::review::rows::Weight;
use crate::app::timer::{Pace, words};
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use std::ops::Range;

/// The columns before a row's text: its sign, its number, and blanks.
const INDENT: u16 = 4;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, body: Rect) {
    let (Some(open), Some(all)) = (app.deal.as_ref(), app.portfolio_here()) else { return };
    canvas.clear(body);
    let left = words(all.timer.left_in_all());
    let left = if all.timer.paused { format!("{left}, paused") } else { format!("{left} in all") };
    let inside = canvas.frame_along(body, &["Home", "Review, deal by deal"], &left);
    let end = position_and_time(canvas, all, inside);
    let columns = inside.width;
    let inside = Rect { width: columns.min(WIDEST), ..inside };
    canvas.put(inside.x, inside.y, end.saturating_sub(inside.x + 1), &open.deal.name, Role::Strong);
    let below = down(inside, 1);

    let rows = app.portfolio_rows();
    let facts = app.portfolio_facts();
    let text = |detail| blocks(canvas, app, &rows, all.cursor, below.width, detail);
    let whole = text(Detail::All);
    let lines = |blocks: &[Vec<Line>]| u16::try_from(blocks.iter().map(Vec::len).sum::<usize>()).unwrap_or(u16::MAX);
    let facts_least = u16::try_from(facts.len()).unwrap_or(u16::MAX);
    let fits = lines(&whole).saturating_add(facts_least + 1) <= below.height;
    let blocks = if fits { whole } else { text(Detail::UnderCursor) };
    let gaps = u16::try_from(blocks.len()).unwrap_or(0);
    let spare = below.height.saturating_sub(lines(&blocks).saturating_add(facts_least + 1));
    let airy = fits && spare >= gaps + 2;
    let list_lines = lines(&blocks).saturating_add(if airy { gaps } else { 0 }).min(below.height);
    // A line apart where there is room for one.
    let gap = u16::from(list_lines.saturating_add(facts_least) < below.height);
    let known = Rect { height: below.height.saturating_sub(list_lines + gap), ..below };
    let known = if airy { down(known, 1) } else { known };
    let used = draw_facts(canvas, &facts, known);
    let rest = if used == 0 { below } else { down(below, known.y - below.y + used + gap) };
    let (shown, lines) = draw_rows(canvas, &blocks, all.cursor, airy, &mut memory.review, rest);
    canvas.scrollbar(Rect { width: columns, ..rest }, &shown, lines);
}

/// Draws the deal's number among all and the time left for it, at the right. Returns the column where they begin.
fn position_and_time(canvas: &mut Canvas<'_>, all: &Portfolio, area: Rect) -> u16 {
    let left = words(all.timer.left(all.at));
    let (time, role) = match all.timer.pace(all.at) {
        Pace::Fine => (left, Role::Dim),
        Pace::Ending | Pace::Over => (format!("{} {left}", canvas.theme.signs.alert), Role::Warn),
    };
    let from = canvas.put_right(area.right(), area.y, area.width / 2, &time, role);
    let position = format!("{} of {}", all.at + 1, all.stops.len());
    canvas.put_right(from.saturating_sub(2), area.y, area.width / 3, &position, Role::Accent)
}

/// Draws the facts, one line each; spare rows go to facts that need more, from the first on. Returns the lines used.
fn draw_facts(canvas: &mut Canvas<'_>, facts: &[(&'static str, Weight, String)], area: Rect) -> u16 {
    let count = u16::try_from(facts.len()).unwrap_or(u16::MAX).min(area.height);
    let mut spare = area.height - count;
    let longest = facts.iter().map(|(label, ..)| width(label)).max().unwrap_or(0);
    let label_columns = u16::try_from(longest + 2).unwrap_or(u16::MAX);
    let mut rest = area;
    for (label, weight, text) in facts.iter().take(usize::from(count)) {
        let needs =
            u16::try_from(wrap(text, usize::from(area.width.saturating_sub(label_columns))).len()).unwrap_or(u16::MAX);
        let more = needs.saturating_sub(1).min(spare).min(2);
        spare -= more;
        let (_, _, role) = sign(*weight, &canvas.theme.signs);
        let role = match weight {
            Weight::Bad => Role::Bad,
            Weight::Warn => Role::Warn,
            Weight::Ask
            | Weight::Answer
            | Weight::Heading
            | Weight::Better
            | Weight::Worse
            | Weight::Good
            | Weight::Plain
            | Weight::Quiet => role,
        };
        labelled(canvas, label_columns, (label, text), role, Rect { height: 1 + more, ..rest });
        rest = down(rest, 1 + more);
    }
    rest.y - area.y
}

/// The amount of each row that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// All lines of every row.
    All,
    /// All lines of the row under the cursor, one of every other.
    UnderCursor,
}

/// A line of a row.
struct Line {
    /// The row's sign and number before the text; nothing on its later lines.
    mark: Option<(&'static str, Role, String)>,
    text: String,
    role: Role,
}

/// Returns the lines of each row.
fn blocks(canvas: &Canvas<'_>, app: &App, rows: &[Row], cursor: usize, columns: u16, detail: Detail) -> Vec<Vec<Line>> {
    let room = usize::from(columns.saturating_sub(INDENT));
    let wrapped = |text: &str, role: Role| {
        let lines = wrap(text, room).into_iter();
        lines.map(move |text| Line { mark: None, text, role }).collect::<Vec<Line>>()
    };
    let block = |(index, row): (usize, &Row)| {
        let here = index == cursor;
        let (mark, mark_role, _) = sign(row.weight, &canvas.theme.signs);
        let number = if index < app.playbook.review.portfolio.len() { (index + 1).to_string() } else { String::new() };
        let mark = Some((mark, mark_role, number));
        if !here && detail == Detail::UnderCursor {
            // The answer says more than the question once there is one.
            let (text, role) =
                if row.answer.is_empty() { (&row.text, Role::Text) } else { (&row.answer, Role::Strong) };
            return vec![Line { mark, text: text.clone(), role }];
        }
        let mut lines = wrapped(&row.text, if here { Role::Strong } else { Role::Text });
        if let Some(first) = lines.first_mut() {
            first.mark = mark;
        }
        if let Some(good) = app.portfolio_good().filter(|_| here) {
            lines.extend(wrapped(&format!("Good: {good}"), Role::Dim));
        }
        lines.extend(wrapped(&row.answer, Role::Strong));
        lines.extend(wrapped(&row.before, Role::Dim));
        lines
    };
    rows.iter().enumerate().map(block).collect()
}

/// Draws the rows from the one that keeps the cursor in sight. Returns the visible lines and their number in all.
fn draw_rows(
    canvas: &mut Canvas<'_>,
    blocks: &[Vec<Line>],
    cursor: usize,
    airy: bool,
    offset: &mut usize,
    area: Rect,
) -> (Range<usize>, usize) {
    let gap = usize::from(airy);
    let first_of = |index: usize| blocks[..index].iter().map(|lines| lines.len() + gap).sum::<usize>();
    let (Some(here), total) = (blocks.get(cursor), first_of(blocks.len()).saturating_sub(gap)) else {
        return (0..0, 0);
    };
    if area.height == 0 {
        return (0..0, 0);
    }
    let last = first_of(cursor) + here.len().saturating_sub(1);
    let shown = window(offset, last, usize::from(area.height), total);
    let top = shown.start.min(first_of(cursor));
    *offset = top;
    for (index, lines) in blocks.iter().enumerate() {
        for (within, line) in lines.iter().enumerate() {
            let at = first_of(index) + within;
            let Some(y) = at.checked_sub(top).and_then(|at| u16::try_from(at).ok()).filter(|at| *at < area.height)
            else {
                continue;
            };
            let y = area.y + y;
            canvas.hit(Rect { y, height: 1, ..area }, Hit::row(Area::Top, index, cursor));
            if let Some((mark, role, number)) = &line.mark {
                canvas.put(area.x, y, 1, mark, *role);
                canvas.put(area.x + 2, y, 1, number, Role::Dim);
            }
            canvas.put(area.x + INDENT, y, area.width.saturating_sub(INDENT), &line.text, line.role);
            if index == cursor && line.role != Role::Dim {
                canvas.select_across(y, 1);
                if within == 0 {
                    canvas.point_at(area.x, y);
                }
            }
        }
    }
    let end = total.min(top + usize::from(area.height));
    canvas.more(area, &(top..end), total);
    (top..end, total)
}
