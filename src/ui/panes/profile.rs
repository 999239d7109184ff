//! The profile pane: the verdict, its reasons, what to find out next, and what was asked of the person.

use super::{facts, private_profile, questions, reasons};
use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::{Hit, Place};
use crate::app::open_deal::OpenDeal;
use crate::app::panes::Pane;
use crate::export::words::evidence::{contradiction_words, evidence_words};
use crate::ui::Memory;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::width;
use crate::ui::past::now_line;
use crate::ui::theme::Role;
use crate::ui::verdict::{bars, verdict_line};
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, memory: &mut Memory, area: Rect) {
    let focus = if open.pane == Pane::Profile { Focus::Here } else { Focus::Elsewhere };
    canvas.hit(area, Hit::Place(Place::Pane(Pane::Profile)));
    let Some(person) = open.selected() else {
        let inside = canvas.frame(area, "2 Profile", "", focus);
        canvas.put_wrapped(down(inside, 1), "Select a person to see what the evidence says.", Role::Dim);
        return;
    };
    let (answers, verdict) = app.verdict(person);
    let title = format!("2 Profile {} {}", canvas.theme.signs.dot, app.called(person));
    let by = answered_by(open, usize::from(area.width).saturating_sub(width(&title) + 10));
    let inside = canvas.frame(area, &title, &by, focus);
    if canvas.in_privacy {
        return private_profile::draw(canvas, app, open, person, inside);
    }
    if let Some(session) = open.profile.session.as_ref() {
        return questions::draw(canvas, app, open, session, &verdict, inside);
    }
    let mut rest = inside;
    if !person.title.is_empty() {
        canvas.put(rest.x, rest.y, rest.width, &person.title, Role::Dim);
        rest = down(rest, 1);
    }
    let gone = app.left_elsewhere(person.id).filter(|_| !person.has_left());
    for status in person.card().status(app.today()).into_iter().chain(gone) {
        let used = canvas.put_wrapped(Rect { height: rest.height.min(2), ..rest }, &status, Role::Warn);
        rest = down(rest, used);
    }
    let mut lacks = evidence_words(&app.playbook.model, &answers, &verdict);
    lacks.extend(contradiction_words(person, &verdict));
    rest = verdict_line(canvas, &verdict, &lacks, rest);
    rest = now_line(canvas, app, person, &verdict, rest);
    if verdict.group.is_none() {
        rest = down(rest, 1);
        if app.past().is_none() {
            rest = untouched(canvas, rest);
        }
    } else {
        rest = bars(canvas, &verdict, rest);
    }
    let airy = inside.height >= 26;
    let all = app.facts(open, person, &verdict);
    let lines = facts::lines(&all, rest.width, airy);
    let feet = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let given = answers.given().count();
    let at = open.profile.reason.checked_sub(given).filter(|_| focus == Focus::Here);
    let at = at.map(|at| at.min(all.len().saturating_sub(1)));
    // The reasons get what the lines below them leave, but never less than six rows where there are so many. They give
    // way to a fact under the cursor.
    let wanted = u16::try_from(given).unwrap_or(u16::MAX).min(6) + 3;
    let fits = feet <= rest.height.saturating_sub(wanted);
    let keep = feet.min(rest.height.saturating_sub(wanted));
    let middle = Rect { height: rest.height.saturating_sub(keep), ..rest };
    let reasons_focus = if at.is_some() { Focus::Elsewhere } else { focus };
    let used = if verdict.group.is_some() && (fits || at.is_none()) {
        reasons::draw(canvas, app, open, (person, &answers, &verdict), memory, middle, reasons_focus)
    } else {
        0
    };
    let reasons_above = if used == 0 && verdict.group.is_some() { given } else { 0 };
    facts::draw(canvas, down(rest, used), &lines, at, reasons_above);
}

/// Returns the assessor, and whether in blind mode; short if there is little room.
pub(in crate::ui) fn answered_by(open: &OpenDeal, room: usize) -> String {
    let blind = if open.is_blind() { ", blind" } else { "" };
    match format!("answers by {}{blind}", open.assessor) {
        _ if open.assessor.is_empty() => String::new(),
        long if width(&long) <= room => long,
        _ => format!("by {}{blind}", open.assessor),
    }
}

fn untouched(canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let lines =
        [("s", Command::Screen, "screen them, step by step"), ("t", Command::Questions, "answer the trait questions")];
    let mut rest = area;
    for (key, command, text) in lines {
        if rest.height > 0 {
            canvas.hit(Rect { height: 1, ..rest }, Hit::Hint(command));
            canvas.put(rest.x, rest.y, 2, key, Role::Key);
            canvas.put(rest.x + 2, rest.y, rest.width.saturating_sub(2), text, Role::Text);
            rest = down(rest, 1);
        }
    }
    rest
}
