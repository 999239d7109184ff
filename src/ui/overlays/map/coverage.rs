//! The coverage table: the people in each role of the purchase, their account owners, last contact and next steps.

use super::legend::{Entry, put_legend, rows_of_legend, signs_of_people};
use super::{Scroll, name_of, put_person, put_sentences, sign_sentence};
use crate::app::drawn_map::Drawn;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::map::Map;
use crate::app::overlays::map::coverage::{Contact, Covered};
use crate::domain::privacy::Datum;
use crate::domain::record::card::Role as Part;
use crate::domain::record::choice::Choices;
use crate::domain::record::conversation::Starter;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::MARK;
use crate::export::words::NO_OWNER;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use jiff::civil::Date;
use ratatui::layout::Rect;

/// A row of the table.
enum Line<'a> {
    /// A role that nobody has.
    Missing(Part),
    /// A person; with the role's name if they are the first in it.
    Somebody(Option<&'static str>, &'a Covered),
}

/// The columns' left edges, from the left, and the end of the last column.
struct Columns([u16; 6]);

impl Columns {
    fn of(width: u16) -> Self {
        let widths = match width {
            100.. => [25, 26, 14, 18],
            70.. => [11, 22, 12, 16],
            // The owner is in the sentence below: a few letters of everything would say nothing.
            _ => [11, 18, 0, 12],
        };
        let mut starts = [0; 6];
        for (index, width) in widths.into_iter().enumerate() {
            starts[index + 1] = starts[index] + width;
        }
        starts[5] = width.max(starts[4]);
        Self(starts)
    }

    /// Returns the area of a column in a row, without the blank at its right.
    fn cell(&self, index: usize, line: Rect) -> Rect {
        let (from, to) = (self.0[index], self.0[index + 1]);
        Rect { x: line.x + from, width: (to - from).saturating_sub(u16::from(index < 4)), ..line }
    }
}

pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    (map, drawn): (&Map, &Drawn),
    selected: Option<StakeholderId>,
    today: Date,
    scroll: &mut Scroll,
    area: Rect,
) {
    let columns = Columns::of(area.width);
    let top = Rect { height: 1, ..area };
    for (index, heading) in ["Role", "Person", "Owner", "Contact", "Next step"].into_iter().enumerate() {
        let at = columns.cell(index, top);
        canvas.put(at.x, at.y, at.width, heading, Role::Dim);
    }
    let row = selected.and_then(|id| drawn.coverage.row_of(id, map.row));
    let all = table(drawn, area.width);
    let cursor = cursor(&all, row);
    let detail_rows = match area.height {
        12.. => 4,
        _ => 0,
    };
    let legend = rows_of_legend(entries(canvas, drawn), area.width);
    let spare =
        area.height.saturating_sub(1 + detail_rows).saturating_sub(u16::try_from(all.len()).unwrap_or(u16::MAX));
    let legend_rows = u16::try_from(legend.len()).unwrap_or(u16::MAX).min(spare.max(u16::from(area.height >= 16)));
    let foot = Rect { y: area.bottom() - legend_rows, height: legend_rows, ..area };
    put_legend(canvas, &legend, foot);
    let area = Rect { height: area.height - legend_rows, ..area };
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1 + detail_rows), ..area };
    let shown = window(&mut scroll.row, cursor, usize::from(list.height), all.len());
    canvas.scrollbar(list, &shown, all.len());
    for (y, at) in (list.y..).zip(shown) {
        let line = Rect { y, height: 1, ..list };
        match &all[at] {
            Line::Missing(part) => missing(canvas, *part, &columns, line),
            Line::Somebody(part, covered) => {
                canvas.put(line.x, y, columns.cell(0, line).width, part.unwrap_or(""), Role::Strong);
                let is_selected = row.is_some() && at == cursor;
                somebody(canvas, drawn, covered, is_selected, today, &columns, line);
                // A person with two parts has two rows.
                canvas.hit(line, Hit::row(Area::Top, people_above(&all[..at]), row.unwrap_or(0)));
            }
        }
    }
    if detail_rows > 0 {
        let detail = Rect { y: area.bottom() - (detail_rows - 1), height: detail_rows - 1, ..area };
        let covered = row.and_then(|row| drawn.coverage.rows().nth(row));
        if let Some(covered) = covered {
            let words = in_words(drawn, covered, today, canvas.hides(Datum::Talks), area.width);
            let said: Vec<String> = std::iter::once(words).chain(sign_sentence(canvas, drawn, covered.id)).collect();
            put_sentences(canvas, detail, &said);
        }
    }
}

/// Returns what explains each sign: who reached out last, then the signs of people.
fn entries(canvas: &Canvas<'_>, drawn: &Drawn) -> Vec<Entry> {
    let spoken = |who: Starter| {
        let is = |covered: &Covered| matches!(covered.contact, Contact::Spoken { starter, .. } if starter == Some(who));
        drawn.coverage.rows().any(is) && !canvas.hides(Datum::Talks)
    };
    let starters = [(Starter::Us, "we reached out"), (Starter::Customer, "they reached out")];
    let arrows = starters.into_iter().filter(|(who, _)| spoken(*who)).map(|(who, words)| Entry {
        sign: arrow(canvas, who).to_owned(),
        role: Role::Key,
        words: words.to_owned(),
    });
    let arrows: Vec<Entry> = arrows.collect();
    arrows.into_iter().chain(signs_of_people(canvas, drawn, drawn.people.keys().copied())).collect()
}

