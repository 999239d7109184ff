//! An import: what was read, the question that has to be answered first, then the people to choose from, and below them
//! what would change about the selected one.

use super::Memory;
use crate::app::App;
use crate::app::importing::{Beside, Choosing, ColumnChoice, Line};
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::import::{Import, Stage};
use crate::domain::change::import::{Difference, Fate};
use crate::domain::record::dates::reading::DayOrder;
use crate::domain::record::dates::spelled;
use crate::export::words::count;
use crate::import::Either;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The columns of the sign for a chosen row, and of the word for what becomes of it.
const SIGN: u16 = 4;
const FATE: u16 = 13;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, import: &Import, memory: &mut Memory, body: Rect) {
    canvas.clear(body);
    let total = import.people().map_or_else(String::new, |people| {
        let rows = people.found().rows.len();
        if people.filter.is_on() {
            format!("{} shown of {rows}", people.shown().len())
        } else {
            count(rows, "row", "rows")
        }
    });
    let inside = canvas.frame_along(body, &["Deal", "Import", &import.source.name()], &total);
    match &import.stage {
        Stage::Reading(rows) => {
            let words = if *rows == 0 { "Reading …".to_owned() } else { format!("Reading … {rows} rows so far") };
            canvas.put(inside.x, inside.y + 1, inside.width, &words, Role::Dim);
        }
        Stage::Columns(choice) => columns(canvas, choice, memory, inside),
        Stage::Days { either, order } => days(canvas, either, *order, inside),
        Stage::People(people) => self::people(canvas, app, people, memory, inside),
    }
}

/// Draws the columns of a table, each with its first values and its meaning.
fn columns(canvas: &mut Canvas<'_>, choice: &ColumnChoice, memory: &mut Memory, inside: Rect) {
    let lead = "I don't know these columns. Use → to say what each one means. I'll remember it for files like this.";
    let lines = canvas.put_wrapped(inside, lead, Role::Dim);
    let list = Rect { y: inside.y + lines + 1, height: inside.height.saturating_sub(lines + 1), ..inside };
    let count = choice.fields.len();
    let shown = window(&mut memory.import, choice.cursor, usize::from(list.height), count);
    canvas.scrollbar(list, &shown, count);
    canvas.more(list, &shown, count);
    let third = list.width / 3;
    for (y, index) in (list.y..).zip(shown) {
        let name = choice.unmapped.header.names.get(index).map_or("", String::as_str);
        let name = if name.is_empty() { "(no name)" } else { name };
        canvas.put(list.x, y, third.saturating_sub(2), name, Role::Strong);
        let meaning = choice.fields[index];
        let role = if meaning == crate::import::Field::Ignored { Role::Dim } else { Role::Accent };
        canvas.put(list.x + third, y, 22.min(list.width - third), meaning.words(), role);
        let x = list.x + third + 23;
        canvas.put(x, y, list.right().saturating_sub(x), &choice.examples(index), Role::Dim);
        canvas.hit(Rect { y, height: 1, ..list }, Hit::row(Area::Top, index, choice.cursor));
        if index == choice.cursor {
            canvas.select_across(y, 1);
            canvas.point_at(list.x, y);
        }
    }
}

/// Draws the two ways in which a day can be read.
fn days(canvas: &mut Canvas<'_>, either: &Either, order: DayOrder, inside: Rect) {
    let lead = format!("Which day is “{}”? All dates in this file are read the same way. ↑ ↓ chooses.", either.text);
    let lines = canvas.put_wrapped(inside, &lead, Role::Text);
    let both = [(DayOrder::MonthFirst, either.month_first), (DayOrder::DayFirst, either.day_first)];
    let cursor = usize::from(order == DayOrder::DayFirst);
    for (index, (_, day)) in both.into_iter().enumerate() {
        let y = inside.y + lines + 1 + u16::try_from(index).unwrap_or(0);
        canvas.put(inside.x, y, inside.width, &spelled(day), Role::Strong);
        canvas.hit(Rect { y, height: 1, ..inside }, Hit::row(Area::Top, index, cursor));
        if index == cursor {
            canvas.select_across(y, 1);
            canvas.point_at(inside.x, y);
        }
    }
}

fn people(canvas: &mut Canvas<'_>, app: &App, people: &Choosing, memory: &mut Memory, inside: Rect) {
    head(canvas, people, inside);
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    let Some(selected) = people.line(people.cursor) else {
        let words = if people.filter.is_on() { "Nobody matches. Esc shows everyone." } else { "Nobody's in it." };
        canvas.put(list.x, list.y, list.width, words, Role::Dim);
        return;
    };
    let top = canvas.details(list, people.shown().len(), &about(app, &people.found(), selected));
    rows(canvas, people, &mut memory.import, top);
}

