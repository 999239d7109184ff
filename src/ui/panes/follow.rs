//! The coach window: the question to ask at the left, large; at the right the private details about the person shown.
//! In a narrow window they are one below the other.

use crate::app::App;
use crate::app::following::Line;
use crate::app::mouse::{Area, Hit};
use crate::app::timer::{Pace, Timer, words};
use crate::domain::privacy::PrivacyLevel;
use crate::ui::arrange::Regions;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The width from which there are two columns, if the left one fits.
const TWO_FROM: u16 = 100;
/// The columns of a label.
const LABEL: u16 = 11;
/// The columns by which the question is indented.
const INDENT: u16 = 2;

/// Draws the coach window's header: that it is for the coach only, which deal, and how much time is left.
pub(in crate::ui) fn header(canvas: &mut Canvas<'_>, app: &App, regions: &Regions) {
    let area = regions.header;
    let right = area.right().saturating_sub(1);
    let shown = app.followed_time().filter(|_| app.waits_to_follow().is_none());
    let time = shown.map(|(timer, part)| time(canvas, &timer, part, area.width > 76));
    let left_of_time = match time {
        Some((time, role)) => canvas.put_right(right, area.y, area.width / 2, &time, role),
        None => right,
    };
    let mut x = area.x + 1;
    let is_narrow = area.width <= 76;
    let seen = match app.privacy.clients() {
        0 | 1 => "YOUR EYES ONLY".to_owned(),
        many if is_narrow => format!("{many} WATCHING"),
        many => format!("{many} WATCHING: PRIVATE LINES HIDDEN"),
    };
    x += canvas.put(x, area.y, area.width, &seen, Role::Warn) + 2;
    let level = match (app.followed_level(), is_narrow) {
        (PrivacyLevel::All, _) => "",
        (PrivacyLevel::Team, false) => "privacy mode: team",
        (PrivacyLevel::Team, true) => "team",
        (PrivacyLevel::Customer, false) => "privacy mode: customer",
        (PrivacyLevel::Customer, true) => "customer",
    };
    let kept = if level.is_empty() { 0 } else { columns(level) + 2 };
    if let Some(open) = app.deal.as_ref() {
        x += canvas.put(x, area.y, left_of_time.saturating_sub(x + 2 + kept), &open.deal.name, Role::Strong) + 2;
    }
    if kept > 0 {
        canvas.put(x, area.y, left_of_time.saturating_sub(x + 1), level, Role::Dim);
    }
}

/// Returns the time left here, and in all; the sign says the same as the color.
fn time(canvas: &Canvas<'_>, timer: &Timer, part: usize, whole: bool) -> (String, Role) {
    let here = words(timer.left(part));
    let (sign, role) = match timer.pace(part) {
        Pace::Fine => ("", Role::Text),
        Pace::Ending | Pace::Over => (canvas.theme.signs.alert, Role::Warn),
    };
    let gap = if sign.is_empty() { "" } else { " " };
    let paused = if timer.paused { ", paused" } else { "" };
    let all = if whole && timer.parts().count() > 1 {
        format!(" {} {} in all", canvas.theme.signs.dot, words(timer.left_in_all()))
    } else {
        String::new()
    };
    (format!("{sign}{gap}{here} here{paused}{all}"), role)
}

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, body: Rect) {
    canvas.hit(body, Hit::Area(Area::Top));
    if let Some((what, todo)) = app.waits_to_follow() {
        let inside = canvas.frame(body, "Coach", "", Focus::Here);
        let area = Rect { y: inside.y + inside.height / 4, height: inside.height - inside.height / 4, ..inside };
        canvas.point_at(area.x, area.y);
        let used = canvas.put_wrapped(area, what, Role::Strong);
        let below = Rect { y: area.y + used + 1, height: area.height.saturating_sub(used + 1), ..area };
        canvas.put_wrapped(below, &todo, Role::Text);
        return;
    }
    let (asked, about) = app.followed_lines();
    let name = app.followed().map(|person| app.called(person).to_string());
    let title = name.as_ref().map_or_else(|| "Ask".to_owned(), |name| format!("Ask about {name}"));
    let position = app.followed_position().unwrap_or_default();
    let next = app.comes_next().map(|next| format!("Next: {next}")).unwrap_or_default();
    let left = Rect { width: body.width / 2, ..body };
    let fits = rows(&asked, left.width.saturating_sub(4)) + 2 <= usize::from(left.height.saturating_sub(2));
    if body.width >= TWO_FROM && fits && !asked.is_empty() && !about.is_empty() {
        let right = Rect { x: left.right(), width: body.width - left.width, ..body };
        let inside = canvas.frame(left, &title, &position, Focus::Here);
        let inside = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
        column(canvas, &asked, 0, inside);
        below(canvas, left, &next);
        let title = format!("{}, for you alone", name.unwrap_or_default());
        let inside = canvas.frame(right, &title, "", Focus::Elsewhere);
        column(canvas, &about, app.followed_from(), inside);
        return;
    }
    let mut all = asked;
    if let Some(name) = name.filter(|_| !about.is_empty()) {
        all.push(Line::Heading(format!("{name}, for you alone")));
    }
    all.extend(about);
    let inside = canvas.frame(body, &title, &position, Focus::Here);
    column(canvas, &all, app.followed_from(), inside);
    below(canvas, body, &next);
}

