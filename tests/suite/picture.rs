//! The README's picture: the real screen of the worked example, drawn by the program's own buffer as SVG.
//!
//! `UPDATE_README=1 cargo test --test suite picture` draws it anew.

#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use jiff::tz::TimeZone;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use stakemap::app::key::Key;
use stakemap::app::msg::{Msg, Opened};
use stakemap::app::{App, Ids, Settings};
use stakemap::store::{SavedAs, Stamp};
use stakemap::ui::theme::{Depth, Shade, Theme, UNICODE};
use stakemap::ui::{self, Memory};
use stakemap::{content, domain};
use std::fmt::Write;
use std::sync::Arc;

const PICTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/screen.svg");
const CELL: (f64, f64) = (8.4, 18.0);
const PAPER: &str = "#16181d";
const INK: &str = "#d4d7dd";

#[test]
fn the_picture_shows_the_real_screen() {
    let drawn = svg(&screen());
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(PICTURE, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(PICTURE).unwrap_or_default();
    assert!(kept == drawn, "assets/screen.svg is out of date: UPDATE_README=1 cargo test --test suite picture");
}

fn screen() -> Buffer {
    let now = date(2026, 11, 23).at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    let (playbook, _) = content::playbook(&[]);
    let mut count = 0;
    let ids = Ids(Box::new(move || {
        count += 1;
        uuid::Uuid::from_u128(count)
    }));
    let settings = Settings { me: Some("Kim Osei".to_owned()), ..Settings::default() };
    let mut app = App::new(Arc::new(playbook), settings, ids, now.clone());
    let deal = domain::record::deal::Deal { sample: false, ..content::sample(now.date()) };
    let at = SavedAs { path: "tarnbeck.json".into(), stamp: Stamp::of(&[]), version: 1 };
    let opened = Opened { deal: Arc::new(deal), at, read_only: None, held_by: None, place: None, rules: None };
    app.update(Msg::Opened(Ok(Box::new(opened))), now.clone());
    for key in [Key::Down, Key::Down, Key::Down] {
        app.update(Msg::Key(key), now.clone());
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 34));
    ui::draw(&app, &Theme::new(Shade::Dark, Depth::True, UNICODE), &mut Memory::default(), &mut buffer);
    buffer
}

fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (f64::from(buffer.area.width), f64::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 24.0, rows * CELL.1 + 24.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" font-size=\"14\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" fill=\"{INK}\">\n\
         <title>stakemap: stakeholders, profile and coaching of one deal</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let first = &buffer[(x, y)];
            let mut end = x;
            let mut text = String::new();
            while end < buffer.area.width && same_look(first, &buffer[(end, y)]) {
                text.push_str(buffer[(end, y)].symbol());
                end += 1;
            }
            run(&mut out, first, &text, (x, y), end - x);
            x = end;
        }
    }
    out.push_str("</svg>\n");
    out
}

fn same_look(a: &Cell, b: &Cell) -> bool {
    (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)
}

fn run(out: &mut String, look: &Cell, text: &str, (x, y): (u16, u16), columns: u16) {
    let (left, top) = (12.0 + f64::from(x) * CELL.0, 12.0 + f64::from(y) * CELL.1);
    let wide = f64::from(columns) * CELL.0;
    if let Some(paper) = colour(look.bg) {
        writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        )
        .unwrap();
    }
    if text.trim().is_empty() {
        return;
    }
    let ink = colour(look.fg).map_or_else(String::new, |ink| format!(" fill=\"{ink}\""));
    let bold = if look.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let safe = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let base = top + 13.5;
    writeln!(
        out,
        "<text x=\"{left:.1}\" y=\"{base:.1}\" textLength=\"{wide:.1}\" lengthAdjust=\"spacingAndGlyphs\" \
         xml:space=\"preserve\"{ink}{bold}>{safe}</text>"
    )
    .unwrap();
}

fn colour(color: Color) -> Option<String> {
    match color {
        Color::Rgb(r, g, b) => Some(format!("#{r:02x}{g:02x}{b:02x}")),
        _ => None,
    }
}
