//! The screen's size to the places of its parts.

use crate::app::panes::Pane;
use ratatui::layout::Rect;

/// Below these columns and rows only a note is drawn.
pub const SMALLEST: (u16, u16) = (40, 10);

/// From so many columns on the three panes stand side by side.
const COLUMNS_FROM: u16 = 108;

/// How the panes of a deal lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One at a time, the others as tabs.
    Tabs,
    /// Side by side.
    Columns,
}

/// Where everything lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// How the panes lie.
    pub shape: Shape,
    /// The top line.
    pub header: Rect,
    /// The line of tabs; without height where the panes stand side by side.
    pub tabs: Rect,
    /// All that lies between header and notice.
    pub body: Rect,
    /// The line for what just happened.
    pub notice: Rect,
    /// The bottom line.
    pub hints: Rect,
    panes: [Rect; 3],
}

impl Places {
    /// Where a pane lies.
    #[must_use]
    pub const fn pane(&self, pane: Pane) -> Rect {
        self.panes[pane as usize]
    }
}

/// Divides a screen.
#[must_use]
pub fn arrange(area: Rect) -> Places {
    let line = |y: u16, height: u16| Rect { x: area.x, y: area.y + y, width: area.width, height };
    let body = line(1, area.height.saturating_sub(3));
    let shape = if area.width < COLUMNS_FROM { Shape::Tabs } else { Shape::Columns };
    let (tabs, panes) = match shape {
        Shape::Tabs => {
            let pane = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
            (Rect { height: 1, ..body }, [pane; 3])
        }
        Shape::Columns => {
            let people = (area.width * 28 / 100).clamp(30, 56);
            let coaching = (area.width * 35 / 100).clamp(34, 74);
            let profile = area.width - people - coaching;
            let at = |x: u16, width: u16| Rect { x: body.x + x, width, ..body };
            (Rect { height: 0, ..body }, [at(0, people), at(people, profile), at(people + profile, coaching)])
        }
    };
    Places {
        shape,
        header: line(0, 1),
        tabs,
        body,
        notice: line(area.height.saturating_sub(2), 1),
        hints: line(area.height.saturating_sub(1), 1),
        panes,
    }
}
