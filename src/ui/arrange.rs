//! The layout: which part of the screen goes where, for each size.

use crate::app::panes::Pane;
use ratatui::layout::Rect;

/// The smallest usable size, columns by rows; below it only a note is drawn.
pub const SMALLEST: (u16, u16) = (40, 10);

/// The width from which the three panes are side by side.
const COLUMNS_FROM: u16 = 108;

/// The arrangement of a deal's panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One at a time, the others as tabs.
    Tabs,
    /// Side by side.
    Columns,
}

/// The rectangles of all parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regions {
    /// The arrangement of the panes.
    pub shape: Shape,
    /// The top line.
    pub header: Rect,
    /// The line of tabs; zero rows high if the panes are side by side.
    pub tabs: Rect,
    /// Everything between header and notice.
    pub body: Rect,
    /// The line for what just happened.
    pub notice: Rect,
    /// The bottom line.
    pub hints: Rect,
    panes: [Rect; 3],
}

impl Regions {
    /// Returns the rectangle of a pane.
    #[must_use]
    pub const fn pane(&self, pane: Pane) -> Rect {
        self.panes[pane as usize]
    }
}

/// Divides the screen.
#[must_use]
pub fn arrange(area: Rect) -> Regions {
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
    Regions {
        shape,
        header: line(0, 1),
        tabs,
        body,
        notice: line(area.height.saturating_sub(2), 1),
        hints: line(area.height.saturating_sub(1), 1),
        panes,
    }
}
