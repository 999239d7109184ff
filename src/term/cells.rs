//! Cells as bytes for the terminal.
//!
//! The 16 colors of the terminal's palette are sent as codes of their own, not as the first of 256: some terminals know no
//! others.

use crossterm::cursor::MoveTo;
use crossterm::queue;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::io::{self, Write};

/// The code of each modifier.
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// What a cell looks like: the color of its text, of its background, and the rest.
type Look = (Color, Color, Modifier);

const PLAIN: Look = (Color::Reset, Color::Reset, Modifier::empty());

/// The base of a color: its codes differ.
#[derive(Clone, Copy)]
enum Base {
    Text = 30,
    Background = 40,
}

/// Adds the bytes that write these cells, each with its column and row. The terminal writes plain text before and after.
pub(super) fn write_cells<'a>(
    bytes: &mut Vec<u8>,
    cells: impl IntoIterator<Item = (u16, u16, &'a Cell)>,
) -> io::Result<()> {
    let mut look = PLAIN;
    let mut last = None;
    for (x, y, cell) in cells {
        if last != Some((x.wrapping_sub(1), y)) {
            queue!(bytes, MoveTo(x, y))?;
        }
        last = Some((x, y));
        let wanted = (cell.fg, cell.bg, cell.modifier);
        if wanted != look {
            change(bytes, wanted)?;
            look = wanted;
        }
        bytes.extend_from_slice(cell.symbol().as_bytes());
    }
    if look == PLAIN { Ok(()) } else { bytes.write_all(b"\x1b[0m") }
}

/// Adds the change to another look, whatever was before.
fn change(bytes: &mut Vec<u8>, (text, background, modifiers): Look) -> io::Result<()> {
    bytes.extend_from_slice(b"\x1b[0");
    for (modifier, code) in MODIFIERS {
        if modifiers.contains(modifier) {
            write!(bytes, ";{code}")?;
        }
    }
    color(bytes, text, Base::Text)?;
    color(bytes, background, Base::Background)?;
    bytes.push(b'm');
    Ok(())
}

fn color(bytes: &mut Vec<u8>, color: Color, base: Base) -> io::Result<()> {
    let base = base as u8;
    let number = match color {
        Color::Reset => return Ok(()),
        Color::Indexed(number) => return write!(bytes, ";{};5;{number}", base + 8),
        Color::Rgb(r, g, b) => return write!(bytes, ";{};2;{r};{g};{b}", base + 8),
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match number {
        0..8 => write!(bytes, ";{}", base + number),
        // A terminal with 8 colors passes over the second code: black text must not be left on a black background there.
        8.. => write!(bytes, ";{};{}", base + number - 8, base + 60 + number - 8),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn written(styles: &[Style]) -> String {
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
        for (x, style) in (0..).zip(styles) {
            buf.set_string(x, 0, "x", *style);
        }
        let mut bytes = Vec::new();
        write_cells(&mut bytes, (0..).zip(&buf.content[..styles.len()]).map(|(x, cell)| (x, 0, cell))).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_sixteen_are_sent_by_their_own_codes_and_others_by_number() {
        let on = |text, background| written(&[Style::new().fg(text).bg(background)]);
        assert_eq!(on(Color::Black, Color::LightCyan), "\x1b[1;1H\x1b[0;30;46;106mx\x1b[0m");
        assert_eq!(on(Color::LightRed, Color::Blue), "\x1b[1;1H\x1b[0;31;91;44mx\x1b[0m");
        assert_eq!(on(Color::Indexed(210), Color::Reset), "\x1b[1;1H\x1b[0;38;5;210mx\x1b[0m");
        assert_eq!(on(Color::Reset, Color::Rgb(1, 2, 3)), "\x1b[1;1H\x1b[0;48;2;1;2;3mx\x1b[0m");
    }

    #[test]
    fn a_look_is_said_once_and_taken_back() {
        let bold = Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED);
        assert_eq!(written(&[bold, bold, Style::new()]), "\x1b[1;1H\x1b[0;1;7mxx\x1b[0mx");
        assert_eq!(written(&[Style::new(); 2]), "\x1b[1;1Hxx");
    }

    #[test]
    fn a_cell_that_does_not_follow_the_last_one_says_where_it_is() {
        let cells = Buffer::empty(Rect::new(0, 0, 3, 1)).content;
        let mut bytes = Vec::new();
        write_cells(&mut bytes, [(0, 0, &cells[0]), (2, 0, &cells[1]), (0, 1, &cells[2])]).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[1;1H \x1b[1;3H \x1b[2;1H ");
    }
}
