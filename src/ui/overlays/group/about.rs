//! The details below a list, such as those of the group: what is known about the row under the cursor, in labeled lines.

use crate::app::panes::coaching::Said;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The columns of a label.
const LABEL: u16 = 9;

/// The widest line of prose, for easy reading.
const WIDEST: u16 = 96;

/// A label, a line of text, and its role; an empty label continues the line above.
pub(in crate::ui::overlays) type Line = (&'static str, String, Role);

/// Returns the details, wrapped to a width.
pub(in crate::ui::overlays) fn lines(said: Vec<Said>, columns: u16) -> Vec<Line> {
    let room = usize::from(columns.min(WIDEST).saturating_sub(LABEL));
    let rows = |said: Said| {
        let role = match said.label {
            _ if said.is_bare => Role::Warn,
            "Means" | "Meaning" | "Counts" | "Source" | "Good" => Role::Dim,
            _ => Role::Text,
        };
        let wrapped = wrap(&said.text, room).into_iter().enumerate();
        wrapped.map(|(index, line)| (if index == 0 { said.label } else { "" }, line, role)).collect::<Vec<_>>()
    };
    said.into_iter().flat_map(rows).collect()
}

/// Draws as many lines as there is room for, and counts the rest in the frame below.
pub(in crate::ui::overlays) fn draw(canvas: &mut Canvas<'_>, lines: &[Line], area: Rect) {
    canvas.more(area, &(0..lines.len().min(usize::from(area.height))), lines.len());
    for (y, (label, text, role)) in (area.y..area.bottom()).zip(lines) {
        canvas.put(area.x, y, LABEL - 1, label, Role::Dim);
        canvas.put(area.x + LABEL, y, area.width.saturating_sub(LABEL), text, *role);
    }
}
