//! What the customer believes, A, beside what we want them to see, B, and who has come from the one to the other.
//!
//! The rows are read from the deal each time, so that nothing here can be out of date.

use super::Overlay;
use super::insight::{SheetRow, rows as sheet_rows};
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::insight::Insight;

/// A and B of an insight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BeliefsView {
    /// The insight.
    pub id: RecordId,
    /// The cursor's index among the rows.
    pub cursor: usize,
}

/// A row with the cursor on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeliefRow {
    /// A driver, in the order of the tree.
    Driver(RecordId),
    /// A person who is to come from A to B.
    Person(StakeholderId),
}

/// Returns the rows: all drivers, then everybody who is still there.
#[must_use]
pub fn rows(deal: &Deal, insight: &Insight) -> Vec<BeliefRow> {
    let drivers = insight.tree().into_iter().map(|branch| BeliefRow::Driver(branch.driver.id));
    let people = deal.stakeholders.iter().filter(|one| !one.has_left());
    drivers.chain(people.map(|one| BeliefRow::Person(one.id))).collect()
}

impl Layer for BeliefsView {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Beliefs, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let Some((view, all)) = app.belief_rows() else { return };
        let cursor = moved(view.cursor.min(all.len().saturating_sub(1)), by, all.len());
        if let Some(Overlay::Beliefs(view)) = app.overlays.last_mut() {
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
    /// Shows A and B of the insight whose sheet is open, in its place.
    pub(in crate::app) fn open_beliefs(&mut self) {
        let Some((_, insight)) = self.insight_sheet() else { return };
        let view = BeliefsView { id: insight.id, cursor: 0 };
        self.close_overlay();
        self.overlays.push(Overlay::Beliefs(view));
    }

    /// Goes back from A and B to the sheet.
    pub(in crate::app) fn close_beliefs(&mut self) {
        let Some(Overlay::Beliefs(view)) = self.overlays.last().cloned() else { return };
        self.close_overlay();
        self.show_insight(view.id);
        let at =
            self.insight_sheet().and_then(|(_, one)| sheet_rows(one).iter().position(|row| *row == SheetRow::Beliefs));
        if let (Some(at), Some(Overlay::Insight(sheet))) = (at, self.overlays.last_mut()) {
            sheet.cursor = at;
        }
    }

    /// Shows A and B of the insight that is being built; from there, back to its sheet.
    pub(in crate::app) fn open_beliefs_built(&mut self) {
        self.end_build();
        self.open_beliefs();
    }

    /// Returns A and B nearest to the top, with their insight.
    #[must_use]
    pub fn beliefs(&self) -> Option<(&BeliefsView, &Insight)> {
        let view = nearest!(self, Beliefs)?;
        let insight = self.deal.as_ref()?.shown().insight(view.id)?;
        Some((view, insight))
    }

    fn belief_rows(&self) -> Option<(&BeliefsView, Vec<BeliefRow>)> {
        let (view, insight) = self.beliefs()?;
        Some((view, rows(self.deal.as_ref()?.shown(), insight)))
    }

    /// Returns the row under the cursor of A and B.
    #[must_use]
    pub fn belief_row(&self) -> Option<BeliefRow> {
        let (view, all) = self.belief_rows()?;
        all.get(view.cursor.min(all.len().saturating_sub(1))).copied()
    }

    /// Puts the cursor of A and B on a row.
    pub(in crate::app) fn go_to_belief(&mut self, row: BeliefRow) {
        let Some(at) = self.belief_rows().and_then(|(_, all)| all.iter().position(|one| *one == row)) else { return };
        if let Some(Overlay::Beliefs(view)) = self.overlays.last_mut() {
            view.cursor = at;
        }
    }
}
