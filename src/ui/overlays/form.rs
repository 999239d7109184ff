//! A form: a label and a field on each line. Below all of them is the help of the one in focus, what is offered, or a fault.
//!
//! If the window has no room for a line between the fields, they stand close, and the form scrolls with the focus.

use crate::app::App;
use crate::app::form::choosing::{Kind, last_part, matching, written};
use crate::app::form::{Field, Form};
use crate::app::mouse::Hit;
use crate::domain::record::dates::reading::{DayOrder, DayReader, Direction, Reading};
use crate::domain::record::dates::{dated, distance, full, short};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::field::rows_needed;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::{width, wrap};
use crate::ui::theme::Role;
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, form: &Form) {
    let columns = canvas.popup_columns(74);
    let prose = usize::from(columns.saturating_sub(4));
    let lead = wrap(&form.lead, prose);
    // Room for the longest of them, so that the fields stay where they are from one to the next.
    let longest = app.leads(form).iter().map(|lead| wrap(lead, prose).len()).max().unwrap_or(0);
    let above = u16::try_from(longest.max(lead.len())).unwrap_or(u16::MAX).min(canvas.body.height / 2) + 1;
    let count = u16::try_from(form.fields.len()).unwrap_or(u16::MAX);
    let airy = count.saturating_mul(2).saturating_add(above + 2 + SAID) <= canvas.body.height;
    let label = form.fields.iter().map(|field| width(field.label)).max().unwrap_or(0);
    let label = u16::try_from(label).unwrap_or(0) + 2;
    // Some lines are kept free for the field in focus; a fault that needs more makes the form higher.
    let fault = form.fault.as_ref().map_or_else(String::new, |(_, fault)| format!("! {fault}"));
    let room = columns.saturating_sub(4 + label);
    let kept = if count.saturating_add(above + 2 + SAID) <= canvas.body.height { SAID } else { 1 };
    let said = u16::try_from(wrap(&fault, prose).len()).unwrap_or(1).max(kept);
    let rows = if airy { count * 2 } else { count }.saturating_add(kept + above + 2);
    let free = canvas.body.height.saturating_sub(rows);
    let heights: Vec<u16> = form.fields.iter().map(|field| height(field, room, free)).collect();
    let at_least: u16 = form.fields.iter().map(|field| if field.kind == Kind::Lines { AT_LEAST - 1 } else { 0 }).sum();
    let more = heights.iter().fold(said - kept, |rows, height| rows.saturating_add(height - 1));
    let rows = rows.saturating_add(at_least);
    let inside = canvas.popup_grown(columns, (rows, more.saturating_sub(at_least)), &form.title, "");
    canvas.put_wrapped(Rect { height: (above - 1).min(inside.height), ..inside }, &form.lead, Role::Dim);
    let room = inside.width.saturating_sub(label);
    let foot = said.min(inside.height.saturating_sub(above + 1));
    let foot = Rect { y: inside.bottom() - foot, height: foot, ..inside };
    let end = foot.y;
    let fits = |first: usize| heights[first..=form.focus].iter().sum::<u16>() <= end.saturating_sub(inside.y + above);
    let first = if airy { 0 } else { (0..=form.focus).find(|first| fits(*first)).unwrap_or(form.focus) };
    let mut y = inside.y + above;
    let mut shown = form.fields.len();
    for (index, field) in form.fields.iter().enumerate().skip(first) {
        if y >= end {
            shown = index;
            break;
        }
        let focus = if index == form.focus { Focus::Here } else { Focus::Elsewhere };
        let role = if focus == Focus::Here { Role::Accent } else { Role::Dim };
        canvas.put(inside.x, y, label, field.label, role);
        let area = Rect { x: inside.x + label, y, width: room, height: heights[index].min(end - y) };
        canvas.hit(Rect { x: inside.x, width: inside.width, ..area }, Hit::Field(index));
        if field.kind == Kind::Lines {
            canvas.field_of_lines(area, &field.input, &field.hint, focus);
        } else {
            canvas.field(area.x, y, room, &field.input, &field.hint, focus);
        }
        y += area.height + u16::from(airy);
    }
    let fields = Rect { y: inside.y + above, height: end.saturating_sub(inside.y + above), ..inside };
    let shown = first.min(shown)..shown;
    canvas.scrollbar(fields, &shown, form.fields.len());
    canvas.more(inside, &shown, form.fields.len());
    // A fault keeps the form from being saved, whichever field has the focus.
    if form.fault.is_some() {
        canvas.put_wrapped(foot, &fault, Role::Bad);
    } else {
        help(canvas, app, form, foot);
    }
}

