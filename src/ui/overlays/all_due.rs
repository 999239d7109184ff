//! Everything due in all deals, under headings for late, today, within a week and later. Only visible rows are worked
//! out.

use super::Memory;
use super::due::{DAY, WIDEST, in_full, matter_words, snoozed};
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::all_due::AllDue;
use crate::domain::judge::due::{Due, When};
use crate::domain::record::dates;
use crate::domain::record::text::Text;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use jiff::civil::Date;
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, list: &AllDue, memory: &mut Memory, body: Rect) {
    let count = app.all_due_count(list);
    canvas.clear(body);
    let inside = canvas.frame_along(body, &["Home", "Due in all deals"], &count.to_string());
    let inside = snoozed(canvas, &list.snoozed, inside);
    if count == 0 {
        let text = if app.home.complete {
            "Nothing's due in any deal. Press n in a deal to add a next step."
        } else {
            "Reading your deals …"
        };
        canvas.put(inside.x, inside.y + 1, inside.width, text, Role::Dim);
        return;
    }
    let today = app.today();
    let cursor = list.cursor.min(count - 1);
    let inside = match app.all_due_at(list, cursor) {
        Some((listed, due)) => in_full(canvas, &app.home.name(listed), due, inside),
        None => inside,
    };
    let when_at = |index: usize| app.all_due_at(list, index).map(|(_, due)| When::of(due.on, today));
    // A heading is a row of its own above the first of its kind; there are at most four, found by halving.
    let firsts: Vec<(usize, When)> = [When::Late, When::Today, When::Week, When::Later]
        .into_iter()
        .filter_map(|when| {
            let first = first_from(count, |index| when_at(index) >= Some(when));
            (when_at(first) == Some(when)).then_some((first, when))
        })
        .collect();
    let row_of = |index: usize| index + firsts.iter().filter(|(first, _)| *first <= index).count();
    let rows = count + firsts.len();
    let shown = window(&mut memory.due, row_of(cursor), usize::from(inside.height), rows);
    canvas.scrollbar(inside, &shown, rows);
    canvas.more(inside, &shown, rows);
    for (y, row) in (inside.y..).zip(shown) {
        let line = Rect { y, width: inside.width.min(WIDEST), height: 1, ..inside };
        let heading = firsts.iter().enumerate().find(|(before, (first, _))| first + before == row);
        if let Some((_, (_, when))) = heading {
            let role = if *when == When::Late { Role::Bad } else { Role::Strong };
            canvas.put(line.x, line.y, line.width, when.words(), role);
            continue;
        }
        let index = row - firsts.iter().enumerate().filter(|(before, (first, _))| first + before < row).count();
        let Some((listed, due)) = app.all_due_at(list, index) else { continue };
        matter(canvas, (&app.home.name(listed), due), today, line);
        canvas.hit(line, Hit::row(Area::Top, index, cursor));
        if index == cursor {
            canvas.select_across(y, 1);
            canvas.point_at(line.x, line.y);
        }
    }
}

/// Returns the first index for which a condition holds that also holds for all after it.
fn first_from(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// Draws an item that is due: day, deal, what, and at the right who does it.
fn matter(canvas: &mut Canvas<'_>, (deal, due): (&Text, &Due), today: Date, line: Rect) {
    let late = due.on < today;
    canvas.put(line.x + 1, line.y, DAY, &dates::show(due.on, today), if late { Role::Bad } else { Role::Dim });
    let (who, about) = matter_words(due);
    let from = line.x + 1 + DAY + 1;
    let right = if line.width >= 90 {
        let room = u16::try_from(width(&who)).unwrap_or(u16::MAX).min(24);
        canvas.put_right(line.right(), line.y, room, &who, Role::Dim).saturating_sub(2)
    } else {
        line.right()
    };
    // Of the whole line, so that the columns of all rows stand below each other.
    let columns = (line.width - DAY) * 30 / 100;
    canvas.put(from, line.y, columns, deal, Role::Dim);
    let x = from + columns + 2;
    let used = canvas.put(x, line.y, right.saturating_sub(x), &about, Role::Strong);
    canvas.put(x + used, line.y, right.saturating_sub(x + used), &due.what, Role::Text);
}
