//! The sheet of an insight: one page, each line of it a row.
//!
//! The rows are read from the deal each time, so that nothing here can be out of date.

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::{CustomerGoal, Differentiator, Insight, InsightTest, SheetLine};

/// The open sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InsightSheet {
    /// The insight; where it is gone, the one to lead with takes its place.
    pub id: RecordId,
    /// The cursor's index among the rows.
    pub cursor: usize,
}

/// A row of the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SheetRow<'a> {
    /// A line that is one text.
    Line(SheetLine),
    /// The goal that it is about, if there is one.
    Goal(Option<&'a CustomerGoal>),
    /// A differentiator; `None` if there are none.
    Strength(Option<&'a Differentiator>),
    /// The drivers of the goal as the customer sees them, and our moves from there.
    Beliefs,
    /// A test.
    Test(InsightTest),
    /// The layer of content.
    Layer,
}

/// Returns the rows of a sheet, from top to bottom.
#[must_use]
pub fn rows(insight: &Insight) -> Vec<SheetRow<'_>> {
    let (headline, others) = SheetLine::ALL.split_at(1);
    let none = insight.differentiators.is_empty().then_some(SheetRow::Strength(None));
    let lines = |all: &'static [SheetLine]| all.iter().map(|line| SheetRow::Line(*line));
    let strengths = insight.differentiators.iter().map(|one| SheetRow::Strength(Some(one)));
    let tests = InsightTest::ALL.iter().map(|test| SheetRow::Test(*test));
    let top = lines(headline).chain([SheetRow::Goal(insight.chosen_goal())]).chain(lines(others));
    top.chain(none).chain(strengths).chain([SheetRow::Beliefs]).chain(tests).chain([SheetRow::Layer]).collect()
}

impl Layer for InsightSheet {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Insight, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let Some((view, insight)) = app.insight_sheet() else { return };
        let count = rows(insight).len();
        let cursor = moved(view.cursor.min(count.saturating_sub(1)), by, count);
        if let Some(Overlay::Insight(view)) = app.overlays.last_mut() {
            view.cursor = cursor;
        }
    }

    fn over_past(&self) -> bool {
        true
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
    /// Opens the sheet of the insight to lead with; where there is none, the list to pick one from.
    pub(in crate::app) fn open_insights(&mut self) {
        let lead = self.deal.as_ref().and_then(|open| open.shown().lead_insight()).map(|one| one.id);
        match lead {
            Some(id) => self.show_insight(id),
            None => self.pick_insight(),
        }
    }

    /// Shows the sheet of an insight.
    pub(in crate::app) fn show_insight(&mut self, id: RecordId) {
        match self.overlays.last_mut() {
            Some(Overlay::Insight(view)) => *view = InsightSheet { id, cursor: 0 },
            _ => self.overlays.push(Overlay::Insight(InsightSheet { id, cursor: 0 })),
        }
    }

    /// Returns the sheet nearest to the top, and its insight.
    #[must_use]
    pub fn insight_sheet(&self) -> Option<(&InsightSheet, &Insight)> {
        let view = nearest!(self, Insight)?;
        let deal = self.deal.as_ref()?.shown();
        let insight = deal.insight(view.id).or_else(|| deal.lead_insight())?;
        Some((view, insight))
    }

    /// Returns the row under the cursor of the sheet.
    #[must_use]
    pub fn sheet_row(&self) -> Option<SheetRow<'_>> {
        let (view, insight) = self.insight_sheet()?;
        let all = rows(insight);
        all.get(view.cursor.min(all.len().saturating_sub(1))).copied()
    }

    /// Goes to the next sheet of the deal, or to the one before.
    pub(in crate::app) fn turn_sheet(&mut self, by: isize) {
        let (Some((_, insight)), Some(open)) = (self.insight_sheet(), self.deal.as_ref()) else { return };
        let all = &open.shown().insights;
        let count = all.len().cast_signed();
        let Some(at) = all.iter().position(|one| one.id == insight.id) else { return };
        let next = (at.cast_signed() + by).rem_euclid(count.max(1)).cast_unsigned();
        if let Some(id) = all.get(next).map(|one| one.id) {
            self.show_insight(id);
        }
    }
}
