//! The bottom lines: what just happened, and the keys for what can be done here.

use super::arrange::Regions;
use super::overlays::alerts::sign as level_sign;
use super::parts::canvas::Canvas;
use super::parts::text::{width, wrap};
use super::theme::Role;
use crate::app::command::Command;
use crate::app::key::Key;
use crate::app::mouse::Hit;
use crate::app::notice::Level;
use crate::app::{App, Screen};
use crate::domain::method::alert_kind::AlertLevel;
use ratatui::layout::Rect;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, regions: &Regions) {
    // In the smallest windows, something may reach below its area.
    canvas.clear(Rect { height: regions.notice.height + regions.hints.height, ..regions.notice });
    notice(canvas, app, regions.notice);
    hints(canvas, app, regions.hints);
}

/// The most rows of one notice; a longer one is cut with a mark and is complete in the message log.
const MOST_ROWS: u16 = 4;
/// The columns before and behind a notice: its sign, and blanks.
const MARGIN: u16 = 4;

/// Returns the rows that the notice needs at a width.
pub(super) fn notice_rows(app: &App, columns: u16) -> u16 {
    let room = usize::from(columns.saturating_sub(MARGIN));
    let rows = app.notices.current().map_or(1, |notice| wrap(&notice.text, room).len());
    u16::try_from(rows).unwrap_or(MOST_ROWS).clamp(1, MOST_ROWS)
}

fn notice(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let Some(notice) = app.notices.current() else { return worst_alert(canvas, app, area) };
    let (sign, role) = match notice.level {
        Level::Done => (canvas.theme.signs.check, Role::Good),
        Level::Note => (canvas.theme.signs.dot, Role::Text),
        Level::Error => ("!", Role::Bad),
    };
    canvas.put(area.x + 1, area.y, 1, sign, role);
    let words = Rect { x: area.x + 3, width: area.width.saturating_sub(MARGIN), ..area };
    canvas.put_wrapped(words, &notice.text, role);
}

/// Draws the worst alert of the deal on the screen, if there is no other notice.
fn worst_alert(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let shown = app.screen == Screen::Deal && app.overlays.is_empty();
    let Some(alert) = app.alerts().filter(|_| shown).and_then(|all| all.awake.first()) else { return };
    if alert.level == AlertLevel::Hint {
        return;
    }
    let (sign, role) = level_sign(alert.level, &canvas.theme.signs);
    canvas.put(area.x + 1, area.y, 1, sign, role);
    canvas.put(area.x + 3, area.y, area.width.saturating_sub(MARGIN), &alert.reason, role);
    canvas.hit(area, Hit::Hint(Command::ShowAlerts));
}

/// The commands that have their place at the right of the key bar wherever they work, from left to right: the way out
/// first, help at the edge, where the eye finds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fixed {
    Out,
    Travel,
    Undo,
    Menu,
    Help,
}

/// A hint of the key bar.
#[derive(Debug, Clone)]
struct Hint {
    /// The command, for which it stands.
    command: Command,
    /// The key, and the words beside it.
    key: String,
    words: &'static str,
}

impl Hint {
    fn fixed(&self) -> Option<Fixed> {
        match self.command {
            Command::Undo | Command::Redo => Some(Fixed::Undo),
            Command::EarlierStop | Command::LaterStop => Some(Fixed::Travel),
            Command::OpenMenu => Some(Fixed::Menu),
            Command::Help => Some(Fixed::Help),
            command => command.spec().leads_out.then_some(Fixed::Out),
        }
    }

    /// Returns the columns it takes, with a blank between key and words.
    fn columns(&self) -> u16 {
        u16::try_from(width(&self.key) + 1 + width(self.words)).unwrap_or(u16::MAX)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let used = canvas.put(area.x, area.y, area.width, &self.key, Role::Key) + 1;
        canvas.put(area.x + used, area.y, area.width.saturating_sub(used), self.words, Role::Dim);
        canvas.hit(area, Hit::Hint(self.command));
    }
}

/// Returns the commands worth a hint now: those with a key here that are not blocked, nearest scope first.
fn worth_hinting(app: &App) -> Vec<Hint> {
    let scopes = app.scopes();
    // Where there are answers to choose from, that comes first; in a deal with hardly anybody in it, to add a person.
    let first =
        if app.answers_here() > 0 { Some(Command::Down) } else { app.lacks_people().then_some(Command::AddPerson) };
    let all = app.keymap.commands(scopes).filter(|command| Some(*command) != first);
    first
        .into_iter()
        .chain(all)
        .filter(|command| app.is_worth_a_hint(*command))
        .filter_map(|command| {
            let key = app.keymap.key_for(scopes, command)?.to_string();
            Some(match app.answer_keys().filter(|_| Some(command) == first) {
                Some(keys) => Hint { command, key: keys, words: "answer" },
                None => Hint { command, key, words: app.hint(command) },
            })
        })
        .collect()
}

/// The blanks between two hints.
const GAP: u16 = 2;

fn hints(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let (mut fixed, rest): (Vec<_>, Vec<_>) = worth_hinting(app).into_iter().partition(|hint| hint.fixed().is_some());
    // Of the ways out, Esc is the nearest.
    fixed.sort_by_key(|hint| (hint.fixed(), hint.key != Key::Esc.to_string()));
    let sum = |all: &[Hint]| all.iter().map(|hint| hint.columns() + GAP).sum::<u16>();
    let is_whole = sum(&fixed) + sum(&rest) <= area.width + GAP;
    let mark = if is_whole { 0 } else { 1 + GAP };
    // What can be done here first keeps its place, with the mark that there is more.
    let least = mark + sum(&rest[..rest.len().min(1)]);
    while !is_whole && sum(&fixed) + least > area.width + GAP {
        let Some(index) = gives_way(&fixed) else { break };
        fixed.remove(index);
    }
    let mut right = area.right();
    for hint in fixed.iter().rev() {
        right = right.saturating_sub(hint.columns());
        hint.draw(canvas, Rect { x: right, width: hint.columns(), ..area });
        right = right.saturating_sub(GAP);
    }
    let room = right.saturating_sub(area.x);
    // What doesn't fit is left out whole, from the end.
    let fits = |shown: &usize| sum(&rest[..*shown]) + mark <= room + GAP;
    let shown = (0..=rest.len()).rev().find(fits).unwrap_or(0);
    let mut x = area.x;
    for hint in &rest[..shown] {
        hint.draw(canvas, Rect { x, width: hint.columns(), ..area });
        x += hint.columns() + GAP;
    }
    if !is_whole {
        canvas.put(x, area.y, right.saturating_sub(x), canvas.theme.signs.cut, Role::Dim);
    }
}

/// Returns which of the hints with a fixed place goes next: the menu, which help names too; then ways out beyond the
/// nearest, which are still there after it. Undo, help and the nearest way out always stay.
fn gives_way(fixed: &[Hint]) -> Option<usize> {
    let last = |wanted: Fixed| fixed.iter().rposition(|hint| hint.fixed() == Some(wanted));
    let ways_out = fixed.iter().filter(|hint| hint.fixed() == Some(Fixed::Out)).count();
    last(Fixed::Menu).or_else(|| last(Fixed::Out).filter(|_| ways_out > 1)).or_else(|| last(Fixed::Travel))
}
