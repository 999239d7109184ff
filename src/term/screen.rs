//! Paints: the one place that turns cells into bytes.
//!
//! Two buffers: equal rows are skipped, the rest is compared cell by cell, and one write carries all changes. A paint
//! that changes nothing writes nothing.

use super::cells::write_cells;
use super::charset::Charset;
use super::out::Out;
use crate::app::App;
use crate::app::mouse::Mouse;
use crate::ui::parts::canvas::Cursor;
use crate::ui::theme::Theme;
use crate::ui::{Memory, draw};
use anyhow::{Context, Result};
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use rustix::termios::tcgetwinsize;
use std::io::stdout;

/// The largest area drawn, columns by rows; a larger window is drawn in part.
const LARGEST: (u16, u16) = (1000, 500);

pub(super) struct Screen {
    charset: Charset,
    /// The bytes of a paint, kept to reuse the memory.
    bytes: Vec<u8>,
    shown: Buffer,
    next: Buffer,
    cursor: Option<Cursor>,
    /// Whether the terminal's content is unknown.
    unknown: bool,
    /// The next screen's cursor, if there is one, once that screen is drawn ahead.
    drawn: Option<Option<Cursor>>,
}

impl Screen {
    pub(super) fn new() -> Result<Self> {
        let area = window()?;
        Ok(Self {
            charset: Charset::of_locale(),
            bytes: Vec::new(),
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            cursor: None,
            unknown: true,
            drawn: None,
        })
    }

    /// Takes over a new size of the window, if there is one.
    pub(super) fn measure(&mut self) -> Result<()> {
        let area = window()?;
        if area != self.next.area {
            self.next = Buffer::empty(area);
            self.drawn = None;
            self.forget();
        }
        Ok(())
    }

    /// Makes the next paint a full one.
    pub(super) fn forget(&mut self) {
        self.unknown = true;
    }

    /// Draws the next screen ahead, while there is nothing else to do. The next paint shows it, unless it was undone.
    pub(super) fn draw_ahead(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Cursor>) {
        self.next.reset();
        self.drawn = Some(draw(&mut self.next));
    }

    /// Discards what was drawn ahead, as it is out of date.
    pub(super) fn undo_ahead(&mut self) {
        self.drawn = None;
    }

    /// Says what the mouse is on, by the screen as it would be painted now: what came before may not be painted yet.
    pub(super) fn aimed(&mut self, app: &App, theme: &Theme, memory: &mut Memory, mouse: Mouse) -> Mouse {
        if !memory.is_current() {
            self.draw_ahead(|buf| draw(app, theme, memory, buf));
            self.undo_ahead();
        }
        memory.aimed(mouse)
    }

    /// Paints the changes since the last paint. Only for a terminal that has taken all of that one.
    pub(super) fn paint(&mut self, out: &mut Out, draw: impl FnOnce(&mut Buffer) -> Option<Cursor>) -> Result<()> {
        if self.drawn.is_none() {
            self.draw_ahead(draw);
        }
        let cursor = self.drawn.take().flatten();
        if self.unknown {
            self.shown.resize(self.next.area);
            self.shown.reset();
        }
        let changes = changes(&self.shown, &self.next);
        if changes.is_empty() && cursor == self.cursor && !self.unknown {
            return Ok(());
        }
        let (before, is_unknown) = (self.cursor, self.unknown);
        encode(&mut self.bytes, changes, (before, cursor), is_unknown)
            .and_then(|()| out.send(&self.charset.encode(&self.bytes)))
            .context("can't write to the terminal")?;
        self.unknown = false;
        self.cursor = cursor;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }
}

/// Turns the changes into bytes.
fn encode(
    bytes: &mut Vec<u8>,
    changes: Vec<(u16, u16, &Cell)>,
    (before, cursor): (Option<Cursor>, Option<Cursor>),
    is_unknown: bool,
) -> std::io::Result<()> {
    bytes.clear();
    queue!(bytes, BeginSynchronizedUpdate)?;
    if is_unknown {
        queue!(bytes, Hide, Clear(ClearType::All))?;
    }
    write_cells(bytes, changes)?;
    match cursor {
        Some(Cursor::Shown(at)) => queue!(bytes, MoveTo(at.x, at.y), Show)?,
        Some(Cursor::Hidden(at)) => {
            if !is_unknown && matches!(before, Some(Cursor::Shown(_))) {
                queue!(bytes, Hide)?;
            }
            queue!(bytes, MoveTo(at.x, at.y))?;
        }
        None if matches!(before, Some(Cursor::Shown(_))) => queue!(bytes, Hide)?,
        None => {}
    }
    queue!(bytes, EndSynchronizedUpdate)
}

