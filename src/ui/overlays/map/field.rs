//! The field of stances: a grid of five by five with the people who would buy but won't say so marked, and beside it
//! the people whose stance is unknown.

use super::{columns, name_of, put_initials, put_person, put_sentences, strip, why_heard};
use crate::app::overlays::map::Drawn;
use crate::app::overlays::map::field::{DEGREES, Dot, Spot, is_gap};
use crate::domain::record::card::Influence;
use crate::domain::record::choice::Choices;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stance::Degree;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The columns of the row names, and those on a narrow screen.
const LABELS: u16 = 12;
const SHORT_LABELS: u16 = 9;
/// The width from which all names are written in full.
const ROOMY: u16 = 100;
/// The width from which the people who aren't on the field are beside it.
const BESIDE: u16 = 72;
/// The columns of a sign alone, and of initials between its brackets.
const SIGN: u16 = 4;
/// The width of a cell from which a name follows the sign.
const NAMED: u16 = 9;

/// The rules between rows of cells, if there is room for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// Around every row.
    All,
    /// Only between people who speak up and people who don't.
    Gap,
    /// No rules.
    None,
}

/// The areas of the view's parts.
struct FieldRegions {
    grid: Rect,
    /// The columns and rows of one cell, without the rules between cells.
    cell: (u16, u16),
    /// The rules between rows of cells.
    rule: Rules,
    strip: Rect,
    detail: Rect,
    legend: Rect,
}

pub(super) fn draw(canvas: &mut Canvas<'_>, drawn: &Drawn, selected: Option<StakeholderId>, area: Rect) {
    let places = places(drawn, area);
    lines(canvas, &places);
    labels(canvas, &places);
    for advocate in 0..DEGREES {
        for buy in 0..DEGREES {
            let cell = cell(&places, (buy, advocate));
            people(canvas, drawn, drawn.field.at((buy, advocate)), selected, cell);
        }
    }
    let dot = selected.and_then(|id| drawn.field.dot(id));
    let other = dot.and_then(|dot| dot.before.map(|spot| (spot, "was", Role::Dim)));
    let other = other.or_else(|| dot?.now.map(|spot| (spot, "now", Role::Key)));
    if let (Some((spot, words, role)), Some(id)) = (other, selected) {
        let from = cell(&places, spot);
        if drawn.field.at(spot).len() < usize::from(from.height) {
            // The same name as in their own cell, beside the sign and an arrow.
            let room = usize::from(from.width.saturating_sub(super::SIGN + 2));
            let name = if from.width < NAMED + 2 { drawn.initials(id).to_owned() } else { drawn.name(id, room) };
            canvas.put(from.x, from.bottom() - 1, from.width, &format!("{name} {words}"), role);
        }
    }
    legend(canvas, drawn, places.cell.0 >= NAMED, places.legend);
    strip(canvas, drawn, selected, places.strip);
    detail(canvas, drawn, selected, places.detail);
}

fn places(drawn: &Drawn, area: Rect) -> FieldRegions {
    let labels = if area.width >= ROOMY { LABELS } else { SHORT_LABELS };
    let detail_rows = if area.height >= 17 { 3 } else { 1 };
    // The signs are explained in the last line.
    let legend = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    let area = if area.height >= 14 { Rect { height: area.height - 1, ..area } } else { area };
    let beside = area.width >= BESIDE && !drawn.field.strip.is_empty();
    let strip_columns = if beside { (area.width / 5).clamp(16, 24) } else { 0 };
    let strip_row = u16::from(!beside && !drawn.field.strip.is_empty());
    let degrees = 5;
    let grid_columns = area.width.saturating_sub(labels + strip_columns + u16::from(beside));
    let cell_columns = (grid_columns.saturating_sub(degrees + 1) / degrees).min(26);
    // A row for the names of the columns, and one to keep the words below apart.
    let rows = area.height.saturating_sub(detail_rows + strip_row + 1);
    let ruled = rows > degrees * 2 + degrees;
    let rules = if ruled { degrees + 1 } else { u16::from(!rows.is_multiple_of(degrees)) };
    let cell_rows = (rows.saturating_sub(rules) / degrees).clamp(1, 6);
    let grid = Rect {
        x: area.x + labels,
        y: area.y,
        width: cell_columns * degrees + degrees + 1,
        height: cell_rows * degrees + rules,
    };
    let below = grid.bottom() + 1;
    let strip = if beside {
        Rect { x: grid.right() + 2, width: area.right().saturating_sub(grid.right() + 2), ..grid }
    } else {
        Rect { y: below, height: strip_row, ..area }
    };
    let below = below + strip_row;
    // A blank line keeps the words apart, where there is one.
    let from = below + u16::from(area.bottom().saturating_sub(below) > 2);
    let detail = Rect { y: from, height: area.bottom().saturating_sub(from), ..area };
    let rule = match (ruled, rules) {
        (true, _) => Rules::All,
        (false, 0) => Rules::None,
        (false, _) => Rules::Gap,
    };
    FieldRegions {
        grid,
        cell: (cell_columns, cell_rows),
        rule,
        strip,
        detail,
        legend: Rect { height: legend.height.min(legend.bottom() - area.bottom()), ..legend },
    }
}

