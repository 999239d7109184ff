//! Home: what to do today, then one row for each deal, the neediest first, and what to do if there are none.

mod cell;
mod columns;
mod today;
mod welcome;

use crate::app::App;
use crate::app::command::Command;
use crate::app::home::Home;
use crate::app::mouse::{Area, Hit};
use crate::app::msg::Shelf;
use crate::domain::judge::overview::View;
use crate::domain::privacy::Datum;
use crate::ui::Memory;
use crate::ui::parts::canvas::{Canvas, Cursor};
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use cell::Cell;
use columns::Columns;
use ratatui::layout::Rect;

/// The rows below the list for the selected deal, where the deals have one row each, and their rule.
const FOOT: u16 = 3;
/// The text in place of the deals where none may be known.
const HIDDEN: &str = "The list of deals is hidden. Press : and type the whole name of a deal to open it.";

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, area: Rect) {
    let used = today::draw(canvas, app, area);
    let area = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
    let home = &app.home;
    let is_read = if home.shelf().is_some() { home.shelved.is_some() } else { home.complete };
    let inside = frame(canvas, app, is_read, area);
    if home.present().is_empty() && canvas.hides(Datum::OtherDeals) {
        canvas.put_wrapped(inside, HIDDEN, Role::Dim);
        return;
    }
    if home.present().is_empty() {
        return match (is_read, home.shelf()) {
            (false, _) => {
                canvas.put(inside.x, inside.y + 1, inside.width, "Reading your deals …", Role::Dim);
            }
            (true, Some(shelf)) => welcome::empty_shelf(canvas, shelf, inside),
            (true, None) => welcome::draw(canvas, app, inside),
        };
    }
    let inside = filter(canvas, home, inside);
    list(canvas, app, memory, inside);
}

/// Draws the frame, with what is shown and how much of it, and the places beside at its foot.
fn frame(canvas: &mut Canvas<'_>, app: &App, is_read: bool, area: Rect) -> Rect {
    let home = &app.home;
    let all = home.present().len();
    let count = match (is_read, home.shown.len() == all) {
        (false, _) if all == 0 => String::new(),
        (false, _) => format!("{all} read so far"),
        (_, true) => all.to_string(),
        (_, false) => format!("{} of {all} shown", home.shown.len()),
    };
    let dot = canvas.theme.signs.dot;
    let right = if all > 1 { format!("{count} {dot} {}", home.chosen.order.words()) } else { count };
    let name = app.view_name();
    let title = match home.view() {
        View::All if name == View::All.words() => "Deals".to_owned(),
        _ => format!("Deals {dot} {name}"),
    };
    let inside = canvas.frame(area, &title, &right, Focus::Here);
    canvas.hit(area, Hit::Area(Area::Top));
    shelves(canvas, app, area);
    inside
}

/// Draws what is in the archive and the trash, with the key that leads there.
fn shelves(canvas: &mut Canvas<'_>, app: &App, area: Rect) {
    let home = &app.home;
    let all = [("Archive", Shelf::Archive, home.on_shelves.archive), ("Trash", Shelf::Trash, home.on_shelves.trash)];
    let there = all.into_iter().filter(|(_, shelf, count)| *count > 0 && home.shelf() != Some(*shelf));
    let words: Vec<String> = there.map(|(name, _, count)| format!("{name} {count}")).collect();
    let Some(key) = app.keymap.key_for(app.scopes_below(), Command::ShowViews) else { return };
    let (text, key) = (words.join(&format!(" {} ", canvas.theme.signs.dot)), key.to_string());
    let columns = u16::try_from(width(&text) + width(&key) + 4).unwrap_or(u16::MAX);
    if words.is_empty() || columns + 6 > area.width {
        return;
    }
    let (x, y) = (area.right() - 2 - columns, area.bottom().saturating_sub(1));
    canvas.put(x, y, columns, &" ".repeat(usize::from(columns)), Role::Dim);
    canvas.hit(Rect { x, y, width: columns, height: 1 }, Hit::Hint(Command::ShowViews));
    let used = canvas.put(x + 1, y, columns, &text, Role::Dim);
    canvas.put(x + used + 3, y, columns, &key, Role::Key);
}