/// Draws what comes next, in the lower edge of a frame.
fn below(canvas: &mut Canvas<'_>, frame: Rect, text: &str) {
    if !text.is_empty() {
        canvas.put(
            frame.x + 2,
            frame.bottom().saturating_sub(1),
            frame.width.saturating_sub(32),
            &format!(" {text} "),
            Role::Dim,
        );
    }
}

/// Returns the number of rows that lines take at a width.
fn rows(lines: &[Line], columns: u16) -> usize {
    lines.iter().enumerate().map(|(index, line)| needs(line, index, columns)).sum()
}

fn needs(line: &Line, index: usize, columns: u16) -> usize {
    match line {
        Line::Ask(text) => wrap(text, usize::from(columns.saturating_sub(INDENT))).len() + 1,
        Line::Heading(_) => 1 + usize::from(index > 0),
        Line::Text(label, text) => wrap(text, usize::from(columns.saturating_sub(indent(label)))).len().max(1),
    }
}

/// Returns the column at which a line's text begins: after its label. A line without one continues the line above, or
/// is long.
fn indent(label: &str) -> u16 {
    LABEL.max(columns(label) + 1)
}

/// Returns the columns of a text that the program says.
fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(0)
}

/// Draws the lines from one on; the lower edge says if there are more.
fn column(canvas: &mut Canvas<'_>, lines: &[Line], from: usize, area: Rect) {
    let from = from.min(lines.len().saturating_sub(1));
    let (mut y, mut gap, mut is_cut, mut end) = (area.y, 0, false, from);
    for line in lines.iter().skip(from) {
        // What is to be asked and what is headed stands a line apart.
        y += gap.max(u16::from(matches!(line, Line::Heading(_)) && y > area.y));
        gap = 0;
        let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        if rest.height == 0 {
            is_cut = true;
            break;
        }
        end += 1;
        match line {
            Line::Ask(text) => {
                let inner = Rect { x: rest.x + INDENT, width: rest.width.saturating_sub(INDENT), ..rest };
                canvas.put(rest.x, y, 1, canvas.theme.signs.here, Role::Accent);
                let used = canvas.put_wrapped(inner, text, Role::Strong);
                is_cut |= usize::from(used) < wrap(text, usize::from(inner.width)).len();
                y += used;
                gap = 1;
            }
            Line::Heading(text) => {
                canvas.put(area.x, y, area.width, text, Role::Strong);
                y += 1;
            }
            Line::Text(label, text) => {
                let left = indent(label);
                canvas.put(rest.x, y, left, label, Role::Dim);
                let inner = Rect { x: rest.x + left, width: rest.width.saturating_sub(left), ..rest };
                let used = canvas.put_wrapped(inner, text, Role::Text);
                is_cut |= usize::from(used) < wrap(text, usize::from(inner.width)).len();
                y += used.max(1);
            }
        }
    }
    // A line that is cut counts as hidden.
    let end = if is_cut { end.min(lines.len() - 1) } else { end };
    let shown = from.min(end)..end;
    canvas.scrollbar(area, &shown, lines.len());
    canvas.more(area, &shown, lines.len());
}
