//! The alerts of deals, as text and as JSON.

use super::json::headed;
use super::words::alerts::{counted, no_alerts, unknown};
use super::wrap::paragraph;
use crate::domain::judge::alert::{Alert, Alerts, IN_THE_OPEN};
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::domain::record::copies::OneOf;
use crate::domain::record::deal::Deal;
use crate::domain::record::text::one_line;
use serde_json::{Value, json};

/// A deal with its file and alerts.
#[derive(Debug)]
pub struct Checked {
    /// The deal as it was read.
    pub deal: Deal,
    /// The file it was read from.
    pub of: OneOf,
    /// The alerts on the day of the check.
    pub alerts: Alerts,
}

/// Formats the alerts of deals as text: the worst one with what to do and what a coach would ask, one line for each
/// of the others, then the snoozed ones.
#[must_use]
pub fn text(all: &[Checked]) -> String {
    let mut out = String::new();
    for (index, one) in all.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let example = if one.deal.sample { " (example)" } else { "" };
        let counts = Some(counted(&one.alerts)).filter(|counts| !counts.is_empty());
        let counts = counts.map_or_else(String::new, |counts| format!(": {counts}"));
        paragraph(&mut out, "", &format!("{}{example}{counts}", one_line(&one.deal.name)));
        one.of.words().iter().for_each(|copy| paragraph(&mut out, "= ", copy));
        if one.alerts.awake.is_empty() {
            let words = if one.deal.outcome.is_some() {
                "ended".to_owned()
            } else {
                no_alerts(&one.deal, one.alerts.asleep.len())
            };
            paragraph(&mut out, "  ", &words);
        }
        for (index, alert) in one.alerts.awake.iter().enumerate() {
            if index == IN_THE_OPEN {
                out.push_str(&format!("  +{} more:\n", one.alerts.awake.len() - IN_THE_OPEN));
            }
            paragraph(&mut out, &format!("{} ", sign(alert.level)), &one_line(&alert.reason));
            if index < IN_THE_OPEN {
                paragraph(&mut out, "    Do     ", &one_line(&alert.todo));
                paragraph(&mut out, "    Coach  ", &one_line(&alert.question));
            }
        }
        for (alert, sleep) in one.alerts.asleep.iter().filter_map(|alert| Some((alert, alert.asleep.as_ref()?))) {
            let words = format!("{} (until {}{})", alert.reason, sleep.until, sleep.because());
            paragraph(&mut out, "z ", &one_line(&words));
        }
        // Without alerts, the line that says so says this too.
        if !one.alerts.awake.is_empty() {
            unknown(&one.deal).iter().for_each(|words| paragraph(&mut out, "? ", words));
        }
    }
    if all.is_empty() {
        out.push_str("No deals yet.\n");
    }
    out
}

/// Formats the alerts of deals as JSON. Keys may be added within a version; none is renamed or removed.
#[must_use]
pub fn json(playbook: &Playbook, all: &[Checked]) -> Value {
    let deals: Vec<Value> = all
        .iter()
        .map(|one| {
            json!({
                "id": one.deal.id, "name": one.deal.name, "sample": one.deal.sample,
                "urgent": one.alerts.count(AlertLevel::Urgent), "warnings": one.alerts.count(AlertLevel::Warning),
                "hints": one.alerts.count(AlertLevel::Hint), "file": one.of.file, "files": one.of.files,
                "alerts": one.alerts.all().map(|alert| row(playbook, &one.deal, alert)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let mut all = headed("stakemap.check");
    all.insert("deals".to_owned(), Value::Array(deals));
    Value::Object(all)
}

fn row(playbook: &Playbook, deal: &Deal, alert: &Alert) -> Value {
    let person = |id| deal.person(id).map(|person| json!({"id": person.id, "name": person.name}));
    let people: Vec<Value> = alert.people.iter().filter_map(|id| person(*id)).collect();
    json!({
        "kind": alert.kind.id(), "level": alert.level.id(), "key": alert.key, "people": people,
        "reason": alert.reason, "do": alert.todo, "say": alert.say, "coach": alert.question, "where": alert.spot.id(),
        "section": playbook.alert(alert.kind).map(|text| &text.section),
        "asleep": alert.asleep.as_ref().map(|sleep| json!({
            "until": sleep.until, "reason": sleep.reason, "by": sleep.by,
        })),
    })
}

/// Returns the sign of a level where there are only letters.
pub(super) const fn sign(level: AlertLevel) -> char {
    match level {
        AlertLevel::Urgent => '!',
        AlertLevel::Warning => '^',
        AlertLevel::Hint => '-',
    }
}
