//! The influence graph: boxes, lines with a sign for their kind, and below it what they mean for the selected person.

use super::legend::{Entry, put_legend, rows_of_legend, signs_of_people};
use super::{Scroll, put_person, put_sentences, rows_of, sign_sentence, why_heard};
use crate::app::drawn_map::Drawn;
use crate::app::graph_layout::{Direction, Head, Node, Piece};
use crate::app::overlays::map::graph::Graph;
use crate::domain::judge::reach::MapRelationKind;
use crate::domain::judge::reach::words::{about, summary};
use crate::domain::privacy::Datum;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::NameForm;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use std::collections::HashSet;

/// The cells kept free around the selected person when the graph scrolls, horizontally and vertically.
const MARGIN: (i32, i32) = (14, 2);

/// The name of each kind of line in the legend.
const KINDS: [(MapRelationKind, &str); 4] = [
    (MapRelationKind::Influences, "influences"),
    (MapRelationKind::Leads, "leads"),
    (MapRelationKind::Sponsors, "sponsors"),
    (MapRelationKind::Opposes, "opposes"),
];

pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    drawn: &Drawn,
    selected: Option<StakeholderId>,
    scroll: &mut Scroll,
    area: Rect,
) {
    let graph = drawn.graph.fitting(area.width);
    let said = said(canvas, drawn, selected, area.height);
    let most = if area.height >= 24 { 8 } else { area.height / 3 };
    let rows = rows_of(&said, area.width.min(100)).min(most);
    let words = Rect { y: area.bottom() - rows, height: rows, width: area.width.min(100), ..area };
    let legend = legend(canvas, drawn, graph, area.width);
    // Every sign is explained, since the graph scrolls; where rows are short only the lines are, and the signs of the selected
    // person by their sentence.
    let most = match area.height {
        14.. => 5,
        6.. => 1,
        _ => 0,
    };
    let legend_rows = u16::try_from(legend.len()).unwrap_or(u16::MAX).min(most);
    let view = Rect { height: area.height.saturating_sub(rows + legend_rows + 1), ..area };
    let at = selected.and_then(|id| graph.node(id));
    let offset = (
        shifted(
            &mut scroll.x,
            at.map(|node| (node.x, node.width)),
            i32::from(view.width),
            graph.drawing.width,
            MARGIN.0,
        ),
        shifted(&mut scroll.y, at.map(|node| (node.y, 1)), i32::from(view.height), graph.drawing.height, MARGIN.1),
    );
    let window = Window { view, offset };
    lines(canvas, graph, selected, &window);
    for node in &graph.drawing.nodes {
        person(canvas, drawn, (node, graph.form), Some(node.id) == selected, &window);
    }
    if let Some(x) = graph.alone
        && let Some((x, y)) = window.place((x, 0))
    {
        canvas.put(x, y, view.right().saturating_sub(x), "no line yet", Role::Dim);
    }
    if legend_rows > 0 {
        put_legend(canvas, &legend, Rect { y: view.bottom(), height: legend_rows, ..area });
    }
    more(canvas, graph, &window);
    put_sentences(canvas, words, &said);
}

/// Returns what the lines mean for the selected person and the group.
fn said(canvas: &Canvas<'_>, drawn: &Drawn, selected: Option<StakeholderId>, rows: u16) -> Vec<String> {
    if canvas.hides(Datum::Influence) {
        return Vec::new();
    }
    let mut said = selected.map_or_else(Vec::new, |id| about(&drawn.reach, id));
    // Who carries our view is told of whole already.
    if selected.is_none_or(|id| drawn.reach.steps(id) != Some(0)) {
        said.push(summary(&drawn.reach));
    }
    // What follows from the picture comes before what is known of the person, but for their sign where no legend has it;
    // where the legend has it, rows are better used for the picture.
    let sign = || selected.and_then(|id| sign_sentence(canvas, drawn, id));
    match rows {
        ..14 => said.splice(0..0, sign()).for_each(drop),
        14..24 => {}
        24.. => said.extend(sign()),
    }
    said.extend(selected.and_then(|id| why_heard(drawn, id)));
    said
}

