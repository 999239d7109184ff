//! The column and the row of each person: cycles broken, longest paths from left to right, few lines crossing.

use crate::domain::judge::reach::{MapRelation, MapRelationKind};
use crate::domain::record::id::StakeholderId;
use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{DfsEvent, depth_first_search};
use std::collections::{BTreeMap, BTreeSet};

/// The rows from one box to the next.
const PITCH: i32 = 2;
/// The number of sweeps in both directions that look for fewer crossings; more than a few change nothing.
const SWEEPS: usize = 8;
/// The number of vertices beyond which one sweep must do; nobody can take in so many anyway.
const LARGE: usize = 2_000;

/// The neighbors of each vertex in the column before it, and in the one after.
struct Near {
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
}

/// The course of one relation: through one vertex in each column.
#[derive(Debug, Clone)]
pub(super) struct Route {
    /// The vertices, from the leftmost.
    pub(super) through: Vec<usize>,
    /// The number of a shared line: lines of one kind that leave a box on the same side are drawn as one.
    pub(super) bus: usize,
    /// Whether the leftmost person is the one who listens: the relation closes a cycle.
    pub(super) reversed: bool,
}

/// The columns and rows of everything. The first vertices are the people in order; the others are points where a long
/// line passes a column.
#[derive(Debug)]
pub(super) struct Sketch {
    /// The vertices of each column, from the top.
    pub(super) columns: Vec<Vec<usize>>,
    /// The row of each vertex, from 0.
    pub(super) rows: Vec<i32>,
    /// The course of each relation.
    pub(super) routes: Vec<Route>,
}

impl Sketch {
    pub(super) fn of(people: &[StakeholderId], relations: &[MapRelation]) -> Self {
        let index: BTreeMap<StakeholderId, usize> = people.iter().copied().zip(0..).collect();
        let ends: Vec<(usize, usize)> = relations.iter().map(|one| (index[&one.from], index[&one.to])).collect();
        let reversed = closing(people.len(), &ends);
        let forward = |one: usize| {
            let (from, to) = ends[one];
            if reversed.contains(&ends[one]) { (to, from) } else { (from, to) }
        };
        let all: Vec<(usize, usize)> = (0..relations.len()).map(forward).collect();
        let layers = layers(people.len(), &all);
        let count = layers.iter().max().map_or(0, |last| last + 1);
        let mut columns: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (vertex, layer) in layers.iter().enumerate() {
            columns[*layer].push(vertex);
        }
        let routes = routes(&layers, &all, relations, |one| reversed.contains(&ends[one]), &mut columns);
        let vertices = columns.iter().map(Vec::len).sum();
        let links: BTreeSet<(usize, usize)> =
            routes.iter().flat_map(|route| route.through.windows(2).map(|pair| (pair[0], pair[1]))).collect();
        let near = Near::of(vertices, &links);
        uncross(&mut columns, &near, &links);
        let rows = rows(&columns, &near);
        Self { columns, rows, routes }
    }
}

impl Near {
    fn of(vertices: usize, links: &BTreeSet<(usize, usize)>) -> Self {
        let (mut before, mut after) = (vec![Vec::new(); vertices], vec![Vec::new(); vertices]);
        for (from, to) in links {
            after[*from].push(*to);
            before[*to].push(*from);
        }
        Self { before, after }
    }

    /// Returns the neighbors that a sweep looks at, and the columns in its order.
    fn sweep(&self, sweep: usize, columns: usize) -> (&[Vec<usize>], Vec<usize>) {
        if sweep.is_multiple_of(2) {
            (&self.before, (0..columns).collect())
        } else {
            (&self.after, (0..columns).rev().collect())
        }
    }

    fn sweeps(&self) -> usize {
        if self.before.len() > LARGE { 1 } else { SWEEPS }
    }
}

/// Returns the relations that close a cycle, searching from the first person on: with these reversed, no cycle is left.
fn closing(count: usize, ends: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
    let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(count, ends.len());
    for _ in 0..count {
        graph.add_node(());
    }
    for (from, to) in ends {
        graph.update_edge(NodeIndex::new(*from), NodeIndex::new(*to), ());
    }
    let mut found = BTreeSet::new();
    depth_first_search(&graph, graph.node_indices(), |event| {
        if let DfsEvent::BackEdge(from, to) = event {
            found.insert((from.index(), to.index()));
        }
    });
    found
}

/// Returns the column of each vertex: as far right as the longest path to it. People who listen to nobody are moved
/// next to the nearest who listens to them.
fn layers(count: usize, ends: &[(usize, usize)]) -> Vec<usize> {
    let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(count, ends.len());
    for _ in 0..count {
        graph.add_node(());
    }
    for (from, to) in ends {
        graph.update_edge(NodeIndex::new(*from), NodeIndex::new(*to), ());
    }
    let mut layers = vec![0_usize; count];
    // No cycle is left; if there were one, everybody would be in the first column.
    for node in toposort(&graph, None).unwrap_or_default() {
        for next in graph.neighbors(node) {
            layers[next.index()] = layers[next.index()].max(layers[node.index()] + 1);
        }
    }
    for node in graph.externals(petgraph::Direction::Incoming) {
        let nearest = graph.neighbors(node).map(|next| layers[next.index()]).min();
        layers[node.index()] = nearest.map_or(0, |layer| layer.saturating_sub(1));
    }
    layers
}

