//! The list of people: under each group's heading the sign of the verdict, the name, what matters most, the last contact.
//!
//! Only the lines on the screen are worked on; what needs everybody is in the app's state, worked out when the deal
//! changes.

mod columns;
mod differing;
mod lines;
mod matter;
mod meaning;

use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::{Area, Hit};
use crate::app::open_deal::OpenDeal;
use crate::app::panes::Pane;
use crate::app::panes::facts::has_gap;
use crate::app::panes::people::People;
use crate::domain::judge::people_order::ListGroup;
use crate::domain::privacy::Datum;
use crate::domain::record::card::Role as Part;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Topic};
use crate::domain::record::text::Words;
use crate::export::words::NO_OWNER;
use crate::ui::Memory;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::{Canvas, Cursor};
use crate::ui::parts::frame::Focus;
use crate::ui::parts::window::window;
use crate::ui::past::came_later;
use crate::ui::theme::Role;
use crate::ui::words::{count as count_of_people, mark};
use columns::{Column, Columns};
use lines::{Line, Lines};
use matter::Shown;
use ratatui::layout::Rect;

/// The blanks between two headings.
const APART: u16 = 2;
/// The fewest rows of a pane in which there is room for headings.
const HEADINGS_FROM: u16 = 8;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, memory: &mut Memory, area: Rect) {
    let focus = if open.pane == Pane::People { Focus::Here } else { Focus::Elsewhere };
    let people = &open.people;
    let all = open.shown().stakeholders.len();
    let mut inside = canvas.frame(area, "1 Stakeholders", &count_words(people, all), focus);
    canvas.hit(area, Hit::Area(Area::Pane(Pane::People)));
    if people.filter.open || people.filter.is_on() {
        filter(canvas, people, Rect { height: 1, ..inside });
        inside = down(inside, 1);
    }
    if people.count() == 0 {
        return empty(canvas, all, inside);
    }
    let with_headings = inside.height >= HEADINGS_FROM;
    let groups = if with_headings { people.groups() } else { &[] };
    let lines = Lines::of(groups, people.count());
    let top = u16::from(with_headings);
    let used = u16::try_from(lines.count()).unwrap_or(u16::MAX).saturating_add(top);
    let foot = if canvas.hides(Datum::Judgments) { 0 } else { meaning::rows(inside, used) };
    let inside = put_meaning(canvas, app, open, foot, inside);
    let (inside, _) = came_later(canvas, app, inside, used);
    let list = down(inside, top);
    let height = usize::from(list.height);
    let mut rows = window(&mut memory.people, lines.line_of(people.cursor), height, lines.count());
    // The heading of what is on top is above the list anyway.
    if matches!(lines.at(rows.start), Line::Heading(_)) {
        rows = rows.start + 1..(rows.end + 1).min(lines.count());
    }
    // What a customer may not see has no column either.
    let columns = match canvas.hides(Datum::Judgments) {
        true => Columns::plain(list.width, people.longest_name()),
        false => Columns::of(list.width, people.longest_name(), people.filter.is_on()),
    };
    if let (true, Line::Person(index)) = (with_headings, lines.at(rows.start)) {
        headings(canvas, lines.group_of(index), &columns, Rect { height: 1, ..inside });
    }
    canvas.scrollbar(list, &rows, lines.count());
    below(canvas, people.count() - lines.people_before(rows.end), area);
    let words = people.filter.is_on().then(|| people.filter.words());
    for (y, line) in (list.y..).zip(rows) {
        let row = Rect { y, height: 1, ..list };
        match lines.at(line) {
            Line::Heading(group) => {
                canvas.put(row.x, y, row.width, group.title(), Role::Strong);
            }
            Line::Person(index) => {
                let Some(person) = people.at(open.shown(), index) else { continue };
                let by = open.shown_assessor(person);
                let verdict = app.verdict_in_list(index, person);
                let shown = Shown { app, open, person, by, verdict: &verdict };
                draw_person(canvas, &shown, &columns, words.as_ref(), row);
                let hit = Hit::row(Area::Pane(Pane::People), index, people.cursor);
                canvas.hit(Rect { x: area.x, width: area.width, ..row }, hit);
                if index == people.cursor {
                    under_cursor(canvas, focus, area, row);
                }
            }
        }
    }
}

