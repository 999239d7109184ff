//! What the customer's company does inside to buy: its steps in their order, and the cursor among them.
//!
//! The steps are read from the deal each time, so that nothing here can be out of date.

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::privacy::Datum;
use crate::domain::record::inside_step::InsideStep;
use std::sync::Arc;

/// The open list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InsideView {
    /// The cursor's index among the steps.
    pub cursor: usize,
}

impl Layer for InsideView {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Inside, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let count = app.inside_steps().len();
        if let Some(Overlay::Inside(view)) = app.overlays.last_mut() {
            view.cursor = moved(view.cursor.min(count.saturating_sub(1)), by, count);
        }
    }

    fn over_past(&self) -> bool {
        true
    }

    fn closes_with_deal(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::InsideSteps)
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    /// Opens the list.
    pub(in crate::app) fn open_inside_steps(&mut self) {
        self.overlays.push(Overlay::Inside(InsideView::default()));
    }

    /// Opens the list with the cursor on the first step that's late; otherwise on the first that is open.
    pub(in crate::app) fn open_late_inside_step(&mut self) {
        let today = self.today();
        let steps = self.inside_steps();
        let late = steps.iter().position(|one| one.is_overdue(today));
        let cursor = late.or_else(|| steps.iter().position(|one| one.is_open())).unwrap_or(0);
        self.overlays.push(Overlay::Inside(InsideView { cursor }));
    }

    /// Returns the steps of the open deal, as they're shown.
    #[must_use]
    pub fn inside_steps(&self) -> &[Arc<InsideStep>] {
        self.deal.as_ref().map_or(&[], |open| &open.shown().inside_steps)
    }

    /// Returns the list nearest to the top.
    #[must_use]
    pub fn inside_view(&self) -> Option<&InsideView> {
        nearest!(self, Inside)
    }

    /// Returns the step under the cursor.
    #[must_use]
    pub fn inside_step_here(&self) -> Option<&InsideStep> {
        let (view, steps) = (self.inside_view()?, self.inside_steps());
        steps.get(view.cursor.min(steps.len().saturating_sub(1))).map(|step| &**step)
    }
}
