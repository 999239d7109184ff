//! The lines between the columns: a track for each, so that different lines never overlap.

use super::ordering::{Route, Sketch};
use super::{Direction, Drawing, EAST, Head, NORTH, Node, Piece, SOUTH, WEST, Wire};
use crate::domain::judge::reach::{MapRelation, MapRelationKind};
use crate::domain::record::id::StakeholderId;
use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{BTreeMap, BTreeSet};

/// The cells before the first track: a head for each kind that arrives at one box from the right, and a piece of the
/// line.
const STUB: i32 = 2;
/// The cells after the last track: a piece of the line, and a head for each kind that arrives at one box.
const ARRIVAL: i32 = 2;
/// The width of a column that lines only pass.
const PASSAGE: i32 = 1;

/// The lines of one kind from one vertex to the next column.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
struct Trunk {
    vertex: usize,
    bus: usize,
}

/// The kinds of the lines that arrive at a vertex, by the vertex's side.
type Arrivals = BTreeMap<(Side, usize), BTreeSet<MapRelationKind>>;

/// The gap between two columns: the track of each trunk that needs one, and the number of tracks.
struct Channel {
    tracks: BTreeMap<Trunk, i32>,
    count: i32,
    /// The cells before the first track.
    stub: i32,
}

/// The positions of the columns of boxes, and the channels between them.
struct Columns {
    /// The row of each vertex.
    rows: Vec<i32>,
    lefts: Vec<i32>,
    widths: Vec<i32>,
    channels: Vec<Channel>,
    /// The column of each vertex.
    of: BTreeMap<usize, usize>,
}

impl Columns {
    fn place(sketch: &Sketch, arrivals: &Arrivals, wide: impl Fn(usize) -> Option<i32>) -> Self {
        let mut rows = sketch.rows.clone();
        let mut x = 0;
        let (mut lefts, mut widths, mut channels) = (Vec::new(), Vec::new(), Vec::new());
        for (column, vertices) in sketch.columns.iter().enumerate() {
            let width = vertices.iter().filter_map(|vertex| wide(*vertex)).max().unwrap_or(PASSAGE);
            lefts.push(x);
            widths.push(width);
            let channel = channel(sketch, column, &mut rows);
            let stub = STUB + more_kinds(arrivals, Side::Right, Some(vertices));
            x += width + stub + channel.count + ARRIVAL;
            x += more_kinds(arrivals, Side::Left, sketch.columns.get(column + 1));
            channels.push(Channel { stub, ..channel });
        }
        let columns = sketch.columns.iter().enumerate();
        let of = columns.flat_map(|(column, all)| all.iter().map(move |one| (*one, column))).collect();
        Self { rows, lefts, widths, channels, of }
    }

    /// Returns the cells of a line, from left to right.
    fn path(&self, route: &Route, wide: impl Fn(usize) -> Option<i32>) -> Vec<(i32, i32)> {
        let first = self.of[&route.through[0]];
        let mut path = Vec::new();
        for (step, pair) in route.through.windows(2).enumerate() {
            let column = first + step;
            let from = if step == 0 { wide(pair[0]).unwrap_or(0) } else { 0 };
            let turn = self.channels[column].tracks.get(&Trunk { vertex: pair[0], bus: route.bus });
            let turn = turn.map(|track| self.lefts[column] + self.widths[column] + self.channels[column].stub + track);
            let start = (self.lefts[column] + from, self.rows[pair[0]]);
            run(&mut path, start, turn, (self.lefts[column + 1], self.rows[pair[1]]));
        }
        path
    }
}

