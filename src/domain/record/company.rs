//! The company of somebody who works elsewhere than the customer, as an import wrote it.

use super::deal::Deal;
use super::stakeholder::Stakeholder;
use super::text::fold;
use std::collections::HashMap;

/// The words of a company's name that many companies have.
const COMMON: [&str; 22] = [
    "the", "inc", "ltd", "limited", "llc", "llp", "plc", "corp", "company", "gmbh", "kg", "ag", "sa", "sas", "srl",
    "bv", "nv", "as", "ab", "oy", "group", "holding",
];

/// Returns a person's company where it isn't the deal's. The deal's is the one that its name tells, and if it tells none,
/// the one that most of its people have.
#[must_use]
pub fn other_company<'a>(deal: &Deal, person: &'a Stakeholder) -> Option<&'a str> {
    let own = company(person)?;
    let name = words(&deal.name);
    let is_named = |company: &str| words(company).iter().any(|word| name.contains(word));
    if is_named(own) {
        return None;
    }
    let mut counts: HashMap<Vec<String>, usize> = HashMap::new();
    for one in deal.stakeholders.iter().filter_map(|one| company(one)) {
        if is_named(one) {
            return Some(own);
        }
        *counts.entry(words(one)).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(0);
    (counts.get(&words(own)).copied().unwrap_or(0) < most).then_some(own)
}

fn company(person: &Stakeholder) -> Option<&str> {
    let imported = person.card().imported.as_deref()?;
    Some(imported.company.as_str().trim()).filter(|company| !company.is_empty())
}

/// Returns the words that tell a company from others.
fn words(name: &str) -> Vec<String> {
    let name = fold(name);
    let all = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !COMMON.contains(word));
    all.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::id::{DealId, StakeholderId};
    use jiff::Timestamp;
    use uuid::Uuid;

    fn others(deal: &str, companies: &[&str]) -> Vec<String> {
        let mut all = Deal::new(DealId(Uuid::nil()), deal, "Kim", Timestamp::UNIX_EPOCH);
        for (number, company) in (1..).zip(companies) {
            let id = StakeholderId(Uuid::from_u128(number));
            all.add_person(Stakeholder::new(id, "Anna"));
            all.edit_card(id, |card| card.imported.get_or_insert_default().company = (*company).into());
        }
        let apart = all.stakeholders.iter().filter_map(|person| other_company(&all, person));
        apart.map(str::to_owned).collect()
    }

    #[test]
    fn only_who_works_elsewhere_has_a_company() {
        let all = ["Halvorsen Foods AS", "Bluewater Consulting", "HALVORSEN"];
        assert_eq!(others("Halvorsen · Line monitoring", &all), ["Bluewater Consulting"]);
        assert_eq!(others("Line monitoring", &["Halvorsen", "Halvorsen Ltd.", "Bluewater"]), ["Bluewater"]);
        assert!(others("Line monitoring", &["Halvorsen", "Halvorsen", ""]).is_empty());
        assert!(others("Line monitoring", &["Halvorsen"]).is_empty());
        assert!(others("Halvorsen", &[]).is_empty());
    }
}
