//! The alerts: a line or two each, the worst first, and what to do about the selected one.

use super::Memory;
use crate::app::App;
use crate::app::mouse::{Area, Hit};
use crate::app::overlays::alerts::AlertList;
use crate::domain::judge::alert::Alert;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::record::dates;
use crate::export::words::alerts::{counted, no_alerts};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::parts::window::window;
use crate::ui::theme::{Role, Signs};
use ratatui::layout::Rect;

/// The columns before a reason: the sign and a blank.
const INDENT: u16 = 2;
/// The columns of the labels before the advice and the coach's question.
const LABEL: u16 = 11;
/// The widest line of prose, for easy reading.
const WIDEST: u16 = 100;

/// Returns a level's sign, and the role of its color, which says the same.
pub(in crate::ui) const fn sign(level: AlertLevel, signs: &Signs) -> (&'static str, Role) {
    match level {
        AlertLevel::Urgent => ("!", Role::Bad),
        AlertLevel::Warning => (signs.alert, Role::Warn),
        AlertLevel::Hint => (signs.dot, Role::Text),
    }
}

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, list: &AlertList, memory: &mut Memory, body: Rect) {
    let Some(alerts) = app.alerts() else { return };
    canvas.clear(body);
    let inside = canvas.frame_along(body, &["Deal", "Alerts, most urgent first"], &counted(alerts));
    let all: Vec<&Alert> = alerts.all().collect();
    let Some(selected) = all.get(list.cursor) else {
        let ended = app.deal.as_ref().is_some_and(|open| open.shown().outcome.is_some());
        let words = if ended {
            "This deal has ended, so its alerts are off. O reopens it.".to_owned()
        } else {
            app.deal.as_ref().map_or_else(String::new, |open| no_alerts(open.shown(), alerts.asleep.len()))
        };
        canvas.put_wrapped(
            Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside },
            &words,
            Role::Dim,
        );
        return;
    };
    let detail = detail(selected, app);
    let prose = inside.width.min(WIDEST);
    let below = u16::try_from(detail_rows(&detail, prose)).unwrap_or(u16::MAX);
    // The list keeps some lines even where the words below are many.
    let below = below.min(inside.height.saturating_sub(5));
    // The words stand right under the list, wherever it ends.
    let rows = u16::try_from(all.len()).unwrap_or(u16::MAX);
    let top = Rect { height: inside.height.saturating_sub(below + 1).min(rows), ..inside };
    let rest = Rect { y: top.bottom() + 1, height: below, width: prose, ..inside };
    line_across(canvas, Rect { y: top.bottom(), height: 1, ..inside });
    draw_rows(canvas, &all, list.cursor, &mut memory.alerts, top, app);
    words(canvas, &detail, rest);
}

/// Draws the rows that fit.
fn draw_rows(canvas: &mut Canvas<'_>, all: &[&Alert], cursor: usize, offset: &mut usize, area: Rect, app: &App) {
    let shown = window(offset, cursor, usize::from(area.height), all.len());
    canvas.scrollbar(area, &shown, all.len());
    canvas.more(area, &shown, all.len());
    for (y, index) in (area.y..).zip(shown.clone()) {
        let Some(alert) = all.get(index) else { continue };
        let (mark, role) = sign(alert.level, &canvas.theme.signs);
        let (mark, role, text_role) =
            if alert.asleep.is_some() { ("z", Role::Dim, Role::Dim) } else { (mark, role, Role::Text) };
        let until = alert
            .asleep
            .as_ref()
            .map_or_else(String::new, |sleep| format!("until {}: ", dates::show(sleep.until, app.today())));
        canvas.put(area.x, y, 1, mark, role);
        let room = area.width.saturating_sub(INDENT);
        canvas.put(area.x + INDENT, y, room, &format!("{until}{}", alert.reason), text_role);
        canvas.hit(Rect { y, height: 1, ..area }, Hit::row(Area::Top, index, cursor));
        if index == cursor {
            canvas.select_across(y, 1);
            canvas.point_at(area.x, y);
        }
    }
}

fn line_across(canvas: &mut Canvas<'_>, area: Rect) {
    let line = canvas.theme.signs.empty.repeat(usize::from(area.width));
    canvas.put(area.x, area.y, area.width, &line, Role::Border);
}

/// Returns the details of the selected alert, with a label each.
fn detail(alert: &Alert, app: &App) -> Vec<(&'static str, String, Role)> {
    let mut all = vec![("", alert.reason.clone(), Role::Strong), ("Do", alert.todo.clone(), Role::Text)];
    if !alert.say.is_empty() {
        all.push(("Say", format!("“{}”", alert.say), Role::Text));
    }
    all.push(("Coach asks", alert.question.clone(), Role::Text));
    match &alert.asleep {
        Some(sleep) => {
            let until = dates::show(sleep.until, app.today());
            all.push(("Snoozed", format!("until {until}, says {}{}", sleep.by, sleep.because()), Role::Dim));
        }
        None => all.push(("Type", alert.level_words(), Role::Dim)),
    }
    all
}

fn detail_rows(detail: &[(&'static str, String, Role)], width: u16) -> usize {
    let room = usize::from(width.saturating_sub(LABEL));
    detail.iter().map(|(_, text, _)| wrap(text, room).len().max(1)).sum()
}

fn words(canvas: &mut Canvas<'_>, detail: &[(&'static str, String, Role)], area: Rect) {
    let mut rest = area;
    for (index, (label, text, role)) in detail.iter().enumerate() {
        if rest.height == 0 {
            return canvas.more(area, &(0..index), detail.len());
        }
        canvas.put(rest.x, rest.y, LABEL - 1, label, Role::Dim);
        let right = Rect { x: rest.x + LABEL, width: rest.width.saturating_sub(LABEL), ..rest };
        let used = canvas.put_wrapped(right, text, *role).min(rest.height);
        rest = Rect { y: rest.y + used, height: rest.height - used, ..rest };
    }
}
