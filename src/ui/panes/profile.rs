//! The profile pane: who somebody is, what is next, the verdict and why, and what was written down; or the
//! questionnaire, while it is open.

use super::{facts, questions};
use crate::app::App;
use crate::app::command::Command;
use crate::app::mouse::{Area, Hit};
use crate::app::open_deal::OpenDeal;
use crate::app::panes::Pane;
use crate::domain::privacy::Datum;
use crate::domain::record::traits::Trait;
use crate::ui::Memory;
use crate::ui::parts::area::down;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::width;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

pub(in crate::ui) fn draw(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, memory: &mut Memory, area: Rect) {
    let focus = if open.pane == Pane::Profile { Focus::Here } else { Focus::Elsewhere };
    canvas.hit(area, Hit::Area(Area::Pane(Pane::Profile)));
    let Some(person) = open.selected() else {
        let inside = canvas.frame(area, "2 Profile", "", focus);
        canvas.put_wrapped(down(inside, 1), "Select a person to see what the evidence says.", Role::Dim);
        return;
    };
    let name = format!("2 {}", app.called(person));
    let by = answered_by(open, usize::from(area.width).saturating_sub(width(&name) + 34));
    // Who rates people says that they are rated.
    let by = if canvas.hides(Datum::Judgments) { String::new() } else { by };
    let session = open.profile.session.as_ref().filter(|_| !canvas.hides(Datum::Judgments));
    let (title, by) = match session {
        Some(_) => traits_title(canvas, open, app.called(person), usize::from(area.width).saturating_sub(10), by),
        None => (title(canvas, app, open, name, usize::from(area.width).saturating_sub(10 + width(&by))), by),
    };
    let inside = canvas.frame(area, &title, &by, focus);
    match session {
        Some(session) => questions::draw(canvas, app, open, session, &app.verdict(person), inside),
        None => facts::draw(canvas, app, person, memory, inside, focus),
    }
}

/// Returns the title over the trait questions with how many are answered, and who answers where there is room for it.
fn traits_title(canvas: &Canvas<'_>, open: &OpenDeal, name: &str, room: usize, by: String) -> (String, String) {
    let (dot, answered) = (canvas.theme.signs.dot, open.answers().traits_answered());
    let title = format!("2 Traits {dot} {name} {dot} {answered} of {}", Trait::COUNT);
    let by = if width(&title) + width(&by) <= room { by } else { String::new() };
    (title, by)
}

/// Returns the title: the name, and what else there is about the person, with its key, as far as there is room.
fn title(canvas: &Canvas<'_>, app: &App, open: &OpenDeal, name: String, room: usize) -> String {
    let (line, dot) = (canvas.theme.signs.empty, canvas.theme.signs.dot);
    let with_key = |command: Command, words: &str| {
        app.keymap.key_for(app.scopes_below(), command).map(|key| format!(" {dot} {key} {words}")).unwrap_or_default()
    };
    let history = match open.profile.facts.entries {
        0 => String::new(),
        entries => with_key(Command::ReadHistory, &format!("history {entries}")),
    };
    let card = with_key(Command::Card, "card");
    let profile = format!("{name} {line} Profile");
    let longest_first =
        [format!("{profile}{history}{card}"), format!("{profile}{history}"), format!("{name}{history}"), profile];
    longest_first.into_iter().find(|title| width(title) <= room).unwrap_or(name)
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
