//! vCards of versions 2.1, 3.0 and 4.0.

use super::content_lines::{ContentLine, components, content_lines, unescaped};
use super::found::Found;
use super::kind::Kind;
use super::words::{bare, in_order, tidy};
use crate::domain::change::import::Incoming;
use std::collections::HashMap;

pub(super) fn read(text: &str) -> Found {
    let mut found = Found::new(Kind::Cards);
    let mut open: Option<Vec<ContentLine>> = None;
    for line in content_lines(text) {
        let is_card = line.value.trim().eq_ignore_ascii_case("VCARD");
        match (line.name.as_str(), &mut open) {
            ("BEGIN", begun) if is_card => {
                if let Some(before) = begun.replace(vec![line]) {
                    take(&before, &mut found);
                }
            }
            ("END", begun) if is_card => {
                if let Some(card) = begun.take() {
                    take(&card, &mut found);
                }
            }
            (_, Some(card)) => card.push(line),
            (_, None) => {}
        }
    }
    // A file that was cut.
    if let Some(card) = open {
        take(&card, &mut found);
    }
    found
}

fn take(card: &[ContentLine], found: &mut Found) {
    let line = card.first().map_or(0, |first| first.line);
    let row = person(line, card);
    if row.name.is_empty() && row.email.is_empty() {
        return found.reject(line, &row.company, "no name and no email");
    }
    let name = if row.name.is_empty() { row.email.clone() } else { row.name.clone() };
    found.take(Incoming { name, ..row });
}

fn person(line: usize, card: &[ContentLine]) -> Incoming {
    let labels: HashMap<&str, String> = card
        .iter()
        .filter(|one| one.name == "X-ABLABEL" && !one.group.is_empty())
        .map(|one| (one.group.as_str(), one.value.to_lowercase()))
        .collect();
    let mut row = Incoming { line, ..Incoming::default() };
    let mut spelled = String::new();
    for one in card {
        let text = || tidy(&unescaped(&one.value));
        let is_manager = || labels.get(one.group.as_str()).is_some_and(|label| label.contains("manager"));
        match one.name.as_str() {
            "FN" if row.name.is_empty() => row.name = in_order(&text()),
            "N" => {
                let parts = components(&one.value);
                let part = |index: usize| parts.get(index).map(|part| tidy(part)).unwrap_or_default();
                let parts = [part(1), part(2), part(0)];
                spelled = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
            }
            "ORG" => {
                let parts = components(&one.value);
                row.company = parts.first().map(|part| tidy(part)).unwrap_or_default();
                row.department = parts.get(1).map(|part| tidy(part)).unwrap_or_default();
            }
            "TITLE" => row.title = text(),
            "EMAIL" => add(&mut row.email, bare(&text()).to_owned(), &mut row.more),
            "TEL" if one.has("FAX") => {}
            "TEL" => {
                let number = text();
                add(&mut row.phone, number.strip_prefix("tel:").unwrap_or(&number).to_owned(), &mut row.more);
            }
            "X-MANAGER" | "X-MS-MANAGER" => row.boss = text(),
            "X-ABRELATEDNAMES" if is_manager() => row.boss = text(),
            "UID" => row.id = text(),
            _ => {}
        }
    }
    if row.name.is_empty() {
        row.name = spelled;
    }
    row
}

/// Takes the first value; the others are kept beside it.
fn add(first: &mut String, value: String, more: &mut Vec<String>) {
    if first.is_empty() {
        *first = value;
    } else if !value.is_empty() && *first != value && !more.contains(&value) {
        more.push(value);
    }
}
