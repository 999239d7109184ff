//! The question before leaving with unsaved changes.

use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::Hit;
use crate::app::open_deal::{How, SaveState};
use crate::domain::record::text::one_line;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    let columns = 70.min(canvas.buf.area.width.saturating_sub(2));
    let inside = canvas.popup(columns, 14, "Not saved", "");
    let Some(open) = app.deal.as_ref() else { return };
    let mut y = inside.y;
    let mut say = |canvas: &mut Canvas<'_>, text: &str, role: Role| {
        let area = Rect { y, height: inside.bottom().saturating_sub(y), ..inside };
        y += canvas.put_wrapped(area, text, role);
    };
    let name = &open.shown().name;
    match &open.save {
        SaveState::Lost(lost) => {
            say(canvas, &lost_words(name, lost.how), Role::Strong);
            say(canvas, &lost.what, Role::Bad);
            let file = open.at.as_ref().map(|at| one_line(&at.path.display().to_string()));
            say(canvas, &file.unwrap_or_default(), Role::Text);
        }
        SaveState::Failed(failure) => {
            say(canvas, &changes_words(name), Role::Strong);
            say(canvas, &failure.what, Role::Bad);
            say(canvas, &failure.hint, Role::Text);
        }
        SaveState::Saved | SaveState::Saving { .. } | SaveState::ReadOnly(_) | SaveState::Following(_) => {
            say(canvas, &changes_words(name), Role::Strong);
        }
    }
    y += 1;
    let how = match &open.save {
        SaveState::Lost(lost) => Some(lost.how),
        _ => None,
    };
    for (key, command, text) in choices(how) {
        if y < inside.bottom() {
            canvas.hit(Rect { y, height: 1, ..inside }, Hit::Hint(command));
            canvas.put(inside.x, y, 4, key, Role::Key);
            canvas.put(inside.x + 5, y, inside.width.saturating_sub(5), text, Role::Text);
            y += 1;
        }
    }
}

fn changes_words(name: &str) -> String {
    format!("“{name}” has unsaved changes.")
}

/// Returns what a lost file means for a deal.
fn lost_words(name: &str, how: How) -> String {
    match how {
        How::InTrash | How::InArchive => format!("“{name}” is no longer in your list of deals."),
        How::Gone | How::Damaged | How::OtherDeal | How::NotAFile | How::Unreadable => {
            format!("“{name}” now exists only on this screen.")
        }
    }
}

/// Returns the keys and what they do; for a lost file they depend on how it got lost.
fn choices(lost: Option<How>) -> [(&'static str, Command, &'static str); 4] {
    let (again, leave) = match lost {
        None => ("try saving again", "quit and lose the changes"),
        Some(How::Gone) => ("save it again", "quit and lose the deal"),
        Some(How::InTrash) => ("save it again", "quit and leave it in the trash"),
        Some(How::InArchive) => ("save it again", "quit and leave it in the archive"),
        Some(How::Damaged | How::OtherDeal | How::NotAFile | How::Unreadable) => {
            ("save it again and keep what's there as well", "quit and lose what's on this screen")
        }
    };
    [
        ("r", Command::RetrySave, again),
        ("c", Command::SaveCopy, "save it as a new deal"),
        ("Esc", Command::StayHere, "stay here"),
        ("Q", Command::QuitUnsaved, leave),
    ]
}
