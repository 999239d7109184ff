//! The surface for all drawing: a buffer, a theme, and the position of the real cursor.
//!
//! The only place that writes text into cells, so that no text gets past it uncleaned.

use super::text::{fit, width, wrap};
use crate::app::mouse::Hit;
use crate::domain::privacy::{Datum, PrivacyLevel};
use crate::domain::record::naming::parts_of;
use crate::domain::record::text::{is_plain, lines};
use crate::ui::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};

/// The position of the terminal's cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cursor {
    /// In a text field, visible.
    Shown(Position),
    /// On the selected row, invisible: screen readers and magnifiers follow it.
    Hidden(Position),
}

/// A buffer with a theme.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// The cells.
    pub buf: &'a mut Buffer,
    /// The styles and signs.
    pub theme: &'a Theme,
    /// The area of panes and overlays.
    pub body: Rect,
    /// Who looks: a mark replaces what is hidden from them, and nobody reads as unknown.
    pub level: PrivacyLevel,
    /// The cursor's position; the last call to set it wins.
    pub cursor: Option<Cursor>,
    /// The things drawn so far that can be clicked, each with its area; a later one lies above an earlier one.
    pub hits: Vec<(Rect, Hit)>,
}

impl Canvas<'_> {
    /// Returns whether this kind of data is hidden from whoever looks.
    #[must_use]
    pub const fn hides(&self, datum: Datum) -> bool {
        !self.level.shows(datum)
    }

    /// Writes a text into one line, cut with a mark if it does not fit. Returns the columns used.
    pub fn put(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let area = self.buf.area;
        if y < area.top() || y >= area.bottom() || x >= area.right() || room == 0 {
            return 0;
        }
        let room = room.min(area.right() - x);
        let style = self.theme.style(role);
        if text.len() <= usize::from(room) && is_plain(text) {
            return self.put_plain(x, y, text, style);
        }
        let text = lines(text);
        let (shown, was_cut) = fit(&text, usize::from(room));
        let (mut end, _) = self.buf.set_stringn(x, y, shown, usize::from(room), style);
        if was_cut {
            (end, _) = self.buf.set_stringn(end, y, self.theme.signs.cut, 1, style);
        }
        end - x
    }

    /// Writes printable ASCII that fits: a letter is a cell, which needs no look at how letters join.
    fn put_plain(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let mut end = x;
        for letter in text.chars() {
            self.buf[(end, y)].set_char(letter).set_style(style);
            end += 1;
        }
        end - x
    }

    /// Writes a text that ends with a person's name. If it is cut, the number that tells namesakes apart stays. Returns
    /// the columns used.
    pub fn put_numbered(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let (name, number) = parts_of(text);
        let columns = u16::try_from(width(number)).unwrap_or(u16::MAX);
        let used = self.put(x, y, room.saturating_sub(columns), name, role);
        used + self.put(x + used, y, room - used, number, role)
    }

    /// Writes a text so that it ends at a column (exclusive). Returns the column where it begins.
    pub fn put_right(&mut self, right: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        let columns = u16::try_from(width(text)).unwrap_or(u16::MAX).min(room);
        let x = right.saturating_sub(columns);
        self.put(x, y, columns, text, role);
        x
    }

    /// Writes a text wrapped into an area from its top. Returns the lines used; a mark shows that there is more.
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

    /// Restyles cells that are already written, keeping their text and, on a background of ours, its color.
    pub fn lay(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buf.area);
        let style = self.theme.style(role);
        if style.bg.is_none_or(|ground| ground == Color::Reset) {
            self.buf.set_style(area, style);
            return;
        }
        let keeping = Style { fg: None, ..style };
        for at in area.positions() {
            let cell = &mut self.buf[at];
            cell.set_style(if cell.fg == Color::Reset { style } else { keeping });
        }
    }

    /// Marks rows of a frame's inside as selected, as far as its edges.
    pub fn select_rows(&mut self, inside: Rect, y: u16, rows: u16) {
        let x = inside.x.saturating_sub(1);
        self.select(Rect { x, y, width: inside.right() + 1 - x, height: rows });
    }

    /// Marks rows of an overlay that fills the area of the panes as selected, as far as its edges.
    pub fn select_across(&mut self, y: u16, rows: u16) {
        let (x, width) = (self.body.x + 1, self.body.width.saturating_sub(2));
        self.select(Rect { x, y, width, height: rows });
    }

    fn select(&mut self, rows: Rect) {
        self.lay(rows, Role::Selected);
        for y in rows.y..rows.bottom() {
            self.put(rows.x, y, 1, self.theme.signs.bar, Role::Accent);
        }
    }

    /// Dims what lies behind an overlay. Without colors of our own there is no dim text that everybody can read.
    pub fn dim(&mut self, area: Rect) {
        if !self.theme.has_dim_color() {
            return;
        }
        let dim = Style::reset().patch(self.theme.style(Role::Dim));
        self.buf.set_style(area.intersection(self.buf.area), dim);
    }

    /// Puts another sign of one column into a cell and keeps the cell's style.
    pub fn change_sign(&mut self, x: u16, y: u16, sign: &str) {
        if let Some(cell) = self.buf.cell_mut((x, y)) {
            cell.set_symbol(sign);
        }
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

    /// Records that a thing that can be clicked is drawn in an area.
    pub fn hit(&mut self, area: Rect, on: Hit) {
        self.hits.push((area, on));
    }

    /// Puts the invisible cursor on the selected row.
    pub fn point_at(&mut self, x: u16, y: u16) {
        self.cursor = Some(Cursor::Hidden(Position::new(x, y)));
    }
}
