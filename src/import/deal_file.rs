//! A deal of this program: its file, or what `show --json` prints.

use super::found::Found;
use super::kind::Kind;
use super::refused::Refused;
use crate::domain::change::import::Incoming;
use crate::domain::record::deal::Deal;
use crate::domain::record::text::one_line;
use serde_json::Value;

pub(super) fn read(text: &str) -> Result<Found, Refused> {
    let value: Value = serde_json::from_str(text).map_err(|error| Refused::Deal(one_line(&error.to_string())))?;
    let format = value.get("format").and_then(Value::as_str).unwrap_or_default();
    if !matches!(format, "stakemap.deal" | "stakemap.show") {
        return Err(Refused::Deal("it isn't a stakemap deal".to_owned()));
    }
    let deal: Deal = serde_json::from_value(value).map_err(|error| Refused::Deal(one_line(&error.to_string())))?;
    let mut found = Found::new(Kind::Deal);
    for (number, person) in (1..).zip(&deal.stakeholders) {
        let card = person.card();
        let ways = card.contact.as_str();
        let boss =
            card.reports_to.and_then(|boss| deal.person(boss)).map_or(String::new(), |boss| boss.name.to_string());
        let is_mail = |part: &&str| super::words::is_mail(part);
        let email = ways.split([',', ' ', ';']).find(is_mail).unwrap_or_default().to_owned();
        let rest: Vec<&str> = ways.split([',', ';']).map(str::trim).filter(|part| *part != email).collect();
        let phone =
            rest.iter().find(|part| super::words::is_number(part)).map_or(String::new(), |one| (*one).to_owned());
        found.take(Incoming {
            line: number,
            id: person.id.0.to_string(),
            name: person.name.to_string(),
            title: person.title.to_string(),
            department: card.department.to_string(),
            email,
            phone,
            boss,
            ..Incoming::default()
        });
    }
    Ok(found)
}