/// Returns the screen row in which a row of cells begins; the highest degree is at the top.
fn top_of(places: &FieldRegions, advocate: usize) -> u16 {
    let above = u16::try_from(DEGREES - 1 - advocate).unwrap_or(0);
    let rules = match places.rule {
        Rules::All => above + 1,
        Rules::Gap => u16::from(advocate < Degree::For as usize),
        Rules::None => 0,
    };
    places.grid.y + above * places.cell.1 + rules
}

fn cell(places: &FieldRegions, (buy, advocate): Spot) -> Rect {
    let column = u16::try_from(buy).unwrap_or(0);
    Rect {
        x: places.grid.x + 1 + column * (places.cell.0 + 1),
        y: top_of(places, advocate),
        width: places.cell.0,
        height: places.cell.1,
    }
}

fn lines(canvas: &mut Canvas<'_>, places: &FieldRegions) {
    let (upright, level, cross) = if canvas.theme.signs.lines { ("│", "─", "┼") } else { ("|", "-", "+") };
    let grid = places.grid;
    let rule_rows: Vec<u16> = match places.rule {
        Rules::All => (0..DEGREES).map(|advocate| top_of(places, advocate) - 1).chain([grid.bottom() - 1]).collect(),
        Rules::Gap => vec![top_of(places, Degree::Open as usize) - 1],
        Rules::None => Vec::new(),
    };
    let edge = if canvas.theme.signs.lines { "║" } else { "!" };
    for y in grid.y..grid.bottom() {
        let ruled = rule_rows.contains(&y);
        for x in grid.x..grid.right() {
            let on_line = (x - grid.x).is_multiple_of(places.cell.0 + 1);
            let text = match (on_line, ruled) {
                (true, true) => cross,
                (true, false) => upright,
                (false, true) => level,
                (false, false) => continue,
            };
            let middle = ruled && x == cell(places, (Degree::Acts as usize, 0)).x - 1;
            if edges_gap(places, x, y) {
                canvas.put(x, y, 1, if on_line && !middle { edge } else { text }, Role::Warn);
            } else {
                canvas.put(x, y, 1, text, Role::Border);
            }
        }
    }
    let corner = cell(places, (Degree::For as usize, Degree::Open as usize));
    if places.rule == Rules::None {
        return;
    }
    let room = (places.cell.0 * 2 + 1).saturating_sub(2);
    let words = [" the gap: would buy, won't say so ", " gap: buys, won't say so ", " gap "];
    let words = words.into_iter().find(|words| columns(words) <= room).unwrap_or("");
    canvas.put(corner.x + 1, corner.y - 1, room, words, Role::Warn);
}

/// Returns whether a position is on the border of the gap: people who would buy but won't say so.
fn edges_gap(places: &FieldRegions, x: u16, y: u16) -> bool {
    let first = cell(places, (Degree::For as usize, Degree::Open as usize));
    let (left, top) = (first.x - 1, first.y - u16::from(places.rule != Rules::None));
    let on_top = y == top && places.rule != Rules::None;
    let at_bottom = places.rule == Rules::All && y + 1 == places.grid.bottom();
    x >= left && y >= top && (x == left || on_top || x + 1 == places.grid.right() || at_bottom)
}

fn labels(canvas: &mut Canvas<'_>, places: &FieldRegions) {
    let grid = places.grid;
    let x = places.detail.x;
    let room = grid.x - x;
    for degree in Degree::ALL {
        let word = match degree {
            Degree::Acts => "pushing",
            Degree::Against | Degree::Doubts | Degree::Open | Degree::For => degree.label(),
        };
        canvas.put(x, top_of(places, *degree as usize), room - 1, word, Role::Dim);
        let cell = cell(places, (*degree as usize, 0));
        canvas.put(cell.x, grid.bottom(), cell.width, word, Role::Dim);
        // Narrow columns' names would read as one.
        if cell.width < NAMED && *degree != Degree::Acts {
            let upright = if canvas.theme.signs.lines { "│" } else { "|" };
            canvas.put(cell.right(), grid.bottom(), 1, upright, Role::Border);
        }
    }
    // The scales' names stand where the eye looks for them, as far as there is room.
    let (up, right) = if canvas.theme.signs.lines { ("↑", "→") } else { ("^", ">") };
    if places.cell.1 > 1 {
        let y = top_of(places, DEGREES - 1) + 1;
        canvas.put(x, y, room - 1, &format!("{up} speaks"), Role::Accent);
    }
    canvas.put(x, grid.bottom(), room - 1, &format!("buys {right}"), Role::Accent);
}

