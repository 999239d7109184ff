//! A deal as a file that this program opens.

use super::json::{headed, pretty, stored};
use super::outgoing::{Outgoing, file_words};
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::card::Card;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::stakeholder::Stakeholder;
use serde_json::{Value, json};
use uuid::Uuid;

/// The version of a deal's file.
const DEAL_VERSION: u32 = 1;

/// Returns a deal as a file: as stored where everything may be read, and masked otherwise. It
/// says who may read it.
///
/// Customers get a deal of the people alone: marks would say what else is known of them.
///
/// A masked deal has an id of its own and no history: it must never be taken for a copy of the deal and merged with it.
pub(super) fn deal_file(out: &Outgoing<'_>) -> String {
    let level = out.mask.level;
    let mut deal = if level == PrivacyLevel::Customer { of_people(out.deal) } else { out.deal.clone() };
    deal.id = DealId(Uuid::from_u128(deal.id.0.as_u128() ^ u128::from(level as u8)));
    if level > PrivacyLevel::All {
        deal.history.clear();
    }
    let mut all = headed("stakemap.deal");
    all.insert("version".to_owned(), json!(DEAL_VERSION));
    all.insert("privacy".to_owned(), json!(level.id()));
    all.insert("readers".to_owned(), json!(file_words(level)));
    let mut stored = stored(&deal);
    if level == PrivacyLevel::Customer {
        without_empty_lists(&mut stored);
    }
    if let Value::Object(stored) = stored {
        for (key, value) in stored {
            // What an earlier export said of its readers isn't true of this one.
            all.entry(key).or_insert(value);
        }
    }
    pretty(&Value::Object(all))
}

/// Leaves lists out that have nothing in them: their names say what is written down about people.
fn without_empty_lists(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, one| one.as_array().is_none_or(|list| !list.is_empty()));
            fields.values_mut().for_each(without_empty_lists);
        }
        Value::Array(all) => all.iter_mut().for_each(without_empty_lists),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Returns a deal with nothing in it but what it is about, and its people with their jobs.
fn of_people(deal: &Deal) -> Deal {
    let mut all = Deal::new(deal.id, &deal.name, "", deal.created);
    (all.name, all.about, all.sample) = (deal.name.clone(), deal.about.clone(), deal.sample);
    for person in &deal.stakeholders {
        let card = person.card();
        let mut plain = Stakeholder::new(person.id, &person.name);
        // As they are stored: a new person's name would be tidied.
        (plain.name, plain.title) = (person.name.clone(), person.title.clone());
        plain.card = Some(Box::new(Card {
            department: card.department.clone(),
            reports_to: card.reports_to,
            standing: card.standing.clone(),
            standing_on: card.standing_on,
            until: card.until,
            ..Card::default()
        }));
        all.add_person(plain);
    }
    all
}
