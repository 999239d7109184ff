//! The people whose stance is unknown, beside the field or in a row below it. Whoever has no room there is counted.

use super::{LEAST, SIGN, columns, put_person};
use crate::app::drawn_map::Drawn;
use crate::app::overlays::map::field::Dot;
use crate::domain::record::choice::Choices;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::NameForm;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use std::ops::Range;

/// The most columns of a person in a row.
const MOST: u16 = 15;
/// The columns of the count of the others in a row.
const COUNT: u16 = 9;

/// Draws the people whose stance is unknown.
pub(super) fn strip(
    canvas: &mut Canvas<'_>,
    drawn: &Drawn,
    form: Option<NameForm>,
    selected: Option<StakeholderId>,
    area: Rect,
) {
    let dots = &drawn.field.strip;
    if dots.is_empty() || area.height == 0 {
        return;
    }
    let at = dots.iter().position(|dot| Some(dot.id) == selected).unwrap_or(0);
    if area.height == 1 {
        return row(canvas, drawn, form, (selected, at), area);
    }
    let rows = |place: usize, is_first: bool| 1 + u16::from(is_first) + u16::from(dots[place].is_half_known());
    let shown = shown(dots, at, (area.height, 1), rows);
    let mut y = area.y;
    for place in shown.clone() {
        let dot = &dots[place];
        if is_first(dots, place, shown.start) {
            canvas.put(area.x, y, area.width, heading(dot), Role::Dim);
            y += 1;
        }
        put_person(canvas, drawn, (dot.id, form), Rect { y, height: 1, ..area }, Some(dot.id) == selected);
        y += 1;
        let half = dot.buy.map(|degree| ("buys", degree)).or(dot.advocate.map(|degree| ("speaks", degree)));
        if let Some((topic, degree)) = half {
            let room = area.width.saturating_sub(SIGN);
            canvas.put(area.x + SIGN, y, room, &format!("{topic}: {}", degree.label()), Role::Dim);
            y += 1;
        }
    }
    let more = dots.len() - shown.len();
    if more > 0 {
        canvas.put(area.x, area.bottom() - 1, area.width, &format!("+{more} more"), Role::Warn);
    }
}

fn row(
    canvas: &mut Canvas<'_>,
    drawn: &Drawn,
    form: Option<NameForm>,
    (selected, at): (Option<StakeholderId>, usize),
    area: Rect,
) {
    let dots = &drawn.field.strip;
    let room = MOST - SIGN;
    let name = |dot: &Dot| match form {
        Some(form) => columns(drawn.name_in(dot.id, form)),
        None => columns(&drawn.name(dot.id, usize::from(room))),
    };
    let used = |place: usize, is_first: bool| {
        let dot = &dots[place];
        let title = if is_first { columns(heading(dot)) + 1 } else { 0 };
        title + SIGN + name(dot).clamp(LEAST, room) + 1
    };
    let shown = shown(dots, at, (area.width, COUNT), used);
    let mut x = area.x;
    for place in shown.clone() {
        let dot = &dots[place];
        if is_first(dots, place, shown.start) {
            x += canvas.put(x, area.y, area.right().saturating_sub(x), heading(dot), Role::Dim) + 1;
        }
        let person = Rect { x, width: area.right().saturating_sub(x).min(MOST), ..area };
        x += put_person(canvas, drawn, (dot.id, form), person, Some(dot.id) == selected) + 1;
    }
    let more = dots.len() - shown.len();
    if more > 0 {
        canvas.put(x, area.y, area.right().saturating_sub(x), &format!("+{more} more"), Role::Warn);
    }
}

/// Returns which people are shown in so much room, of which some is kept for the count of the others: from the first on,
/// or as far from it as the person at a position needs.
fn shown(dots: &[Dot], at: usize, (room, count): (u16, u16), used: impl Fn(usize, bool) -> u16) -> Range<usize> {
    let until = |from: usize| {
        let (mut taken, mut place) = (0, from);
        while place < dots.len() {
            taken += used(place, is_first(dots, place, from));
            let is_all = from == 0 && place + 1 == dots.len();
            if place > from && taken + if is_all { 0 } else { count } > room {
                break;
            }
            place += 1;
        }
        place
    };
    // No more than this many fit anyway.
    let earliest = if until(0) > at { 0 } else { at.saturating_sub(usize::from(room)) };
    let from = (earliest..=at).find(|from| until(*from) > at).unwrap_or(at);
    from..until(from)
}

/// Returns whether a heading stands before the person at a position.
fn is_first(dots: &[Dot], place: usize, from: usize) -> bool {
    place == from || dots[place - 1].is_half_known() != dots[place].is_half_known()
}

/// Returns the heading above somebody beside the field.
const fn heading(dot: &Dot) -> &'static str {
    if dot.is_half_known() { "Half known" } else { "Unknown" }
}
