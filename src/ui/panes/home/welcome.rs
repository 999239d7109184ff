//! Home without deals: the ways to begin, and an empty archive or trash.

use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::Hit;
use crate::app::msg::Shelf;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::words::count;
use ratatui::layout::Rect;

pub(super) fn empty_shelf(canvas: &mut Canvas<'_>, shelf: Shelf, inside: Rect) {
    let text = match shelf {
        Shelf::Archive => "The archive is empty. Press z on a deal to archive it, Esc to see all deals.",
        Shelf::Trash => "The trash is empty. Press x on a deal to move it here, Esc to see all deals.",
    };
    canvas.put_wrapped(Rect { y: inside.y + 1, height: 2, ..inside }, text, Role::Dim);
}

/// A line: the command whose key is in front of it, if any, its text and its look.
type Line = (Option<Command>, String, Role);

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, inside: Rect) {
    let elsewhere = app.home.on_shelves;
    let first = match elsewhere.archive {
        0 => "No deals yet. To get started:".to_owned(),
        all => format!("No deals here; {} in the archive.", count(all, "deal is", "deals are")),
    };
    let mut lines: Vec<Line> = vec![
        (None, first, Role::Strong),
        (None, String::new(), Role::Text),
        (Some(Command::NewDeal), "add a deal (a name is enough)".to_owned(), Role::Text),
        (Some(Command::OpenExample), "add the example deal and look around".to_owned(), Role::Text),
    ];
    if elsewhere.archive + elsewhere.trash > 0 {
        let text = "open the archive or the trash; z there brings a deal back".to_owned();
        lines.push((Some(Command::ShowViews), text, Role::Text));
    }
    lines.extend([
        (None, String::new(), Role::Text),
        (Some(Command::Help), "show all keys and what they do".to_owned(), Role::Dim),
        (None, String::new(), Role::Text),
        (None, "stakemap suggests who mobilizes, talks or blocks".to_owned(), Role::Dim),
        (None, "from what you saw people do. Your data stays here:".to_owned(), Role::Dim),
        (None, app.settings.data_dir.clone(), Role::Text),
    ]);
    for (y, (command, text, role)) in (inside.y + 1..inside.bottom()).zip(lines) {
        let mut x = inside.x + 2;
        let known = command.and_then(|command| Some((command, app.keymap.key_for(app.scopes_below(), command)?)));
        if let Some((command, key)) = known {
            canvas.hit(Rect { y, height: 1, ..inside }, Hit::Hint(command));
            canvas.put(x, y, 2, &key.to_string(), Role::Key);
            x += 3;
        }
        canvas.put(x, y, inside.right().saturating_sub(x), &text, role);
    }
}
