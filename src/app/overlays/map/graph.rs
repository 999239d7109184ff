//! The part of the influence graph that is shown, its layout, and the next person for an arrow key.

use crate::app::graph_layout::{Direction, Drawing, Node, layout};
use crate::domain::judge::reach::{MapRelation, Reach};
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::NameForm;
use std::collections::{BTreeSet, VecDeque};

/// The most columns that a name takes. A blank follows it.
pub(in crate::app) const NAME: usize = 16;
/// The columns of the mark before a name.
pub const MARK: i32 = 5;
/// The fewest rows in a column of people without lines.
const ALONE: usize = 12;
/// The most lines that are drawn; if there are more, the user must look at a smaller part.
const MOST_LINES: usize = 500;

/// The graph's layout.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Graph {
    /// Everybody shown, and the lines between them.
    pub drawing: Drawing,
    /// The left edge of the people without lines; none if there are no such people.
    pub alone: Option<i32>,
    /// The form of the names; none where each is as short as it has to be.
    pub form: Option<NameForm>,
    /// The same with shorter names, for windows that it doesn't fit in.
    pub narrow: Option<Box<Self>>,
    /// The number of people who are not shown.
    pub more: usize,
    /// The number of lines between those shown that are not drawn, because there are too many.
    pub lines_left_out: usize,
}

impl Graph {
    /// Lays out the people at most `depth` lines away from one of them, or everybody, with names of so many columns.
    #[must_use]
    pub fn of(
        reach: &Reach,
        around: Option<StakeholderId>,
        depth: Option<u32>,
        columns: impl Fn(StakeholderId) -> usize,
    ) -> Self {
        let near = match (depth, around) {
            (Some(depth), Some(id)) => Some(around_of(reach, id, depth)),
            _ => None,
        };
        let is_shown = |id: StakeholderId| near.as_ref().is_none_or(|near| near.contains(&id));
        let mut relations: Vec<MapRelation> =
            reach.relations().iter().filter(|one| is_shown(one.from) && is_shown(one.to)).copied().collect();
        let lines_left_out = relations.len().saturating_sub(MOST_LINES);
        relations.truncate(MOST_LINES);
        let related: BTreeSet<StakeholderId> = relations.iter().flat_map(|one| [one.from, one.to]).collect();
        let wide = |id: StakeholderId| i32::try_from(columns(id)).unwrap_or(0) + MARK + 1;
        let mut people: Vec<StakeholderId> = related.iter().copied().collect();
        // Our view spreads from left to right.
        people.sort_by_key(|id| (reach.steps(*id).is_none(), reach.steps(*id)));
        let drawing = layout(&people, &relations, wide);
        let mut graph = Self { drawing, lines_left_out, ..Self::default() };
        graph.add_alone(
            reach.members().iter().map(|one| one.id).filter(|id| is_shown(*id) && !related.contains(id)),
            wide,
        );
        graph.more = reach.members().len() - graph.drawing.nodes.len();
        graph
    }

    /// Returns it with the longest names with which it fits in so many columns, or with the shortest.
    #[must_use]
    pub fn fitting(&self, columns: u16) -> &Self {
        let fits = self.drawing.width <= i32::from(columns);
        self.narrow.as_deref().filter(|_| !fits).unwrap_or(self)
    }

    /// Returns a person's box.
    #[must_use]
    pub fn node(&self, id: StakeholderId) -> Option<&Node> {
        self.drawing.nodes.iter().find(|node| node.id == id)
    }

    /// Returns the person an arrow key leads to: along a line if there is one that way, otherwise the nearest there.
    #[must_use]
    pub fn next(&self, from: StakeholderId, way: Direction) -> Option<StakeholderId> {
        let here = self.node(from)?;
        let far = |node: &&Node| node.y.abs_diff(here.y);
        let same = || self.drawing.nodes.iter().filter(|node| node.column == here.column);
        let found = match way {
            Direction::Up => same().filter(|node| node.y < here.y).min_by_key(far),
            Direction::Down => same().filter(|node| node.y > here.y).min_by_key(far),
            Direction::Left | Direction::Right => {
                let ahead = |node: &&Node| match way {
                    Direction::Left => node.column < here.column,
                    Direction::Right | Direction::Up | Direction::Down => node.column > here.column,
                };
                let related = |node: &&Node| {
                    let ends = [(from, node.id), (node.id, from)];
                    self.drawing.wires.iter().any(|wire| ends.contains(&(wire.relation.from, wire.relation.to)))
                };
                let rank = |node: &&Node| (!related(node), node.column.abs_diff(here.column), far(node));
                self.drawing.nodes.iter().filter(ahead).min_by_key(rank)
            }
        };
        found.map(|node| node.id)
    }

    /// Adds the people without lines beside the rest, in columns.
    fn add_alone(&mut self, people: impl Iterator<Item = StakeholderId>, wide: impl Fn(StakeholderId) -> i32) {
        let people: Vec<StakeholderId> = people.collect();
        if people.is_empty() {
            return;
        }
        let first = self.drawing.nodes.iter().map(|node| node.column + 1).max().unwrap_or(0);
        let rows = ALONE.max(usize::try_from(self.drawing.height - 1).unwrap_or(0));
        let mut x = if self.drawing.nodes.is_empty() { 0 } else { self.drawing.width + 3 };
        self.alone = Some(x);
        for (column, some) in (first..).zip(people.chunks(rows)) {
            let width = some.iter().map(|id| wide(*id)).max().unwrap_or(0);
            // A row is kept free for the heading.
            let nodes = some.iter().zip(1..).map(|(id, y)| Node { id: *id, x, y, width: wide(*id), column });
            self.drawing.nodes.extend(nodes);
            self.drawing.height = self.drawing.height.max(i32::try_from(some.len()).unwrap_or(i32::MAX - 1) + 1);
            x += width + 2;
        }
        self.drawing.width = x - 2;
    }
}

/// Returns everybody at most `depth` lines away, in either direction of the lines.
fn around_of(reach: &Reach, id: StakeholderId, depth: u32) -> BTreeSet<StakeholderId> {
    let mut found = BTreeSet::from([id]);
    let mut waiting = VecDeque::from([(id, 0)]);
    while let Some((at, steps)) = waiting.pop_front() {
        if steps == depth {
            continue;
        }
        for relation in reach.relations() {
            let other = match (relation.from == at, relation.to == at) {
                (true, _) => relation.to,
                (_, true) => relation.from,
                (false, false) => continue,
            };
            if found.insert(other) {
                waiting.push_back((other, steps + 1));
            }
        }
    }
    found
}