/// Draws how many are what, and the filter.
fn head(canvas: &mut Canvas<'_>, people: &Choosing, inside: Rect) {
    let found = people.found();
    let [new, changed, asks, same, rejected] = people.counts();
    let counts = [(new, "new"), (changed, "changed"), (asks, "to confirm"), (same, "same"), (rejected, "rejected")];
    let words: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let chosen = format!("{} selected", people.chosen());
    let role = if people.chosen() > 0 { Role::Strong } else { Role::Dim };
    let used = canvas.put(inside.x, inside.y, inside.width, &chosen, role);
    let x = inside.x + used + 2;
    let words = format!("{}: {}", found.kind, words.join(" · "));
    canvas.put(x, inside.y, inside.right().saturating_sub(x), &words, Role::Dim);
    let y = inside.y + 1;
    if people.filter.open {
        canvas.put(inside.x, y, 2, "/", Role::Key);
        let room = inside.width.saturating_sub(2);
        canvas.field(inside.x + 2, y, room, &people.filter.input, "a name, a company, new, changed …", Focus::Here);
    } else if people.filter.is_on() {
        canvas.put(inside.x, y, inside.width, &format!("/ {}", people.filter.input.value()), Role::Accent);
    } else if !found.ignored.is_empty() {
        let words = format!("Columns skipped: {}", found.ignored.join(", "));
        canvas.put(inside.x, y, inside.width, &words, Role::Dim);
    }
}

fn rows(canvas: &mut Canvas<'_>, people: &Choosing, offset: &mut usize, area: Rect) {
    let count = people.shown().len();
    let visible = window(offset, people.cursor, usize::from(area.height), count);
    canvas.scrollbar(area, &visible, count);
    canvas.more(area, &visible, count);
    for (y, index) in (area.y..).zip(visible) {
        let Some(line) = people.line(index) else { continue };
        row(canvas, &people.found(), line, Rect { y, height: 1, ..area });
        canvas.hit(Rect { y, height: 1, ..area }, Hit::row(Area::Top, index, people.cursor));
        if index == people.cursor {
            canvas.select_across(y, 1);
            canvas.point_at(area.x, y);
        }
    }
}

/// Draws a line: whether it is chosen, what becomes of it, who it is.
fn row(canvas: &mut Canvas<'_>, found: &Beside, line: Line<'_>, area: Rect) {
    let x = area.x + SIGN + FATE;
    let room = area.right().saturating_sub(x);
    match line {
        Line::Rejected(one) => {
            canvas.put(area.x + SIGN, area.y, FATE - 1, "rejected", Role::Dim);
            let what = if one.what.is_empty() { found.place(one.file, one.line) } else { one.what.clone() };
            let used = canvas.put(x, area.y, room, &what, Role::Dim);
            canvas.put(x + used + 2, area.y, room.saturating_sub(used + 2), &one.reason, Role::Dim);
        }
        Line::Row { row, entry, is_chosen, answer } => {
            let signs = &canvas.theme.signs;
            let (sign, sign_role) = if is_chosen { (signs.ticked, Role::Good) } else { (signs.open, Role::Dim) };
            canvas.put(area.x + 1, area.y, SIGN - 1, sign, sign_role);
            let (fate, role) = match (entry.fate, answer) {
                (Fate::Asks, Some(true)) => ("same person", Role::Text),
                (Fate::Asks, Some(false)) => ("another", Role::Text),
                (Fate::Asks, None) => (entry.fate.words(), Role::Warn),
                (Fate::New | Fate::Changed, _) => (entry.fate.words(), Role::Text),
                (Fate::Same, _) => (entry.fate.words(), Role::Dim),
            };
            canvas.put(area.x + SIGN, area.y, FATE - 1, fate, role);
            let name = (room / 3).max(16).min(room);
            canvas.put(x, area.y, name.saturating_sub(2), &row.name, Role::Strong);
            let rest = [&row.title, &row.company, &row.email];
            let rest: Vec<&str> = rest.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            canvas.put(x + name, area.y, room.saturating_sub(name), &rest.join(" · "), Role::Text);
        }
    }
}

/// Returns what there is to know about the selected line.
fn about(app: &App, found: &Beside, line: Line<'_>) -> Vec<(String, Role)> {
    match line {
        Line::Rejected(one) => {
            vec![(format!("{}: {}", found.place(one.file, one.line), one.reason), Role::Text)]
        }
        Line::Row { row, entry, .. } => {
            let here =
                entry.person.and_then(|id| app.deal.as_ref()?.deal.called_by_id(id)).map(|name| name.to_string());
            let mut all = Vec::new();
            let contact = row.contact();
            let role = if row.role.is_empty() { String::new() } else { format!("role {}", row.role) };
            let boss = if row.boss.is_empty() { String::new() } else { format!("reports to {}", row.boss) };
            let facts = [contact, row.department.clone(), role, boss, row.more.join(" · "), row.remark()];
            let facts: Vec<&str> = facts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            let place = found.place(row.file, row.line);
            all.push((format!("{place}: {}", facts.join(" · ")), Role::Dim));
            if let (Fate::Asks, Some(name)) = (entry.fate, &here) {
                all.push((
                    format!("Is this the {name} already in the deal? = same person · + different person"),
                    Role::Warn,
                ));
            }
            all.extend(entry.differences.iter().map(difference));
            if entry.fate == Fate::Same && entry.differences.is_empty() {
                all.push(("Nothing here is new.".to_owned(), Role::Dim));
            }
            all
        }
    }
}

fn difference(one: &Difference) -> (String, Role) {
    let here = if one.here.is_empty() { "(empty)" } else { &one.here };
    if one.is_taken {
        (format!("{}: {here} → {}", one.what, one.theirs), Role::Text)
    } else {
        (format!("{} stays {here}: someone edited it here. The file says {}", one.what, one.theirs), Role::Warn)
    }
}
