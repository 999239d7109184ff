//! A layered drawing of a directed graph: columns from who is heard to who hears, few crossings, and for each line the
//! cells it runs through.
//!
//! Units are cells. Boxes of a column stand two rows apart; between two columns lies a channel in which each line has a
//! track of its own. Nothing here knows a window, or how a line looks.

mod ordering;
mod routing;

use crate::domain::judge::reach::{Tie, TieKind};
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

/// The sides of a cell that a line leaves it by.
pub const NORTH: u8 = 1;
/// To the right.
pub const EAST: u8 = 2;
/// Below.
pub const SOUTH: u8 = 4;
/// To the left.
pub const WEST: u8 = 8;

/// A person's box, one row high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Who.
    pub id: StakeholderId,
    /// Its left edge.
    pub x: i32,
    /// Its row.
    pub y: i32,
    /// How wide it is.
    pub width: i32,
    /// Which column it stands in, counted from 0.
    pub column: usize,
}

/// A piece of a line in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The sides it leaves by.
    pub sides: u8,
    /// What kind of line it is.
    pub kind: TieKind,
    /// Which line: those from one box and of one kind share it.
    pub bus: usize,
}

/// Where a line arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The cell.
    pub at: (i32, i32),
    /// Which side of the box it touches.
    pub way: Direction,
    /// What kind of line.
    pub kind: TieKind,
}

/// A line with the cells it runs through, from the box of who is heard to the box of who hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wire {
    /// What it stands for.
    pub tie: Tie,
    /// Its cells in order, neighbours each.
    pub path: Vec<(i32, i32)>,
    /// Where it arrives.
    pub head: Head,
}

/// A drawn graph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Everybody.
    pub nodes: Vec<Node>,
    /// All lines between them.
    pub wires: Vec<Wire>,
    /// What stands in each cell between the boxes.
    pub pieces: BTreeMap<(i32, i32), Piece>,
    /// Columns in all.
    pub width: i32,
    /// Rows in all.
    pub height: i32,
}

/// Draws people and the ties between them. Where ties go round in a circle, the first of the people stands on the left.
/// Each tie joins two different ones of the people, who stand in it once.
#[must_use]
pub fn layout(people: &[StakeholderId], ties: &[Tie], wide: impl Fn(StakeholderId) -> i32) -> Drawing {
    let sketch = ordering::Sketch::of(people, ties);
    routing::draw(&sketch, people, ties, wide)
}