/// The rows kept below the fields for what is said about the one in focus.
const SAID: u16 = 2;

/// The fewest rows of a field of several lines.
const AT_LEAST: u16 = 3;

/// Returns the number of rows for a field: a field of several lines has some to spare, and grows with its text as far as
/// there is room.
fn height(field: &Field, room: u16, free: u16) -> u16 {
    if field.kind != Kind::Lines {
        return 1;
    }
    rows_needed(&field.input, room).max(AT_LEAST).min(free + 1)
}

/// Draws what the text of the field in focus means so far, or what is offered.
fn help(canvas: &mut Canvas<'_>, app: &App, form: &Form, area: Rect) {
    let Rect { x, mut y, width: room, height } = area;
    let Some(field) = form.fields.get(form.focus) else { return };
    if height == 0 {
        return;
    }
    let text = field.input.value();
    match &field.kind {
        Kind::Line => {}
        Kind::Lines => {
            canvas.put_wrapped(area, "Enter saves · Alt-Enter or Ctrl-J starts a new line", Role::Dim);
        }
        Kind::Day(_) if text.trim().is_empty() => {}
        Kind::Day(_) => {
            let Some(reader) = app.days_in(form, form.focus) else { return };
            let (words, role) = understood(reader, text, canvas.theme.signs.here);
            canvas.put_wrapped(area, &words, role);
        }
        Kind::One(offers) | Kind::Many(offers) | Kind::Who(offers) => {
            let part = if matches!(field.kind, Kind::Many(_)) { last_part(text).1 } else { text };
            let same = written(offers, part).map(|index| &offers[index]);
            if let Some(offer) = same.filter(|offer| !offer.means.is_empty()) {
                canvas.put_wrapped(area, &offer.means, Role::Dim);
                return;
            }
            // Where one stands there already, the others are of interest.
            let near = matching(offers, if same.is_some() { "" } else { part });
            let mut at = x;
            for index in near {
                let offer = &offers[index];
                let mut left = (x + room).saturating_sub(at);
                if at > x && usize::from(left) < width(&offer.label) + 5 && y + 1 < area.bottom() {
                    (at, y, left) = (x, y + 1, room);
                }
                let gap = if at == x { 0 } else { 3 };
                if usize::from(left) < width(&offer.label) + gap + 2 {
                    canvas.put(at + 1, y, left.min(1), canvas.theme.signs.cut, Role::Dim);
                    break;
                }
                if gap > 0 {
                    at += canvas.put(at, y, 3, &format!(" {} ", canvas.theme.signs.dot), Role::Border);
                }
                let role = if same == Some(offer) { Role::Accent } else { Role::Dim };
                let used = canvas.put(at, y, left, &offer.label, role);
                canvas.hit(Rect { x: at, y, width: used, height: 1 }, Hit::Offer(index));
                at += used;
            }
        }
    }
}

/// The number of days from today beyond which a date gets a second look, as it may be a typo.
const FAR: i32 = 180;

/// Returns what a date field has understood so far.
fn understood(reader: DayReader, text: &str, sign: &str) -> (String, Role) {
    let today = reader.today;
    let words = |day| format!("{sign} {}, {}", full(day), distance(day, today));
    match (reader.reading(text), reader.order) {
        (Ok(Reading::Day(day)), _) => match reader.just_passed(text, day) {
            Some(passed) => (format!("{} or {}? Type the year", dated(passed), dated(day)), Role::Warn),
            None => (words(day), Role::Dim),
        },
        (Ok(Reading::Either { day_first, month_first }), Some(order)) => {
            let (day, other) = match order {
                DayOrder::DayFirst => (day_first, month_first),
                DayOrder::MonthFirst => (month_first, day_first),
            };
            // A kept choice that leads far away while the other day is near is not to be passed over.
            let [(near, _), _] = reader.nearest_first(day_first, month_first);
            let far = day != near && today.until(day).map_or(0, |span| span.get_days()).abs() > FAR;
            let role = if far { Role::Warn } else { Role::Dim };
            (format!("{} · → switches to {}", words(day), short(other, today)), role)
        }
        (Ok(Reading::Either { day_first, month_first }), None) => {
            let [(near, _), (far, _)] = reader.nearest_first(day_first, month_first);
            (format!("{} or {}? → switches", short(near, today), short(far, today)), Role::Warn)
        }
        (Err(_), _) => {
            let forms = match reader.direction {
                Direction::Past => "fri, -3d or 11 Nov",
                Direction::Future => "fri, +3d or 11 Dec",
            };
            (format!("not a date yet: try {forms}"), Role::Dim)
        }
    }
}
