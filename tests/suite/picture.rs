//! The pictures of the README: real screens of the worked example, drawn by the program's own buffer as SVG, and the
//! way to the first verdict as a moving one.
//!
//! `UPDATE_README=1 cargo test --test suite picture` draws all of them again.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::disk::Disk;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use stakemap::ui::theme::{Depth, Shade, Theme, UNICODE};
use std::fmt::Write;
use std::path::PathBuf;

const CELL: (f64, f64) = (8.4, 18.0);

/// Each picture's name, its title, the keys that lead to it in the worked example, and its columns and rows.
const PICTURES: [(&str, &str, &str, (u16, u16)); 4] = [
    ("deal", "Stakeholders, profile and coaching of one deal", "<down><down><down><down><down><down>", (120, 34)),
    ("screening", "The tells, one at a time", "Gs<enter>", (100, 30)),
    ("map", "Who would buy, and who would say so", "m", (100, 30)),
    ("review", "A review with a coach", "r<ctrl-u>Rosa Lind<enter><right><right>", (100, 30)),
];

/// The keys before each frame of the way to the first verdict, from the first start on.
const FRAMES: [&str; 11] =
    ["", "aHalden Foods: new line", "<enter>", "aDev Patel", "<enter>", "s", "<enter>", "1", "1", "1", "<right>"];

const SHADES: [(&str, Shade, Paper); 2] = [
    ("dark", Shade::Dark, Paper { paper: "#16181d", ink: "#d4d7dd" }),
    ("light", Shade::Light, Paper { paper: "#ffffff", ink: "#1f2328" }),
];

/// What stands behind and before a cell without colors of its own.
#[derive(Clone, Copy)]
struct Paper {
    paper: &'static str,
    ink: &'static str,
}

#[test]
fn the_pictures_show_the_real_screens() {
    for (name, title, pressed, size) in PICTURES {
        for (shade_name, shade, paper) in SHADES {
            let mut session = Session::in_example();
            session.keys(pressed);
            let drawn = whole(paper, title, size, &cells(&screen(&mut session, shade, size)));
            assert_kept(&format!("{name}-{shade_name}.svg"), &drawn);
        }
    }
}

#[test]
fn the_moving_picture_shows_the_way_to_the_first_verdict() {
    let (_, shade, paper) = SHADES[0];
    let size = (80, 24);
    let mut session = Session::on(Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() });
    let mut frames = String::new();
    for (place, pressed) in FRAMES.into_iter().enumerate() {
        session.keys(pressed);
        let drawn = cells(&screen(&mut session, shade, size));
        writeln!(frames, "<g class=\"f\" style=\"animation-delay:{}s\">\n{drawn}</g>", place * SECONDS).unwrap();
    }
    let all = FRAMES.len() * SECONDS;
    let share = 100.0 / FRAMES.len() as f64;
    let style = format!(
        "<style>.f{{opacity:0;animation:f {all}s step-end infinite}}@keyframes f{{0%{{opacity:1}}{share:.2}%{{opacity:0}}}}</style>\n"
    );
    assert_kept("first-verdict.svg", &whole(paper, "From nothing to the first verdict", size, &(style + &frames)));
}

/// How long each frame stands.
const SECONDS: usize = 2;

fn assert_kept(name: &str, drawn: &str) {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/pictures")).join(name);
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{name} is out of date: UPDATE_README=1 cargo test --test suite picture");
}

fn screen(session: &mut Session, shade: Shade, size: (u16, u16)) -> Buffer {
    session.size = size;
    session.theme = Theme::new(shade, Depth::True, UNICODE);
    session.paint().0
}

/// Returns a whole file around what was drawn of the cells.
fn whole(Paper { paper, ink }: Paper, title: &str, (columns, rows): (u16, u16), inside: &str) -> String {
    let (width, height) = (f64::from(columns) * CELL.0 + 24.0, f64::from(rows) * CELL.1 + 24.0);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" font-size=\"14\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" fill=\"{ink}\">\n\
         <title>stakemap: {title}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{paper}\"/>\n{inside}</svg>\n"
    )
}

/// Returns the cells of a screen, those of one look in a row as one text.
fn cells(buffer: &Buffer) -> String {
    let mut out = String::new();
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
