//! Frames around panes and overlays.

use super::canvas::Canvas;
use super::text::width;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Widget};

/// The target of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The content of the frame.
    Here,
    /// Another part of the screen.
    Elsewhere,
}

/// The fewest columns of a title beside the text at the right.
const MIN_TITLE: u16 = 10;

const ASCII: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

impl Canvas<'_> {
    /// Draws a frame with a title and a text at the right. Returns the area inside, without a blank at either side.
    pub fn frame(&mut self, area: Rect, title: &str, right: &str, focus: Focus) -> Rect {
        let area = area.intersection(self.buf.area);
        let (line, name) = match focus {
            Focus::Here => (Role::Accent, Role::Accent),
            Focus::Elsewhere => (Role::Border, Role::Dim),
        };
        let set = if self.theme.signs.lines { border::ROUNDED } else { ASCII };
        Block::bordered().border_set(set).border_style(self.theme.style(line)).render(area, self.buf);
        let room = area.width.saturating_sub(4);
        // Both are always said; where they do not fit, the title is cut, with a mark.
        let columns =
            if right.is_empty() { 0 } else { u16::try_from(width(right)).unwrap_or(u16::MAX).saturating_add(2) };
        let fits = columns > 0 && columns.saturating_add(MIN_TITLE) < room;
        let left = if fits { room - columns - 1 } else { room };
        if !title.is_empty() && left > 2 {
            let used = self.put_numbered(area.x + 3, area.y, left - 2, title, name);
            self.put(area.x + 2, area.y, 1, " ", name);
            self.put(area.x + 3 + used, area.y, 1, " ", name);
        }
        if fits {
            self.put_right(area.right().saturating_sub(2), area.y, columns, &format!(" {right} "), Role::Dim);
        }
        Rect {
            x: area.x + 2.min(area.width),
            y: area.y + 1.min(area.height),
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(2),
        }
    }

    /// Draws an empty frame in the middle of the screen. Returns the area inside.
    pub fn popup(&mut self, columns: u16, rows: u16, title: &str, right: &str) -> Rect {
        let screen = self.buf.area;
        // A few columns of what lies below would only look torn off.
        let columns = if columns + 12 > screen.width { screen.width } else { columns };
        let rows = rows.min(screen.height.saturating_sub(2)).max(screen.height.min(3));
        let area = Rect {
            x: screen.x + (screen.width - columns) / 2,
            y: screen.y + (screen.height - rows) / 2,
            width: columns,
            height: rows,
        };
        self.clear(area);
        self.frame(area, title, right, Focus::Here)
    }
}
