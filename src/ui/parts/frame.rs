//! Frames around panes and overlays.

use super::canvas::Canvas;
use super::text::{fit, width};
use crate::domain::record::naming::parts_of;
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

/// The most rows below a frame across the whole screen that it takes in too.
const TORN: u16 = 2;

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
        let inside = Rect {
            x: area.x + 2.min(area.width),
            y: area.y + 1.min(area.height),
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(2),
        };
        if focus == Focus::Here && inside.x < self.buf.area.right() && inside.y < self.buf.area.bottom() {
            // Where what is read begins, unless a row or a field in it has the cursor.
            self.point_at(inside.x, inside.y);
        }
        inside
    }

    /// Draws the frame of an overlay, headed by the way to it: from where it was opened, through whom it is about.
    /// Returns the area inside.
    pub fn frame_along(&mut self, area: Rect, way: &[&str], right: &str) -> Rect {
        let room =
            usize::from(area.width.saturating_sub(8)).saturating_sub(width(right) + 2 * usize::from(!right.is_empty()));
        let title = self.way(way, room);
        self.frame(area, &title, right, Focus::Here)
    }

    /// Writes the way to a place in one line. Where it doesn't fit, its beginning goes first, then letters of the longest
    /// step before the last: the last says what is on the screen.
    fn way(&self, steps: &[&str], room: usize) -> String {
        let signs = self.theme.signs;
        let into = format!(" {} ", signs.into);
        let whole = steps.join(&into);
        let (Some((last, before)), true) = (steps.split_last(), width(&whole) > room) else { return whole };
        let Some(middle) = before.last().filter(|_| before.len() > 1) else { return whole };
        let (name, number) = parts_of(middle);
        let left = room.saturating_sub(width(last) + width(&into) * 2 + width(number) + 1);
        let (shown, was_cut) = fit(name, left);
        let mark = if was_cut { signs.cut } else { "" };
        format!("{}{into}{shown}{mark}{number}{into}{last}", signs.cut)
    }

    /// Draws an empty frame in the middle of the screen. Returns the area inside.
    pub fn popup(&mut self, columns: u16, rows: u16, title: &str, right: &str) -> Rect {
        self.popup_grown(columns, (rows, 0), title, right)
    }

    /// Returns the columns of a frame in the middle of the screen that wants so many: a few columns of what lies below would
    /// only look torn off.
    pub fn popup_columns(&self, columns: u16) -> u16 {
        let all = self.buf.area.width;
        if columns + 12 > all { all } else { columns }
    }

    /// Draws an empty frame in the middle of the screen, with more rows below those it has in the middle: its top stays
    /// where it is while it grows. Returns the area inside.
    pub fn popup_grown(&mut self, columns: u16, (rows, more): (u16, u16), title: &str, right: &str) -> Rect {
        let (screen, body) = (self.buf.area, self.body);
        let columns = self.popup_columns(columns);
        let most = |rows: u16| rows.min(body.height).max(body.height.min(3));
        let (rows, grown) = (most(rows), most(rows.saturating_add(more)));
        // It stays where it is while a notice of several lines comes and goes, unless the notice needs its last rows.
        let middle = body.y + screen.height.saturating_sub(3 + rows) / 2;
        let y = middle.min(body.bottom() - grown);
        // The last edge of what lies below, right under its own, would look like a second frame.
        let is_torn = columns == screen.width && (1..=TORN).contains(&(body.bottom() - y - grown));
        let height = if is_torn { body.bottom() - y } else { grown };
        let area = Rect { x: screen.x + (screen.width - columns) / 2, y, width: columns, height };
        self.clear(area);
        self.frame(area, title, right, Focus::Here)
    }
}
