//! What there is to know about the selected row of a list, below the list.

use super::canvas::Canvas;
use super::text::{width, wrap};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

impl Canvas<'_> {
    /// Draws lines about the selected row at the bottom of an area, below a rule. They take half of it at most, or what a
    /// list of so many rows leaves free; where they don't fit, the last one ends in a mark. Returns the area of the list.
    pub fn details(&mut self, area: Rect, rows: usize, lines: &[(String, Role)]) -> Rect {
        let room = usize::from(area.width);
        let wrapped: Vec<(String, Role)> =
            lines.iter().flat_map(|(text, role)| wrap(text, room).into_iter().map(move |line| (line, *role))).collect();
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let free = area.height.saturating_sub(rows.saturating_add(1)).max(area.height / 2);
        let below = u16::try_from(wrapped.len()).unwrap_or(u16::MAX).min(free);
        let list = Rect { height: area.height.saturating_sub(below + 1), ..area };
        let rule = self.theme.signs.empty.repeat(room);
        self.put(area.x, list.bottom(), area.width, &rule, Role::Border);
        for (y, (line, role)) in (list.bottom() + 1..area.bottom()).zip(&wrapped) {
            self.put(area.x, y, area.width, line, *role);
        }
        if let Some((line, role)) =
            wrapped.get(usize::from(below).saturating_sub(1)).filter(|_| wrapped.len() > below.into())
        {
            let end = u16::try_from(width(line)).unwrap_or(0).min(area.width.saturating_sub(1));
            self.put(area.x + end, area.bottom() - 1, 1, self.theme.signs.cut, *role);
        }
        list
    }
}
