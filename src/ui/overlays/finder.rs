//! Help, palette and choices: a search line and the matches with their keys, or the reason why a command is blocked
//! now.

mod menu;

use super::Memory;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::finder::Finder;
use crate::app::search::{FinderKind, Match};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::wrap;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use crate::ui::words::count;
use ratatui::layout::Rect;
use std::borrow::Cow;

/// The columns of a key or of its stand-in.
const KEY: u16 = 10;
/// The most lines of the selected match beyond its first.
const MORE_LINES: usize = 3;

/// The size of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// As high as its matches.
    Short,
    /// The same, with the selected match in full: it has to be read before it is chosen.
    InFull,
    /// The same, and wide: what a state holds, and what was done last by then.
    WideInFull,
    /// The same, and narrow: what is behind it matters.
    Narrow,
    /// As high as the screen allows.
    Tall,
}

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, finder: &Finder, memory: &mut Memory) {
    if finder.kind == FinderKind::Menu {
        return menu::draw(canvas, finder);
    }
    let (title, hint, shape) = head(app, finder.kind);
    let matches = finder.found();
    let screen = canvas.buf.area;
    let columns = match shape {
        Shape::WideInFull | Shape::Tall => 96,
        Shape::Narrow => 58,
        Shape::Short | Shape::InFull => 72,
    };
    let columns = columns.min(screen.width.saturating_sub(2));
    let cursor = finder.cursor.min(matches.len().saturating_sub(1));
    let whole = matches.get(cursor).filter(|_| matches!(shape, Shape::InFull | Shape::WideInFull));
    let lines = whole.map_or_else(Vec::new, |one| wrap(&one.text, usize::from(columns.saturating_sub(4 + KEY))));
    let extra = u16::try_from(lines.len().saturating_sub(1).min(MORE_LINES)).unwrap_or(0);
    let most = canvas.body.height;
    let rows = match shape {
        Shape::Tall => most.min(30),
        Shape::Short | Shape::Narrow | Shape::InFull | Shape::WideInFull => {
            u16::try_from(matches.len()).unwrap_or(u16::MAX).saturating_add(4 + extra).min(most)
        }
    };
    let inside = canvas.popup(columns, rows.max(7), &title, &count_words(finder.kind, matches.len()));
    if finder.kind == FinderKind::Pasted {
        canvas.put(inside.x, inside.y, inside.width, hint, Role::Dim);
    } else {
        canvas.field(inside.x, inside.y, inside.width, &finder.query, hint, Focus::Here);
    }
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    if matches.is_empty() {
        canvas.put(list.x, list.y, list.width, nothing_words(app, finder.kind), Role::Dim);
        return;
    }
    let height = list.height.saturating_sub(extra).max(1);
    let shown = window(&mut memory.finder, cursor, usize::from(height), matches.len());
    canvas.scrollbar(list, &shown, matches.len());
    canvas.more(list, &shown, matches.len());
    let mut group = "";
    let mut y = list.y;
    for index in shown {
        let Some(one) = matches.get(index).filter(|_| y < list.bottom()) else { continue };
        let heading = if one.group == group { "" } else { one.group };
        group = one.group;
        let here = index == cursor;
        let height = if here { (1 + extra).min(list.bottom() - y) } else { 1 };
        row(canvas, one, heading, Rect { y, height, ..list });
        canvas.hit(Rect { x: list.x - 1, y, width: list.width + 2, height }, Hit::row(Area::Top, index, cursor));
        if here {
            canvas.select_rows(list, y, height);
            if finder.kind == FinderKind::Pasted {
                canvas.point_at(list.x, y);
            }
        }
        y += height;
    }
}

