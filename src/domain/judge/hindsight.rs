//! Hindsight: what the history of a deal that has ended says, and which labels held.
//!
//! Only what was written down counts: nobody knows what else happened.

use super::alert::{Alert, in_full, judge_all};
use super::contact::{Contacts, last_act};
use super::score::{Score, matters, score};
use super::verdict::{GroupWord, Verdict};
use crate::domain::method::alert_kind::{AlertKind, AlertLevel};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates::{day_of, days};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Label;
use crate::domain::record::step::Change;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::HashSet;

/// What the history of a deal says on the day it ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Hindsight {
    /// The whole weeks from our first conversation, or from the day the deal was added, to its end.
    pub weeks: i32,
    /// The people who matter and whom nobody on our side ever met, with the number of times that alert was snoozed.
    pub never_met: Vec<(StakeholderId, usize)>,
    /// The alerts that stood in the end, except those, with the number of times each was snoozed; the worst first.
    pub stood: Vec<(Alert, usize)>,
    /// The day of the customer's last own move, and the whole weeks from then to the end.
    pub last_move: Option<(Date, i32)>,
    /// The counts in the end.
    pub score: Score,
    /// The labels that people were given, each compared with the evidence in the end.
    pub labels: Vec<Labelled>,
}

/// A label, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The person with the label.
    pub person: StakeholderId,
    /// The colleague who gave it.
    pub by: String,
    /// The group that the label names.
    pub group: ProfileGroup,
    /// The label in words.
    pub label: String,
    /// How it compares with the evidence.
    pub held: Held,
}

/// How a label compares with the evidence in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The evidence says the same.
    Yes,
    /// The evidence says another group.
    No(ProfileGroup),
    /// Too little was seen to tell.
    Unknown,
}

/// A snooze of an alert in the history of a deal: the alert's key, and the step.
pub type Snoozed = (String, RecordId);

/// Returns what the history of a deal says, with the snoozes in it; `None` while it is open.
#[must_use]
pub fn hindsight(playbook: &Playbook, deal: &Deal, snoozed: &[Snoozed]) -> Option<Hindsight> {
    let on = deal.outcome.as_ref()?.on;
    // An ended deal raises no alerts, so it is looked at as it would be without its end.
    let open = Deal { outcome: None, ..deal.clone() };
    let known = judge_all(playbook, &open);
    let first = open.conversations.iter().map(|one| one.on).chain([day_of(open.created)]).min();
    let contacts = Contacts::of_deal(&open);
    let unmet = |one: &&std::sync::Arc<_>| matters(one) && !one.has_left() && !contacts.met(one);
    let never_met = open.stakeholders.iter().filter(unmet).map(|person| {
        let key = format!("{}:{}", AlertKind::NeverMet.id(), person.id);
        (person.id, times(snoozed, &[key, AlertKind::NeverMet.id().to_owned()]))
    });
    let never_met: Vec<(StakeholderId, usize)> = never_met.collect();
    let alerts = in_full(playbook, &open, &known, &playbook.thresholds, on);
    let is_said = |one: &Alert| {
        one.kind == AlertKind::NeverMet && one.people.iter().all(|id| never_met.iter().any(|(unmet, _)| unmet == id))
    };
    let mut stood: Vec<Alert> = alerts.awake.into_iter().chain(alerts.asleep).collect();
    stood.retain(|one| one.level != AlertLevel::Hint && !is_said(one));
    stood.sort_by_key(|one| (one.level, one.kind));
    let stood = stood.into_iter().map(|one| {
        let count = times(snoozed, &alert_keys(&one));
        (one, count)
    });
    let last_move = last_act(&open).map(|act| (act.on, days(act.on, on) / 7));
    let labels = known.iter().flat_map(|one| {
        let mut given: Vec<&Label> = Vec::new();
        // The latest label of each colleague counts.
        for label in one.person.labels.iter().rev() {
            if given.iter().all(|known| known.by != label.by) {
                given.push(label);
            }
        }
        given.into_iter().filter_map(|label| {
            let group = label.group()?;
            let held = held(group, &one.verdict);
            Some(Labelled {
                person: one.person.id,
                by: label.by.to_string(),
                group,
                label: label.label_name().to_owned(),
                held,
            })
        })
    });
    Some(Hindsight {
        weeks: first.map_or(0, |first| days(first, on) / 7),
        never_met,
        stood: stood.collect(),
        last_move,
        score: score(playbook, &open, on),
        labels: labels.collect(),
    })
}

fn held(label: ProfileGroup, verdict: &Verdict) -> Held {
    match verdict.group {
        None | Some((_, GroupWord::Unclear | GroupWord::Leaning)) => Held::Unknown,
        Some((group, _)) if group == label => Held::Yes,
        Some((group, _)) => Held::No(group),
    }
}

/// Returns the keys by which an alert was ever snoozed: for all of its people together, or for each.
fn alert_keys(alert: &Alert) -> Vec<String> {
    let each = alert.people.iter().map(|id| format!("{}:{id}", alert.kind.id()));
    let mut keys: Vec<String> = each.chain([alert.kind.id().to_owned(), alert.key.clone()]).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn times(snoozed: &[Snoozed], keys: &[String]) -> usize {
    // One key may snooze an alert for several people at once: that is one time.
    let steps: HashSet<RecordId> =
        snoozed.iter().filter(|(key, _)| keys.iter().any(|one| one == key)).map(|(_, step)| *step).collect();
    steps.len()
}

/// Returns each snooze in the history that was not undone, by the alert's key and the step.
#[must_use]
pub fn snoozes(deal: &Deal) -> Vec<Snoozed> {
    let undone: HashSet<RecordId> = deal.history.iter().filter_map(|step| step.undoes).collect();
    let steps = deal.history.iter().filter(|step| step.undoes.is_none() && !undone.contains(&step.id));
    let all = steps.flat_map(|step| step.changes.iter().flat_map(added).map(|key| (key.to_owned(), step.id)));
    all.collect()
}

/// Returns the keys of the alerts that a change snoozes: one entry is added, or the whole list comes anew.
fn added(change: &Change) -> impl Iterator<Item = &str> {
    let is_one = change.place.starts_with("snoozes/") && change.from.is_null();
    let one = is_one.then_some(&change.to);
    let before = change.from.as_array().into_iter().flatten();
    let known: HashSet<&str> = before.filter_map(|one| one.get("id").and_then(Value::as_str)).collect();
    let list = change.to.as_array().filter(|_| change.place == "snoozes").into_iter().flatten();
    let new = list.filter(move |one| one.get("id").and_then(Value::as_str).is_none_or(|id| !known.contains(id)));
    one.into_iter().chain(new).filter_map(|one| one.get("alert").and_then(Value::as_str))
}
