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

use crate::app::mouse::{Area, Did, Hit, Mouse};
use crate::app::panes::Pane;
use crate::app::{App, Screen};
use crate::domain::privacy::Datum;
use arrange::{SMALLEST, Wanted, arrange};
use parts::canvas::{Canvas, Cursor};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
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
    /// The things on the screen that can be clicked, each with its area.
    hits: Vec<(Rect, Hit)>,
    /// Whether the last frame shows the state as it is now.
    is_current: bool,
}

impl Memory {
    /// Notes that the state may no longer be what the last frame shows.
    pub const fn outdate(&mut self) {
        self.is_current = false;
    }

    /// Returns whether the last frame shows the state as it is now, so that the mouse can be aimed by it.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        self.is_current
    }

    /// Says what the mouse is on, by the last drawing: the thing on top there or, for the wheel, the place on top.
    #[must_use]
    pub fn aimed(&self, mouse: Mouse) -> Mouse {
        let is_scrolled = matches!(mouse.did, Did::Wheel(_));
        let is_meant = |on: &Hit| !is_scrolled || matches!(on, Hit::Area(_));
        let mut there = self.hits.iter().rev().filter(|(area, _)| area.contains(mouse.at.into()));
        Mouse { on: there.find(|(_, on)| is_meant(on)).map(|(_, on)| *on), ..mouse }
    }
}

/// Fills a buffer with the current screen. Returns the position of the real cursor.
pub fn draw(app: &App, theme: &Theme, memory: &mut Memory, buf: &mut Buffer) -> Option<Cursor> {
    let mut hits = std::mem::take(&mut memory.hits);
    hits.clear();
    let area = buf.area;
    let mut canvas = Canvas { buf, theme, body: area, level: app.privacy.level(), cursor: None, hits };
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(&mut canvas);
    } else if let Some(app) = app.to_draw() {
        // The one place where privacy puts itself before everything that draws.
        draw_all(&mut canvas, app, memory);
    }
    memory.hits = canvas.hits;
    memory.is_current = true;
    canvas.cursor
}

fn draw_all(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory) {
    let area = canvas.buf.area;
    let open = app.deal.as_ref().filter(|_| app.screen == Screen::Deal);
    let uncoached = canvas.hides(Datum::Coaching);
    let (focus, whole) = open.map_or((Pane::People, true), |open| (open.pane, open.is_whole));
    let wanted = Wanted { focus, whole, uncoached };
    let regions = arrange(area, wanted, hints::notice_rows(app, area.width));
    canvas.body = regions.body;
    header::draw(canvas, app, memory, &regions);
    match (app.screen, &app.deal) {
        (Screen::Deal, Some(open)) => {
            for (pane, area) in regions.panes() {
                match pane {
                    Pane::People => panes::people::draw(canvas, app, open, memory, area),
                    Pane::Profile => panes::profile::draw(canvas, app, open, memory, area),
                    Pane::Coaching => panes::coaching::draw(canvas, app, open, memory, area),
                }
            }
        }
        (Screen::Follow, _) => panes::follow::draw(canvas, app, regions.body),
        (Screen::Home | Screen::Deal, _) => panes::home::draw(canvas, app, memory, regions.body),
    }
    for (index, overlay) in app.overlays.iter().enumerate() {
        // Only what is on top, and the walk below a form, which is worth seeing while it is filled in.
        if index == 0 || index + 1 == app.overlays.len() || !overlay.layer().covers() {
            // What lies below it cannot be clicked.
            canvas.hits.clear();
            canvas.hit(regions.body, Hit::Area(Area::Top));
            if overlays::dims(overlay) {
                canvas.dim(regions.body);
            }
            overlays::draw(canvas, app, overlay, &mut memory.overlays, regions.body);
        }
    }
    hints::draw(canvas, app, &regions);
    header::banner(canvas, app);
}

fn too_small(canvas: &mut Canvas<'_>) {
    let area = canvas.buf.area;
    let text = format!("Make the window bigger: stakemap needs {}×{}. Nothing is lost.", SMALLEST.0, SMALLEST.1);
    canvas.put_wrapped(area, &text, Role::Text);
}