/// Returns the cells that a terminal needs to show the next screen instead of this one of the same size.
fn changes<'next>(shown: &Buffer, next: &'next Buffer) -> Vec<(u16, u16, &'next Cell)> {
    let area = next.area;
    let width = usize::from(area.width).max(1);
    let rows = (area.y..).zip(shown.content.chunks(width).zip(next.content.chunks(width)));
    let mut all = Vec::new();
    for (y, (old, new)) in rows.filter(|(_, (old, new))| old != new) {
        if old.iter().chain(new).all(is_narrow) {
            let cells = (area.x..).zip(old.iter().zip(new)).filter(|(_, (old, new))| old != new);
            all.extend(cells.map(|(x, (_, new))| (x, y, new)));
        } else {
            // A sign of two columns covers what is behind it.
            let of = |row: &[Cell]| Buffer { area: Rect { y, height: 1, ..area }, content: row.to_vec() };
            let (old, row) = (of(old), of(new));
            let cells = old.diff(&row).into_iter().map(|(x, ..)| x);
            all.extend(cells.filter_map(|x| Some((x, y, new.get(usize::from(x - area.x))?))));
        }
    }
    all
}

/// Returns whether a cell is surely one column wide: by far most are.
fn is_narrow(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    let is_known = |c| {
        matches!(c, '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '–' | '‘'..='”' | '…' | '›')
            || matches!(c, '←'..='↓' | '−' | '≠' | '─'..='◼' | '✓')
    };
    symbol.len() == 1 || {
        let mut letters = symbol.chars();
        letters.next().is_some_and(is_known) && letters.next().is_none()
    }
}

fn window() -> Result<Rect> {
    let size = tcgetwinsize(stdout()).context("the terminal doesn't report its size")?;
    // Some terminals do not know their size at first, and tell it later.
    let (columns, rows) = if size.ws_col == 0 || size.ws_row == 0 { (80, 24) } else { (size.ws_col, size.ws_row) };
    Ok(Rect::new(0, 0, columns.min(LARGEST.0), rows.min(LARGEST.1)))
}

/// Returns whether the first paint would show what was asked for.
pub(super) fn is_there(app: &App) -> bool {
    app.knows_what_to_follow()
        || app.deal.is_some()
        || !app.home.rows.is_empty()
        || app.home.complete
        || app.notices.current().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{prop_assert_eq, proptest};
    use proptest::sample::select;
    use ratatui::buffer::CellWidth;
    use ratatui::style::{Color, Style};

    /// Signs of each width and kind: what they cover, and what is told of them, differs.
    const WORDS: [&str; 8] = ["a", "bc", "漢", "👨\u{200d}👩\u{200d}👧", "⚠\u{fe0f}", "é", " ", "ｶﾞ"];

    fn row(words: &[(&str, bool)]) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 3, 40, 1));
        let mut x = 0;
        for (word, is_colored) in words {
            let style = if *is_colored { Style::new().bg(Color::Blue) } else { Style::new() };
            (x, _) = buf.set_stringn(x, 3, word, usize::from(40 - x), style);
        }
        buf
    }

    proptest! {
        #[test]
        fn each_change_is_told_as_a_look_at_all_cells_tells_it(
            before in proptest::collection::vec((select(&WORDS[..]), proptest::bool::weighted(0.2)), 12..24),
            after in proptest::collection::vec((select(&WORDS[..]), proptest::bool::weighted(0.2)), 12..24),
            is_plain: bool,
        ) {
            let kept = |words: &[(&'static str, bool)]| {
                row(&words.iter().copied().filter(|(word, _)| !is_plain || word.is_ascii()).collect::<Vec<_>>())
            };
            let (old, new) = (kept(&before), kept(&after));
            prop_assert_eq!(changes(&old, &new), old.diff(&new));
        }

    }

    #[test]
    fn every_letter_said_to_be_narrow_takes_one_column() {
        let mut cell = Cell::EMPTY;
        for c in '\u{a0}'..='\u{ffff}' {
            cell.set_char(c);
            assert!(!is_narrow(&cell) || cell.symbol().cell_width() == 1, "{c:?}");
        }
    }
}
