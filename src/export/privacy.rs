//! People as the customer may see them: who they are. What is hidden is left out with its label.

use super::card::{Part, text_of};
use super::json::headed;
use super::wrap::paragraph;
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::{Text, one_line};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

/// Returns the card of a person in a deal masked for the customer (see [`crate::domain::privacy::masked`]). No part is
/// empty.
#[must_use]
pub fn card(deal: &Deal, person: &Stakeholder, today: Date) -> Vec<Part> {
    let parts = vec![("Who", who(deal, person, today))];
    parts.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// Formats that card as plain text.
#[must_use]
pub fn card_text(deal: &Deal, person: &Stakeholder, today: Date) -> String {
    text_of(deal, person, card(deal, person, today))
}

/// Formats a masked deal and its people as plain text.
#[must_use]
pub fn deal_text(deal: &Deal, today: Date) -> String {
    let mut out = String::new();
    let head = [&deal.name, &deal.value, &deal.about].map(|text| one_line(text));
    let head: Vec<&str> = head.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    paragraph(&mut out, "", &head.join(" · "));
    for person in &deal.stakeholders {
        out.push('\n');
        let title = if person.title.is_empty() { String::new() } else { format!(", {}", one_line(&person.title)) };
        paragraph(&mut out, "", &format!("{}{title}", one_line(deal.called(person))));
        for (label, text) in who(deal, person, today) {
            paragraph(&mut out, &format!("   {label:<11} "), &one_line(&text));
        }
    }
    out
}

/// Formats the same as JSON: who is in the deal, and with which function.
#[must_use]
pub fn deal_json(deal: &Deal, today: Date) -> Value {
    let people: Vec<Value> = deal
        .stakeholders
        .iter()
        .map(|person| {
            let who: Map<String, Value> = who(deal, person, today)
                .into_iter()
                .map(|(label, text)| (label.to_lowercase().replace(' ', "_"), text.into()))
                .collect();
            json!({ "name": person.name, "title": person.title, "who": who })
        })
        .collect();
    let mut all = headed("stakemap.show");
    all.insert("privacy".to_owned(), PrivacyLevel::Customer.id().into());
    all.insert("name".to_owned(), deal.name.as_str().into());
    all.insert("about".to_owned(), deal.about.as_str().into());
    all.insert("stakeholders".to_owned(), people.into());
    Value::Object(all)
}

/// Returns who they are, one line per known fact.
#[must_use]
pub fn who(deal: &Deal, person: &Stakeholder, today: Date) -> Vec<(&'static str, String)> {
    let card = person.card();
    let boss = card.reports_to.and_then(|id| deal.called_by_id(id)).map_or_else(String::new, Text::to_string);
    let lines = [
        ("Department", card.department.to_string()),
        ("Reports to", boss),
        ("Status", card.status(today).unwrap_or_default()),
    ];
    lines.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}
