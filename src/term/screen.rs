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
    /// The changed rows, each before and after.
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
        let row = |y, content: &[Cell]| Buffer { area: Rect { y, height: 1, ..next.area }, content: content.to_vec() };
        Self::Rows(differ.into_iter().map(|(y, (old, new))| (row(y, old), row(y, new))).collect())
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
