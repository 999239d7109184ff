//! Paragraphs with labels, scrolled with a scrollbar where they don't all fit.

use super::INDENT;
use crate::app::overlays::screening::said::Said;
use crate::ui::panes::facts::role;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::theme::Role;
use crate::ui::words::strength;
use ratatui::layout::Rect;

/// Draws paragraphs as far as there is room: all of them, or those from the one that it is scrolled to.
pub(super) fn paragraphs(canvas: &mut Canvas<'_>, all: &[Said], scroll: usize, area: Rect) {
    let rows = |said: &Said| wrap(&said.text, usize::from(area.width.saturating_sub(INDENT))).len();
    let all_fit = all.iter().map(rows).sum::<usize>() <= usize::from(area.height);
    let first = if all_fit { 0 } else { scroll.min(all.len().saturating_sub(1)) };
    let (mut rest, mut end) = (area, first);
    for (index, said) in all.iter().enumerate().skip(first) {
        // One that is cut is still to be read.
        end += usize::from(rows(said) <= usize::from(rest.height));
        if let Some(weight) = said.weight.filter(|_| rest.height > 0) {
            let (sign, role) = strength(weight, &canvas.theme.signs);
            canvas.put(rest.x + INDENT - 4, rest.y, 3, &sign, role);
        }
        let is_headed = index > first && said.label == all[index - 1].label;
        let label = if is_headed { "" } else { said.label };
        rest = labelled(canvas, label, &said.text, role(said.tone, Role::Strong), rest);
    }
    // Beside the frame's edge, however wide the text is.
    let edge = Rect { width: canvas.body.right().saturating_sub(2 + area.x), ..area };
    canvas.scrollbar(edge, &(first..end.max(first + 1)), all.len());
    if end < all.len() {
        let words = format!(" ↓ {} more: PgDn ", all.len() - end);
        canvas.put_right(area.right(), area.bottom(), area.width, &words, Role::Dim);
    } else {
        canvas.more(area, &(first..end), all.len());
    }
}

/// Draws a paragraph with its label. Returns the area left.
pub(super) fn labelled(canvas: &mut Canvas<'_>, label: &str, text: &str, role: Role, area: Rect) -> Rect {
    if area.height == 0 {
        return area;
    }
    canvas.put(area.x, area.y, INDENT - 1, label, Role::Dim);
    let right = Rect { x: area.x + INDENT, width: area.width.saturating_sub(INDENT), ..area };
    let used = canvas.put_wrapped(right, text, role);
    down(area, used)
}
