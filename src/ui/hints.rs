//! The two bottom lines: what just happened, and the keys for what can be done here.

use super::arrange::Regions;
use super::overlays::alerts::sign as level_sign;
use super::parts::canvas::Canvas;
use super::parts::text::{width, wrap};
use super::theme::Role;
use crate::app::command::{Command, Scope};
use crate::app::mouse::Hit;
use crate::app::notice::Level;
use crate::app::{App, Screen};
use crate::domain::method::alert_kind::AlertLevel;
use ratatui::layout::Rect;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, places: &Regions) {
    notice(canvas, app, places);
    hints(canvas, app, places);
}

/// The most rows of one notice; a longer one is cut with a mark and is complete in the message log.
const MOST_ROWS: u16 = 4;

fn notice(canvas: &mut Canvas<'_>, app: &App, places: &Regions) {
    let Some(notice) = app.notices.current() else { return worst_alert(canvas, app, places.notice) };
    let (sign, role) = match notice.level {
        Level::Done => (canvas.theme.signs.check, Role::Good),
        Level::Note => (canvas.theme.signs.dot, Role::Text),
        Level::Error => ("!", Role::Bad),
    };
    let area = places.notice;
    let room = area.width.saturating_sub(4);
    let rows = u16::try_from(wrap(&notice.text, usize::from(room)).len()).unwrap_or(u16::MAX);
    // It is said whole, over what lies above: what to do about it stands at its end.
    if rows > 1 {
        let rows = rows.min(MOST_ROWS).min(area.y);
        let whole = Rect { y: area.y + 1 - rows, height: rows, ..area };
        canvas.clear(whole);
        canvas.put(area.x + 1, whole.y, 1, sign, role);
        canvas.put_wrapped(Rect { x: area.x + 3, width: room, ..whole }, &notice.text, role);
        canvas.hit(whole, Hit::Notice);
        return;
    }
    canvas.put(area.x + 1, area.y, 1, sign, role);
    canvas.put(area.x + 3, area.y, room, &notice.text, role);
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
    canvas.put(area.x + 3, area.y, area.width.saturating_sub(4), &alert.reason, role);
    canvas.hit(area, Hit::Hint(Command::ShowAlerts));
}

/// Returns the commands worth a hint now: those with a key here that are not blocked, nearest scope first. Leave, undo
/// and help always have their place.
fn worth_hinting(app: &App) -> Vec<Hint> {
    let scopes = app.scopes();
    let here = |scope: &Scope| {
        let scope = *scope;
        Command::ALL.into_iter().filter(move |command| command.spec().scope == scope)
    };
    // Where there are answers to choose from, that comes first.
    let choose = (app.answers_here() > 0).then_some(Command::Down);
    let all = scopes.iter().flat_map(here).filter(|command| Some(*command) != choose);
    choose
        .into_iter()
        .chain(all)
        .filter(|command| app.is_worth_a_hint(*command))
        .filter_map(|command| {
            Some(Hint { command, key: app.keymap.key_for(scopes, command)?.to_string(), words: app.hint(command) })
        })
        .collect()
}

fn hints(canvas: &mut Canvas<'_>, app: &App, places: &Regions) {
    let area = places.hints;
    let all = worth_hinting(app);
    let (last, rest): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|hint| matches!(hint.words, "done" | "home" | "undo" | "earlier" | "forward" | "help"));
    let mut right = area.right().saturating_sub(1);
    for hint in last.iter().rev() {
        right = right.saturating_sub(hint.columns());
        hint.draw(canvas, Rect { x: right, width: hint.columns(), ..area });
        right = right.saturating_sub(2);
    }
    let mut x = area.x + 1;
    for hint in &rest {
        if x + hint.columns() + 2 > right {
            break;
        }
        hint.draw(canvas, Rect { x, width: hint.columns(), ..area });
        x += hint.columns() + 2;
    }
}

/// A command's key here, and what it does.
struct Hint {
    command: Command,
    key: String,
    words: &'static str,
}

impl Hint {
    /// Returns its columns: the key, a blank, the words.
    fn columns(&self) -> u16 {
        u16::try_from(width(&self.key) + 1 + width(self.words)).unwrap_or(u16::MAX)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let used = canvas.put(area.x, area.y, area.width, &self.key, Role::Key) + 1;
        canvas.put(area.x + used, area.y, area.width.saturating_sub(used), self.words, Role::Dim);
        canvas.hit(area, Hit::Hint(self.command));
    }
}
