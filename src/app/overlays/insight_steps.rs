//! Building an insight: six steps, one per screen, from what only we do to the tests.
//!
//! The rows of a step are read from the deal each time, so that nothing here can be out of date.

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::method::insight_texts::BuildStep;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::{Insight, InsightTest};

/// The steps of an insight that is being built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InsightSteps {
    /// The insight.
    pub id: RecordId,
    /// The step on the screen.
    pub step: BuildStep,
    /// The cursor's index among the rows of the step.
    pub cursor: usize,
}

/// Returns the number of rows of a step.
#[must_use]
pub fn row_count(insight: &Insight, step: BuildStep) -> usize {
    match step {
        BuildStep::Strengths | BuildStep::Links => insight.differentiators.len(),
        BuildStep::Goals | BuildStep::Choose => insight.goals.len(),
        BuildStep::Drivers => insight.tree_of_today().len(),
        BuildStep::Tests => InsightTest::ALL.len(),
    }
}

impl Layer for InsightSteps {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::InsightSteps, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let Some((view, insight)) = app.insight_steps() else { return };
        let count = row_count(insight, view.step);
        let cursor = moved(view.cursor.min(count.saturating_sub(1)), by, count);
        if let Some(Overlay::InsightSteps(view)) = app.overlays.last_mut() {
            view.cursor = cursor;
        }
    }

    fn closes_with_deal(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Insights)
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    /// Opens the steps of the insight whose sheet is open, at the first that has nothing yet.
    pub(in crate::app) fn build_insight(&mut self) {
        let Some((_, insight)) = self.insight_sheet() else { return };
        let is_bare = |step: &BuildStep| match step {
            BuildStep::Links => insight.differentiators.iter().all(|one| one.moves.is_empty()),
            BuildStep::Choose => insight.goal.is_none(),
            step => row_count(insight, *step) == 0,
        };
        let step = BuildStep::ALL.iter().copied().find(is_bare).unwrap_or(BuildStep::Strengths);
        let view = InsightSteps { id: insight.id, step, cursor: 0 };
        self.close_overlay();
        self.overlays.push(Overlay::InsightSteps(view));
    }

    /// Goes back from the steps to the sheet.
    pub(in crate::app) fn end_build(&mut self) {
        let Some(Overlay::InsightSteps(view)) = self.overlays.last().cloned() else { return };
        self.close_overlay();
        self.show_insight(view.id);
    }

    /// Returns the steps nearest to the top, and their insight.
    #[must_use]
    pub fn insight_steps(&self) -> Option<(&InsightSteps, &Insight)> {
        let view = nearest!(self, InsightSteps)?;
        let insight = self.deal.as_ref()?.shown().insight(view.id)?;
        Some((view, insight))
    }

    /// Goes to the next step, or to the one before; beyond the last, back to the sheet.
    pub(in crate::app) fn turn_step(&mut self, by: isize) {
        let Some(Overlay::InsightSteps(view)) = self.overlays.last_mut() else { return };
        let at = BuildStep::ALL.iter().position(|step| *step == view.step).unwrap_or(0);
        match at.checked_add_signed(by) {
            Some(next) if next < BuildStep::ALL.len() => (view.step, view.cursor) = (BuildStep::ALL[next], 0),
            Some(_) => self.end_build(),
            None => self.note("This is the first step"),
        }
    }
}
