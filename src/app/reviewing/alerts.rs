//! The alerts that no page of a person has covered, the worst first, each with the coach's question.

use crate::app::App;
use crate::app::overlays::review::rows::{Row, Target, Weight, row};
use crate::domain::judge::alert::Alert;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::record::dates;
use crate::export::words::alerts::no_alerts;
use crate::export::words::count;

/// The beginning of a question's id where an alert asks it; the alert's key follows.
const ASKS: &str = "alert.";

/// Returns the id under which the answer to an alert's question is kept.
pub(in crate::app) fn question_of(key: &str) -> String {
    format!("{ASKS}{key}")
}

/// Returns the key of the alert that asks a question, if one does.
pub(in crate::app) fn asking_alert(question: &str) -> Option<&str> {
    question.strip_prefix(ASKS)
}

/// Returns how grave a level is.
pub(super) const fn weight_of(level: AlertLevel) -> Weight {
    match level {
        AlertLevel::Urgent => Weight::Bad,
        AlertLevel::Warning => Weight::Warn,
        AlertLevel::Hint => Weight::Plain,
    }
}

impl App {
    pub(super) fn alert_rows(&self) -> Vec<Row> {
        let (Some(alerts), Some(walk)) = (self.alerts(), self.walk()) else { return Vec::new() };
        let is_covered = |alert: &&Alert| alert.about().is_some_and(|id| walk.seen.contains(&id));
        let (covered, left): (Vec<&Alert>, Vec<&Alert>) = alerts.awake.iter().partition(is_covered);
        let mut rows: Vec<Row> = left.into_iter().map(|alert| self.alert_row(alert)).collect();
        rows.extend(alerts.asleep.iter().map(|alert| {
            let sleep = alert.asleep.as_ref().map_or_else(String::new, |sleep| {
                format!("snoozed until {}{}", dates::show(sleep.until, self.today()), sleep.because())
            });
            Row { more: vec![("Snoozed", sleep)], ..row(Weight::Quiet, alert.reason.clone(), Target::Nothing) }
        }));
        if !covered.is_empty() {
            let words = count(covered.len(), "alert came up", "alerts came up");
            rows.push(row(Weight::Quiet, format!("{words} earlier, with the people."), Target::Nothing));
        }
        if alerts.awake.is_empty()
            && let Some(open) = self.deal.as_ref()
        {
            let words = no_alerts(&open.deal, alerts.asleep.len());
            rows.insert(0, row(Weight::Plain, words, Target::Nothing));
        }
        rows
    }

    /// Returns the row of an alert: its question and the answer to it, what to do, and what was decided about it.
    pub(in crate::app) fn alert_row(&self, alert: &Alert) -> Row {
        let answer = self.answer_to(&question_of(&alert.key), alert.about());
        let decided = self.decided_on(alert).map_or_else(String::new, |action| action.what.to_string());
        let all =
            [("Ask", alert.question.clone()), ("Answer", answer), ("Do", alert.todo.clone()), ("Decided", decided)];
        Row {
            about: alert.about(),
            alert: alert.key.clone(),
            more: all.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
            ..row(weight_of(alert.level), alert.reason.clone(), Target::Alert(alert.kind, alert.spot, alert.about()))
        }
    }
}
