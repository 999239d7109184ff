//! The menu: the keys of the place it was opened in, under the headings of their groups, in as many columns as fit.
//!
//! Labels begin at one column, but for those of longer keys. One that is too long goes on below; none is cut.

use crate::app::mouse::{Area, Hit};
use crate::app::overlays::finder::Finder;
use crate::app::search::Match;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The fewest columns of one column of the menu.
const COLUMN: u16 = 36;
/// The most: in a wide window, labels stay near their keys.
const WIDEST: u16 = 52;
/// The most columns of the menu.
const MOST: u16 = 3;
/// The blanks between two columns.
const GAP: u16 = 2;

/// A line of the menu.
enum Line<'a> {
    /// A blank before a group; left out at the top of a column.
    Blank,
    Heading(&'static str),
    /// A command with its index in the list: the column of its label, and a line of it.
    Command(usize, &'a Match, u16, String),
    /// A further line of the label above.
    More(usize, u16, String),
}

pub(super) fn draw(canvas: &mut Canvas<'_>, finder: &Finder) {
    let body = canvas.body;
    let room = body.width.saturating_sub(4);
    let count = ((room + GAP) / (COLUMN + GAP)).clamp(1, MOST);
    let each = ((room + GAP) / count).saturating_sub(GAP).min(WIDEST);
    let mut lines = lines(finder.found(), each);
    let count = usize::from(count);
    let most = usize::from(body.height.saturating_sub(2)).max(1);
    // Air between the groups, unless it costs a page.
    if columns(&lines, most).len() > count {
        lines.retain(|line| !matches!(line, Line::Blank));
    }
    // As few rows as hold all, and pages where the window doesn't.
    let least = lines.len().div_ceil(count).clamp(1, most);
    let rows = (least..most).find(|rows| columns(&lines, *rows).len() <= count).unwrap_or(most);
    let columns = columns(&lines, rows);
    let here = columns.iter().position(|column| column.iter().any(|line| is_at(line, finder.cursor))).unwrap_or(0);
    let page = here / count;
    let shown = columns.chunks(count).nth(page).unwrap_or_default();
    let wide = u16::try_from(count.min(columns.len())).unwrap_or(1) * (each + GAP) + 4 - GAP;
    let height = u16::try_from(rows + 2).unwrap_or(u16::MAX);
    let inside = canvas.popup(wide, height, "Menu: press a key", "");
    let commands = || shown.iter().flatten().filter_map(|line| command_of(line));
    if let (Some(first), Some(last)) = (commands().next(), commands().next_back()) {
        canvas.more(inside, &(first..last + 1), finder.found().len());
    }
    for (x, column) in (inside.x..).step_by(usize::from(each + GAP)).zip(shown) {
        for (y, line) in (inside.y..).zip(column) {
            draw_line(canvas, line, Rect { x, y, width: each, height: 1 }, finder.cursor);
        }
    }
}

fn draw_line(canvas: &mut Canvas<'_>, line: &Line<'_>, at: Rect, cursor: usize) {
    let (index, label, text) = match line {
        Line::Blank => return,
        Line::Heading(words) => {
            canvas.put(at.x, at.y, at.width, words, Role::Strong);
            return;
        }
        Line::Command(index, one, label, text) => {
            canvas.put(at.x, at.y, *label, &one.key, Role::Key);
            (*index, *label, text)
        }
        Line::More(index, label, text) => (*index, *label, text),
    };
    canvas.hit(at, Hit::row(Area::Top, index, cursor));
    canvas.put(at.x + label, at.y, at.width.saturating_sub(label), text, Role::Text);
    if is_at(line, cursor) {
        canvas.select_rows(at, at.y, 1);
        if matches!(line, Line::Command(..)) {
            canvas.point_at(at.x, at.y);
        }
    }
}

fn is_at(line: &Line<'_>, cursor: usize) -> bool {
    command_of(line) == Some(cursor)
}

/// Returns the index of the command that a line belongs to.
const fn command_of(line: &Line<'_>) -> Option<usize> {
    match line {
        Line::Command(index, ..) | Line::More(index, ..) => Some(*index),
        Line::Blank | Line::Heading(_) => None,
    }
}

/// Returns all lines of the menu for columns of this width.
fn lines(found: &[Match], columns: u16) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    let mut index = 0;
    for group in found.chunk_by(|one, next| one.group == next.group) {
        if !all.is_empty() {
            all.push(Line::Blank);
        }
        all.push(Line::Heading(group[0].group));
        let keys = group.iter().map(|one| width(&one.key)).max().unwrap_or(0);
        let label = u16::try_from(keys + 2).unwrap_or(COLUMN);
        for one in group {
            let mut words = wrap(&one.text, usize::from(columns.saturating_sub(label))).into_iter();
            all.push(Line::Command(index, one, label, words.next().unwrap_or_default()));
            all.extend(words.map(|more| Line::More(index, label, more)));
            index += 1;
        }
    }
    all
}

/// Divides the lines into columns of so many rows. A heading stays with its first command, a label in one column.
fn columns<'a, 'b>(lines: &'b [Line<'a>], rows: usize) -> Vec<Vec<&'b Line<'a>>> {
    let mut all: Vec<Vec<&Line<'_>>> = vec![Vec::new()];
    let mut at = 0;
    while at < lines.len() {
        let next = at + 1;
        let end = (next..lines.len())
            .find(|end| {
                let follows =
                    matches!(lines[*end], Line::More(..)) || matches!(lines[*end - 1], Line::Heading(_) | Line::Blank);
                !follows
            })
            .unwrap_or(lines.len());
        let is_full = all.last().is_some_and(|column| !column.is_empty() && column.len() + end - at > rows);
        if is_full {
            all.push(Vec::new());
        }
        if let Some(column) = all.last_mut() {
            let is_top = column.is_empty();
            column.extend(lines[at..end].iter().filter(|line| !(is_top && matches!(line, Line::Blank))));
        }
        at = end;
    }
    all
}
