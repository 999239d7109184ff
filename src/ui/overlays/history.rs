//! The history: a line for each entry, newest first, and below them everything that the selected one holds.

use super::Memory;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::history::History;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::export::words::history::{kind_words, line_words, whole_words, whose_words};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::wrap;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use crate::ui::words::count;
use ratatui::layout::Rect;

/// The columns of the day, and of the kind.
const DAY: u16 = 10;
const KIND: u16 = 14;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, view: &History, memory: &mut Memory, body: Rect) {
    let Some(deal) = view.deal() else { return };
    canvas.clear(body);
    let whose = view.whose.and_then(|id| deal.called_by_id(id)).map_or("the whole deal", |name| name);
    let (shown, all) = view.counts();
    let total = if shown == all { count(all, "entry", "entries") } else { format!("{shown} of {all}") };
    let inside = canvas.frame_along(body, &["Deal", whose, "History"], &total);
    narrowed(canvas, view, inside);
    let list = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let Some(record) = view.entry(view.cursor).and_then(|entry| entry.record(deal)) else {
        let words = if all == 0 {
            "Nothing here yet. Press Esc, then l to log a conversation or N to add a note."
        } else {
            "No entries match. Esc clears the filter."
        };
        canvas.put_wrapped(list, words, Role::Dim);
        return;
    };
    let room = usize::from(inside.width);
    let whole = whole_words(&app.playbook, deal, record, app.today());
    let lines: Vec<(String, Role)> =
        whole.iter().enumerate().flat_map(|(index, text)| paragraph(text, index, room)).collect();
    let below = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(list.height / 2);
    let top = Rect { height: list.height.saturating_sub(below + 1), ..list };
    let across = canvas.theme.signs.empty.repeat(room);
    canvas.put(top.x, top.bottom(), top.width, &across, Role::Border);
    rows(canvas, app, view, deal, &mut memory.history, top);
    detail(canvas, &lines, Rect { y: top.bottom() + 1, height: below, ..list });
}

/// Draws what narrows the list, and the key that does.
fn narrowed(canvas: &mut Canvas<'_>, view: &History, inside: Rect) {
    let kind = view.kind.map_or_else(|| "Show: all types".to_owned(), |kind| format!("Show: {}", kind_words(kind)));
    let role = if view.kind.is_some() { Role::Accent } else { Role::Dim };
    let x = inside.x + canvas.put(inside.x, inside.y, inside.width, &kind, role) + 3;
    let room = inside.right().saturating_sub(x + 2);
    if view.filter.open {
        canvas.put(x, inside.y, 2, "/", Role::Key);
        canvas.field(x + 2, inside.y, room, &view.filter.input, "words to find", Focus::Here);
    } else if view.filter.is_on() {
        canvas.put(x, inside.y, room, &format!("/ {}", view.filter.input.value()), Role::Accent);
    }
}

fn rows(canvas: &mut Canvas<'_>, app: &App, view: &History, deal: &Deal, offset: &mut usize, area: Rect) {
    let (shown, _) = view.counts();
    let today = app.today();
    let visible = window(offset, view.cursor, usize::from(area.height), shown);
    canvas.scrollbar(area, &visible, shown);
    canvas.more(area, &visible, shown);
    for (y, index) in (area.y..).zip(visible) {
        let Some(entry) = view.entry(index) else { continue };
        let Some(record) = entry.record(deal) else { continue };
        canvas.put(area.x, y, DAY - 1, &dates::fitting(entry.on, today, usize::from(DAY - 1)), Role::Dim);
        canvas.put(area.x + DAY, y, KIND - 1, kind_words(entry.kind()), Role::Text);
        let mut x = area.x + DAY + KIND;
        let names = whose_words(deal, record, view.whose);
        if !names.is_empty() {
            x += canvas.put(x, y, area.right().saturating_sub(x), &format!("{names}: "), Role::Strong);
        }
        canvas.put(x, y, area.right().saturating_sub(x), &line_words(&app.playbook, deal, record, today), Role::Text);
        canvas.hit(Rect { y, height: 1, ..area }, Hit::row(Area::Top, index, view.cursor));
        if index == view.cursor {
            canvas.select_across(y, 1);
            if !view.filter.open {
                canvas.point_at(area.x, y);
            }
        }
    }
}

/// Returns a text with its own line breaks, wrapped.
fn paragraph(text: &str, index: usize, room: usize) -> Vec<(String, Role)> {
    let role = if index == 0 { Role::Dim } else { Role::Text };
    let lines = text.split('\n').flat_map(|line| {
        let wrapped = wrap(line, room);
        if wrapped.is_empty() { vec![String::new()] } else { wrapped }
    });
    lines.map(|line| (line, role)).collect()
}

fn detail(canvas: &mut Canvas<'_>, lines: &[(String, Role)], area: Rect) {
    let height = usize::from(area.height);
    let fits = if lines.len() > height { height.saturating_sub(1) } else { lines.len() };
    for (y, (line, role)) in (area.y..).zip(&lines[..fits]) {
        canvas.put(area.x, y, area.width, line, *role);
    }
    if fits < lines.len() && area.height > 0 {
        let words = format!("… {}", count(lines.len() - fits, "more line", "more lines"));
        canvas.put(area.x, area.bottom() - 1, area.width, &words, Role::Dim);
    }
}
