//! A page of text, wrapped, from the paragraph it is scrolled to.

use crate::app::overlays::page::{Page, Paragraph};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, page: &Page, body: Rect) {
    let all = page.paragraphs();
    let first = page.scroll.min(all.len().saturating_sub(1));
    let more = if first > 0 { "↑ more above" } else { "" };
    let inside = canvas.popup(96.min(body.width), body.height, page.title(), more);
    let label = all.iter().map(label_width).max().unwrap_or(0);
    let mut y = inside.y;
    for paragraph in &all[first..] {
        if y >= inside.bottom() {
            canvas.put_right(inside.right(), inside.bottom(), 20, " ↓ more below ", Role::Dim);
            break;
        }
        match paragraph {
            Paragraph::Heading(text) => {
                if y > inside.y {
                    y += 1;
                }
                canvas.put(inside.x, y, inside.width, text, Role::Accent);
                y += 1;
            }
            Paragraph::Text(name, text) => {
                canvas.put(inside.x, y, label, name, Role::Dim);
                let area = Rect {
                    x: inside.x + label,
                    y,
                    width: inside.width.saturating_sub(label),
                    height: inside.bottom() - y,
                };
                y += canvas.put_wrapped(area, text, Role::Text).max(1);
            }
        }
    }
}

fn label_width(paragraph: &Paragraph) -> u16 {
    match paragraph {
        Paragraph::Heading(_) => 0,
        Paragraph::Text(name, _) if name.is_empty() => 0,
        Paragraph::Text(name, _) => u16::try_from(width(name)).unwrap_or(0) + 2,
    }
}
