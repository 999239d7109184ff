//! The details of the row under the cursor of an insight's sheet.

use crate::app::App;
use crate::app::overlays::insight::SheetRow;
use crate::app::panes::coaching::Said;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::insight::{Insight, InsightTest, TestResult};
use crate::export::words::beliefs::{agreed_words, beliefs_in_short};
use crate::export::words::insight::{check_words, goal_words, result_words, strength_words, test_question};

fn said(label: &'static str, text: impl Into<String>) -> Said {
    Said { label, text: text.into(), is_bare: false }
}

impl App {
    /// Returns the details of the row under the cursor: its text in full, then what it is for.
    #[must_use]
    pub fn about_sheet_row(&self) -> Vec<Said> {
        let (Some((_, insight)), Some(row)) = (self.insight_sheet(), self.sheet_row()) else { return Vec::new() };
        let mut all = Vec::new();
        let line = match row {
            SheetRow::Line(line) => {
                all.push(said("Says", insight.line(line).to_string()));
                line.id()
            }
            SheetRow::Goal(goal) => {
                all.push(said("Says", goal.map_or_else(String::new, goal_words)));
                "goal"
            }
            SheetRow::Strength(one) => {
                let (has, lacks) = one.map(strength_words).unwrap_or_default();
                all.push(said("Says", one.map_or_else(String::new, |one| one.text.to_string())));
                all.push(said("Is", has));
                all.push(said("Not yet", lacks));
                "differentiator"
            }
            SheetRow::Beliefs => {
                all.push(said("Says", beliefs_in_short(insight)));
                all.push(said(
                    "People",
                    self.deal.as_ref().map_or_else(String::new, |it| agreed_words(it.shown(), insight)),
                ));
                "driver"
            }
            SheetRow::Test(test) => return self.about_test(insight, test),
            SheetRow::Layer => {
                let text =
                    insight.layer.as_ref().and_then(Choice::known).and_then(|one| self.playbook.insight.layer(one));
                all.push(said("Means", text.map_or_else(String::new, |text| text.means.clone())));
                "layer"
            }
        };
        if let Some(text) = self.playbook.insight.line(line) {
            all.extend([said("Ask", text.ask.as_str()), said("Good", text.good.as_str())]);
        }
        all.retain(|said| !said.text.is_empty());
        all
    }

    fn about_test(&self, insight: &Insight, test: InsightTest) -> Vec<Said> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let mut all = vec![said("Test", test_question(&self.playbook, test))];
        let check = insight.check(test);
        let result = check.and_then(|check| check.result.known());
        if let (Some(check), Some(result)) = (check, result) {
            all.push(said("Answer", result_words(&self.playbook, test, result)));
            let text = check_words(open.shown(), check, self.today());
            all.push(Said { is_bare: !check.has_evidence(), ..said("Seen", text) });
        }
        if let Some(text) = self.playbook.insight.test(test) {
            all.push(said("Counts", text.counts.as_str()));
            if result == Some(TestResult::Failed) {
                all.push(said("Coach", text.coach.as_str()));
            }
        }
        all
    }
}