/// Draws what the signs of the person under the cursor mean, in so many rows at the foot. Returns the area above.
fn put_meaning(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, foot: u16, inside: Rect) -> Rect {
    if let Some(person) = open.selected().filter(|_| foot > 0) {
        let verdict = app.shown_verdict(person);
        let shown = Shown { app, open, person, by: open.shown_assessor(person), verdict: &verdict };
        meaning::draw(canvas, &shown, Rect { y: inside.bottom() - foot, height: foot, ..inside });
    }
    Rect { height: inside.height - foot, ..inside }
}

/// Returns the number of people for the frame, after the order if it isn't the usual one.
fn count_words(people: &People, all: usize) -> String {
    let shown = people.count();
    let count = if shown == all { count_of_people(all, "person", "people") } else { format!("{shown} of {all} shown") };
    match people.other_order() {
        Some(order) => format!("{} · {count}", order.words()),
        None => count,
    }
}

fn filter(canvas: &mut Canvas<'_>, people: &People, line: Rect) {
    let label = canvas.put(line.x, line.y, line.width, "/ ", Role::Key);
    let field = if people.filter.open { Focus::Here } else { Focus::Elsewhere };
    let room = line.width.saturating_sub(label);
    canvas.field(line.x + label, line.y, room, &people.filter.input, "name, title, role…", field);
}

/// Draws the heading of the group on top, and those of the columns behind it.
fn headings(canvas: &mut Canvas<'_>, group: Option<ListGroup>, columns: &Columns, row: Rect) {
    let used = group.map_or(0, |group| canvas.put(row.x, row.y, row.width, group.title(), Role::Strong) + APART);
    // Where names are short the group's would run into the first of them.
    for (column, cell) in columns.others(row).filter(|(_, cell)| cell.x >= row.x + used) {
        put_in(canvas, column, cell, column.heading(), Role::Dim);
    }
}

/// Says on the frame how many people are below the last row.
fn below(canvas: &mut Canvas<'_>, people: usize, pane: Rect) {
    if people > 0 {
        let text = format!(" {} {people} more ", canvas.theme.signs.sorted);
        canvas.put_right(pane.right().saturating_sub(2), pane.bottom().saturating_sub(1), 16, &text, Role::Dim);
    }
}

fn under_cursor(canvas: &mut Canvas<'_>, focus: Focus, pane: Rect, row: Rect) {
    let whole = Rect { x: pane.x + 1, width: pane.width.saturating_sub(2), ..row };
    let (ground, bar) = if focus == Focus::Here { (Role::Selected, Role::Accent) } else { (Role::Marked, Role::Dim) };
    canvas.lay(whole, ground);
    canvas.put(whole.x, row.y, 1, canvas.theme.signs.bar, bar);
    if !matches!(canvas.cursor, Some(Cursor::Shown(_))) && focus == Focus::Here {
        canvas.point_at(row.x, row.y);
    }
}

/// Writes a text into a column's cell.
fn put_in(canvas: &mut Canvas<'_>, column: Column, cell: Rect, text: &str, role: Role) {
    if column.is_at_right() {
        canvas.put_right(cell.right(), cell.y, cell.width, text, role);
    } else {
        canvas.put(cell.x, cell.y, cell.width, text, role);
    }
}