pub(super) fn draw(
    sketch: &Sketch,
    people: &[StakeholderId],
    relations: &[MapRelation],
    wide: impl Fn(StakeholderId) -> i32,
) -> Drawing {
    let wide_at = |vertex: usize| people.get(vertex).map(|id| wide(*id));
    let arrivals = arrivals(sketch, relations);
    let columns = Columns::place(sketch, &arrivals, wide_at);
    let mut drawing = Drawing::default();
    for (column, vertices) in sketch.columns.iter().enumerate() {
        for (vertex, id) in vertices.iter().filter_map(|vertex| Some((*vertex, *people.get(*vertex)?))) {
            let (x, y) = (columns.lefts[column], columns.rows[vertex]);
            drawing.nodes.push(Node { id, x, y, width: wide(id), column });
        }
    }
    let mut by_bus: BTreeMap<usize, BTreeMap<(i32, i32), u8>> = BTreeMap::new();
    for (relation, route) in relations.iter().zip(&sketch.routes) {
        let mut path = columns.path(route, wide_at);
        lay(by_bus.entry(route.bus).or_default(), &path);
        let head = head(route, relation.kind, &path, &arrivals);
        if route.reversed {
            path.reverse();
        }
        drawing.wires.push(Wire { relation: *relation, path, head });
    }
    drawing.pieces = merged(&by_bus, sketch, relations);
    drawing.width = columns.lefts.last().zip(columns.widths.last()).map_or(0, |(left, width)| left + width);
    drawing.height = columns.rows.iter().max().map_or(0, |last| last + 1);
    drawing
}

/// Returns the head of a line. If lines of several kinds arrive at one box, their heads are in a row.
fn head(route: &Route, kind: MapRelationKind, path: &[(i32, i32)], arrivals: &Arrivals) -> Head {
    let (side, vertex, end, way) = if route.reversed {
        (Side::Right, route.through.first(), path.first(), Direction::Left)
    } else {
        (Side::Left, route.through.last(), path.last(), Direction::Right)
    };
    let kinds = vertex.and_then(|vertex| arrivals.get(&(side, *vertex)));
    let back = kinds.into_iter().flatten().position(|one| *one == kind);
    let back = back.and_then(|at| i32::try_from(at).ok()).unwrap_or(0);
    let (x, y) = end.copied().unwrap_or_default();
    Head { at: (if route.reversed { x + back } else { x - back }, y), way, kind }
}

/// Finds tracks for the lines between a column and the next. If two lines would have to pass each other in one row,
/// everything further right moves down by a row; then they can't meet.
fn channel(sketch: &Sketch, column: usize, rows: &mut [i32]) -> Channel {
    let Some(following) = sketch.columns.get(column + 1) else {
        return Channel { tracks: BTreeMap::new(), count: 0, stub: STUB };
    };
    let here: BTreeSet<usize> = sketch.columns[column].iter().copied().collect();
    let mut trunks: BTreeMap<Trunk, BTreeSet<usize>> = BTreeMap::new();
    for route in &sketch.routes {
        for pair in route.through.windows(2).filter(|pair| here.contains(&pair[0])) {
            trunks.entry(Trunk { vertex: pair[0], bus: route.bus }).or_default().insert(pair[1]);
        }
    }
    debug_assert!(trunks.values().flatten().all(|to| following.contains(to)));
    if let Some(channel) = tracks(&trunks, rows) {
        return channel;
    }
    for vertex in sketch.columns[column + 1..].iter().flatten() {
        rows[*vertex] += 1;
    }
    tracks(&trunks, rows).unwrap_or(Channel { tracks: BTreeMap::new(), count: 0, stub: STUB })
}

/// Returns tracks from left to right, or nothing if every order makes one line run into another.
fn tracks(trunks: &BTreeMap<Trunk, BTreeSet<usize>>, rows: &[i32]) -> Option<Channel> {
    let span = |trunk: &Trunk, to: &BTreeSet<usize>| {
        let all = to.iter().chain([&trunk.vertex]).map(|vertex| rows[*vertex]);
        (all.clone().min().unwrap_or(0), all.max().unwrap_or(0))
    };
    let turning: Vec<(Trunk, &BTreeSet<usize>)> = trunks
        .iter()
        .map(|(trunk, to)| (*trunk, to))
        .filter(|(trunk, to)| {
            let (a, b) = span(trunk, to);
            a < b
        })
        .collect();
    let mut order: DiGraph<(), ()> = DiGraph::new();
    for _ in &turning {
        order.add_node(());
    }
    for (a, (first, _)) in turning.iter().enumerate() {
        for (b, (second, to)) in turning.iter().enumerate() {
            // A line that leaves in a row must have turned off before another arrives in that row.
            if first.vertex != second.vertex && to.iter().any(|to| rows[*to] == rows[first.vertex]) {
                order.add_edge(NodeIndex::new(a), NodeIndex::new(b), ());
            }
        }
    }
    let sorted = toposort(&order, None).ok()?;
    let mut taken: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut found = vec![0_usize; turning.len()];
    for node in sorted {
        let before = order.neighbors_directed(node, petgraph::Direction::Incoming);
        let least = before.map(|one| found[one.index()] + 1).max().unwrap_or(0);
        let (trunk, to) = &turning[node.index()];
        let (top, bottom) = span(trunk, to);
        let free = |track: &usize| {
            taken.get(*track).is_none_or(|all| all.iter().all(|(from, till)| *till < top || *from > bottom))
        };
        let track = (least..).find(free).unwrap_or(least);
        taken.resize_with(taken.len().max(track + 1), Vec::new);
        taken[track].push((top, bottom));
        found[node.index()] = track;
    }
    let track = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
    let tracks = turning.iter().zip(found).map(|((trunk, _), at)| (*trunk, track(at))).collect();
    Some(Channel { tracks, count: track(taken.len()), stub: STUB })
}

