//! Everything due, under headings for late, today, within a week and later.

use super::Memory;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::due::DueList;
use crate::domain::judge::due::{Due, DueKind, When};
use crate::domain::record::dates;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::width;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use jiff::civil::Date;
use ratatui::layout::Rect;

/// The columns of the day.
pub(super) const DAY: u16 = 12;
/// The widest line: who does it stays near what is to be done.
pub(super) const WIDEST: u16 = 116;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, list: DueList, memory: &mut Memory, body: Rect) {
    let all = app.due();
    canvas.clear(body);
    let inside = canvas.frame_along(body, &["Deal", "Due"], &all.len().to_string());
    let inside = snoozed(canvas, &app.snoozed_here(), inside);
    let at = list.cursor.min(all.len().saturating_sub(1));
    let inside = all.get(at).map_or(inside, |one| in_full(canvas, "", one, inside));
    if all.is_empty() {
        canvas.put(inside.x, inside.y + 1, inside.width, "Nothing's due. Press n to add a next step.", Role::Dim);
        return;
    }
    let today = app.today();
    let cursor = list.cursor.min(all.len() - 1);
    // A heading is a row of its own, above the first of its kind.
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (index, one) in all.iter().enumerate() {
        let when = When::of(one.on, today);
        if index == 0 || When::of(all[index - 1].on, today) != when {
            rows.push(Row::Heading(when));
        }
        rows.push(Row::Matter(index, one));
    }
    let at = rows.iter().position(|row| matches!(row, Row::Matter(index, _) if *index == cursor)).unwrap_or(0);
    let shown = window(&mut memory.due, at, usize::from(inside.height), rows.len());
    canvas.scrollbar(inside, &shown, rows.len());
    canvas.more(inside, &shown, rows.len());
    for (y, index) in (inside.y..).zip(shown) {
        let line = Rect { y, width: inside.width.min(WIDEST), height: 1, ..inside };
        match rows[index] {
            Row::Heading(when) => {
                let role = if when == When::Late { Role::Bad } else { Role::Strong };
                canvas.put(line.x, line.y, line.width, when.words(), role);
            }
            Row::Matter(matter_index, one) => {
                matter(canvas, one, today, line);
                canvas.hit(line, Hit::row(Area::Top, matter_index, cursor));
                if index == at {
                    canvas.select_across(y, 1);
                    canvas.point_at(line.x, line.y);
                }
            }
        }
    }
}

/// Says at the foot which alerts are snoozed, since a list of what is due doesn't show them. Returns the area above.
pub(super) fn snoozed(canvas: &mut Canvas<'_>, words: &str, area: Rect) -> Rect {
    if words.is_empty() || area.height < 4 {
        return area;
    }
    canvas.put(area.x, area.bottom() - 1, area.width, words, Role::Dim);
    Rect { height: area.height - 2, ..area }
}

/// Says the item under the cursor in full at the foot, where rows are cut. Returns the area above.
pub(super) fn in_full(canvas: &mut Canvas<'_>, deal: &str, one: &Due, area: Rect) -> Rect {
    if area.height < 9 {
        return area;
    }
    let (who, about) = matter_words(one);
    let deal = if deal.is_empty() { String::new() } else { format!("{deal} {} ", canvas.theme.signs.dot) };
    let words = format!("{deal}{about}{} ({who})", one.what);
    let foot = Rect { y: area.bottom() - 2, width: area.width.min(WIDEST), height: 2, ..area };
    let line = canvas.theme.signs.empty.repeat(usize::from(area.width));
    canvas.put(area.x, foot.y - 1, area.width, &line, Role::Border);
    canvas.put_wrapped(foot, &words, Role::Text);
    Rect { height: area.height - 3, ..area }
}

#[derive(Clone, Copy)]
enum Row<'a> {
    Heading(When),
    Matter(usize, &'a Due),
}

fn matter(canvas: &mut Canvas<'_>, one: &Due, today: Date, line: Rect) {
    let late = one.on < today;
    let day = dates::show(one.on, today);
    canvas.put(line.x + 1, line.y, DAY, &day, if late { Role::Bad } else { Role::Dim });
    let (who, about) = matter_words(one);
    let from = line.x + 1 + DAY + 1;
    let right = if line.width >= 56 {
        let room = u16::try_from(width(&who)).unwrap_or(u16::MAX).min(24);
        canvas.put_right(line.right(), line.y, room, &who, Role::Dim).saturating_sub(2)
    } else {
        line.right()
    };
    let used = canvas.put(from, line.y, right.saturating_sub(from), &about, Role::Strong);
    canvas.put(from + used, line.y, right.saturating_sub(from + used), &one.what, Role::Text);
}

/// Returns who does it, and who it is about if that is someone else.
pub(super) fn matter_words(one: &Due) -> (String, String) {
    let who = match one.kind {
        DueKind::Action if one.who.is_empty() => "no owner".to_owned(),
        DueKind::Action => one.who_words(),
        DueKind::Task => format!("{}'s task", one.who),
        DueKind::Plan if one.who.is_empty() => "Blocker plan, no owner".to_owned(),
        DueKind::Plan => format!("plan, {}", one.who_words()),
    };
    let about = match one.kind {
        DueKind::Task => String::new(),
        DueKind::Action | DueKind::Plan if one.name.is_empty() => String::new(),
        DueKind::Action | DueKind::Plan => format!("{}: ", one.name),
    };
    (who, about)
}