/// The visible part of the graph.
struct Window {
    view: Rect,
    offset: (i32, i32),
}

impl Window {
    /// Returns the screen cell for a cell of the graph, if it is visible.
    fn place(&self, (x, y): (i32, i32)) -> Option<(u16, u16)> {
        let (x, y) = (u16::try_from(x - self.offset.0).ok()?, u16::try_from(y - self.offset.1).ok()?);
        (x < self.view.width && y < self.view.height).then_some((self.view.x + x, self.view.y + y))
    }
}

/// Scrolls in one direction until the selected person is visible with some room around them.
fn shifted(offset: &mut usize, at: Option<(i32, i32)>, room: i32, whole: i32, margin: i32) -> i32 {
    let mut now = i32::try_from(*offset).unwrap_or(0);
    let margin = margin.min(room / 4);
    if let Some((from, size)) = at {
        now = now.max(from + size + margin - room).min(from - margin);
    }
    now = now.min(whole - room).max(0);
    *offset = usize::try_from(now).unwrap_or(0);
    now
}

fn person(
    canvas: &mut Canvas<'_>,
    drawn: &Drawn,
    (node, form): (&Node, Option<NameForm>),
    is_selected: bool,
    window: &Window,
) {
    // A box of which the beginning does not show has nothing to say.
    let Some((x, y)) = window.place((node.x, node.y)) else { return };
    let width = u16::try_from(node.width - 1).unwrap_or(0).min(window.view.right() - x);
    put_person(canvas, drawn, (node.id, form), Rect { x, y, width, height: 1 }, is_selected);
}

fn lines(canvas: &mut Canvas<'_>, graph: &Graph, selected: Option<StakeholderId>, window: &Window) {
    let touches = |from: StakeholderId, to: StakeholderId| selected.is_some_and(|id| id == from || id == to);
    let own = graph.drawing.wires.iter().filter(|wire| touches(wire.relation.from, wire.relation.to));
    let lit: HashSet<(i32, i32)> = own.flat_map(|wire| wire.path.iter().copied()).collect();
    for (at, piece) in &graph.drawing.pieces {
        if let Some((x, y)) = window.place(*at) {
            let role = role(piece.kind, lit.contains(at));
            canvas.put(x, y, 1, glyph(piece, canvas.theme.signs.lines), role);
        }
    }
    for wire in &graph.drawing.wires {
        if let Some((x, y)) = window.place(wire.head.at) {
            let role = role(wire.head.kind, touches(wire.relation.from, wire.relation.to));
            canvas.put(x, y, 1, head(&wire.head, canvas.theme.signs.lines), role);
        }
    }
}

const fn role(kind: MapRelationKind, is_lit: bool) -> Role {
    match (kind, is_lit) {
        (MapRelationKind::Opposes, true) => Role::Bad,
        (MapRelationKind::Opposes, false) => Role::Blocker,
        (_, true) => Role::Accent,
        (MapRelationKind::Sponsors, false) => Role::Good,
        (MapRelationKind::Influences | MapRelationKind::Leads, false) => Role::Dim,
    }
}

/// The box characters by the sides that a line leaves by: above, right, below and left, as bits.
const LIGHT: [&str; 16] = [" ", "│", "─", "└", "│", "│", "┌", "├", "─", "┘", "─", "┴", "┐", "┤", "┬", "┼"];
const DOUBLE: [&str; 16] = [" ", "║", "═", "╚", "║", "║", "╔", "╠", "═", "╝", "═", "╩", "╗", "╣", "╦", "╬"];

