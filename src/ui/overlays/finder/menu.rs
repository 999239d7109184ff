//! The menu: all keys of the place it was opened in, under the headings of their groups, in as many columns as fit.

use crate::app::mouse::{Hit, Place};
use crate::app::overlays::finder::Finder;
use crate::app::search::Match;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The columns of a key of one letter; a longer one moves its title to the right.
const KEY: u16 = 4;
/// The width of one column of the menu.
const COLUMN: u16 = 37;

/// One line: a heading, or a command with its index in the list.
enum Line<'a> {
    Heading(&'static str),
    Command(usize, &'a Match),
}

pub(super) fn draw(canvas: &mut Canvas<'_>, finder: &Finder) {
    let screen = canvas.buf.area;
    let lines = lines(finder.found());
    let columns = usize::from(((screen.width.saturating_sub(4)) / COLUMN).max(1));
    let most = usize::from(screen.height.saturating_sub(5)).max(1);
    let rows = lines.len().div_ceil(columns).clamp(1, most);
    let here = lines.iter().position(|line| matches!(line, Line::Command(place, _) if *place == finder.cursor));
    // Where not all fit, the page that holds the chosen line is shown.
    let each = rows * columns;
    let page = here.unwrap_or(0) / each;
    let pages = lines.len().div_ceil(each);
    let right = if pages > 1 { format!("page {} of {pages}", page + 1) } else { String::new() };
    let width = u16::try_from(columns).unwrap_or(1) * COLUMN + 2;
    let height = u16::try_from(rows + 2).unwrap_or(u16::MAX);
    let inside = canvas.popup(width.min(screen.width), height, "Menu: press a key, or ↑ ↓ and Enter", &right);
    for (at, line) in lines.iter().enumerate().skip(page * each).take(each) {
        let at = at - page * each;
        let x = inside.x + u16::try_from(at / rows).unwrap_or(0) * COLUMN;
        let y = inside.y + u16::try_from(at % rows).unwrap_or(0);
        let room = COLUMN.min(inside.right().saturating_sub(x)).saturating_sub(1);
        match line {
            Line::Heading(words) => {
                canvas.put(x, y, room, words, Role::Strong);
            }
            Line::Command(place, one) => {
                let (key, text) = if one.blocked.is_some() { (Role::Dim, Role::Dim) } else { (Role::Key, Role::Text) };
                let indent = KEY.max(canvas.put(x, y, room, &one.key, key) + 1);
                canvas.put(x + indent, y, room.saturating_sub(indent), &one.text, text);
                let on = Hit::row(Place::Top, *place, finder.cursor);
                canvas.hit(Rect { x, y, width: room, height: 1 }, on);
                if *place == finder.cursor {
                    canvas.lay(Rect { x, y, width: room, height: 1 }, Role::Selected);
                    canvas.point_at(x, y);
                }
            }
        }
    }
}

fn lines(found: &[Match]) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    let mut group = "";
    for (place, one) in found.iter().enumerate() {
        if one.group != group {
            group = one.group;
            all.push(Line::Heading(group));
        }
        all.push(Line::Command(place, one));
    }
    all
}
