//! The field of stances: a grid of five by five with the people who would buy but won't say so marked, and beside it
//! the people whose stance is unknown.

mod regions;

use super::legend::{Entry, put_legend, rows_of_legend, signs_of_people};
use super::strip::strip;
use super::{columns, name_of, put_initials, put_person, put_sentences, sign_sentence, why_heard};
use crate::app::drawn_map::Drawn;
use crate::app::overlays::map::field::{DEGREES, Dot, is_gap};
use crate::domain::record::choice::Choices;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::NameForm;
use crate::domain::record::stance::Degree;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use regions::{FieldRegions, Rules, cell, field_regions, top_of};

/// The columns of a sign alone, and of initials between its brackets.
const SIGN: u16 = 4;
/// The width of a cell from which the names of the columns don't read as one.
const APART: u16 = 9;

pub(super) fn draw(canvas: &mut Canvas<'_>, drawn: &Drawn, selected: Option<StakeholderId>, area: Rect) {
    let entries = entries(canvas, drawn);
    let needed = u16::try_from(rows_of_legend(entries, area.width).len()).unwrap_or(u16::MAX);
    let regions = field_regions(drawn, area, needed);
    lines(canvas, &regions);
    labels(canvas, &regions);
    let mut moves = false;
    for advocate in 0..DEGREES {
        for buy in 0..DEGREES {
            let cell = cell(&regions, (buy, advocate));
            moves |= people(canvas, drawn, (drawn.field.at((buy, advocate)), regions.form), selected, cell);
        }
    }
    let dot = selected.and_then(|id| drawn.field.dot(id));
    let other = dot.and_then(|dot| dot.before.map(|spot| (spot, "before", Role::Dim)));
    let other = other.or_else(|| dot?.now.map(|spot| (spot, "now", Role::Key)));
    if let (Some((spot, words, role)), Some(id)) = (other, selected) {
        let from = cell(&regions, spot);
        if drawn.field.at(spot).len() < usize::from(from.height) {
            // The same name as in their own cell.
            let name = regions.form.map_or_else(|| drawn.initials(id), |form| drawn.name_in(id, form));
            let whole = format!("{name} {words}");
            let shown = if columns(&whole) <= from.width { &whole } else { words };
            canvas.put(from.x, from.bottom() - 1, from.width, shown, role);
        }
    }
    legend(canvas, drawn, moves, regions.legend);
    strip(canvas, drawn, regions.form, selected, regions.strip);
    detail(canvas, drawn, selected, regions.detail);
}

fn lines(canvas: &mut Canvas<'_>, regions: &FieldRegions) {
    let (upright, level, cross) = if canvas.theme.signs.lines { ("│", "─", "┼") } else { ("|", "-", "+") };
    let grid = regions.grid;
    let rule_rows: Vec<u16> = match regions.rule {
        Rules::All => (0..DEGREES).map(|advocate| top_of(regions, advocate) - 1).chain([grid.bottom() - 1]).collect(),
        Rules::Gap => vec![top_of(regions, Degree::Open as usize) - 1],
        Rules::None => Vec::new(),
    };
    let edge = if canvas.theme.signs.lines { "║" } else { "!" };
    for y in grid.y..grid.bottom() {
        let ruled = rule_rows.contains(&y);
        for x in grid.x..grid.right() {
            let on_line = (x - grid.x).is_multiple_of(regions.cell.0 + 1);
            let text = match (on_line, ruled) {
                (true, true) => cross,
                (true, false) => upright,
                (false, true) => level,
                (false, false) => continue,
            };
            let middle = ruled && x == cell(regions, (Degree::Acts as usize, 0)).x - 1;
            if edges_gap(regions, x, y) {
                let corner = gap_corner(regions, x, y).filter(|_| ruled && canvas.theme.signs.lines);
                let text = corner.unwrap_or(if on_line && !middle { edge } else { text });
                canvas.put(x, y, 1, text, Role::Warn);
            } else {
                canvas.put(x, y, 1, text, Role::Border);
            }
        }
    }
    let corner = cell(regions, (Degree::For as usize, Degree::Open as usize));
    if regions.rule == Rules::None {
        return;
    }
    let room = (regions.cell.0 * 2 + 1).saturating_sub(2);
    let words = [" the gap: would buy, won't say so ", " gap: buys, won't say so ", " gap "];
    let words = words.into_iter().find(|words| columns(words) <= room).unwrap_or("");
    canvas.put(corner.x + 1, corner.y - 1, room, words, Role::Warn);
}

