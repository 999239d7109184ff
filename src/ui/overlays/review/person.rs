//! The head of a person's page: who they are, and which of the people who matter now.

use crate::app::App;
use crate::app::overlays::review::Reviewing;
use crate::domain::privacy::Datum;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::words::mark;
use ratatui::layout::Rect;

/// Draws it, and returns the number of its rows.
pub(super) fn head(canvas: &mut Canvas<'_>, app: &App, walk: &Reviewing, area: Rect) -> u16 {
    let Some(open) = app.deal.as_ref() else { return 0 };
    let index = walk.people.iter().position(|one| Some(*one) == walk.person);
    let Some((index, person)) = index.zip(walk.person.and_then(|id| open.deal.person(id))) else {
        let words = "Nobody in this deal yet. Press Esc, then a to add a person.";
        canvas.put(area.x, area.y, area.width, words, Role::Dim);
        canvas.point_at(area.x, area.y);
        return 1;
    };
    let verdict = app.shown_verdict(person);
    let (sign, role) = mark(&verdict, canvas.hides(Datum::Judgments), &canvas.theme.signs);
    let count = format!("{} of {}", index + 1, walk.people.len());
    // Who is among them is our choice.
    let count = if canvas.hides(Datum::Judgments) { String::new() } else { count };
    let end = canvas.put_right(area.right(), area.y, 12, &count, Role::Dim);
    let mut x = area.x;
    x += canvas.put(x, area.y, 2, &sign, role).max(2) + 1;
    x += canvas.put_numbered(x, area.y, end.saturating_sub(x + 1), app.called(person), Role::Strong);
    if !person.title.is_empty() {
        let title = format!("  {}", person.title);
        canvas.put(x, area.y, end.saturating_sub(x + 1), &title, Role::Dim);
    }
    if area.height > 12 { 2 } else { 1 }
}