fn draw_person(canvas: &mut Canvas<'_>, shown: &Shown<'_>, columns: &Columns, words: Option<&Words>, row: Rect) {
    let Shown { app, open, person, verdict, .. } = *shown;
    let signs = canvas.theme.signs;
    let is_gone = person.has_left();
    let (letters, role) = if is_gone {
        (signs.minus.to_owned(), Role::Dim)
    } else {
        mark(verdict, canvas.hides(Datum::Judgments), &signs)
    };
    canvas.put(row.x, row.y, 2, &letters, role);
    let called = app.called(person);
    let name = columns.name(row);
    let role = if is_gone { Role::Dim } else { Role::Text };
    canvas.put_numbered(name.x, name.y, name.width, called, role);
    if let Some(words) = words {
        canvas.mark_matches(name, called, words);
    }
    for (column, cell) in columns.others(row) {
        let (text, role) = match column {
            Column::Matter => shown.matter(&signs, cell.width),
            Column::Last => (last_contact(app, open, person, signs.lines), Role::Dim),
            Column::Role => (part(person), Role::Dim),
            Column::Stance => (stance(person), if has_gap(person) { Role::Warn } else { Role::Dim }),
            Column::Owner => owner(person),
            Column::Title => (person.title.to_string(), Role::Dim),
        };
        put_in(canvas, column, cell, &text, role);
        if text.starts_with(signs.differ) {
            // One color for one sign, whatever the word behind it.
            canvas.put(cell.x, cell.y, 1, signs.differ, Role::Warn);
        }
        if let (Column::Title, Some(words)) = (column, words) {
            canvas.mark_matches(cell, &text, words);
        }
    }
}

/// Returns how long ago the last contact was.
fn last_contact(app: &App, open: &OpenDeal, person: &Stakeholder, has_lines: bool) -> String {
    let never = if has_lines { "–" } else { "-" };
    let last = open.people.contacts().last_contact(person);
    last.map_or_else(|| never.to_owned(), |last| dates::age(last, app.today()))
}

/// Returns the most decisive of a person's roles, and how many more there are.
fn part(person: &Stakeholder) -> String {
    let mut parts = Part::ALL.iter().filter(|part| person.card().roles.has(**part));
    let Some(first) = parts.next() else { return String::new() };
    match parts.count() {
        0 => first.label().to_owned(),
        more => format!("{} +{more}", first.label()),
    }
}

/// Returns a person's account owner, or that there is none.
fn owner(person: &Stakeholder) -> (String, Role) {
    let owner = &person.card().owner;
    let words = if owner.trim().is_empty() && !person.has_left() { NO_OWNER.to_owned() } else { owner.to_string() };
    (words, Role::Dim)
}

/// Returns how far a person would buy and speak up, each in a word.
fn stance(person: &Stakeholder) -> String {
    let word = |topic| {
        person.position(topic).map(|position| match position {
            // The words of the scale, in the columns that there are.
            Position::Buy(Degree::Acts) | Position::Advocate(Degree::Acts) => "pushing",
            position => position.label(),
        })
    };
    match (word(Topic::Buy), word(Topic::Advocate)) {
        (None, None) => String::new(),
        (buys, speaks) => format!("{} / {}", buys.unwrap_or("unknown"), speaks.unwrap_or("unknown")),
    }
}

fn empty(canvas: &mut Canvas<'_>, all: usize, inside: Rect) {
    let (lines, command): (&[(&str, &str)], Command) = if all == 0 {
        (&[("", "Nobody here yet."), ("", ""), ("a", "to add a person")], Command::AddPerson)
    } else {
        (&[("", "Nobody matches."), ("", ""), ("Esc", "to clear the filter")], Command::StepBack)
    };
    for (y, (key, text)) in (inside.y + 1..inside.bottom()).zip(lines) {
        if !key.is_empty() {
            canvas.hit(Rect { y, height: 1, ..inside }, Hit::Hint(command));
        }
        let used = canvas.put(inside.x, y, inside.width, key, Role::Key);
        let gap = u16::from(used > 0);
        canvas.put(inside.x + used + gap, y, inside.width.saturating_sub(used + gap), text, Role::Dim);
    }
}
