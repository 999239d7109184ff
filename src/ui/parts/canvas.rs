//! The surface that everything is drawn on: a buffer, a theme, and where the real cursor goes.
//!
//! The only place that puts letters into cells, so no text that somebody forgot to clean gets past it.

use super::text::{fit, width, wrap};
use crate::domain::record::naming::parts_of;
use crate::domain::record::text::lines;
use crate::ui::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Where the terminal's cursor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cursor {
    /// In a text field, to be seen.
    Shown(Position),
    /// On the selected row, unseen: screen readers and magnifiers follow it.
    Hidden(Position),
}

/// A buffer with a theme.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// The cells.
    pub buf: &'a mut Buffer,
    /// The looks.
    pub theme: &'a Theme,
    /// Whether others look: then a mark stands where a label would, and nobody reads as unknown.
    pub in_room: bool,
    /// Where the cursor goes; the last to set it wins.
    pub cursor: Option<Cursor>,
}

impl Canvas<'_> {
    /// Writes a text into one line, cut with a mark where it does not fit. Returns the columns used.
    pub fn put(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let area = self.buf.area;
        if y < area.top() || y >= area.bottom() || x >= area.right() || room == 0 {
            return 0;
        }
        let room = room.min(area.right() - x);
        let style = self.theme.style(role);
        let text = lines(text);
        let (shown, was_cut) = fit(&text, usize::from(room));
        let (mut end, _) = self.buf.set_stringn(x, y, shown, usize::from(room), style);
        if was_cut {
            (end, _) = self.buf.set_stringn(end, y, self.theme.signs.cut, 1, style);
        }
        end - x
    }

    /// Writes a text that ends with what somebody is called. Where it is cut, the number that tells them from others of
    /// their name stays. Returns the columns used.
    pub fn put_numbered(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let (name, number) = parts_of(text);
        let columns = u16::try_from(width(number)).unwrap_or(u16::MAX);
        let used = self.put(x, y, room.saturating_sub(columns), name, role);
        used + self.put(x + used, y, room - used, number, role)
    }

    /// Writes a text so that it ends at a column (exclusive). Returns where it begins.
    pub fn put_right(&mut self, right: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let columns = u16::try_from(width(text)).unwrap_or(u16::MAX).min(room);
        let x = right.saturating_sub(columns);
        self.put(x, y, columns, text, role);
        x
    }

    /// Writes a text wrapped into an area from its top. Returns the lines used; a mark stands where more would follow.
    pub fn put_wrapped(&mut self, area: Rect, text: &str, role: Role) -> u16 {
        let lines = wrap(text, usize::from(area.width));
        let shown = lines.len().min(usize::from(area.height));
        for (row, line) in (0_u16..).zip(&lines[..shown]) {
            self.put(area.x, area.y + row, area.width, line, role);
        }
        if shown < lines.len() && shown > 0 {
            let y = area.y + area.height - 1;
            let end = u16::try_from(width(&lines[shown - 1])).unwrap_or(0).min(area.width.saturating_sub(1));
            self.put(area.x + end, y, 1, self.theme.signs.cut, role);
        }
        u16::try_from(shown).unwrap_or(u16::MAX)
    }

    /// Lays a role over cells that are already written, keeping their signs.
    pub fn lay(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buf.area);
        self.buf.set_style(area, self.theme.style(role));
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buf.area);
        for y in area.rows() {
            for at in y.columns() {
                if let Some(cell) = self.buf.cell_mut(at.as_position()) {
                    cell.reset();
                }
            }
        }
    }

    /// Puts the real cursor on a row that is selected.
    pub fn point_at(&mut self, x: u16, y: u16) {
        self.cursor = Some(Cursor::Hidden(Position::new(x, y)));
    }
}
