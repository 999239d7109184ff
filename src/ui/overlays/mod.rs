//! Draws everything above the panes. Each file draws the state of the file of the same name under `app/overlays`.

pub(super) mod alerts;
mod all_due;
mod beliefs;
mod debrief;
mod due;
mod export;
mod finder;
mod form;
mod group;
mod history;
mod import;
mod inside;
mod insight;
mod insight_steps;
mod kit;
mod map;
mod opinions;
mod page;
mod portfolio;
mod prep;
mod recover;
mod review;
mod screening;
mod talk;
mod unsaved;

use super::parts::canvas::Canvas;
use crate::app::App;
use crate::app::overlays::Overlay;
use crate::app::search::FinderKind;
use ratatui::layout::Rect;

/// The scroll offset of each list.
#[derive(Debug, Default)]
pub(super) struct Memory {
    finder: usize,
    due: usize,
    alerts: usize,
    beliefs: usize,
    map: map::Scroll,
    group: usize,
    history: usize,
    import: usize,
    inside: usize,
    insight: usize,
    insight_steps: usize,
    kit: usize,
    opinions: usize,
    prep: usize,
    review: usize,
    talk: usize,
}

/// Returns whether what lies behind an overlay is dimmed: not where it is drawn over, nor while its look is chosen.
pub(super) fn dims(overlay: &Overlay) -> bool {
    let chooses_look = matches!(overlay, Overlay::Finder(finder) if finder.kind == FinderKind::Theme);
    !overlay.layer().covers() && !chooses_look
}

/// Draws an overlay; `body` is the area of the panes.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, overlay: &Overlay, memory: &mut Memory, body: Rect) {
    match overlay {
        Overlay::Form(form) => form::draw(canvas, app, form),
        Overlay::Finder(finder) => finder::draw(canvas, app, finder, memory),
        Overlay::Screening(_) => screening::draw(canvas, app, body),
        Overlay::Debrief(_) => debrief::draw(canvas, app, body),
        Overlay::Due(list) => due::draw(canvas, app, *list, memory, body),
        Overlay::AllDue(list) => all_due::draw(canvas, app, list, memory, body),
        Overlay::Alerts(list) => alerts::draw(canvas, app, list, memory, body),
        Overlay::Map(map) => map::draw(canvas, app, map, memory, body),
        Overlay::Prep(list) => prep::draw(canvas, app, list, memory, body),
        Overlay::Group(_) => group::draw(canvas, app, memory, body),
        Overlay::History(view) => history::draw(canvas, app, view, memory, body),
        Overlay::Export(list) => export::draw(canvas, app, list, body),
        Overlay::Import(import) => import::draw(canvas, app, import, memory, body),
        Overlay::Inside(view) => inside::draw(canvas, app, *view, memory, body),
        Overlay::Insight(_) => insight::draw(canvas, app, memory, body),
        Overlay::InsightSteps(_) => insight_steps::draw(canvas, app, memory, body),
        Overlay::Beliefs(_) => beliefs::draw(canvas, app, memory, body),
        Overlay::Kit(view) => kit::draw(canvas, app, view, memory, body),
        Overlay::Talk(view) => talk::draw(canvas, app, view, memory, body),
        Overlay::Opinions(_) => opinions::draw(canvas, app, memory, body),
        Overlay::Page(page) => page::draw(canvas, page, body),
        Overlay::Unsaved(_) => unsaved::draw(canvas, app),
        Overlay::Review(_) => review::draw(canvas, app, memory, body),
        Overlay::Portfolio(_) => portfolio::draw(canvas, app, memory, body),
        Overlay::Recover(question) => recover::draw(canvas, app, *question),
    }
}
