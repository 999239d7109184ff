//! Commands in the steps of an insight: adding, changing, choosing, linking and removing its parts.

use crate::app::App;
use crate::app::insights::Edit;
use crate::app::notice::Said;
use crate::domain::method::insight_texts::BuildStep;
use crate::domain::record::choice::{Choices, Picked};
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::{Insight, InsightTest};

/// Returns the id of the part at a row of a step; tests have none.
fn part_at(insight: &Insight, step: BuildStep, row: usize) -> Option<RecordId> {
    match step {
        BuildStep::Strengths | BuildStep::Links => insight.differentiators.get(row).map(|one| one.id),
        BuildStep::Goals | BuildStep::Choose => insight.goals.get(row).map(|one| one.id),
        BuildStep::Drivers => insight.tree_of_today().get(row).map(|one| one.driver.id),
        BuildStep::Tests => None,
    }
}

impl App {
    /// Returns the insight, the step, and the part under the cursor.
    fn built(&self) -> Option<(RecordId, BuildStep, Option<RecordId>)> {
        let (view, insight) = self.insight_steps()?;
        Some((insight.id, view.step, part_at(insight, view.step, view.cursor)))
    }

    /// Changes what is under the cursor; where there is nothing, adds it.
    pub(in crate::app) fn edit_built(&mut self) {
        let (Some((id, step, part)), Some((view, _))) = (self.built(), self.insight_steps()) else { return };
        let row = view.cursor;
        match step {
            BuildStep::Strengths => self.open_differentiator(id, part),
            BuildStep::Goals => self.open_goal(id, part),
            BuildStep::Drivers => self.open_driver(id, part),
            BuildStep::Choose => {
                if let Some(goal) = part {
                    self.choose_goal(id, goal);
                }
            }
            BuildStep::Links => {
                if let Some(one) = part {
                    self.open_links(id, one);
                }
            }
            BuildStep::Tests => {
                let test = InsightTest::ALL[row.min(InsightTest::ALL.len() - 1)];
                self.open_insight_test(id, test.id());
            }
        }
    }

    fn choose_goal(&mut self, id: RecordId, goal: RecordId) {
        let found = self.deal.as_ref().and_then(|open| open.deal.insight(id));
        let Some(text) = found.and_then(|one| one.goals.iter().find(|one| one.id == goal)).map(|one| one.text.clone())
        else {
            return;
        };
        let what = format!("the insight is about “{text}”");
        if self.edit(what, |deal| deal.edit_insight(id, |insight| insight.goal = Some(goal))) {
            self.done(format!("The insight is about “{text}”"));
        }
        self.turn_step(1);
    }

    /// Adds a part in the step on the screen.
    pub(in crate::app) fn add_built(&mut self) {
        let Some((id, step, _)) = self.built() else { return };
        match step {
            BuildStep::Strengths => self.open_differentiator(id, None),
            BuildStep::Goals | BuildStep::Choose => self.open_goal(id, None),
            BuildStep::Drivers => self.open_driver(id, None),
            BuildStep::Links | BuildStep::Tests => {}
        }
    }

    /// Refuses to add where the step has no parts of its own.
    pub(in crate::app) fn add_built_blocked(&self) -> Option<String> {
        match self.built().map(|(_, step, _)| step) {
            Some(BuildStep::Links) => Some("Enter connects the strength under the cursor".to_owned()),
            Some(BuildStep::Tests) => Some("Enter puts the insight to the test under the cursor".to_owned()),
            Some(_) => None,
            None => Some("No insight is being built. Press f in a deal, then b".to_owned()),
        }
    }

    /// Requires something under the cursor, or a step where it can be added.
    pub(in crate::app) fn edit_built_blocked(&self) -> Option<String> {
        let Some((_, step, part)) = self.built() else { return self.add_built_blocked() };
        match step {
            BuildStep::Choose if part.is_none() => Some("No goals yet. ← goes back to add one".to_owned()),
            BuildStep::Links if part.is_none() => Some("Nothing to connect yet. Add what only you do first".to_owned()),
            BuildStep::Links if self.insight_steps().is_some_and(|(_, one)| one.drivers.is_empty()) => {
                Some("Nothing to connect to yet. ← goes back to what drives it".to_owned())
            }
            _ => None,
        }
    }

    /// Returns whether the step is about what they believe.
    pub(in crate::app) fn is_building_beliefs(&self) -> bool {
        self.built().is_some_and(|(_, step, _)| matches!(step, BuildStep::Drivers | BuildStep::Links))
    }

    /// Returns what Enter does in the step.
    pub(in crate::app) fn enter_in_steps(&self) -> &'static str {
        match self.built() {
            Some((_, BuildStep::Choose, _)) => "choose",
            Some((_, BuildStep::Links, _)) => "connect",
            Some((_, BuildStep::Tests, _)) => "test",
            Some((_, _, Some(_))) => "edit",
            Some((_, _, None)) => "add",
            None => "",
        }
    }

    /// Removes the part under the cursor, its links, or the result of the test.
    pub(in crate::app) fn drop_built(&mut self) {
        let (Some((id, step, part)), Some((view, insight))) = (self.built(), self.insight_steps()) else { return };
        let test = InsightTest::ALL[view.cursor.min(InsightTest::ALL.len() - 1)];
        let (name, change): (String, Edit) = match (step, part) {
            (BuildStep::Tests, _) => (
                format!("the result of “{}”", test.label()),
                Box::new(move |one| one.checks.retain(|check| check.test.known() != Some(test))),
            ),
            (BuildStep::Links, Some(part)) => (
                "its links".to_owned(),
                Box::new(move |one| {
                    let found = one.differentiators.iter_mut().find(|one| one.id == part);
                    found.into_iter().for_each(|one| one.moves = Picked::default());
                }),
            ),
            (BuildStep::Strengths, Some(part)) => (
                insight.differentiators[view.cursor].text.to_string(),
                Box::new(move |one| one.drop_differentiator(part)),
            ),
            (BuildStep::Drivers, Some(part)) => {
                let text = insight.driver(part).map_or_else(String::new, |one| one.text.to_string());
                (text, Box::new(move |one| one.drop_driver(part)))
            }
            (BuildStep::Goals | BuildStep::Choose, Some(part)) => {
                (insight.goals[view.cursor].text.to_string(), Box::new(move |one| one.drop_goal(part)))
            }
            (_, None) => return,
        };
        if self.edit(format!("the insight: clear {name}"), |deal| deal.edit_insight(id, change)) {
            let said = Said::from(format!("Cleared: {name} · u brings it back"));
            self.done(said.in_privacy("Cleared a part of the insight · u brings it back"));
        }
    }

    /// Requires something under the cursor that can be removed.
    pub(in crate::app) fn drop_built_blocked(&self) -> Option<String> {
        let Some((view, insight)) = self.insight_steps() else { return self.add_built_blocked() };
        let is_empty = match view.step {
            BuildStep::Tests => InsightTest::ALL.get(view.cursor).is_none_or(|test| insight.check(*test).is_none()),
            BuildStep::Links => insight.differentiators.get(view.cursor).is_none_or(|one| one.moves.is_empty()),
            step => part_at(insight, step, view.cursor).is_none(),
        };
        is_empty.then(|| "Nothing to remove here".to_owned())
    }
}
