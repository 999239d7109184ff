//! What is said where no alert is: never that all is well, but what is still unknown.

use crate::domain::agreed::group_size;
use crate::domain::deal::Deal;

/// That there is no alert, and what nobody knows yet, such as `No alerts. 4 of 5 people aren't screened yet.`
#[must_use]
pub fn no_alerts(deal: &Deal) -> String {
    let here = || deal.stakeholders.iter().filter(|person| !person.has_left() && !person.is_placeholder());
    let all = here().count();
    let unscreened = here().filter(|person| person.answers(&deal.owner).first_hand().is_empty()).count();
    let known = group_size(deal);
    let expected = deal.expected.map_or(0, |many| usize::try_from(many).unwrap_or(usize::MAX));
    let mut said = vec!["No alerts.".to_owned()];
    if unscreened > 0 {
        let verb = if unscreened == 1 { "isn't" } else { "aren't" };
        let people = if all == 1 { "person" } else { "people" };
        said.push(format!("{unscreened} of {all} {people} {verb} screened yet."));
    }
    if expected > known {
        said.push(format!("{known} of about {expected} people who take part are here."));
    }
    if said.len() == 1 {
        return "No alerts, as far as we know.".to_owned();
    }
    said.join(" ")
}
