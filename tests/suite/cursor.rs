//! The real cursor is where the focus is, on every screen: screen readers and magnifiers follow it.

use crate::support::{screen, states};
use ratatui::style::Color;
use stakemap::ui::parts::canvas::Cursor;
use stakemap::ui::theme::Role;

#[test]
fn the_cursor_is_on_the_selected_row_or_in_the_focused_field_on_every_screen() {
    let mut wrong = Vec::new();
    for (name, reach) in states::ALL {
        let mut session = reach();
        for size in [(60, 18), (80, 24), (120, 40)] {
            session.size = size;
            let (buf, cursor) = session.paint();
            let of = |role: Role| session.theme.style(role).bg.unwrap_or(Color::Reset);
            let fault = match cursor {
                None => "no cursor",
                Some(Cursor::Shown(at)) if buf[at].bg != of(Role::Field) => "in no field",
                // Below the banner of privacy mode.
                Some(Cursor::Hidden(at)) if buf[at].bg != of(Role::Selected) => {
                    let is_row = |y: u16| (0..size.0).any(|x| buf[(x, y)].bg == of(Role::Selected));
                    let around: Vec<String> = (at.y..(at.y + 3).min(size.1)).map(|y| screen::line(&buf, y)).collect();
                    let is_text = around.iter().any(|line| line.chars().any(char::is_alphabetic));
                    if (1..size.1).any(is_row) {
                        "beside the selected row"
                    } else if !is_text || buf[(at.x - 2, at.y)].symbol() != "│" {
                        "not where the text begins"
                    } else {
                        continue;
                    }
                }
                Some(_) => continue,
            };
            wrong.push(format!("{name} at {size:?}: {fault}, {cursor:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
