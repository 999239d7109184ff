//! The question before leaving with something that could not be saved.

use crate::app::App;
use crate::app::open_deal::SaveState;
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
    say(canvas, &format!("“{}” has changes that are not on the disk.", open.shown().name), Role::Strong);
    if let SaveState::Failed(failure) = &open.save {
        say(canvas, &failure.what, Role::Bad);
        say(canvas, &failure.hint, Role::Text);
    }
    y += 1;
    let choices = [
        ("r", "try to save again"),
        ("c", "save it as a new deal"),
        ("Esc", "stay"),
        ("Q", "quit and lose the changes"),
    ];
    for (key, text) in choices {
        if y < inside.bottom() {
            canvas.put(inside.x, y, 4, key, Role::Key);
            canvas.put(inside.x + 5, y, inside.width.saturating_sub(5), text, Role::Text);
            y += 1;
        }
    }
}
