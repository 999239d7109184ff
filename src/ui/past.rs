//! Time travel's comparison with today: the people who have changed since the past state on the screen, and those added
//! later.

use crate::app::App;
use crate::app::open_deal::OpenDeal;
use crate::domain::judge::verdict::{Verdict, judge};
use crate::domain::record::stakeholder::Stakeholder;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::{Role, Signs};
use ratatui::layout::Rect;

/// A person's change since the moment on the screen.
pub(super) enum Since {
    /// The same verdict today, or no time travel.
    Same,
    /// No longer in the deal.
    Gone,
    /// Another verdict today.
    Other(Verdict),
}

pub(super) fn since_then(app: &App, open: &OpenDeal, person: &Stakeholder, then: &Verdict) -> Since {
    let Some(past) = app.past() else { return Since::Same };
    let Some(now) = past.now_of(person.id) else { return Since::Gone };
    let by = now.shown_by(&open.assessor, &past.present.owner);
    let now = judge(&app.playbook.model, &now.answers(by));
    if now.read() == then.read() { Since::Same } else { Since::Other(now) }
}

/// Returns the sign between a past verdict and today's.
pub(super) const fn becomes(signs: &Signs) -> &'static str {
    if signs.lines { "→" } else { ">" }
}

/// Draws the people who were added after the moment on the screen, below the list or on its last line. Returns the area
/// left for the list, and the number of rows taken.
pub(super) fn came_later(canvas: &mut Canvas<'_>, app: &App, inside: Rect, used: u16) -> (Rect, u16) {
    let Some(past) = app.past().filter(|past| !past.later.is_empty() && inside.height > 2) else {
        return (inside, used);
    };
    let names =
        past.later.iter().take(4).filter_map(|id| past.now_of(*id)).map(|one| past.present.called(one).as_str());
    let text = format!("+{} not added yet: {}", past.later.len(), names.collect::<Vec<_>>().join(", "));
    let y = inside.y.saturating_add(used).saturating_add(1).min(inside.bottom() - 1);
    canvas.put(inside.x, y, inside.width, &text, Role::Key);
    (Rect { height: inside.height - 1, ..inside }, used.saturating_add(2))
}
