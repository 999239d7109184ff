//! Alerts that are new, and those that are resolved, each state judged by its own day.

use super::{Sheet, Way, What};
use crate::domain::judge::alert::{Alert, Alerts, Known, in_full};
use crate::domain::method::alert_kind::AlertKind;
use crate::domain::record::id::StakeholderId;
use std::collections::HashSet;

/// The subject of an alert: its kind, and the person where it applies to each separately.
type Matter = (AlertKind, Option<StakeholderId>);

/// Reports new, snoozed and resolved alerts; for a deal created since the earlier day, every present alert is new.
pub(super) fn alerts(sheet: &mut Sheet<'_>, before: &[Known<'_>], now: &[Known<'_>], is_new: bool) {
    let limits = &sheet.playbook.thresholds;
    // An alert that was only collected into one line isn't new once the deal is no longer early.
    let was = in_full(sheet.playbook, sheet.before, before, limits, sheet.days.before);
    let was = if is_new { Alerts::default() } else { was };
    let is = in_full(sheet.playbook, sheet.now, now, limits, sheet.days.now);
    let matters = |alert: &Alert| -> Vec<Matter> {
        if alert.each {
            alert.people.iter().map(|id| (alert.kind, Some(*id))).collect()
        } else {
            vec![(alert.kind, None)]
        }
    };
    let all = |alerts: &[Alert]| alerts.iter().flat_map(matters).collect::<HashSet<Matter>>();
    let (Alerts { awake: awake_before, asleep: asleep_before }, Alerts { awake, asleep }) = (was, is);
    let (known, slept, there) = (all(&awake_before), all(&asleep_before), all(&awake));
    let sleeps = all(&asleep);
    for alert in &awake {
        let new: Vec<Matter> = matters(alert).into_iter().filter(|one| !known.contains(one)).collect();
        // An alert whose snooze ended is known already.
        if new.iter().any(|one| !slept.contains(one)) {
            let (kind, level, reason) = (alert.kind, alert.level, alert.reason.as_str().into());
            sheet.add(people(alert, &new), Way::Worse, What::AlertNew { kind, level, reason });
        }
    }
    for alert in asleep.iter().filter(|one| matters(one).iter().any(|one| !slept.contains(one))) {
        let Some(sleep) = &alert.asleep else { continue };
        let (kind, level, reason) = (alert.kind, alert.level, alert.reason.as_str().into());
        let (until, why) = (sleep.until, sleep.reason.clone());
        let what = What::AlertAsleep { kind, level, reason, until, why };
        sheet.add(people(alert, &matters(alert)), Way::Neutral, what);
    }
    for alert in awake_before.iter().chain(&asleep_before) {
        let gone = |one: &Matter| !there.contains(one) && !sleeps.contains(one);
        let gone: Vec<Matter> = matters(alert).into_iter().filter(gone).collect();
        if !gone.is_empty() {
            let (kind, level, reason) = (alert.kind, alert.level, alert.reason.as_str().into());
            sheet.add(people(alert, &gone), Way::Better, What::AlertGone { kind, level, reason });
        }
    }
}

/// Returns the people an alert is about; where it applies to each separately, only those it is news for.
fn people(alert: &Alert, matters: &[Matter]) -> Vec<StakeholderId> {
    let one_by_one: Vec<StakeholderId> = matters.iter().filter_map(|(_, id)| *id).collect();
    if one_by_one.is_empty() { alert.people.clone() } else { one_by_one }
}
