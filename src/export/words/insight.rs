//! Insights in words: the results of tests, and what a differentiator is and isn't yet.

use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::insight::{
    CustomerGoal, Differentiator, Insight, InsightCheck, InsightTest, Strength, TestResult,
};
use crate::domain::record::tell::Tell;
use jiff::civil::Date;

/// Returns the question of a test.
#[must_use]
pub fn test_question(playbook: &Playbook, test: InsightTest) -> &str {
    playbook.insight.test(test).map_or(test.label(), |text| &text.ask)
}

/// Returns the answer that a result stands for, such as `no, only we can say it`.
#[must_use]
pub fn result_words(playbook: &Playbook, test: InsightTest, result: TestResult) -> &str {
    let text = playbook.insight.test(test);
    match result {
        TestResult::Passed => text.map_or(result.label(), |text| &text.passed),
        TestResult::Failed => text.map_or(result.label(), |text| &text.failed),
    }
}

/// Returns what a customer did or said in a test: the words, who it was, the day, and who wrote it down.
#[must_use]
pub fn check_words(deal: &Deal, check: &InsightCheck, today: Date) -> String {
    let from = check.from.and_then(|id| deal.called_by_id(id)).map_or_else(String::new, |name| format!("{name}, "));
    let words = if check.has_evidence() { check.evidence.trim() } else { "no evidence" };
    format!("{words} ({from}{}, {})", dates::show(check.on, today), check.by)
}

/// Returns a goal with its measure, such as `Cut unplanned downtime, in hours a week`.
#[must_use]
pub fn goal_words(goal: &CustomerGoal) -> String {
    if goal.measure.trim().is_empty() { goal.text.to_string() } else { format!("{}, in {}", goal.text, goal.measure) }
}

/// Returns the properties that a differentiator has, and those it lacks, each in words; empty where there are none.
#[must_use]
pub fn strength_words(one: &Differentiator) -> (String, String) {
    let list = |has: bool| {
        let all = Strength::ALL.iter().filter(|strength| one.strengths.has(**strength) == has);
        all.map(|strength| strength.label()).collect::<Vec<_>>().join(", ")
    };
    (list(true), list(false))
}

/// Returns how far an insight was tested, such as `2 of 4 tests passed`.
#[must_use]
pub fn tested_words(insight: &Insight) -> String {
    match (insight.passed(), insight.failed().count()) {
        (0, 0) => "not tested yet".to_owned(),
        (passed, 0) => format!("{passed} of {} tests passed", InsightTest::ALL.len()),
        (passed, failed) => format!("{passed} of {} tests passed, {failed} failed", InsightTest::ALL.len()),
    }
}

/// Returns the words to say for the first tell: the deal's insight, or the method's example where it has none.
#[must_use]
pub fn insight_to_say(playbook: &Playbook, deal: &Deal) -> String {
    let example = || playbook.tell(Tell::Insight).say.clone();
    deal.lead_insight().map_or_else(example, |one| format!("{} What's it like here?", quoted(one)))
}

/// Returns an insight in quotation marks, with the end of a sentence.
#[must_use]
pub fn quoted(insight: &Insight) -> String {
    let headline = insight.headline.trim();
    let end = if headline.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("“{headline}{end}”")
}

/// Returns an insight in short: its sentence, and how far it was tested.
#[must_use]
pub fn insight_in_short(insight: &Insight) -> String {
    format!("{} ({})", insight.headline.trim(), tested_words(insight))
}
