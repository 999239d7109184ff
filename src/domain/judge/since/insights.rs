//! Insights begun, changed and removed, and the results of their tests.

use super::{Sheet, Way, What};
use crate::domain::record::choice::Choices;
use crate::domain::record::insight::{Insight, InsightCheck, InsightTest, TestResult};
use std::sync::Arc;

/// Reports the changes in the insights, in their order; those that were removed come last.
pub(super) fn insights(sheet: &mut Sheet<'_>) {
    let (before, now) = (sheet.before, sheet.now);
    for one in &now.insights {
        let was = before.insight(one.id);
        if was.is_some_and(|was| Arc::ptr_eq(was, one)) {
            continue;
        }
        let headline = one.headline.clone();
        match was {
            None => sheet.add([], Way::Neutral, What::InsightNew { headline }),
            Some(was) if sheet_of(was) != sheet_of(one) => {
                sheet.add([], Way::Neutral, What::InsightChanged { headline });
            }
            Some(_) => {}
        }
        tests(sheet, was.map(AsRef::as_ref), one);
    }
    for was in before.insights.iter().filter(|was| now.insight(was.id).is_none()) {
        sheet.add([], Way::Neutral, What::InsightGone { headline: was.headline.clone() });
    }
}

/// Returns an insight without what customers said of it.
fn sheet_of(one: &Insight) -> Insight {
    Insight { checks: Vec::new(), ..one.clone() }
}

fn tests(sheet: &mut Sheet<'_>, was: Option<&Insight>, now: &Insight) {
    for test in InsightTest::ALL.iter().copied() {
        let old = was.and_then(|was| was.check(test));
        match (result(old), now.check(test)) {
            (from, Some(check)) => {
                let Some(to) = result(Some(check)).filter(|to| from != Some(*to)) else { continue };
                let (result, bare) = to;
                let way = match result {
                    // Without the words of a customer it proves nothing.
                    TestResult::Passed if bare => Way::Neutral,
                    TestResult::Passed => Way::Better,
                    TestResult::Failed => Way::Worse,
                };
                sheet.add(check.from, way, What::InsightTested { test, result, bare });
            }
            (Some((result, bare)), None) => {
                let way = if result == TestResult::Passed && !bare { Way::Worse } else { Way::Neutral };
                sheet.add(old.and_then(|old| old.from), way, What::InsightUntested { test });
            }
            (None, None) => {}
        }
    }
}

/// Returns a result that this version knows, and whether it's bare.
fn result(check: Option<&InsightCheck>) -> Option<(TestResult, bool)> {
    let check = check?;
    Some((check.result.known()?, !check.has_evidence()))
}
