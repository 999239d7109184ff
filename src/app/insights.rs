//! Commands on insights: picking one from another deal, filling in the lines of a sheet, and clearing them.

mod about;
mod beliefs;
mod steps;

use super::App;
use super::notice::Said;
use super::overlays::Overlay;
use super::overlays::insight::{SheetRow, rows};
use super::search::{Choice, FinderKind, Match};
use crate::app::ranking::rank;
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::{Insight, SheetLine};
use std::sync::Arc;

/// The line that begins a new sheet.
const NEW: &str = "Start a new sheet";

/// The message where a part of a sheet is gone.
pub(super) const GONE: &str = "This was just removed. Esc keeps what you typed";

pub(super) type Edit = Box<dyn FnOnce(&mut Insight)>;

impl App {
    /// Opens the list of sheets in other deals, on the first of them.
    pub(super) fn pick_insight(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        if let Some(reason) = self.read_only() {
            self.note(format!("No insight in this deal yet, and none can be added: {reason}"));
            return;
        }
        if self.sheets_elsewhere().is_empty() && open.shown().insights.is_empty() {
            self.begin_insight();
            return;
        }
        self.open_finder(FinderKind::Insights);
    }

    /// Returns the sheets of other deals, each with the name of its deal.
    fn sheets_elsewhere(&self) -> Vec<(&Arc<Insight>, String)> {
        let deals = self.other_deals();
        deals.flat_map(|(_, deal, inside)| inside.insights.iter().map(|one| (one, deal.name.to_string()))).collect()
    }

    /// Returns the lines of the list: the sheets of other deals, then a new one.
    pub(super) fn insight_lines(&self, query: &str) -> Vec<Match> {
        let line = |choice, text| Match { choice, text, group: "", key: String::new(), blocked: None };
        let sheets = self.sheets_elsewhere().into_iter();
        let sheets = sheets.map(|(one, deal)| line(Choice::Insight(one.id), format!("{} · {deal}", one.headline)));
        let mut all = rank(query, sheets.collect());
        all.truncate(super::search::MOST);
        all.push(line(Choice::NewInsight, NEW.to_owned()));
        all
    }

    /// Takes a sheet of another deal over into this one, to be adapted.
    pub(super) fn adapt_insight(&mut self, id: RecordId) {
        let Some(sheet) = self.sheets_elsewhere().into_iter().find(|(one, _)| one.id == id).map(|(one, _)| one.clone())
        else {
            self.note("This sheet no longer exists");
            return;
        };
        self.sign_unasked();
        let (id, by, at) = (self.new_record(), self.me().into(), self.now.timestamp());
        let insight = Insight { id, by, at, ..sheet.untested() };
        let headline = insight.headline.clone();
        if self.edit(format!("add the insight “{headline}”"), |deal| deal.add_insight(insight)) {
            let said = Said::from(format!("Added “{headline}” · adapt it to this customer · u undoes it"));
            self.done(said.in_privacy("Added the insight · adapt it to this customer · u undoes it"));
            self.show_insight(id);
        }
    }

    /// Opens the form that changes the row under the cursor.
    pub(super) fn edit_sheet(&mut self) {
        let (Some((_, insight)), Some(row)) = (self.insight_sheet(), self.sheet_row()) else { return };
        let id = insight.id;
        match row {
            SheetRow::Line(line) => self.open_insight_line(id, line.id()),
            SheetRow::Goal(goal) => {
                let goal = goal.map(|one| one.id);
                self.open_goal(id, goal);
            }
            SheetRow::Strength(one) => {
                let one = one.map(|one| one.id);
                self.open_differentiator(id, one);
            }
            SheetRow::Beliefs => self.open_beliefs(),
            SheetRow::Test(test) => self.open_insight_test(id, test.id()),
            SheetRow::Layer => self.open_layer(id),
        }
    }

