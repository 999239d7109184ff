//! The text shown when every alert is snoozed or there are none: never that all is well, but what is snoozed and what
//! is still unknown.

use crate::domain::judge::agreed::group_size;
use crate::domain::judge::alert::{Alerts, Screening, screening};
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::record::deal::Deal;
use crate::export::words::count;

/// Counts alerts as the header of a deal does, then the hints and the snoozed ones, such as
/// `6 alerts, 1 urgent · 2 hints · 1 snoozed`. Empty where there are none.
#[must_use]
pub fn counted(alerts: &Alerts) -> String {
    let (urgent, hints) = (alerts.count(AlertLevel::Urgent), alerts.count(AlertLevel::Hint));
    let pressing = (alerts.pressing() > 0).then(|| {
        let urgent = if urgent > 0 { format!(", {urgent} urgent") } else { String::new() };
        format!("{}{urgent}", count(alerts.pressing(), "alert", "alerts"))
    });
    let hints = (hints > 0).then(|| count(hints, "hint", "hints"));
    let asleep = (!alerts.asleep.is_empty()).then(|| format!("{} snoozed", alerts.asleep.len()));
    pressing.into_iter().chain(hints).chain(asleep).collect::<Vec<_>>().join(" · ")
}

/// Says what nobody knows yet: who isn't screened, and how many people aren't on the map. Nothing where all of that is
/// known.
#[must_use]
pub fn unknown(deal: &Deal) -> Vec<String> {
    let here = deal.stakeholders.iter().filter(|person| !person.has_left() && !person.is_placeholder());
    let screened: Vec<Screening> = here.map(|person| screening(deal, person)).collect();
    let all = screened.len();
    let lacking = Screening::LACKING.into_iter().filter_map(|state| {
        let number = screened.iter().filter(|one| **one == state).count();
        let people = if all == 1 { "person" } else { "people" };
        (number > 0).then(|| format!("{number} of {all} {people} {}.", state.words(number)))
    });
    let known = group_size(deal);
    let expected = deal.expected.map_or(0, |many| usize::try_from(many).unwrap_or(usize::MAX));
    let missing =
        (expected > known).then(|| format!("Only {known} of about {expected} people involved are on the map."));
    lacking.chain(missing).collect()
}

/// Says that no alert is active, how many are snoozed, and what nobody knows yet, such as
/// `No alerts; 1 snoozed. 4 of 5 people haven't been screened yet.`
#[must_use]
pub fn no_alerts(deal: &Deal, asleep: usize) -> String {
    let mut said = vec![if asleep == 0 { "No alerts.".to_owned() } else { format!("No alerts; {asleep} snoozed.") }];
    said.extend(unknown(deal));
    if said.len() == 1 && asleep == 0 {
        return "No alerts, as far as we know.".to_owned();
    }
    said.join(" ")
}
