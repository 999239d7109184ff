//! A page of text, wrapped, from the paragraph it is scrolled to.

use crate::app::mouse::{Hit, Place};
use crate::app::overlays::page::{Page, PageKind, Paragraph};
use crate::domain::judge::score::Count;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The widest line of prose, for easy reading.
const WIDEST: u16 = 96;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, page: &Page, body: Rect) {
    let all = page.paragraphs();
    let scroll = page.scroll.min(all.len().saturating_sub(1));
    let whole = if page.kind == PageKind::Card {
        canvas.clear(body);
        canvas.frame_along(body, &["Deal", page.title(), "Card"], "")
    } else {
        canvas.popup(WIDEST.min(body.width), body.height, page.title(), "")
    };
    let inside = Rect { width: whole.width.min(WIDEST), ..whole };
    let label = all.iter().map(label_width).max().unwrap_or(0);
    // A list stays where it is as long as the row under the cursor is in sight.
    let room = usize::from(inside.width.saturating_sub(label));
    let reach = |first: usize| all[first..=scroll].iter().map(|one| rows(one, room)).sum::<usize>();
    let first = match page.cursor() {
        Some(_) => (0..scroll).find(|first| reach(*first) <= usize::from(inside.height)).unwrap_or(scroll),
        None => scroll,
    };
    let mut y = inside.y;
    let mut end = all.len();
    for (place, paragraph) in all.iter().enumerate().skip(first) {
        if y >= inside.bottom() {
            end = place;
            break;
        }
        match paragraph {
            Paragraph::Heading(text) => {
                if y > inside.y {
                    y += 1;
                }
                canvas.put(inside.x, y, inside.width, text, Role::Strong);
                y += 1;
            }
            Paragraph::Chart(name, bars, text) => {
                canvas.put(inside.x, y, label, name, Role::Dim);
                let bars = chart(canvas.theme.signs.levels, bars);
                let (left, wide) = (inside.x + label, u16::try_from(width(&bars)).unwrap_or(0));
                canvas.put(left, y, wide, &bars, Role::Accent);
                let left = left + wide + 2;
                let area = Rect { x: left, y, width: inside.right().saturating_sub(left), height: inside.bottom() - y };
                y += canvas.put_wrapped(area, text, Role::Text).max(1);
            }
            Paragraph::Text(name, text) => {
                canvas.put(inside.x, y, label, name, Role::Dim);
                let area = Rect {
                    x: inside.x + label,
                    y,
                    width: inside.width.saturating_sub(label),
                    height: inside.bottom() - y,
                };
                let height = canvas.put_wrapped(area, text, Role::Text).max(1);
                if let Some(cursor) = page.cursor() {
                    let row = Rect { x: inside.x, y, width: inside.width, height };
                    canvas.hit(row, Hit::row(Place::Top, place, cursor));
                }
                if page.cursor() == Some(place) {
                    canvas.select_rows(whole, y, height);
                    canvas.point_at(inside.x, y);
                }
                y += height;
            }
        }
    }
    let shown = first.min(end)..end;
    canvas.scrollbar(whole, &shown, all.len());
    canvas.more(whole, &shown, all.len());
}

/// Returns the rows that a paragraph of a list takes.
fn rows(paragraph: &Paragraph, room: usize) -> usize {
    match paragraph {
        Paragraph::Heading(_) => 2,
        Paragraph::Text(_, text) => wrap(text, room).len().max(1),
        Paragraph::Chart(_, bars, text) => wrap(text, room.saturating_sub(bars.len() + 2)).len().max(1),
    }
}

fn label_width(paragraph: &Paragraph) -> u16 {
    match paragraph {
        Paragraph::Heading(_) => 0,
        Paragraph::Text(name, _) if name.is_empty() => 0,
        Paragraph::Text(name, _) | Paragraph::Chart(name, ..) => u16::try_from(width(name)).unwrap_or(0) + 2,
    }
}

/// Returns a bar for each count; a blank where there was nothing to count.
fn chart(levels: [&'static str; 8], bars: &[Count]) -> String {
    let level = |count: &Count| (count.done * (levels.len() - 1)).checked_div(count.of).and_then(|at| levels.get(at));
    bars.iter().map(|count| level(count).copied().unwrap_or(" ")).collect()
}