/// Draws the people in one cell: with names one below the other, or initials side by side, and a count of those
/// without room.
fn people(canvas: &mut Canvas<'_>, drawn: &Drawn, dots: &[Dot], selected: Option<StakeholderId>, area: Rect) {
    if area.width < SIGN || area.height == 0 {
        return;
    }
    let named = area.width >= NAMED && dots.len() <= usize::from(area.height);
    let longest = dots.iter().map(|dot| columns(drawn.initials(dot.id)) + 2).max().unwrap_or(0);
    let each = if named { area.width } else { longest.max(SIGN).min(area.width) };
    let across = usize::from((area.width / each).max(1));
    let room = across * usize::from(area.height);
    let fits = dots.len() <= room;
    let shown = if fits { dots.len() } else { room - 1 };
    // Whoever is selected is always among those shown.
    let from = dots.iter().position(|dot| Some(dot.id) == selected).map_or(0, |at| (at + 1).saturating_sub(shown));
    for (place, dot) in dots.iter().skip(from).take(shown).enumerate() {
        let (row, column) = (place / across, place % across);
        let x = area.x + u16::try_from(column).unwrap_or(0) * each;
        let y = area.y + u16::try_from(row).unwrap_or(0);
        let moved = if named { moved(canvas, dot) } else { String::new() };
        let arrow = columns_of_arrow(&moved);
        let at = Rect { x, y, width: each.saturating_sub(arrow), height: 1 };
        if !named {
            put_initials(canvas, drawn, dot.id, at, Some(dot.id) == selected);
            continue;
        }
        let used = put_person(canvas, drawn, dot.id, at, Some(dot.id) == selected);
        canvas.put(x + used + 1, y, each.saturating_sub(used + 1), &moved, Role::Key);
    }
    if !fits {
        let (row, column) = (shown / across, shown % across);
        let x = area.x + u16::try_from(column).unwrap_or(0) * each;
        let y = area.y + u16::try_from(row).unwrap_or(0);
        canvas.put(x, y, area.right().saturating_sub(x), &format!("+{}", dots.len() - shown), Role::Warn);
    }
}

fn columns_of_arrow(arrow: &str) -> u16 {
    if arrow.is_empty() { 0 } else { columns(arrow) + 1 }
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

/// Explains in one line the signs that are on the screen.
fn legend(canvas: &mut Canvas<'_>, drawn: &Drawn, has_arrows: bool, line: Rect) {
    if line.height == 0 {
        return;
    }
    let heard = |influence| drawn.people.values().any(|seen| seen.person.card().influence() == Some(influence));
    let mut said = Vec::new();
    said.extend(heard(Influence::Deciders).then(|| format!("[ ] {}", Influence::Deciders.label())));
    said.extend(heard(Influence::Across).then(|| format!("( ) {}", Influence::Across.label())));
    if has_arrows && drawn.field.dots().any(|dot| !moved(canvas, dot).is_empty()) {
        let up = if canvas.theme.signs.lines { "↑ →" } else { "^ >" };
        said.push(format!("{up} moved"));
    }
    canvas.put(line.x, line.y, line.width, &said.join("   "), Role::Dim);
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
        let when = if dot.now.is_some() { "now" } else { "was" };
        before.map_or_else(String::new, |before| format!(" ({when}: {})", before.label()))
    };
    let other = dot.now.or(dot.before);
    let buys = format!("buying: {}{}", word(dot.buy), was(dot.buy, other.map(|(buy, _)| buy)));
    let tells = format!("speaking up: {}{}", word(dot.advocate), was(dot.advocate, other.map(|(_, tells)| tells)));
    let name = name_of(drawn, id);
    let heard = drawn.people.get(&id).and_then(|seen| seen.person.card().influence());
    let heard = heard.map_or_else(String::new, |influence| format!("; {}", influence.label()));
    let gap = if dot.spot().is_some_and(is_gap) { " Would buy, but won't say so." } else { "" };
    let others: Vec<&str> = dot.spot().map_or_else(Vec::new, |spot| {
        drawn.field.at(spot).iter().filter(|one| one.id != id).map(|one| name_of(drawn, one.id)).collect()
    });
    let rate = if dot.buy.is_none() && dot.advocate.is_none() { " Press w to rate both." } else { "" };
    let words = format!("{name} {} {buys}; {tells}{heard}.{gap}{rate}", canvas.theme.signs.dot);
    let also = if others.is_empty() { Vec::new() } else { vec![format!("Also here: {}.", others.join(", "))] };
    // On one line the names matter more: they are what the cell has no room for.
    let words = if area.height == 1 && !also.is_empty() {
        format!("{name} {} {}", canvas.theme.signs.dot, also[0])
    } else {
        words
    };
    let said: Vec<String> = std::iter::once(words).chain(also).chain(why_heard(drawn, id)).collect();
    put_sentences(canvas, area, &said);
}
