//! A form: a label and a field each line, the fault below its field.

use crate::app::form::Form;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, form: &Form) {
    let columns = 74.min(canvas.buf.area.width.saturating_sub(2));
    let lead = wrap(&form.lead, usize::from(columns.saturating_sub(4)));
    let label = form.fields.iter().map(|field| width(field.label)).max().unwrap_or(0);
    let label = u16::try_from(label).unwrap_or(0) + 2;
    let fault = form.fault.as_ref().map_or_else(String::new, |(_, fault)| format!("! {fault}"));
    // One line is kept free below each field; a fault that needs more makes the form higher.
    let more = wrap(&fault, usize::from(columns.saturating_sub(4 + label))).len().saturating_sub(1);
    let rows = form.fields.len() * 2 + lead.len() + 3 + more;
    let inside = canvas.popup(columns, u16::try_from(rows).unwrap_or(u16::MAX), &form.title, "");
    let mut y = inside.y;
    for line in &lead {
        canvas.put(inside.x, y, inside.width, line, Role::Dim);
        y += 1;
    }
    y += 1;
    for (place, field) in form.fields.iter().enumerate() {
        if y >= inside.bottom() {
            break;
        }
        let focus = if place == form.focus { Focus::Here } else { Focus::Elsewhere };
        let role = if focus == Focus::Here { Role::Accent } else { Role::Dim };
        canvas.put(inside.x, y, label, field.label, role);
        canvas.field(inside.x + label, y, inside.width.saturating_sub(label), &field.input, &field.hint, focus);
        y += 1;
        let below = Rect {
            x: inside.x + label,
            y,
            width: inside.width.saturating_sub(label),
            height: inside.bottom().saturating_sub(y),
        };
        let is_wrong = form.fault.as_ref().is_some_and(|(at, _)| *at == place);
        y += if is_wrong { canvas.put_wrapped(below, &fault, Role::Bad).max(1) } else { 1 };
    }
}