/// A side of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Left,
    Right,
}

/// Returns the kinds of the lines that arrive at each vertex, by side.
fn arrivals(sketch: &Sketch, relations: &[MapRelation]) -> Arrivals {
    let mut found = Arrivals::new();
    for (route, relation) in sketch.routes.iter().zip(relations) {
        let at = if route.reversed { (Side::Right, route.through.first()) } else { (Side::Left, route.through.last()) };
        if let (side, Some(vertex)) = at {
            found.entry((side, *vertex)).or_default().insert(relation.kind);
        }
    }
    found
}

/// Returns the most kinds that arrive at one box of a column on one side, beyond the first.
fn more_kinds(arrivals: &Arrivals, side: Side, vertices: Option<&Vec<usize>>) -> i32 {
    let kinds = vertices.into_iter().flatten().filter_map(|vertex| arrivals.get(&(side, *vertex)));
    let most = kinds.map(BTreeSet::len).max().unwrap_or(1);
    i32::try_from(most).unwrap_or(1) - 1
}

/// Extends a path to the right up to the turn, up or down, and right again to just before the end.
fn run(path: &mut Vec<(i32, i32)>, from: (i32, i32), turn: Option<i32>, to: (i32, i32)) {
    let turn = turn.unwrap_or(to.0 - 1);
    path.extend((from.0..=turn).map(|x| (x, from.1)));
    let between: Vec<i32> = if from.1 < to.1 { (from.1 + 1..=to.1).collect() } else { (to.1..from.1).rev().collect() };
    path.extend(between.into_iter().map(|y| (turn, y)));
    path.extend((turn + 1..to.0).map(|x| (x, to.1)));
}

/// Adds the sides by which a path leaves each of its cells. Its ends touch boxes.
fn lay(cells: &mut BTreeMap<(i32, i32), u8>, path: &[(i32, i32)]) {
    for pair in path.windows(2) {
        let (out, back) = match (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1) {
            (1, _) => (EAST, WEST),
            (_, 1) => (SOUTH, NORTH),
            (_, _) => (NORTH, SOUTH),
        };
        *cells.entry(pair[0]).or_default() |= out;
        *cells.entry(pair[1]).or_default() |= back;
    }
    if let (Some(first), Some(last)) = (path.first(), path.last()) {
        *cells.entry(*first).or_default() |= WEST;
        *cells.entry(*last).or_default() |= EAST;
    }
}

/// Merges all lines. Where two cross, the vertical one is on top; where they arrive at one box, they join.
fn merged(
    by_bus: &BTreeMap<usize, BTreeMap<(i32, i32), u8>>,
    sketch: &Sketch,
    relations: &[MapRelation],
) -> BTreeMap<(i32, i32), Piece> {
    const UPRIGHT: u8 = NORTH | SOUTH;
    const LEVEL: u8 = EAST | WEST;
    let kinds: BTreeMap<usize, _> =
        sketch.routes.iter().zip(relations).map(|(route, one)| (route.bus, one.kind)).collect();
    let mut all: BTreeMap<(i32, i32), Piece> = BTreeMap::new();
    for (bus, cells) in by_bus {
        for (at, sides) in cells {
            let piece = Piece { sides: *sides, kind: kinds[bus], bus: *bus };
            let there = all.entry(*at).or_insert(piece);
            match (there.sides, *sides) {
                (UPRIGHT, LEVEL) => {}
                (LEVEL, UPRIGHT) => *there = piece,
                _ => there.sides |= sides,
            }
        }
    }
    all
}
