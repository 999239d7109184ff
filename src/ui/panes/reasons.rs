//! The reasons for the verdict: each answer with its weight, the one under the cursor with its evidence.

use crate::app::App;
use crate::app::mouse::{Hit, Place};
use crate::app::open_deal::OpenDeal;
use crate::app::panes::Pane;
use crate::domain::judge::verdict::Verdict;
use crate::domain::judge::weight::Target;
use crate::domain::judge::why::{explained, why};
use crate::domain::record::answer::Answers;
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::words::{About, reason_text, reason_words};
use crate::ui::Memory;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::frame::Focus;
use crate::ui::parts::text::{width, wrap};
use crate::ui::parts::window::window;
use crate::ui::theme::Role;
use crate::ui::words::strength;
use ratatui::layout::Rect;

/// The columns before the text of a reason.
const SIGNS: u16 = 4;

/// Draws the reasons, strongest first. Returns the rows used.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    open: &OpenDeal,
    (person, answers, verdict): (&Stakeholder, &Answers, &Verdict),
    memory: &mut Memory,
    area: Rect,
    focus: Focus,
) -> u16 {
    if area.height < 3 {
        return 0;
    }
    let list = Rect { y: area.y + 2, height: area.height - 2, ..area };
    let about = About { person, assessor: &open.assessor, today: app.today() };
    let reasons = why(&app.playbook.model, answers, verdict);
    let cursor = open.profile.reason.min(reasons.len().saturating_sub(1));
    let room = usize::from(area.width.saturating_sub(SIGNS));
    let full = reasons.get(cursor).map(|reason| wrap(&reason_text(&app.playbook, Some(about), reason), room));
    let full = full.filter(|_| focus == Focus::Here).unwrap_or_default();
    let extra = full.len().saturating_sub(1).min(3);
    // Where there is room for all of them in two lines each, none is cut.
    let airy = usize::from(list.height) >= extra + reasons.len() * 2;
    let shown =
        window(&mut memory.profile, cursor, usize::from(list.height).saturating_sub(extra).max(1), reasons.len());
    heading(canvas, answers, verdict, reasons.len() - shown.len(), area);
    let mut y = list.y;
    for place in shown {
        let Some(reason) = reasons.get(place).filter(|_| y < list.bottom()) else { break };
        let (sign, role) = strength(reason.weight, &canvas.theme.signs);
        canvas.put(list.x, y, SIGNS - 1, &sign, role);
        let here = place == cursor && focus == Focus::Here;
        let text = if here { full.join(" ") } else { reason_words(&app.playbook, about, reason.answer) };
        let most = if here { extra + 1 } else { 1 + usize::from(airy) };
        let rows = u16::try_from(most).unwrap_or(1).min(list.bottom() - y);
        let words = Rect { x: list.x + SIGNS, y, width: list.width.saturating_sub(SIGNS), height: rows };
        let used = canvas.put_wrapped(words, &text, Role::Text).max(1);
        let on = Hit::row(Place::Pane(Pane::Profile), place, open.profile.reason);
        canvas.hit(Rect { x: list.x, y, width: list.width, height: used }, on);
        if here {
            canvas.lay(Rect { x: list.x, y, width: list.width, height: used }, Role::Selected);
            canvas.point_at(list.x, y);
        }
        y += used;
    }
    y - area.y
}

/// Draws the heading: for and against the verdict, which is not the same as good and bad.
fn heading(canvas: &mut Canvas<'_>, answers: &Answers, verdict: &Verdict, hidden: usize, area: Rect) {
    let best = explained(verdict).map_or("", Target::name);
    let text = format!("Why {best}: + for, {} against", canvas.theme.signs.minus);
    let used = canvas.put(area.x, area.y + 1, area.width, &text, Role::Dim);
    let known = match hidden {
        0 => format!("{} of 21 traits", answers.traits_answered()),
        hidden => format!("{hidden} more ↓↑"),
    };
    let room = area.width.saturating_sub(used + 2);
    if usize::from(room) >= width(&known) {
        canvas.put_right(area.right(), area.y + 1, room, &known, Role::Dim);
    }
}
