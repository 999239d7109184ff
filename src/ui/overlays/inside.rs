//! What the customer's company does inside to buy: a line for each step, with where they are and where we act beside it.
//! Above, the same in a sentence; below, what happens in the step under the cursor and what to ask.

use super::Memory;
use super::group::about;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::inside::InsideView;
use crate::domain::judge::inside::{Position, Theirs, position, theirs_words};
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::domain::record::inside_step::InsideStep;
use crate::export::words::inside::{day_words, position_words, who_words};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The columns of who is at a step, of its sign, and of its number.
const AT: u16 = 6;
const SIGN: u16 = 2;
const NUMBER: u16 = 4;
/// The columns of the day, and of who does it.
const DAY: u16 = 16;
const WHO: u16 = 22;
/// The fewest columns in which who does a step has a column.
const ROOMY: u16 = 72;
/// The widest line, for easy reading.
const WIDEST: u16 = 112;
/// The fewest rows of the list, however much is said above and below it.
const LEAST: u16 = 5;

/// What is said where no step is written down.
const NONE: &str = "Nobody has written down what they do inside to buy: who logs the problem, who ranks it, who finds the \
    money, who signs. Enter takes the usual steps, to be struck out and put in their order. a adds one of their own.";

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, view: InsideView, memory: &mut Memory, body: Rect) {
    canvas.clear(body);
    let Some(deal) = app.deal.as_ref().map(|open| open.shown()) else { return };
    let steps = &deal.inside_steps;
    let done = steps.iter().filter(|one| !one.is_open()).count();
    let right = if steps.is_empty() { String::new() } else { format!("{done} of {} done", steps.len()) };
    let inside = canvas.frame_along(body, &["Deal", "Their inside steps"], &right);
    if steps.is_empty() {
        let words = if app.shows(Datum::Purchase) { NONE } else { "Nothing here yet." };
        canvas.put_wrapped(inside, words, Role::Dim);
        return;
    }
    let judges = app.shows(Datum::Purchase);
    let at = position(&app.playbook, deal);
    let words =
        if judges { position_words(&app.playbook, deal, at) } else { format!("{}.", theirs_words(deal, at.theirs)) };
    let role = if judges && at.is_ahead() { Role::Warn } else { Role::Text };
    let above = Rect { width: inside.width.min(WIDEST), height: 3.min(inside.height), ..inside };
    let used = canvas.put_wrapped(above, &words, role) + 1;
    let area = Rect { y: inside.y + used, height: inside.height.saturating_sub(used), ..inside };
    let lines = about::lines(app.about_inside_step(), area.width);
    let said = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let keep = said.min(area.height * 2 / 5).min(area.height.saturating_sub(LEAST + 1));
    let list = Rect { height: area.height.saturating_sub(keep + u16::from(keep > 0)), ..area };
    let cursor = view.cursor.min(steps.len() - 1);
    let shown = window(&mut memory.inside, cursor, usize::from(list.height), steps.len());
    canvas.scrollbar(list, &shown, steps.len());
    canvas.more(list, &shown, steps.len());
    for (y, index) in (list.y..).zip(shown) {
        let line = Rect { y, height: 1, width: list.width.min(WIDEST), ..list };
        row(canvas, app, deal, (index, &at), line);
        canvas.hit(Rect { y, height: 1, ..list }, Hit::row(Area::Top, index, cursor));
        if index == cursor {
            canvas.select_across(y, 1);
            canvas.point_at(list.x, y);
        }
    }
    if keep > 0 {
        let across = canvas.theme.signs.empty.repeat(usize::from(inside.width));
        canvas.put(inside.x, list.bottom(), inside.width, &across, Role::Border);
        about::draw(canvas, &lines, Rect { y: list.bottom() + 1, height: keep, ..area });
    }
}

fn row(canvas: &mut Canvas<'_>, app: &App, deal: &Deal, (index, at): (usize, &Position<'_>), line: Rect) {
    let step = &deal.inside_steps[index];
    let judges = app.shows(Datum::Purchase);
    let is_theirs = at.theirs == Theirs::At(index);
    let is_ours = judges && at.ours.is_some_and(|ours| ours.at == index);
    let (who_is_here, role) = match (is_theirs, is_ours) {
        (true, true) => ("both", Role::Accent),
        (true, false) => ("they", Role::Accent),
        (false, true) => ("we", if at.is_ahead() { Role::Warn } else { Role::Text }),
        (false, false) => ("", Role::Dim),
    };
    canvas.put(line.x + 1, line.y, AT - 2, who_is_here, role);
    let (sign, role) =
        if step.is_open() { (canvas.theme.signs.open, Role::Dim) } else { (canvas.theme.signs.check, Role::Good) };
    canvas.put(line.x + AT, line.y, 1, sign, role);
    canvas.put_right(line.x + AT + SIGN + NUMBER - 2, line.y, NUMBER - 1, &(index + 1).to_string(), Role::Dim);
    let end = days(canvas, app, deal, step, line);
    let from = line.x + AT + SIGN + NUMBER - 1;
    let role = if is_theirs { Role::Strong } else { Role::Text };
    canvas.put(from, line.y, end.saturating_sub(from + 1), &step.name, role);
}

/// Draws the day of a step and, where there is room, who does it. Returns where that begins.
fn days(canvas: &mut Canvas<'_>, app: &App, deal: &Deal, step: &InsideStep, line: Rect) -> u16 {
    let judges = app.shows(Datum::Purchase);
    let today = app.today();
    let role = match (step.is_open(), step.due) {
        (true, Some(_)) if judges && step.is_overdue(today) => Role::Bad,
        (true, None) if judges => Role::Warn,
        (_, _) => Role::Dim,
    };
    let end = line.right().saturating_sub(DAY);
    canvas.put(end, line.y, DAY, &day_words(step, today, judges), role);
    if line.width < ROOMY {
        return end;
    }
    let from = end.saturating_sub(WHO);
    match who_words(deal, step) {
        Some(name) => canvas.put(from, line.y, WHO - 1, name, Role::Text),
        None if step.is_open() => canvas.put(from, line.y, WHO - 1, "nobody known", Role::Dim),
        None => 0,
    };
    from
}
