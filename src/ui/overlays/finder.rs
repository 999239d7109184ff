//! Help, palette and choices: a search line and the matches, each with its key; why a command cannot be run now.

use crate::app::App;
use crate::app::overlays::finder::{Finder, FinderKind, Match};
use crate::ui::Memory;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, finder: &Finder, memory: &mut Memory) {
    let whose = format!("Earlier states of {}", app.restoring());
    let (title, hint) = match finder.kind {
        FinderKind::Help => ("What can be done here", "search by word or key; Enter runs it"),
        FinderKind::Palette => ("Find", "a command, a person or a deal"),
        FinderKind::Call => ("Your own call", "what would you call them?"),
        FinderKind::Assessor => ("Whose answers are these?", "a name"),
        FinderKind::Clashes => ("Which value is right?", "Enter keeps it and drops the other"),
        FinderKind::Earlier => (whose.as_str(), "a number, a day or a word; Enter restores it"),
    };
    let matches = app.matches(finder);
    let screen = canvas.buf.area;
    let rows = match finder.kind {
        FinderKind::Help | FinderKind::Palette => screen.height.saturating_sub(4).min(30),
        FinderKind::Call | FinderKind::Assessor | FinderKind::Clashes | FinderKind::Earlier => {
            u16::try_from(matches.len()).unwrap_or(u16::MAX).saturating_add(4).min(screen.height.saturating_sub(4))
        }
    };
    let columns = match finder.kind {
        // What a state holds, and what was done last by then.
        FinderKind::Earlier => 96,
        FinderKind::Help | FinderKind::Palette | FinderKind::Call | FinderKind::Assessor | FinderKind::Clashes => 72,
    };
    let inside =
        canvas.popup(columns.min(screen.width.saturating_sub(2)), rows.max(7), title, &matches.len().to_string());
    canvas.field(inside.x, inside.y, inside.width, &finder.query, hint, Focus::Here);
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    if matches.is_empty() {
        canvas.put(list.x, list.y, list.width, "Nothing matches. Backspace widens the search.", Role::Dim);
        return;
    }
    let cursor = finder.cursor.min(matches.len() - 1);
    let shown = window(&mut memory.finder, cursor, usize::from(list.height), matches.len());
    let mut group = "";
    for (y, place) in (list.y..).zip(shown) {
        let Some(one) = matches.get(place) else { continue };
        let heading = if one.group == group { "" } else { one.group };
        group = one.group;
        row(canvas, one, heading, Rect { y, height: 1, ..list });
        if place == cursor {
            canvas.lay(Rect { x: list.x - 1, y, width: list.width + 2, height: 1 }, Role::Selected);
        }
    }
}

/// One match: key, text, and on the right where it belongs, or why it is blocked.
fn row(canvas: &mut Canvas<'_>, one: &Match, heading: &str, line: Rect) {
    let keys = if one.key.is_empty() { 0 } else { 10 };
    canvas.put(line.x, line.y, keys, &one.key, if one.blocked.is_some() { Role::Dim } else { Role::Key });
    let (right, role) = match &one.blocked {
        Some(reason) => (reason.as_str(), Role::Dim),
        None => (heading, Role::Dim),
    };
    let half = line.width.saturating_sub(keys) / 2;
    let text_role = if one.blocked.is_some() { Role::Dim } else { Role::Text };
    let used = canvas.put(line.x + keys, line.y, line.width.saturating_sub(keys), &one.text, text_role);
    let room = line.width.saturating_sub(keys + used + 2).min(half.max(24));
    if room >= 6 {
        canvas.put_right(line.right(), line.y, room, right, role);
    }
}
