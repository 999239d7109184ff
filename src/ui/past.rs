//! What is another now, while a past state is on the screen: of each person, and who was not there yet.

use crate::app::App;
use crate::app::open_deal::OpenDeal;
use crate::domain::judge::verdict::{GroupWord, Read, Verdict, judge};
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::words::news::read_words;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::{Role, Signs};
use ratatui::layout::Rect;

/// What became of a person since the moment on the screen.
pub(super) enum Since {
    /// They read as they did, or this is now.
    Same,
    /// They are not in the deal any more.
    Gone,
    /// They read otherwise now.
    Other(Verdict),
}

pub(super) fn since_then(app: &App, open: &OpenDeal, person: &Stakeholder, then: &Verdict) -> Since {
    let Some(past) = app.past() else { return Since::Same };
    let Some(now) = past.now_of(person.id) else { return Since::Gone };
    let answered = now.observations.iter().any(|one| one.by == open.assessor);
    let by: &str = if answered { &open.assessor } else { &past.present.owner };
    let now = judge(&app.playbook.model, &now.answers(by));
    if now.read() == then.read() { Since::Same } else { Since::Other(now) }
}

/// The sign between what somebody was and what they became.
pub(super) const fn becomes(signs: &Signs) -> &'static str {
    if signs.lines { "→" } else { ">" }
}

/// Who was not there yet at the moment on the screen, below the list, or on the last line. Returns what is left for the
/// list, and how many rows are taken.
pub(super) fn came_later(canvas: &mut Canvas<'_>, app: &App, inside: Rect, used: u16) -> (Rect, u16) {
    let Some(past) = app.past().filter(|past| !past.later.is_empty() && inside.height > 2) else {
        return (inside, used);
    };
    let names =
        past.later.iter().take(4).filter_map(|id| past.now_of(*id)).map(|one| past.present.called(one).as_str());
    let text = format!("+{} not there yet: {}", past.later.len(), names.collect::<Vec<_>>().join(", "));
    let y = inside.y.saturating_add(used).saturating_add(1).min(inside.bottom() - 1);
    canvas.put(inside.x, y, inside.width, &text, Role::Key);
    (Rect { height: inside.height - 1, ..inside }, used.saturating_add(2))
}

/// What they read as now, where a past state is on the screen and that was another. Returns what is left.
pub(super) fn now_line(canvas: &mut Canvas<'_>, app: &App, person: &Stakeholder, then: &Verdict, area: Rect) -> Rect {
    let Some(past) = app.past().filter(|_| area.height > 0) else { return area };
    let words = match past.now_of(person.id) {
        None => "now: not in the deal any more".to_owned(),
        Some(now) => {
            let (_, now) = app.verdict(now);
            let now = now.read();
            if now == then.read() {
                return area;
            }
            let sign = match now {
                Read::As(ProfileGroup::Mobilizer, GroupWord::Confirmed, _) => format!(" {}", canvas.theme.signs.check),
                _ => String::new(),
            };
            format!("now: {}{sign}", read_words(now))
        }
    };
    let used = canvas.put_wrapped(Rect { height: area.height.min(2), ..area }, &words, Role::Key);
    Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area }
}