/// Draws the filter, if there is one. Returns the area below it.
fn filter(canvas: &mut Canvas<'_>, home: &Home, inside: Rect) -> Rect {
    if !home.filter.open && !home.filter.is_on() {
        return inside;
    }
    let label = canvas.put(inside.x, inside.y, inside.width, "/ ", Role::Key);
    let focus = if home.filter.open { Focus::Here } else { Focus::Elsewhere };
    let room = inside.width.saturating_sub(label).min(40);
    canvas.field(inside.x + label, inside.y, room, &home.filter.input, "name, need or value", focus);
    Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside }
}

fn list(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, inside: Rect) {
    let home = &app.home;
    let columns = Columns::at(canvas, app, inside.width);
    columns.heading(canvas, home.chosen.order, inside);
    let inside = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    if home.shown.is_empty() {
        canvas.put(inside.x, inside.y, inside.width, "No deals match. Esc shows all deals.", Role::Dim);
        return;
    }
    if let Some(cells) = roomy(canvas, app, &columns, inside) {
        let gap = gap(&cells, inside.height);
        let mut y = inside.y;
        for (index, (cell, height)) in cells.iter().enumerate() {
            row(canvas, app, &columns, (index, cell), Rect { y, height: *height, ..inside });
            y += height + gap;
        }
        return;
    }
    let foot = if inside.height >= 3 * FOOT && !home.hides_needs() { FOOT } else { 0 };
    let rows = Rect { height: inside.height - foot, ..inside };
    for (y, index) in (rows.y..).zip(window(&mut memory.home, home.cursor, usize::from(rows.height), home.shown.len()))
    {
        let Some(listed) = home.at(index) else { continue };
        row(canvas, app, &columns, (index, &Cell::of(canvas, app, listed)), Rect { y, height: 1, ..rows });
    }
    if let (Some(selected), 1..) = (home.selected(), foot) {
        let rule = if canvas.theme.signs.lines { "─" } else { "-" };
        canvas.put(inside.x, rows.bottom(), inside.width, &rule.repeat(usize::from(inside.width)), Role::Border);
        let below = Rect { y: rows.bottom() + 1, height: foot - 1, ..inside };
        Cell::of(canvas, app, selected).draw(canvas, below);
    }
}

/// Returns what each deal needs and how many rows it takes, if all deals fit so that more than one row has a use.
fn roomy(canvas: &Canvas<'_>, app: &App, columns: &Columns, inside: Rect) -> Option<Vec<(Cell, u16)>> {
    let home = &app.home;
    if home.shown.len() > usize::from(inside.height) {
        return None;
    }
    let listed = (0..home.shown.len()).filter_map(|index| home.at(index));
    let cells: Vec<(Cell, u16)> = listed
        .map(|one| {
            let cell = Cell::of(canvas, app, one);
            let lines = cell.lines(columns.need_of(one, inside.width)).max(columns.name_lines(app, one));
            (cell, lines)
        })
        .collect();
    (2..=inside.height).rev().find_map(|most| {
        let fits = cells.iter().map(|(_, lines)| (*lines).min(most)).sum::<u16>() <= inside.height;
        fits.then(|| cells.iter().map(|(cell, lines)| (cell.clone(), (*lines).min(most))).collect())
    })
}

/// Returns the empty rows between deals of several rows, where there is room for them.
fn gap(cells: &[(Cell, u16)], height: u16) -> u16 {
    let used: u16 = cells.iter().map(|(_, lines)| lines).sum();
    let between = u16::try_from(cells.len()).unwrap_or(u16::MAX).saturating_sub(1);
    u16::from(cells.iter().any(|(_, lines)| *lines > 1) && used.saturating_add(between) <= height)
}

/// Draws a deal's rows, highlighted where the cursor is.
fn row(canvas: &mut Canvas<'_>, app: &App, columns: &Columns, (index, cell): (usize, &Cell), area: Rect) {
    let Some(listed) = app.home.at(index) else { return };
    columns.row(canvas, app, (listed, cell), area);
    let whole = Rect { x: area.x - 1, width: area.width + 2, ..area };
    canvas.hit(whole, Hit::row(Area::Top, index, app.home.cursor));
    if index != app.home.cursor {
        return;
    }
    canvas.lay(whole, Role::Selected);
    let bar = canvas.theme.signs.bar;
    for y in area.top()..area.bottom() {
        canvas.put(area.x - 1, y, 1, bar, Role::Accent);
    }
    if !matches!(canvas.cursor, Some(Cursor::Shown(_))) {
        canvas.point_at(area.x, area.y);
    }
}
