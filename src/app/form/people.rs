//! People to be chosen in a field, each under a label that no other has.

use super::choosing::Offer;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::{labels, tells_apart};
use crate::domain::record::text::fold;
use std::collections::HashMap;

/// The people of a deal to be offered, but one of them. Where two are called nearly alike it is said who each of them is.
pub(in crate::app) fn people(deal: &Deal, but: Option<StakeholderId>) -> Vec<Offer> {
    let mut alike: HashMap<String, usize> = HashMap::new();
    let folded: Vec<String> = deal.stakeholders.iter().map(|person| fold(&person.name)).collect();
    folded.iter().for_each(|name| *alike.entry(name.clone()).or_default() += 1);
    let all = deal.stakeholders.iter().zip(labels(&deal.stakeholders)).zip(folded);
    all.filter(|((person, _), _)| Some(person.id) != but)
        .map(|((person, label), folded)| {
            let is_alike = label != person.name || alike.get(&folded).is_some_and(|count| *count > 1);
            let name = if label == person.name { String::new() } else { person.name.to_string() };
            let means = if is_alike { tells_apart(person) } else { String::new() };
            Offer { label, means, name, person: Some(person.id) }
        })
        .collect()
}

/// The label of somebody among those offered; empty where they are not.
pub(in crate::app) fn label_of(offers: &[Offer], id: Option<StakeholderId>) -> &str {
    offers.iter().find(|offer| offer.person == id && id.is_some()).map_or("", |offer| &offer.label)
}
