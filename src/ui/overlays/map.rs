//! The map: a frame with the view's name and the number of people, and the view in it.

mod coverage;
mod field;
mod graph;
mod legend;
mod strip;

use super::Memory;
use crate::app::App;
use crate::app::drawn_map::{Drawn, Seen};
use crate::app::mouse::Hit;
use crate::app::overlays::map::{Map, View};
use crate::domain::privacy::Datum;
use crate::domain::record::card::Influence;
use crate::domain::record::choice::Choices;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::NameForm;
use crate::export::words::signs::mark_sentence;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use crate::ui::words::{count, mark};
use ratatui::layout::Rect;

/// The columns of a person's sign and the blank after it.
const SIGN: u16 = 5;
/// The fewest columns of a name: one or two letters identify nobody.
const LEAST: u16 = 3;

/// The scroll offsets of the views.
#[derive(Debug, Default)]
pub(in crate::ui) struct Scroll {
    x: usize,
    y: usize,
    row: usize,
}

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, map: &Map, memory: &mut Memory, body: Rect) {
    let (Some(drawn), Some(open)) = (map.drawn.as_deref(), app.deal.as_ref()) else { return };
    canvas.clear(body);
    let number = View::ALL.iter().position(|view| *view == map.view).map_or(1, |at| at + 1);
    let title = match canvas.hides(Datum::Influence) {
        true => "The reporting lines".to_owned(),
        false => format!("Map {number}/{} {} {}", View::ALL.len(), canvas.theme.signs.dot, map.view.title()),
    };
    let inside = canvas.frame_along(body, &["Deal", &title], &how_many(map, drawn));
    let selected = open.selected().map(|person| person.id).filter(|id| drawn.people.contains_key(id));
    match map.view {
        View::Field => field::draw(canvas, drawn, selected, inside),
        View::Lines => graph::draw(canvas, drawn, selected, &mut memory.map, inside),
        View::Coverage => coverage::draw(canvas, (map, drawn), selected, app.today(), &mut memory.map, inside),
    }
}

/// Returns how many people the view shows, and how many it does not.
fn how_many(map: &Map, drawn: &Drawn) -> String {
    let all = drawn.people.len() + drawn.reach.left_out();
    let shown = match map.view {
        View::Field | View::Coverage => drawn.people.len(),
        View::Lines => drawn.graph.drawing.nodes.len(),
    };
    let people = if shown == all { count(all, "person", "people") } else { format!("{shown} of {all} people") };
    match map.depth.filter(|_| map.view == View::Lines) {
        Some(depth) => format!("{people}, {} around", count(depth as usize, "line", "lines")),
        None if drawn.graph.lines_left_out > 0 && map.view == View::Lines => {
            format!("{people}, {} lines left out", drawn.graph.lines_left_out)
        }
        None => people,
    }
}

/// Returns a person's sign in five cells: the group and how sure we are of it, in brackets if more than a team listens
/// to them.
fn sign(canvas: &Canvas<'_>, seen: &Seen) -> (String, Role) {
    let (letters, role) = mark(&seen.verdict, canvas.hides(Datum::Judgments), &canvas.theme.signs);
    let (open, close) = match seen.person.card().influence() {
        Some(Influence::Deciders) => ("[", "]"),
        Some(Influence::Across) => ("(", ")"),
        Some(Influence::Team | Influence::Few) | None => (" ", " "),
    };
    (format!("{open}{letters}{close}"), role)
}

/// Draws a person: the sign, then the name in a form or, without one, a name that fits and that is unique on the map. The
/// sign alone takes four cells. Returns the columns used.
fn put_person(
    canvas: &mut Canvas<'_>,
    drawn: &Drawn,
    (id, form): (StakeholderId, Option<NameForm>),
    at: Rect,
    is_selected: bool,
) -> u16 {
    let Some(seen) = drawn.people.get(&id) else { return 0 };
    let (sign, role) = sign(canvas, seen);
    let room = at.width.saturating_sub(SIGN);
    // A sign without its name is marked as cut, as a name is.
    let is_cut = room < LEAST;
    let left = usize::from(at.width.saturating_sub(u16::from(is_cut)));
    // A sign has cells of one column.
    let shown: String = sign.chars().take(left).collect();
    let mut used = canvas.put(at.x, at.y, at.width, &shown, role);
    if is_cut {
        used += canvas.put(at.x + used, at.y, at.width.saturating_sub(used).min(1), canvas.theme.signs.cut, Role::Dim);
    } else {
        // A name that has no room in the others' form has one of its own: cut names could be two people's.
        let alike = form.map(|form| drawn.name_in(id, form)).filter(|name| columns(name) <= room);
        let name = alike.map_or_else(|| drawn.name(id, usize::from(room)), str::to_owned);
        used = SIGN + canvas.put(at.x + SIGN, at.y, room, &name, Role::Text);
    }
    let whole = Rect { width: used, height: 1, ..at };
    canvas.hit(whole, Hit::Person(id));
    if is_selected {
        canvas.lay(whole, Role::Selected);
        canvas.point_at(at.x, at.y);
    }
    used
}

/// Draws a person by their sign and initials.
fn put_initials(canvas: &mut Canvas<'_>, drawn: &Drawn, id: StakeholderId, at: Rect, is_selected: bool) {
    let Some(seen) = drawn.people.get(&id) else { return };
    let (sign, role) = sign(canvas, seen);
    let used = canvas.put(at.x, at.y, at.width, &format!("{sign}{}", drawn.initials(id)), role);
    let whole = Rect { width: used, height: 1, ..at };
    canvas.hit(whole, Hit::Person(id));
    if is_selected {
        canvas.lay(whole, Role::Selected);
        canvas.point_at(at.x, at.y);
    }
}

/// Draws sentences from the top of an area, each on its own lines. Returns the rows used.
fn put_sentences(canvas: &mut Canvas<'_>, area: Rect, sentences: &[String]) -> u16 {
    let mut y = area.y;
    for (index, sentence) in sentences.iter().enumerate() {
        if y >= area.bottom() {
            break;
        }
        let role = if index == 0 { Role::Text } else { Role::Dim };
        let rest = Rect { y, height: area.bottom() - y, ..area };
        y += canvas.put_wrapped(rest, sentence, role);
    }
    y - area.y
}

/// Returns the number of rows that sentences take at a width.
fn rows_of(sentences: &[String], columns: u16) -> u16 {
    let rows: usize = sentences.iter().map(|one| wrap(one, usize::from(columns)).len()).sum();
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Returns what the sign before somebody's name says.
fn sign_sentence(canvas: &Canvas<'_>, drawn: &Drawn, id: StakeholderId) -> Option<String> {
    let seen = drawn.people.get(&id).filter(|_| !canvas.hides(Datum::Judgments))?;
    let (sign, _) = sign(canvas, seen);
    let heard = seen.person.card().influence().map_or_else(String::new, |influence| format!("; {}", influence.label()));
    Some(format!("{} {}: {}{heard}.", sign.trim(), name_of(drawn, id), mark_sentence(&seen.verdict)))
}

/// Returns why somebody is influential, as it was written on their card. The lines show who listens to whom.
fn why_heard(drawn: &Drawn, id: StakeholderId) -> Option<String> {
    let seen = drawn.people.get(&id)?;
    let why = Some(seen.person.card().heard_by.trim()).filter(|why| !why.is_empty())?;
    Some(format!("Who listens to {}: {why}", name_of(drawn, id)))
}

fn name_of(drawn: &Drawn, id: StakeholderId) -> &str {
    drawn.reach.member(id).map_or("", |one| one.name.as_str())
}

fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
