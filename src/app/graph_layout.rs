//! A layered drawing of a directed graph: columns from the people who are heard to those who hear them, few crossings,
//! and the cells that each line runs through.
//!
//! Units are cells. Boxes in a column are two rows apart; between two columns is a channel in which each line has its
//! own track. Nothing here knows about windows or how a line looks.

mod ordering;
mod routing;

use crate::domain::judge::reach::{MapRelation, MapRelationKind};
use crate::domain::record::id::StakeholderId;
use std::collections::BTreeMap;

/// A direction on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// The bit for a line that leaves its cell at the top.
pub const NORTH: u8 = 1;
/// The bit for a line that leaves its cell on the right.
pub const EAST: u8 = 2;
/// The bit for a line that leaves its cell at the bottom.
pub const SOUTH: u8 = 4;
/// The bit for a line that leaves its cell on the left.
pub const WEST: u8 = 8;

/// A person's box, one row high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// The person in the box.
    pub id: StakeholderId,
    /// The left edge, in cells.
    pub x: i32,
    /// The row, counted from the top.
    pub y: i32,
    /// The width in cells.
    pub width: i32,
    /// The column that the box is in, counted from 0.
    pub column: usize,
}

/// The part of a line in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The sides it leaves by: a sum of [`NORTH`], [`EAST`], [`SOUTH`] and [`WEST`].
    pub sides: u8,
    /// The kind of relation it shows.
    pub kind: MapRelationKind,
    /// The bundle it belongs to: lines of one kind from one box share a number.
    pub bus: usize,
}

/// The arrowhead of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The column and row of its cell.
    pub at: (i32, i32),
    /// The direction in which it points.
    pub way: Direction,
    /// The kind of relation it shows.
    pub kind: MapRelationKind,
}

/// A line and the cells it runs through, from the box of the person who is heard to the box of the one who hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wire {
    /// The relation it shows.
    pub relation: MapRelation,
    /// The cells in order, each next to the one before.
    pub path: Vec<(i32, i32)>,
    /// The arrowhead at the end.
    pub head: Head,
}

/// A drawn graph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Everybody on the map.
    pub nodes: Vec<Node>,
    /// All lines between them.
    pub wires: Vec<Wire>,
    /// The part of a line in each cell between the boxes.
    pub pieces: BTreeMap<(i32, i32), Piece>,
    /// The width in cells.
    pub width: i32,
    /// The height in rows.
    pub height: i32,
}

/// Draws people and the relations between them. Where relations form a circle, the first of its people goes on the
/// left. Each relation must join two different people, each listed once.
#[must_use]
pub fn layout(people: &[StakeholderId], relations: &[MapRelation], wide: impl Fn(StakeholderId) -> i32) -> Drawing {
    let sketch = ordering::Sketch::of(people, relations);
    routing::draw(&sketch, people, relations, wide)
}
