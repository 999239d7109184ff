//! Draws the app; changes nothing but its own scroll memory.
//!
//! One place draws: [`draw`] fills a whole buffer, which whoever owns the terminal compares with the last. A file under
//! `panes` or `overlays` draws the state of the file of the same name under `app`.

pub mod arrange;
mod header;
mod hints;
mod overlays;
mod panes;
pub mod parts;
mod past;
pub mod theme;
mod words;

use crate::app::open_deal::Pane;
use crate::app::overlays::Overlay;
use crate::app::{App, Screen};
use arrange::{SMALLEST, Shape, arrange};
use parts::canvas::{Canvas, Cursor};
use ratatui::buffer::Buffer;
use theme::{Role, Theme};

/// How far each list is scrolled, and what was worked out for the last frame. What follows from the size of the window is no
/// state of the program.
#[derive(Debug, Default)]
pub struct Memory {
    home: usize,
    people: usize,
    profile: usize,
    coaching: usize,
    finder: usize,
    due: usize,
    alerts: usize,
    map: overlays::map::Scroll,
    group: usize,
    opinions: usize,
    review: usize,
    tabs: header::ShortPeople,
}

/// Fills a buffer with the present screen. Returns where the real cursor goes.
pub fn draw(app: &App, theme: &Theme, memory: &mut Memory, buf: &mut Buffer) -> Option<Cursor> {
    let area = buf.area;
    let mut canvas = Canvas { buf, theme, in_room: app.is_in_room(), cursor: None };
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
        let on_top = place + 1 == app.overlays.len();
        match overlay {
            Overlay::Form(form) => overlays::form::draw(&mut canvas, app, form),
            Overlay::Finder(finder) => overlays::finder::draw(&mut canvas, app, finder, memory),
            Overlay::Screening(_) if on_top || place == 0 => overlays::screening::draw(&mut canvas, app, places.body),
            Overlay::Screening(_) => {}
            Overlay::Due(list) => overlays::due::draw(&mut canvas, app, *list, memory, places.body),
            Overlay::AllDue(list) => overlays::all_due::draw(&mut canvas, app, list, memory, places.body),
            Overlay::Alerts(list) if on_top || place == 0 => {
                overlays::alerts::draw(&mut canvas, app, list, memory, places.body);
            }
            Overlay::Alerts(_) => {}
            Overlay::Map(map) => overlays::map::draw(&mut canvas, app, map, memory, places.body),
            Overlay::Group(_) if on_top || place == 0 => overlays::group::draw(&mut canvas, app, memory, places.body),
            Overlay::Group(_) => {}
            Overlay::Opinions(_) if on_top || place == 0 => {
                overlays::opinions::draw(&mut canvas, app, memory, places.body);
            }
            Overlay::Opinions(_) => {}
            Overlay::Page(page) => overlays::page::draw(&mut canvas, app, *page, places.body),
            Overlay::Unsaved => overlays::unsaved::draw(&mut canvas, app),
            Overlay::Review if on_top || place == 0 => overlays::review::draw(&mut canvas, app, memory, places.body),
            Overlay::Review => {}
            Overlay::Portfolio if on_top || place == 0 => {
                overlays::portfolio::draw(&mut canvas, app, memory, places.body);
            }
            Overlay::Portfolio => {}
            Overlay::Recover(question) => overlays::recover::draw(&mut canvas, app, *question),
        }
    }
    hints::draw(&mut canvas, app, &places);
    header::banner(&mut canvas, app);
    canvas.cursor
}

fn too_small(canvas: &mut Canvas<'_>) {
    let area = canvas.buf.area;
    let text = format!("stakemap needs {}×{} cells. Nothing is lost: enlarge the window.", SMALLEST.0, SMALLEST.1);
    canvas.put_wrapped(area, &text, Role::Text);
}