    /// Returns what Enter does on the sheet.
    pub(super) fn enter_in_sheet(&self) -> &'static str {
        match self.sheet_row() {
            Some(SheetRow::Line(_) | SheetRow::Goal(Some(_)) | SheetRow::Strength(Some(_))) => "edit",
            Some(SheetRow::Goal(None) | SheetRow::Strength(None)) => "add",
            Some(SheetRow::Beliefs) => "beliefs",
            Some(SheetRow::Test(_)) => "test",
            Some(SheetRow::Layer) => "layer",
            None => "",
        }
    }

    /// Opens the form for another differentiator.
    pub(super) fn add_differentiator(&mut self) {
        if let Some(id) = self.insight_sheet().map(|(_, insight)| insight.id) {
            self.open_differentiator(id, None);
        }
    }

    /// Makes the insight lead back to the differentiator under the cursor.
    pub(super) fn lead_back_here(&mut self) {
        let (Some((_, insight)), Some(SheetRow::Strength(Some(one)))) = (self.insight_sheet(), self.sheet_row()) else {
            return;
        };
        let (id, to, text) = (insight.id, one.id, one.text.clone());
        let what = format!("the insight leads back to “{text}”");
        if self.edit(what, |deal| deal.edit_insight(id, |insight| insight.leads_back = Some(to))) {
            self.done(format!("The insight leads back to “{text}”"));
        } else {
            self.note("It leads back to this one already");
        }
    }

    /// Requires a differentiator under the cursor.
    pub(super) fn lead_back_blocked(&self) -> Option<String> {
        match self.sheet_row() {
            Some(SheetRow::Strength(Some(_))) => None,
            _ => Some("Go to a differentiator: Space makes the insight lead back to it".to_owned()),
        }
    }

    /// Clears the row under the cursor; on the headline, removes the insight.
    pub(super) fn clear_sheet_row(&mut self) {
        let (Some((_, insight)), Some(row)) = (self.insight_sheet(), self.sheet_row()) else { return };
        let id = insight.id;
        let (name, change): (String, Edit) = match row {
            SheetRow::Line(SheetLine::Headline) => {
                let headline = insight.headline.clone();
                self.drop_insight(id, &headline);
                return;
            }
            SheetRow::Line(line) => (line.label().to_lowercase(), Box::new(move |one| one.line_mut(line).set(""))),
            SheetRow::Goal(Some(goal)) => {
                let goal = (goal.id, goal.text.to_string());
                (goal.1, Box::new(move |one| one.drop_goal(goal.0)))
            }
            SheetRow::Strength(Some(one)) => {
                let one = (one.id, one.text.to_string());
                (one.1, Box::new(move |insight| insight.drop_differentiator(one.0)))
            }
            SheetRow::Test(test) => (
                format!("the result of “{}”", test.label()),
                Box::new(move |one| one.checks.retain(|check| check.test.known() != Some(test))),
            ),
            SheetRow::Layer => ("the layer".to_owned(), Box::new(|one| one.layer = None)),
            SheetRow::Goal(None) | SheetRow::Strength(None) | SheetRow::Beliefs => return,
        };
        let edit = |deal: &mut Deal| deal.edit_insight(id, change);
        if self.edit(format!("the insight: clear {name}"), edit) {
            let said = Said::from(format!("Cleared: {name} · u brings it back"));
            self.done(said.in_privacy("Cleared a line of the insight · u brings it back"));
        }
    }

    fn drop_insight(&mut self, id: RecordId, headline: &str) {
        if self.edit(format!("remove the insight “{headline}”"), |deal| deal.drop_insight(id)) {
            let said = Said::from(format!("Removed the insight “{headline}” · u brings it back"));
            self.done(said.in_privacy("Removed the insight · u brings it back"));
            if self.insight_sheet().is_none() && matches!(self.overlays.last(), Some(Overlay::Insight(_))) {
                self.close_overlay();
            }
        }
    }

    /// Requires something under the cursor that can be cleared.
    pub(super) fn clear_sheet_blocked(&self) -> Option<String> {
        let (_, insight) = self.insight_sheet()?;
        let is_empty = match self.sheet_row()? {
            SheetRow::Beliefs => return Some("Enter opens it. There, x removes a driver".to_owned()),
            SheetRow::Line(line) => insight.line(line).is_empty(),
            SheetRow::Goal(goal) => goal.is_none(),
            SheetRow::Strength(one) => one.is_none(),
            SheetRow::Test(test) => insight.check(test).is_none(),
            SheetRow::Layer => insight.layer.is_none(),
        };
        is_empty.then(|| "This line is empty already".to_owned())
    }

    /// Shows the first test that the insight failed, on its sheet.
    pub(super) fn show_failed_test(&mut self) {
        self.open_insights();
        let Some((_, insight)) = self.insight_sheet() else { return };
        let failed = insight.failed().next().map(|(test, _)| SheetRow::Test(test));
        let row = rows(insight).iter().position(|row| Some(*row) == failed);
        if let (Some(row), Some(Overlay::Insight(view))) = (row, self.overlays.last_mut()) {
            view.cursor = row;
        }
    }

    /// Requires an open sheet.
    pub(super) fn needs_sheet(&self) -> Option<String> {
        self.insight_sheet().is_none().then(|| "No insight is open. Press f in a deal".to_owned())
    }

    /// Requires another sheet in the deal.
    pub(super) fn needs_other_sheet(&self) -> Option<String> {
        let few = self.deal.as_ref().is_none_or(|open| open.shown().insights.len() < 2);
        few.then(|| "This deal has one insight. Press n to add another".to_owned())
    }

    /// Returns whether the deal has a case for change: only then it's worth a hint.
    pub(super) fn has_insight(&self) -> bool {
        self.deal.as_ref().is_some_and(|open| !open.shown().insights.is_empty())
    }
}
