//! Those who may be in a conversation, each with a box to tick and what is due.

use super::Memory;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::prep::Prep;
use crate::export::words::count;
use crate::ui::overlays::due::WIDEST;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The widest column of names.
const NAMES: usize = 28;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, prep: &Prep, memory: &mut Memory, body: Rect) {
    canvas.clear(body);
    let inside = canvas.frame_along(body, &["Deal", "Prep"], &count(prep.there.len(), "person", "people"));
    let Some(open) = app.deal.as_ref() else { return };
    canvas.put(inside.x, inside.y, inside.width, "Who will be there? Space adds or removes them.", Role::Strong);
    if prep.rows.is_empty() {
        canvas.put(
            inside.x,
            inside.y + 2,
            inside.width,
            "Nobody here to talk to. Esc, then a adds a person.",
            Role::Dim,
        );
        return;
    }
    let waiting = app.waiting();
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    let shown = window(&mut memory.prep, prep.cursor, usize::from(list.height), prep.rows.len());
    canvas.scrollbar(list, &shown, prep.rows.len());
    canvas.more(list, &shown, prep.rows.len());
    let names = prep.rows[shown.clone()].iter().filter_map(|id| open.shown().person(*id));
    let names = names.map(|person| width(app.called(person))).max().unwrap_or(0).min(NAMES);
    let names = u16::try_from(names).unwrap_or(0);
    for (y, at) in (list.y..).zip(shown) {
        let id = &prep.rows[at];
        let line = Rect { y, width: list.width.min(WIDEST), height: 1, ..list };
        let is_there = prep.there.contains(id);
        let sign = if is_there { canvas.theme.signs.ticked } else { canvas.theme.signs.open };
        canvas.put(line.x + 1, y, 1, sign, if is_there { Role::Accent } else { Role::Dim });
        if let Some(person) = open.shown().person(*id) {
            let role = if is_there { Role::Strong } else { Role::Text };
            canvas.put_numbered(line.x + 3, y, names, app.called(person), role);
            let from = line.x + 3 + names + 2;
            let words = waiting.get(id).map_or(person.title.as_str(), String::as_str);
            canvas.put(from, y, line.right().saturating_sub(from), words, Role::Dim);
        }
        canvas.hit(line, Hit::row(Area::Top, at, prep.cursor));
        if at == prep.cursor {
            canvas.select_across(y, 1);
            canvas.point_at(line.x, y);
        }
    }
}