/// Returns the sign for who reached out; a blank where it wasn't said.
const fn arrow(canvas: &Canvas<'_>, who: Starter) -> &'static str {
    match (who, canvas.theme.signs.lines) {
        (Starter::Us, true) => "→",
        (Starter::Us, false) => ">",
        (Starter::Customer, true) => "←",
        (Starter::Customer, false) => "<",
        (Starter::Unsaid, _) => " ",
    }
}

fn table(drawn: &Drawn, width: u16) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    for part in &drawn.coverage.parts {
        if let (true, Some(role)) = (part.people.is_empty(), part.role) {
            all.push(Line::Missing(role));
        }
        for (index, covered) in part.people.iter().enumerate() {
            let name = part.role.map_or("no role", |role| part_name(role, width));
            all.push(Line::Somebody((index == 0).then_some(name), covered));
        }
    }
    all
}

fn part_name(part: Part, width: u16) -> &'static str {
    match part {
        Part::Outside if width < 100 => "outside",
        Part::Decides | Part::Approves | Part::Evaluates | Part::Uses | Part::Buys | Part::Outside => part.label(),
    }
}

/// Returns the index of the line for a row of people.
fn cursor(all: &[Line<'_>], row: Option<usize>) -> usize {
    let people = all.iter().enumerate().filter(|(_, line)| matches!(line, Line::Somebody(..)));
    people.map(|(at, _)| at).nth(row.unwrap_or(0)).unwrap_or(0)
}

fn people_above(lines: &[Line<'_>]) -> usize {
    lines.iter().filter(|line| matches!(line, Line::Somebody(..))).count()
}

fn missing(canvas: &mut Canvas<'_>, part: Part, columns: &Columns, line: Rect) {
    canvas.put(line.x, line.y, columns.cell(0, line).width, part_name(part, line.width), Role::Strong);
    let at = columns.cell(1, line);
    let does = if part == Part::Buys { "in purchasing" } else { part.label() };
    let words = format!("! nobody {does} yet");
    canvas.put(at.x, at.y, line.right().saturating_sub(at.x), &words, Role::Warn);
}

fn somebody(
    canvas: &mut Canvas<'_>,
    drawn: &Drawn,
    covered: &Covered,
    is_selected: bool,
    today: Date,
    columns: &Columns,
    line: Rect,
) {
    put_person(canvas, drawn, (covered.id, None), columns.cell(1, line), is_selected);
    let is_hidden = canvas.hides(Datum::Talks);
    let contact = contact(canvas, covered.contact, today, columns.cell(3, line).width);
    let mut put = |index: usize, (text, role): (String, Role)| {
        let at = columns.cell(index, line);
        canvas.put(at.x, at.y, at.width, &text, role);
    };
    put(
        2,
        if covered.owner.is_empty() { (NO_OWNER.into(), Role::Warn) } else { (covered.owner.to_string(), Role::Text) },
    );
    if is_hidden {
        put(3, (MARK.to_owned(), Role::Dim));
        put(4, (MARK.to_owned(), Role::Dim));
        return;
    }
    put(3, contact);
    put(4, next(covered, today));
}

/// Returns when we last spoke, after a sign for who reached out.
fn contact(canvas: &Canvas<'_>, contact: Contact, today: Date, columns: u16) -> (String, Role) {
    match contact {
        Contact::Spoken { on, starter } => {
            let who = arrow(canvas, starter.unwrap_or(Starter::Unsaid));
            let room = usize::from(columns).saturating_sub(2);
            (format!("{who} {}", dates::fitting(on, today, room)), Role::Text)
        }
        Contact::Seen(Some(on)) => {
            (format!("seen {}", dates::fitting(on, today, usize::from(columns).saturating_sub(5))), Role::Text)
        }
        Contact::Seen(None) => ("not logged".to_owned(), Role::Dim),
        Contact::Never => ("never met".to_owned(), Role::Warn),
    }
}

fn next(covered: &Covered, today: Date) -> (String, Role) {
    match &covered.next {
        None => ("no next step".to_owned(), Role::Dim),
        Some(action) if action.due < today => {
            (format!("late! {} {}", dates::short(action.due, today), action.what), Role::Warn)
        }
        Some(action) => (format!("{} {}", dates::show(action.due, today), action.what), Role::Text),
    }
}

/// Returns the same as a full sentence: on a small screen the cells are cut.
fn in_words(drawn: &Drawn, covered: &Covered, today: Date, is_hidden: bool, columns: u16) -> String {
    let person = drawn.people.get(&covered.id).map(|seen| &seen.person);
    let name = name_of(drawn, covered.id);
    // Where rows are short, what the person's sign means is worth more than their title.
    let title = person.map(|person| person.title.to_string()).filter(|title| !title.is_empty() && columns >= 70);
    let title = title.map_or_else(String::new, |title| format!(", {title}"));
    let ours =
        if covered.owner.is_empty() { "no account owner".to_owned() } else { format!("owner {}", covered.owner) };
    if is_hidden {
        return format!("{name}{title}: {ours}.");
    }
    let met = match covered.contact {
        Contact::Spoken { on, starter } => {
            let day = dates::with_distance(on, today);
            match starter {
                Some(Starter::Customer) => format!("they last reached out {day}"),
                Some(Starter::Us) => format!("we last reached out {day}"),
                Some(Starter::Unsaid) | None => format!("last spoke {day}"),
            }
        }
        Contact::Seen(Some(on)) => format!("last seen {}, no conversation logged", dates::with_distance(on, today)),
        Contact::Seen(None) => "screened, but no conversation logged".to_owned(),
        Contact::Never => "never met".to_owned(),
    };
    let next = covered.next.as_ref().map_or_else(
        || "no next step".to_owned(),
        |action| {
            let who = if covered.next_by.is_empty() { String::new() } else { format!("{}, ", covered.next_by) };
            format!("next: {} ({who}{})", action.what, dates::show(action.due, today))
        },
    );
    format!("{name}{title}: {ours}; {met}; {next}.")
}
