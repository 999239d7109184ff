//! Today: the one thing to do now over all deals, with the reason, what to do and what to say, above the list.

use crate::app::App;
use crate::app::command::Command;
use crate::app::home::agenda::Today;
use crate::app::mouse::Hit;
use crate::domain::judge::agenda::Tier;
use crate::domain::privacy::Datum;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use crate::ui::words::count;
use ratatui::layout::Rect;

const LABEL: &str = "Today";
/// The width from which the keys beside the first line also say which of how many it is.
const WIDE: u16 = 80;

/// Draws it, if there are deals. Returns the rows used.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, area: Rect) -> u16 {
    let home = &app.home;
    // Where the customer looks, there is nothing to say, not even that something is hidden.
    if canvas.hides(Datum::Judgments) {
        return 0;
    }
    if home.shelf().is_some() || (home.rows.is_empty() && home.complete) || area.height < 8 {
        return 0;
    }
    let label = canvas.put(area.x + 1, area.y, area.width, LABEL, Role::Strong) + 2;
    let inside = Rect { x: area.x + 1 + label, width: area.width.saturating_sub(label + 2), ..area };
    match app.today_shown() {
        Some(today) => matter(canvas, app, &today, Rect { height: rows(area.height), ..inside }),
        None => {
            canvas.put(inside.x, inside.y, inside.width, &nothing(app), Role::Dim);
            1
        }
    }
}

/// The most rows for it, by the height of the screen's body.
const fn rows(height: u16) -> u16 {
    match height {
        ..12 => 1,
        12..15 => 2,
        15..19 => 3,
        19..21 => 4,
        21.. => 6,
    }
}

/// Says why there is nothing to do: it is never said before everything is read.
fn nothing(app: &App) -> String {
    let home = &app.home;
    if app.home.hides_needs() {
        return "hidden in privacy mode".to_owned();
    }
    if !home.complete {
        let so_far = if home.rows.is_empty() { String::new() } else { format!(", {} so far", home.rows.len()) };
        return format!("Still reading your deals{so_far}");
    }
    let unread = app.unread_deals();
    let mut text = "Nothing to do: no alerts, and nothing is due".to_owned();
    if unread > 0 {
        text += &format!(" · {} can't be read", count(unread, "deal", "deals"));
    }
    if !app.snoozed_today().is_empty() {
        text += &format!(" · {}", app.snoozed_today());
    }
    if app.is_blind() {
        text += " · one is hidden while you answer blind";
    }
    text
}

fn matter(canvas: &mut Canvas<'_>, app: &App, today: &Today<'_>, area: Rect) -> u16 {
    let keys = keys(app, today, area.width >= WIDE);
    let keys_width = u16::try_from(keys.iter().map(|(text, _)| width(text)).sum::<usize>()).unwrap_or(0);
    let (todo, say) = today.matter.advice(&app.playbook);
    let deal = app.home.name(today.row);
    let dot = canvas.theme.signs.dot;
    let todo = if todo.is_empty() { deal.to_string() } else { format!("{deal} {dot} {todo}") };
    let say = if say.is_empty() { say } else { format!("Say: “{say}”") };
    let lines = area.height;
    let room = |line: u16| if line == 0 { area.width.saturating_sub(keys_width + 2) } else { area.width };
    let role = match today.matter.tier {
        Tier::Urgent => Role::Bad,
        Tier::Overdue | Tier::Today | Tier::Warning => Role::Warn,
        Tier::Hint => Role::Strong,
    };
    // One line has the deal's name in front, since nothing else says whose it is.
    let reason = if lines == 1 { format!("{deal}: {}", today.matter.reason) } else { today.matter.reason.to_string() };
    let mut flow = Flow { area, line: 0, room: &room, end: 0 };
    flow.put(canvas, &reason, role, lines.div_ceil(2));
    flow.put(canvas, &todo, Role::Text, lines - flow.line);
    // What to do is never cut for the words to say.
    if flow.line < lines {
        flow.put(canvas, &say, Role::Dim, lines - flow.line);
    } else if !say.is_empty() {
        flow.mark(canvas);
    }
    let flow_lines = flow.line;
    canvas.hit(Rect { height: flow_lines, ..area }, Hit::Hint(Command::DoToday));
    let mut x = area.right().saturating_sub(keys_width);
    for (text, role) in keys {
        x += canvas.put(x, area.y, keys_width, &text, role);
    }
    // It keeps three where it can, so that the list doesn't jump from one matter to the next.
    flow_lines.max(lines.min(3))
}

/// Returns the keys for it and what they do and, where there is room, which of how many it is.
fn keys(app: &App, today: &Today<'_>, is_wide: bool) -> Vec<(String, Role)> {
    let key = |command: Command| app.keymap.key_for(app.scopes_below(), command).map(|key| key.to_string());
    let mut all = Vec::new();
    let mut put = |key: Option<String>, what: &str| {
        if let Some(key) = key {
            if !all.is_empty() {
                all.push(("  ".to_owned(), Role::Dim));
            }
            all.push((key, Role::Key));
            all.push((format!(" {what}"), Role::Dim));
        }
    };
    put(key(Command::DoToday), "do it");
    if today.count > 1 {
        let position = if is_wide { format!(", {} of {}", today.number, today.count) } else { String::new() };
        put(key(Command::NextToday), &format!("next{position}"));
    }
    all
}

/// Text put line below line, each with the room that it has.
struct Flow<'a> {
    area: Rect,
    line: u16,
    room: &'a dyn Fn(u16) -> u16,
    /// The columns used in the last line.
    end: u16,
}

impl Flow<'_> {
    /// Puts a text into at most so many lines; the last one is cut with a mark.
    fn put(&mut self, canvas: &mut Canvas<'_>, text: &str, role: Role, most: u16) {
        let mut rest = text.trim();
        for at in 1..=most {
            let room = (self.room)(self.line);
            let lines = wrap(rest, usize::from(room));
            let Some(first) = lines.first().filter(|first| !first.is_empty()) else { return };
            let (now, after) = match rest.strip_prefix(first.as_str()) {
                Some(after) if at < most => (first.as_str(), after.trim_start()),
                Some(_) | None => (rest, ""),
            };
            self.end = canvas.put(self.area.x, self.area.y + self.line, room, now, role);
            self.line += 1;
            rest = after;
        }
    }

    /// Marks that more follows than there is room for, at the end of the last line.
    fn mark(&self, canvas: &mut Canvas<'_>) {
        let Some(line) = self.line.checked_sub(1) else { return };
        let room = (self.room)(line);
        let x = (self.end + 1).min(room.saturating_sub(1));
        canvas.put(self.area.x + x, self.area.y + line, 1, canvas.theme.signs.cut, Role::Dim);
    }
}
