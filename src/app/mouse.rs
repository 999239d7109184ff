//! What the mouse did, and what it can be on. What follows from it is in `app/clicking`.

use super::command::Command;
use super::panes::Pane;
use crate::domain::judge::overview::Order;
use crate::domain::record::id::StakeholderId;

/// What the mouse did, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub did: Did,
    /// Its column and row on the screen, from 0.
    pub at: (u16, u16),
    /// The thing that is drawn there; nothing until whoever drew the screen says so.
    pub on: Option<Hit>,
}

/// A movement of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Its left button went down.
    Press,
    /// Its left button went up.
    Release,
    /// Its wheel went by so many rows; down is positive.
    Wheel(isize),
}

/// A thing on the screen that can be clicked. Whatever draws it records where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// An area, beside all things on it.
    Area(Area),
    /// A row of a list, by how far below the cursor it is.
    Row(Area, isize),
    /// An answer to the question asked there, from 0.
    Answer(Area, usize),
    /// A line of the coaching: a stage, and an entry in it.
    Entry(usize, usize),
    /// A cell of a table on top, by how far below the cursor it is, and its column.
    Cell(isize, usize),
    /// The head of a column on Home, by the order that it stands for.
    Head(Order),
    /// A person on the map.
    Person(StakeholderId),
    /// A field of the form on top.
    Field(usize),
    /// An answer that is offered for the field in focus.
    Offer(usize),
    /// A command's hint.
    Hint(Command),
}

impl Hit {
    /// Returns a row of a list with its cursor on another.
    #[must_use]
    pub const fn row(list: Area, row: usize, cursor: usize) -> Self {
        Self::Row(list, row.cast_signed() - cursor.cast_signed())
    }

    /// Returns whether a second click does what Enter does there. In a form that would save it, and beside all things it
    /// would be Enter on something else.
    pub(super) const fn opens(self) -> bool {
        match self {
            Self::Row(..) | Self::Answer(..) | Self::Entry(..) | Self::Cell(..) | Self::Person(_) => true,
            Self::Area(_) | Self::Head(_) | Self::Field(_) | Self::Offer(_) | Self::Hint(_) => false,
        }
    }

    /// Returns a cell of a table with its cursor on another row.
    #[must_use]
    pub const fn cell(row: usize, cursor: usize, column: usize) -> Self {
        Self::Cell(row.cast_signed() - cursor.cast_signed(), column)
    }
}

/// An area that the wheel scrolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Whatever has the keys: what is on top, or the screen where it has no panes.
    Top,
    /// A pane of the deal.
    Pane(Pane),
}

/// What the mouse did last.
#[derive(Debug, Default)]
pub(super) struct Hand {
    /// The thing that the button went down on.
    pub(super) pressed: Option<Hit>,
    /// The thing that the last click was on, as it is after the click, if nothing has come in between.
    pub(super) clicked: Option<Hit>,
}