/// Returns the corner of the border of the gap at a position, if it is one.
fn gap_corner(regions: &FieldRegions, x: u16, y: u16) -> Option<&'static str> {
    let first = cell(regions, (Degree::For as usize, Degree::Open as usize));
    match (x + 1 == first.x, x + 1 == regions.grid.right(), y + 1 == first.y, y + 1 == regions.grid.bottom()) {
        (true, _, true, _) => Some("╓"),
        (_, true, true, _) => Some("╖"),
        (true, _, _, true) => Some("╙"),
        (_, true, _, true) => Some("╜"),
        _ => None,
    }
}

/// Returns whether a position is on the border of the gap: people who would buy but won't say so.
fn edges_gap(regions: &FieldRegions, x: u16, y: u16) -> bool {
    let first = cell(regions, (Degree::For as usize, Degree::Open as usize));
    let (left, top) = (first.x - 1, first.y - u16::from(regions.rule != Rules::None));
    let on_top = y == top && regions.rule != Rules::None;
    let at_bottom = regions.rule == Rules::All && y + 1 == regions.grid.bottom();
    x >= left && y >= top && (x == left || on_top || x + 1 == regions.grid.right() || at_bottom)
}

fn labels(canvas: &mut Canvas<'_>, regions: &FieldRegions) {
    let grid = regions.grid;
    let x = regions.detail.x;
    let room = grid.x - x;
    for degree in Degree::ALL {
        let word = match degree {
            Degree::Acts => "pushing",
            Degree::Against | Degree::Doubts | Degree::Open | Degree::For => degree.label(),
        };
        canvas.put(x, top_of(regions, *degree as usize), room - 1, word, Role::Dim);
        let cell = cell(regions, (*degree as usize, 0));
        canvas.put(cell.x, grid.bottom(), cell.width, word, Role::Dim);
        // Narrow columns' names would read as one.
        if cell.width < APART && *degree != Degree::Acts {
            let upright = if canvas.theme.signs.lines { "│" } else { "|" };
            canvas.put(cell.right(), grid.bottom(), 1, upright, Role::Border);
        }
    }
    // The scales' names stand where the eye looks for them, as far as there is room.
    let (up, right) = if canvas.theme.signs.lines { ("↑", "→") } else { ("^", ">") };
    if regions.cell.1 > 1 {
        // Above the other scale's name, and below the lowest degree: it is none of them.
        canvas.put(x, grid.bottom() - 1, room - 1, &format!("{up} speaks"), Role::Accent);
    }
    canvas.put(x, grid.bottom(), room - 1, &format!("buys {right}"), Role::Accent);
}

/// Draws the people in one cell: with names one below the other, or initials side by side, and a count of those
/// without room. Returns whether an arrow shows that somebody moved.
fn people(
    canvas: &mut Canvas<'_>,
    drawn: &Drawn,
    (dots, form): (&[Dot], Option<NameForm>),
    selected: Option<StakeholderId>,
    area: Rect,
) -> bool {
    let mut moves = false;
    if area.width < SIGN || area.height == 0 {
        return moves;
    }
    let named = form.is_some();
    let longest = dots.iter().map(|dot| columns(drawn.initials(dot.id)) + SIGN).max().unwrap_or(0);
    let each = if named { area.width } else { longest.max(SIGN).min(area.width) };
    let across = usize::from((area.width / each).max(1));
    let room = across * usize::from(area.height);
    let fits = dots.len() <= room;
    let shown = if fits { dots.len() } else { room - 1 };
    // Whoever is selected is always among those shown.
    let from = dots.iter().position(|dot| Some(dot.id) == selected).map_or(0, |at| (at + 1).saturating_sub(shown));
    for (index, dot) in dots.iter().skip(from).take(shown).enumerate() {
        let (row, column) = (index / across, index % across);
        let x = area.x + u16::try_from(column).unwrap_or(0) * each;
        let y = area.y + u16::try_from(row).unwrap_or(0);
        let moved = if named { moved(canvas, dot) } else { String::new() };
        let at = Rect { x, y, width: each, height: 1 };
        if !named {
            put_initials(canvas, drawn, dot.id, at, Some(dot.id) == selected);
            continue;
        }
        let used = put_person(canvas, drawn, (dot.id, form), at, Some(dot.id) == selected);
        // A name has the room of an arrow where it needs it.
        if used + 1 + columns(&moved) <= each {
            canvas.put(x + used + 1, y, each - used - 1, &moved, Role::Key);
            moves |= !moved.is_empty();
        }
    }
    if !fits {
        let (row, column) = (shown / across, shown % across);
        let x = area.x + u16::try_from(column).unwrap_or(0) * each;
        let y = area.y + u16::try_from(row).unwrap_or(0);
        canvas.put(x, y, area.right().saturating_sub(x), &format!("+{}", dots.len() - shown), Role::Warn);
    }
    moves
}

