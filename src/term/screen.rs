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
use std::ops::Range;

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
        let changed = if self.unknown { Changed::Most } else { Changed::between(&self.shown, &self.next) };
        if matches!(&changed, Changed::Rows(rows) if rows.is_empty()) && cursor == self.cursor {
            return Ok(());
        }
        self.encode(&changed, cursor)
            .and_then(|()| out.send(&self.charset.encode(&self.bytes)))
            .context("can't write to the terminal")?;
        self.unknown = false;
        self.cursor = cursor;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }

    /// Turns the changes into bytes.
    fn encode(&mut self, changed: &Changed, cursor: Option<Cursor>) -> std::io::Result<()> {
        let Self { bytes, shown, next, cursor: before, unknown, .. } = self;
        bytes.clear();
        queue!(bytes, BeginSynchronizedUpdate)?;
        if *unknown {
            queue!(bytes, Hide, Clear(ClearType::All))?;
        }
        match changed {
            Changed::Most => write_cells(bytes, shown.diff(next))?,
            Changed::Rows(rows) => write_cells(bytes, rows.iter().flat_map(|(old, new)| old.diff(new)))?,
        }
        match cursor {
            Some(Cursor::Shown(at)) => queue!(bytes, MoveTo(at.x, at.y), Show)?,
            Some(Cursor::Hidden(at)) => {
                if !*unknown && matches!(before, Some(Cursor::Shown(_))) {
                    queue!(bytes, Hide)?;
                }
                queue!(bytes, MoveTo(at.x, at.y))?;
            }
            None if matches!(before, Some(Cursor::Shown(_))) => queue!(bytes, Hide)?,
            None => {}
        }
        queue!(bytes, EndSynchronizedUpdate)
    }
}

/// The differences between two screens.
enum Changed {
    /// Half of the rows or more: comparing the whole costs less than taking it apart.
    Most,
    /// The changed part of each changed row, before and after.
    Rows(Vec<(Buffer, Buffer)>),
}

impl Changed {
    fn between(shown: &Buffer, next: &Buffer) -> Self {
        let width = usize::from(next.area.width);
        if width == 0 {
            return Self::Rows(Vec::new());
        }
        let rows = (next.area.y..).zip(shown.content.chunks(width).zip(next.content.chunks(width)));
        let differ: Vec<_> = rows.filter(|(_, (old, new))| old != new).collect();
        if differ.len() * 2 >= usize::from(next.area.height) {
            return Self::Most;
        }
        let part = |(y, (old, new)): (u16, (&[Cell], &[Cell]))| {
            let cells = changed_part(old, new);
            let x = next.area.x + u16::try_from(cells.start).unwrap_or(u16::MAX);
            let width = u16::try_from(cells.len()).unwrap_or(u16::MAX);
            let of =
                |row: &[Cell]| Buffer { area: Rect { x, y, width, height: 1 }, content: row[cells.clone()].to_vec() };
            (of(old), of(new))
        };
        Self::Rows(differ.into_iter().map(part).collect())
    }
}

/// The cells around a change that are compared with it: more than the widest sign covers, which hides what is behind it.
const AROUND: usize = 8;

/// Returns the part of a row outside of which nothing differs: mostly a few words of it.
fn changed_part(old: &[Cell], new: &[Cell]) -> Range<usize> {
    let differs = |(old, new): (&Cell, &Cell)| old != new;
    let first = old.iter().zip(new).position(differs).unwrap_or(new.len());
    let last = old.iter().zip(new).rposition(differs).unwrap_or(first);
    first.saturating_sub(AROUND)..(last + 1 + AROUND).min(new.len())
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
        fn a_part_of_a_row_changes_as_the_whole_row_does(
            before in proptest::collection::vec((select(&WORDS[..]), proptest::bool::weighted(0.2)), 12..24),
            at in 0_usize..12,
            with in proptest::collection::vec((select(&WORDS[..]), proptest::bool::weighted(0.2)), 0..4),
        ) {
            let mut after = before.clone();
            after.splice(at..(at + with.len()).min(before.len()), with);
            let (old, new) = (row(&before), row(&after));
            let cells = changed_part(&old.content, &new.content);
            let x = u16::try_from(cells.start).unwrap_or_default();
            let area = Rect { x, width: u16::try_from(cells.len()).unwrap_or_default(), ..new.area };
            let of = |row: &Buffer| Buffer { area, content: row.content[cells.clone()].to_vec() };
            let (old_part, new_part) = (of(&old), of(&new));
            prop_assert_eq!(old_part.diff(&new_part), old.diff(&new));
        }
    }
}
