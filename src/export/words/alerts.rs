//! The text shown when every alert is snoozed or there are none: never that all is well, but what is snoozed and what
//! is still unknown.

use crate::domain::judge::agreed::group_size;
use crate::domain::judge::alert::{Screening, screening};
use crate::domain::record::deal::Deal;

/// Says that no alert is active, how many are snoozed, and what nobody knows yet, such as
/// `No alerts; 1 snoozed. 4 of 5 people haven't been screened yet.`
#[must_use]
pub fn no_alerts(deal: &Deal, asleep: usize) -> String {
    let here = deal.stakeholders.iter().filter(|person| !person.has_left() && !person.is_placeholder());
    let screened: Vec<Screening> = here.map(|person| screening(deal, person)).collect();
    let all = screened.len();
    let known = group_size(deal);
    let expected = deal.expected.map_or(0, |many| usize::try_from(many).unwrap_or(usize::MAX));
    let mut said = vec![if asleep == 0 { "No alerts.".to_owned() } else { format!("No alerts; {asleep} snoozed.") }];
    for state in Screening::LACKING {
        let count = screened.iter().filter(|one| **one == state).count();
        if count > 0 {
            let people = if all == 1 { "person" } else { "people" };
            said.push(format!("{count} of {all} {people} {}.", state.words(count)));
        }
    }
    if expected > known {
        said.push(format!("Only {known} of about {expected} people involved are on the map."));
    }
    if said.len() == 1 && asleep == 0 {
        return "No alerts, as far as we know.".to_owned();
    }
    said.join(" ")
}
