//! Draws the app; changes nothing but its own scroll memory.
//!
//! One place draws: [`draw`] fills a whole buffer, and the owner of the terminal compares it with the last one. A file
//! under `panes` or `overlays` draws the state of the file of the same name under `app`.

pub mod arrange;
mod header;
mod hints;
mod overlays;
mod panes;
pub mod parts;
mod past;
pub mod theme;
mod verdict;
mod words;

use crate::app::panes::Pane;
use crate::app::{App, Screen};
use arrange::{SMALLEST, Shape, arrange};
use parts::canvas::{Canvas, Cursor};
use ratatui::buffer::Buffer;
use theme::{Role, Theme};

/// The scroll offset of each list, and what was worked out for the last frame. It depends on the window's size, so it
/// is not part of the app's state.
#[derive(Debug, Default)]
pub struct Memory {
    home: usize,
    people: usize,
    profile: usize,
    coaching: usize,
    overlays: overlays::Memory,
    tabs: header::ShortPeople,
}

/// Fills a buffer with the current screen. Returns the position of the real cursor.
pub fn draw(app: &App, theme: &Theme, memory: &mut Memory, buf: &mut Buffer) -> Option<Cursor> {
    let area = buf.area;
    let mut canvas = Canvas { buf, theme, in_privacy: app.is_private(), cursor: None };
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(&mut canvas);
        return None;
    }
    // The one place where room view puts itself before everything that draws.
    let app = app.to_draw()?;
    let places = arrange(area);
    header::draw(&mut canvas, app, memory, &places);
    match (app.screen, &app.deal) {
        (Screen::Deal, Some(open)) => {
            let panes: &[Pane] = match places.shape {
                Shape::Tabs => std::slice::from_ref(&open.pane),
                Shape::Columns => &Pane::ALL,
            };
            for pane in panes {
                let area = places.pane(*pane);
                match pane {
                    Pane::People => panes::people::draw(&mut canvas, app, open, memory, area),
                    Pane::Profile => panes::profile::draw(&mut canvas, app, open, memory, area),
                    Pane::Coaching => panes::coaching::draw(&mut canvas, app, open, memory, area),
                }
            }
        }
        (Screen::Follow, _) => panes::follow::draw(&mut canvas, app, places.body),
        (Screen::Home | Screen::Deal, _) => panes::home::draw(&mut canvas, app, memory, places.body),
    }
    for (place, overlay) in app.overlays.iter().enumerate() {
        // Only what is on top, and the walk below a form, which is worth seeing while it is filled in.
        if place == 0 || place + 1 == app.overlays.len() || !overlay.layer().covers() {
            overlays::draw(&mut canvas, app, overlay, &mut memory.overlays, places.body);
        }
    }
    hints::draw(&mut canvas, app, &places);
    header::banner(&mut canvas, app);
    canvas.cursor
}

fn too_small(canvas: &mut Canvas<'_>) {
    let area = canvas.buf.area;
    let text = format!("Make the window bigger: stakemap needs {}×{}. Nothing is lost.", SMALLEST.0, SMALLEST.1);
    canvas.put_wrapped(area, &text, Role::Text);
}