/// Returns the sign of a person's movement since their previous stance, or since the past state on the screen; empty if
/// none.
fn moved(canvas: &Canvas<'_>, dot: &Dot) -> String {
    let ways = dot.before.zip(dot.spot()).or_else(|| dot.spot().zip(dot.now));
    let Some((before, now)) = ways else { return String::new() };
    let arrows = if canvas.theme.signs.lines {
        [["↙", "↓", "↘"], ["←", "", "→"], ["↖", "↑", "↗"]]
    } else {
        [["<v", "v", "v>"], ["<", "", ">"], ["<^", "^", "^>"]]
    };
    let side = |before: usize, now: usize| match now.cmp(&before) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 2,
    };
    arrows[side(before.1, now.1)][side(before.0, now.0)].to_owned()
}

/// Returns what explains each sign that may be on the screen, that for movement first.
fn entries(canvas: &Canvas<'_>, drawn: &Drawn) -> Vec<Entry> {
    let sign = if canvas.theme.signs.lines { "↑ →" } else { "^ >" };
    let arrows = Entry { sign: sign.to_owned(), role: Role::Key, words: "moved".to_owned() };
    let arrows = Some(arrows).filter(|_| drawn.field.has_moves);
    let edge = if canvas.theme.signs.lines { "║" } else { "!" };
    let gap = Entry { sign: edge.to_owned(), role: Role::Warn, words: "the gap: would buy, won't say so".to_owned() };
    arrows.into_iter().chain([gap]).chain(signs_of_people(canvas, drawn, drawn.people.keys().copied())).collect()
}

/// Explains the signs that are on the screen.
fn legend(canvas: &mut Canvas<'_>, drawn: &Drawn, moves: bool, area: Rect) {
    if area.height == 0 {
        return;
    }
    let skipped = usize::from(drawn.field.has_moves && !moves);
    let entries = entries(canvas, drawn).into_iter().skip(skipped);
    let rows = rows_of_legend(entries, area.width);
    // A single row is the last one.
    let from = area.height.saturating_sub(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    put_legend(canvas, &rows, Rect { y: area.y + from, height: area.height - from, ..area });
}

/// Draws the selected person's details, and the others in the same cell.
fn detail(canvas: &mut Canvas<'_>, drawn: &Drawn, selected: Option<StakeholderId>, area: Rect) {
    let Some((id, dot)) = selected.and_then(|id| Some((id, drawn.field.dot(id)?))) else {
        canvas.put(area.x, area.y, area.width, "Use an arrow key to select someone.", Role::Dim);
        return;
    };
    let word = |degree: Option<Degree>| degree.map_or("unknown", Choices::label);
    let was = |now: Option<Degree>, before: Option<usize>| {
        let before = before.and_then(|at| Degree::ALL.get(at)).filter(|before| Some(**before) != now);
        let when = if dot.now.is_some() { "now" } else { "before" };
        before.map_or_else(String::new, |before| format!(" ({when}: {})", before.label()))
    };
    let other = dot.now.or(dot.before);
    let buys = format!("buying: {}{}", word(dot.buy), was(dot.buy, other.map(|(buy, _)| buy)));
    let tells = format!("speaking up: {}{}", word(dot.advocate), was(dot.advocate, other.map(|(_, tells)| tells)));
    let name = name_of(drawn, id);
    let gap = if dot.spot().is_some_and(is_gap) { " Would buy, but won't say so." } else { "" };
    let others: Vec<&str> = dot.spot().map_or_else(Vec::new, |spot| {
        drawn.field.at(spot).iter().filter(|one| one.id != id).map(|one| name_of(drawn, one.id)).collect()
    });
    let rate = if dot.buy.is_none() && dot.advocate.is_none() { " Press w to rate both." } else { "" };
    let words = format!("{name} {} {buys}; {tells}.{gap}{rate}", canvas.theme.signs.dot);
    let also = if others.is_empty() { Vec::new() } else { vec![format!("Also here: {}.", others.join(", "))] };
    // On one line the names matter more: they are what the cell has no room for.
    let words = if area.height == 1 && !also.is_empty() {
        format!("{name} {} {}", canvas.theme.signs.dot, also[0])
    } else {
        words
    };
    let signs = sign_sentence(canvas, drawn, id);
    let said: Vec<String> = std::iter::once(words).chain(also).chain(signs).chain(why_heard(drawn, id)).collect();
    put_sentences(canvas, area, &said);
}