/// Returns a list's title, the words in its search line, and its size.
fn head(app: &App, kind: FinderKind) -> (Cow<'static, str>, &'static str, Shape) {
    let fixed = |title: &'static str, hint, shape| (title.into(), hint, shape);
    match kind {
        FinderKind::Menu => fixed("", "", Shape::Tall),
        FinderKind::SameName(_) | FinderKind::Which(_) => {
            (app.asks_who(kind).into(), "↑ ↓ and Enter; Esc goes back to the form", Shape::Short)
        }
        FinderKind::Pasted => {
            (app.asks_who(kind).into(), "↑ ↓ and Enter, or the number; Esc pastes as text", Shape::Short)
        }
        FinderKind::Earlier => {
            let title = format!("Earlier versions of {}", app.restoring());
            (title.into(), "a number, a day or a word; Enter restores it", Shape::WideInFull)
        }
        FinderKind::RelationTo(from) => {
            let shown = app.deal.as_ref().and_then(|open| open.shown().called_by_id(from));
            let title = format!("Connect {} to which person?", shown.map_or("them", |name| name.as_str()));
            (title.into(), "a name", Shape::Short)
        }
        FinderKind::Help => fixed("What you can do here", "search by word or key; Enter runs it", Shape::Tall),
        FinderKind::Palette => fixed("Find", "a command, a person or a deal", Shape::Tall),
        FinderKind::Label => fixed("Your label", "which label fits them?", Shape::Short),
        FinderKind::Join => {
            fixed("Merge duplicates: who is the same person?", "a name; the two become one", Shape::Short)
        }
        FinderKind::Assessor => fixed("Whose answers are you entering?", "a name", Shape::Short),
        FinderKind::Signer(_) => fixed("Who are you? Your entries get this name", "your name", Shape::Short),
        FinderKind::Conflicts => {
            fixed("Conflict: which value is right?", "Enter keeps this one and drops the other", Shape::InFull)
        }
        FinderKind::Views => fixed("Which deals?", "a view, or a name to save this one under", Shape::Short),
        FinderKind::Insights => {
            fixed("Pick an insight to adapt", "a word of it, or a deal; Enter adds it here", Shape::InFull)
        }
        FinderKind::Link => fixed("The same person in another deal", "a name; Enter links the two", Shape::Short),
        FinderKind::RelationKind(..) => {
            fixed("How are they connected?", "such as: influences, reports, opposes", Shape::Short)
        }
        FinderKind::Reviews => fixed("Reviews of this deal", "start one, or read past minutes", Shape::Short),
        FinderKind::LeftReview(_) => {
            fixed("A review was left open", "↑ ↓ and Enter; Esc leaves it as it is", Shape::Short)
        }
        FinderKind::LeftPortfolio => {
            fixed("A review of several deals was left open", "↑ ↓ and Enter; Esc leaves it as it is", Shape::Short)
        }
        FinderKind::Opinions => fixed("Which answer is right?", "Enter settles it for both", Shape::Short),
        FinderKind::Theme => fixed("Theme", "↑ ↓ shows it; Enter keeps it; Esc goes back", Shape::Narrow),
        FinderKind::Unrelate(_) => fixed("Remove which line?", "a name or a word; Enter removes it", Shape::Short),
    }
}

/// Returns how many matches there are.
fn count_words(kind: FinderKind, matches: usize) -> String {
    match (kind, matches) {
        (FinderKind::Help, _) => count(matches, "command", "commands"),
        (_, 0) => String::new(),
        _ => count(matches, "match", "matches"),
    }
}

/// Returns the words for a search without a match.
fn nothing_words(app: &App, kind: FinderKind) -> &'static str {
    match kind {
        FinderKind::Signer(_) => "Type your name, then Enter.",
        FinderKind::Palette if app.can_search_history() => {
            "Nothing matches. To search your notes and history: H, Tab, then /"
        }
        _ => "Nothing matches. Backspace widens the search.",
    }
}

/// Draws one match: key, text, and at the right its heading or why it is blocked.
fn row(canvas: &mut Canvas<'_>, one: &Match, heading: &str, line: Rect) {
    let keys = if one.key.is_empty() { 0 } else { KEY };
    canvas.put(line.x, line.y, keys, &one.key, if one.blocked.is_some() { Role::Dim } else { Role::Key });
    let (right, role) = match &one.blocked {
        Some(reason) => (reason.as_str(), Role::Dim),
        None => (heading, Role::Dim),
    };
    let text_role = if one.blocked.is_some() { Role::Dim } else { Role::Text };
    let words = Rect { x: line.x + keys, width: line.width.saturating_sub(keys), ..line };
    if line.height > 1 {
        canvas.put_wrapped(words, &one.text, text_role);
        return;
    }
    let used = canvas.put(words.x, words.y, words.width, &one.text, text_role);
    let room = line.width.saturating_sub(keys + used + 2);
    if room >= 6 {
        canvas.put_right(line.right(), line.y, room, right, role);
    }
}
