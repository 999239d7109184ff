//! The question about edits left by a crashed program: what they are about, their first words, and the choices.

use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::Hit;
use crate::app::overlays::recover::Recover;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The choices below the list, each a key and its label.
const CHOICES: [(&str, Command, &str); 4] = [
    ("k", Command::KeepLeft, "keep: save changes, put text back in its form"),
    ("v", Command::ViewLeft, "read it all first"),
    ("x", Command::DiscardLeft, "discard it for good"),
    ("Esc", Command::DecideLater, "decide next time"),
];

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, question: Recover) {
    let screen = canvas.buf.area;
    let columns = 78.min(screen.width.saturating_sub(2));
    let parts = app.left_lines();
    let intro = format!("stakemap closed before this was saved ({}). Keep it?", app.left_since());
    // A popup that would leave only a few columns beside it takes them all.
    let room = if columns + 12 > screen.width { screen.width } else { columns }.saturating_sub(4);
    let head = u16::try_from(wrap(&intro, usize::from(room)).len()).unwrap_or(1);
    let wanted = parts.iter().map(|(_, lines)| 1 + lines.len()).sum::<usize>();
    let below = u16::try_from(CHOICES.len()).unwrap_or(4) + 1;
    let most = canvas.body.height.saturating_sub(2 + head + 1 + below);
    let shown = u16::try_from(wanted).unwrap_or(u16::MAX).min(most);
    let inside = canvas.popup(columns, 2 + head + 1 + shown + below, "Unsaved text", "");
    let mut y = inside.y;
    y += canvas.put_wrapped(Rect { height: head, ..inside }, &intro, Role::Strong) + 1;
    list(canvas, &parts, Rect { y, height: shown, ..inside });
    y += shown + 1;
    for (key, command, text) in CHOICES {
        if y >= inside.bottom() {
            break;
        }
        let (text, role) = match key {
            "x" if question.sure => ("press x again. You can't get it back", Role::Bad),
            _ => (text, Role::Text),
        };
        canvas.hit(Rect { y, height: 1, ..inside }, Hit::Hint(command));
        canvas.put(inside.x, y, 4, key, Role::Key);
        canvas.put(inside.x + 5, y, inside.width.saturating_sub(5), text, role);
        y += 1;
    }
}

/// Draws the leftovers, one on each line, cut if long; the last line counts those without room.
fn list(canvas: &mut Canvas<'_>, parts: &[(String, Vec<(String, String)>)], area: Rect) {
    let mut lines: Vec<(String, &str, Role)> = Vec::new();
    for (heading, fields) in parts {
        lines.push((String::new(), heading, Role::Strong));
        lines.extend(fields.iter().map(|(label, text)| (label.clone(), text.as_str(), Role::Text)));
    }
    let room = usize::from(area.height);
    let fits = lines.len() <= room;
    let shown = if fits { lines.len() } else { room.saturating_sub(1) };
    for (y, (label, text, role)) in (area.y..).zip(&lines[..shown]) {
        let indent = if label.is_empty() { 0 } else { u16::try_from(width(label)).unwrap_or(0) + 4 };
        if indent > 0 {
            canvas.put(area.x + 2, y, area.width.saturating_sub(2), label, Role::Dim);
        }
        canvas.put(area.x + indent, y, area.width.saturating_sub(indent), text, *role);
    }
    if !fits && room > 0 {
        let more = format!("… and {} more lines: v shows all", lines.len() - shown);
        canvas.put(area.x, area.bottom() - 1, area.width, &more, Role::Dim);
    }
}
