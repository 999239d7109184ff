//! The profile pane in privacy mode: who a person is and what is next, with marks in place of the verdict.

use crate::app::App;
use crate::app::open_deal::OpenDeal;
use crate::app::other_deals::joined;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::MARK;
use crate::export::privacy::{met, next, who};
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::text::wrap;
use crate::ui::theme::Role;
use ratatui::layout::Rect;

/// The column at which the text after a label begins.
const LABEL: u16 = 11;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, person: &Stakeholder, area: Rect) {
    let today = app.today();
    let mut y = area.y;
    if !person.title.is_empty() {
        canvas.put(area.x, y, area.width, &person.title, Role::Dim);
        y += 1;
    }
    canvas.put(area.x, y, area.width, &format!("{MARK}  verdict, hidden in privacy mode"), Role::Strong);
    y += 2;
    let mut lines = who(&open.deal, person, today);
    lines.push(("Met", met(&open.deal, person, today)));
    lines.extend(next(&open.deal, person, today));
    if !app.also_in().is_empty() {
        lines.push(("Also in", joined(app.also_in())));
    }
    for label in ["Label", "Stance", "Motives", "Plan", "Notes"] {
        lines.push((label, MARK.to_owned()));
    }
    let room = usize::from(area.width.saturating_sub(LABEL));
    let count = lines.len();
    for (at, (label, text)) in lines.into_iter().enumerate() {
        for (place, line) in wrap(&text, room).into_iter().enumerate() {
            if y >= area.bottom() {
                let words = format!(" ↓ {} more ", count - at);
                canvas.put_right(area.right(), area.bottom(), area.width, &words, Role::Dim);
                return;
            }
            let role = if text == MARK { Role::Dim } else { Role::Text };
            canvas.put(area.x, y, LABEL - 1, if place == 0 { label } else { "" }, Role::Dim);
            canvas.put(area.x + LABEL, y, area.width.saturating_sub(LABEL), &line, role);
            y += 1;
        }
    }
}