/// Gives each relation a vertex in every column that it passes.
fn routes(
    layers: &[usize],
    all: &[(usize, usize)],
    relations: &[MapRelation],
    reversed: impl Fn(usize) -> bool,
    columns: &mut [Vec<usize>],
) -> Vec<Route> {
    let mut buses: BTreeMap<(usize, MapRelationKind, bool), usize> = BTreeMap::new();
    let mut bends: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut next = layers.len();
    let mut found = Vec::with_capacity(relations.len());
    for (one, (from, to)) in all.iter().enumerate() {
        let key = (*from, relations[one].kind, reversed(one));
        let count = buses.len();
        let bus = *buses.entry(key).or_insert(count);
        let mut through = vec![*from];
        let (first, between) = (layers[*from] + 1, layers[*to] - layers[*from] - 1);
        for (layer, column) in columns.iter_mut().enumerate().skip(first).take(between) {
            let bend = *bends.entry((bus, layer)).or_insert_with(|| {
                column.push(next);
                next += 1;
                next - 1
            });
            through.push(bend);
        }
        through.push(*to);
        found.push(Route { through, bus, reversed: key.2 });
    }
    found
}

/// Orders each column by the positions of its neighbors, in both directions, and keeps the best order found.
fn uncross(columns: &mut [Vec<usize>], near: &Near, links: &BTreeSet<(usize, usize)>) {
    let vertices = near.before.len();
    let mut best = columns.to_vec();
    let mut fewest = crossings(columns, vertices, links);
    for sweep in 0..near.sweeps() {
        let (neighbours, order) = near.sweep(sweep, columns.len());
        let mut index = indices(columns, vertices);
        for column in order {
            let centre = |vertex: &usize| {
                let near = &neighbours[*vertex];
                // Those without neighbors on that side keep their position.
                if near.is_empty() { index[*vertex] as f64 } else { mean(near.iter().map(|one| index[*one] as f64)) }
            };
            let mut sorted: Vec<(f64, usize)> =
                columns[column].iter().map(|vertex| (centre(vertex), *vertex)).collect();
            sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
            columns[column] = sorted.into_iter().map(|(_, vertex)| vertex).collect();
            columns[column].iter().enumerate().for_each(|(at, vertex)| index[*vertex] = at);
        }
        let now = crossings(columns, vertices, links);
        if now < fewest {
            (fewest, best) = (now, columns.to_vec());
        }
    }
    columns.clone_from_slice(&best);
}

fn indices(columns: &[Vec<usize>], vertices: usize) -> Vec<usize> {
    let mut index = vec![0; vertices];
    for column in columns {
        column.iter().enumerate().for_each(|(at, vertex)| index[*vertex] = at);
    }
    index
}

fn crossings(columns: &[Vec<usize>], vertices: usize, links: &BTreeSet<(usize, usize)>) -> usize {
    let index = indices(columns, vertices);
    let mut column = vec![0; vertices];
    for (at, vertices) in columns.iter().enumerate() {
        vertices.iter().for_each(|vertex| column[*vertex] = at);
    }
    let mut by_column: Vec<Vec<(usize, usize)>> = vec![Vec::new(); columns.len()];
    links.iter().for_each(|(from, to)| by_column[column[*from]].push((index[*from], index[*to])));
    let crossed = |some: &Vec<(usize, usize)>| -> usize {
        let pairs = some.iter().enumerate().flat_map(|(at, a)| some[at + 1..].iter().map(move |b| (a, b)));
        pairs.filter(|(a, b)| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1)).count()
    };
    by_column.iter().map(crossed).sum()
}

/// Returns rows close to those of the neighbors, keeping the order.
fn rows(columns: &[Vec<usize>], near: &Near) -> Vec<i32> {
    let mut rows = vec![0; near.before.len()];
    for column in columns {
        for (row, vertex) in (0..).zip(column) {
            rows[*vertex] = row;
        }
    }
    for sweep in 0..near.sweeps() {
        let (neighbours, order) = near.sweep(sweep, columns.len());
        for column in order {
            let wanted = |vertex: &usize| match &neighbours[*vertex] {
                none if none.is_empty() => f64::from(rows[*vertex]),
                some => mean(some.iter().map(|one| f64::from(rows[*one]))),
            };
            let wanted: Vec<f64> = columns[column].iter().map(wanted).collect();
            for (vertex, row) in columns[column].iter().zip(spread(&wanted)) {
                rows[*vertex] = row;
            }
        }
    }
    // Parts apart from the rest may have drifted away: empty rows are dropped.
    let taken: BTreeSet<i32> = rows.iter().copied().collect();
    let dense: BTreeMap<i32, i32> = taken.into_iter().zip(0..).collect();
    rows.iter().map(|row| dense[row] * PITCH).collect()
}

/// Returns whole rows as close as possible to those wanted, each below the one before it (pool adjacent violators).
fn spread(wanted: &[f64]) -> Vec<i32> {
    // A block moves as one: its size, and the best row for its first.
    let mut blocks: Vec<(usize, f64)> = Vec::new();
    for (index, row) in wanted.iter().enumerate() {
        let mut block = (1, row - index as f64);
        while let Some(last) = blocks.pop_if(|last| last.1 > block.1) {
            let count = last.0 + block.0;
            block = (count, (last.1 * last.0 as f64 + block.1 * block.0 as f64) / count as f64);
        }
        blocks.push(block);
    }
    let starts = blocks.into_iter().flat_map(|(count, start)| std::iter::repeat_n(start, count));
    // In range: there are at most as many rows as people.
    #[allow(clippy::cast_possible_truncation)]
    let whole = |(index, start): (i32, f64)| start.round() as i32 + index;
    (0..).zip(starts).map(whole).collect()
}

fn mean(all: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = all.fold((0.0, 0.0), |(sum, count), one| (sum + one, count + 1.0));
    sum / count
}