const fn glyph(piece: &Piece, lines: bool) -> &'static str {
    let sides = piece.sides as usize % LIGHT.len();
    let (is_level, is_upright) = (matches!(sides, 2 | 8 | 10), matches!(sides, 1 | 4 | 5));
    match (piece.kind, lines) {
        (MapRelationKind::Leads, true) if is_level => "╌",
        (MapRelationKind::Leads, true) if is_upright => "╎",
        (MapRelationKind::Opposes, true) if is_level => "┈",
        (MapRelationKind::Opposes, true) if is_upright => "┊",
        (MapRelationKind::Sponsors, true) => DOUBLE[sides],
        (MapRelationKind::Influences | MapRelationKind::Leads | MapRelationKind::Opposes, true) => LIGHT[sides],
        (MapRelationKind::Influences, false) if is_level => "-",
        (MapRelationKind::Sponsors, false) if is_level => "=",
        (MapRelationKind::Leads, false) if is_level => ".",
        (MapRelationKind::Opposes, false) if is_level => "~",
        (MapRelationKind::Leads, false) if is_upright => ":",
        (_, false) if is_upright => "|",
        (_, false) => "+",
    }
}

const fn head(head: &Head, lines: bool) -> &'static str {
    let to_left = matches!(head.way, Direction::Left);
    match (head.kind, lines) {
        (MapRelationKind::Opposes, true) => "╳",
        (MapRelationKind::Opposes, false) => "x",
        (MapRelationKind::Leads, true) if to_left => "◁",
        (MapRelationKind::Leads, true) => "▷",
        (MapRelationKind::Sponsors, true) => "◆",
        (MapRelationKind::Sponsors, false) => "*",
        (MapRelationKind::Influences, true) if to_left => "◀",
        (MapRelationKind::Influences, true) => "▶",
        (MapRelationKind::Influences, false) if to_left => "<",
        (MapRelationKind::Influences, false) => ">",
        (MapRelationKind::Leads, false) if to_left => "(",
        (MapRelationKind::Leads, false) => ")",
    }
}

/// Returns the legend in rows: every kind of line that is drawn, then the signs of people.
fn legend(canvas: &Canvas<'_>, drawn: &Drawn, graph: &Graph, columns: u16) -> Vec<Vec<Entry>> {
    let is_drawn = |kind: MapRelationKind| graph.drawing.wires.iter().any(|wire| wire.relation.kind == kind);
    let lines = KINDS.into_iter().filter(|(kind, _)| is_drawn(*kind)).map(|(kind, words)| {
        let piece = Piece { sides: 10, kind, bus: 0 };
        let arrow = Head { at: (0, 0), way: Direction::Right, kind };
        let sign = glyph(&piece, canvas.theme.signs.lines).repeat(2) + head(&arrow, canvas.theme.signs.lines);
        Entry { sign, role: role(kind, false), words: words.to_owned() }
    });
    let people = graph.drawing.nodes.iter().map(|node| node.id);
    rows_of_legend(lines.chain(signs_of_people(canvas, drawn, people)), columns)
}

/// Says in which directions the graph continues, and how many people are there, on the edge of its frame.
fn more(canvas: &mut Canvas<'_>, graph: &Graph, window: &Window) {
    let (x, y) = window.offset;
    let (width, height) = (i32::from(window.view.width), i32::from(window.view.height));
    let beyond = [x > 0, y > 0, y + height < graph.drawing.height, x + width < graph.drawing.width];
    let signs = if canvas.theme.signs.lines { ["←", "↑", "↓", "→"] } else { ["<", "^", "v", ">"] };
    let there: Vec<&str> = signs.into_iter().zip(beyond).filter(|(_, is)| *is).map(|(sign, _)| sign).collect();
    if !there.is_empty() {
        let hidden = graph.drawing.nodes.iter().filter(|node| window.place((node.x, node.y)).is_none()).count();
        let who = match hidden {
            0 => "more".to_owned(),
            1 => "1 more person".to_owned(),
            _ => format!("{hidden} more people"),
        };
        let words = format!(" {who} {} ", there.join(" "));
        canvas.put_right(window.view.right(), canvas.body.bottom().saturating_sub(1), 26, &words, Role::Dim);
    }
}
