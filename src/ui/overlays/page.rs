//! A page of text, wrapped, from the paragraph it is scrolled to.

use crate::app::mouse::{Area, Hit};
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
    let whole = match page.kind {
        PageKind::Card => along(canvas, body, &["Deal", page.title(), "Card"]),
        PageKind::Prep => along(canvas, body, &["Deal", page.title(), "Prep"]),
        PageKind::Asked => {
            // One question leaves in sight what it is about.
            let columns = WIDEST.min(body.width).saturating_sub(4);
            let lines = all.iter().map(|one| rows(one, usize::from(columns))).sum::<usize>();
            let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(body.height);
            canvas.popup(WIDEST.min(body.width), height, page.title(), "")
        }
        PageKind::Kit => along(canvas, body, &["Deal", "Mobilizer's kit", "As the customer reads it"]),
        _ => canvas.popup(WIDEST.min(body.width), body.height, page.title(), ""),
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
    for (index, paragraph) in all.iter().enumerate().skip(first) {
        if y >= inside.bottom() {
            end = index;
            break;
        }
        let rest = Rect { y, height: inside.bottom() - y, ..inside };
        let height = put_paragraph(canvas, paragraph, label, (y > inside.y, rest));
        if let (Some(cursor), Paragraph::Text(..)) = (page.cursor(), paragraph) {
            canvas.hit(Rect { height, ..rest }, Hit::row(Area::Top, index, cursor));
            if cursor == index {
                canvas.select_rows(whole, y, height);
                canvas.point_at(inside.x, y);
            }
        }
        y += height;
    }
    let shown = first.min(end)..end;
    canvas.scrollbar(whole, &shown, all.len());
    canvas.more(whole, &shown, all.len());
}

/// Draws the frame of a page that fills the area of the panes.
fn along(canvas: &mut Canvas<'_>, body: Rect, way: &[&str]) -> Rect {
    canvas.clear(body);
    canvas.frame_along(body, way, "")
}

/// Draws a paragraph at the top of an area, a heading a line apart from what is above. Returns the rows it takes.
fn put_paragraph(canvas: &mut Canvas<'_>, paragraph: &Paragraph, label: u16, (is_below, area): (bool, Rect)) -> u16 {
    let Rect { x, y, .. } = area;
    let beside = Rect { x: x + label, width: area.width.saturating_sub(label), ..area };
    match paragraph {
        Paragraph::Heading(text) => {
            let gap = u16::from(is_below);
            if gap < area.height {
                canvas.put(x, y + gap, area.width, text, Role::Strong);
            }
            gap + 1
        }
        Paragraph::Days(days) => {
            if area.height > 1 {
                let columns = ChartColumns::of(beside.width, days.len());
                for (day, at) in columns.earlier(days) {
                    canvas.put(beside.x + at, y + 1, EARLIER - 1, day, Role::Dim);
                }
                canvas.put(beside.x + columns.bar, y + 1, columns.wide, "Today", Role::Dim);
            }
            2
        }
        Paragraph::Chart(name, counts, text) => {
            canvas.put(x, y, label, name, Role::Dim);
            chart(canvas, counts, text, beside)
        }
        Paragraph::Text(name, text) => {
            canvas.put(x, y, label, name, Role::Dim);
            canvas.put_wrapped(beside, text, Role::Text).max(1)
        }
    }
}

/// Returns the rows that a paragraph of a list takes.
fn rows(paragraph: &Paragraph, room: usize) -> usize {
    match paragraph {
        Paragraph::Heading(_) => 2,
        Paragraph::Text(_, text) => wrap(text, room).len().max(1),
        Paragraph::Days(_) => 2,
        Paragraph::Chart(_, _, text) => wrap(text, room.saturating_sub(usize::from(BAR) + 2)).len().max(1),
    }
}

fn label_width(paragraph: &Paragraph) -> u16 {
    match paragraph {
        Paragraph::Heading(_) | Paragraph::Days(_) => 0,
        Paragraph::Text(name, _) if name.is_empty() => 0,
        Paragraph::Text(name, _) | Paragraph::Chart(name, ..) => u16::try_from(width(name)).unwrap_or(0) + 2,
    }
}

/// The columns of today's bar in a chart, and of one day's count before it.
const BAR: u16 = 20;
const EARLIER: u16 = 8;
/// The fewest columns for the words behind a bar.
const WORDS: u16 = 22;

/// Where the parts of a chart are.
struct ChartColumns {
    /// How many of the earlier days have room, the latest.
    days: usize,
    /// Where the bar begins, and its columns.
    bar: u16,
    wide: u16,
}

impl ChartColumns {
    fn of(room: u16, days: usize) -> Self {
        let wide = if room >= BAR + WORDS + EARLIER { BAR } else { BAR / 2 };
        let fits = room.saturating_sub(wide + 2 + WORDS) / EARLIER;
        let days = days.min(usize::from(fits));
        Self { days, bar: u16::try_from(days).unwrap_or(0) * EARLIER, wide }
    }

    /// Returns what there is of the days with room, each with where it begins.
    fn earlier<'a, T>(&self, all: &'a [T]) -> impl Iterator<Item = (&'a T, u16)> + use<'a, T> {
        all[all.len().saturating_sub(self.days)..].iter().zip((0_u16..).map(|place| place * EARLIER))
    }
}

/// Draws the counts of the days with room, then a bar of today's, and what it is. Returns the rows used.
fn chart(canvas: &mut Canvas<'_>, counts: &[Count], text: &str, area: Rect) -> u16 {
    let Some((today, before)) = counts.split_last() else { return 1 };
    let columns = ChartColumns::of(area.width, before.len());
    for (count, x) in columns.earlier(before) {
        let words = if count.of == 0 { String::new() } else { format!("{}/{}", count.done, count.of) };
        canvas.put(area.x + x, area.y, EARLIER - 1, &words, Role::Dim);
    }
    if today.of > 0 {
        // Counts are far smaller than where one would lose digits.
        #[allow(clippy::cast_precision_loss)]
        let share = today.done as f64 / today.of as f64;
        canvas.bar(area.x + columns.bar, area.y, columns.wide, share, Role::Accent);
    }
    let x = columns.bar + columns.wide + 2;
    let words = Rect { x: area.x + x, width: area.width.saturating_sub(x), ..area };
    canvas.put_wrapped(words, text, Role::Text).max(1)
}
