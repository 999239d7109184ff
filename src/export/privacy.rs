//! A person on one page in privacy mode: who they are, when we spoke, what we do next. Whatever is hidden has the
//! same mark for everybody, so that nobody is taken for unknown.

use super::card::{Part, part_words, promised, text_of};
use super::wrap::paragraph;
use crate::domain::judge::contact::Contacts;
use crate::domain::record::conversation::Conversation;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::MARK;
use crate::domain::record::text::Text;
use crate::domain::record::text::one_line;
use jiff::civil::Date;
use std::sync::Arc;

/// The number of conversations on a card.
const LATEST: usize = 3;

/// Returns the card of a person in a masked deal (see [`crate::domain::privacy::masked`]). No part is empty.
#[must_use]
pub fn card(deal: &Deal, person: &Stakeholder, today: Date) -> Vec<Part> {
    let hidden = |labels: &[&'static str]| labels.iter().map(|label| (*label, MARK.to_owned())).collect::<Vec<_>>();
    let mut lately = lately(deal, person, today);
    lately.push(("Notes", MARK.to_owned()));
    let parts = vec![
        ("Who", who(deal, person, today)),
        ("Next", next(deal, person, today)),
        ("Lately", lately),
        ("Hidden in privacy mode", hidden(&["Verdict", "Labels", "Stance", "Motives", "Plan"])),
    ];
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
    paragraph(&mut out, "", &format!("Privacy mode: {MARK} stands for whatever is hidden."));
    for person in &deal.stakeholders {
        out.push('\n');
        let title = if person.title.is_empty() { String::new() } else { format!(", {}", one_line(&person.title)) };
        paragraph(&mut out, "", &format!("{}{title} · {MARK}", one_line(deal.called(person))));
        let met = ("Met", met(deal, person, today));
        for (label, text) in who(deal, person, today).into_iter().chain([met]).chain(next(deal, person, today)) {
            paragraph(&mut out, &format!("   {label:<11} "), &one_line(&text));
        }
    }
    out
}

/// Returns who they are, one line per known fact.
#[must_use]
pub fn who(deal: &Deal, person: &Stakeholder, today: Date) -> Vec<(&'static str, String)> {
    let card = person.card();
    let boss = card.reports_to.and_then(|id| deal.called_by_id(id)).map_or_else(String::new, Text::to_string);
    let lines = [
        ("Role", part_words(person)),
        ("Department", card.department.to_string()),
        ("Reports to", boss),
        ("Owner", deal.who_words(&card.owner, card.owner_id)),
        ("Status", card.status(today).unwrap_or_default()),
    ];
    lines.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// Returns what is to be done next about them, and by them.
#[must_use]
pub fn next(deal: &Deal, person: &Stakeholder, today: Date) -> Vec<(&'static str, String)> {
    promised(deal, person, today, ["Their step", "Our step"])
}

/// Returns whether and when we spoke, according to the log.
#[must_use]
pub fn met(deal: &Deal, person: &Stakeholder, today: Date) -> String {
    match Contacts::of_deal(deal).with(person.id) {
        Some(contact) => format!("yes, last {}", dates::with_distance(contact.last, today)),
        None => "no conversation logged".to_owned(),
    }
}

fn lately(deal: &Deal, person: &Stakeholder, today: Date) -> Vec<(&'static str, String)> {
    let with = deal.conversations.iter().filter(|one| one.with.has(person.id));
    let mut all: Vec<&Arc<Conversation>> = with.collect();
    all.sort_by_key(|one| std::cmp::Reverse((one.on, one.at)));
    let words = |one: &Arc<Conversation>| {
        let started = one.started_words().map_or_else(String::new, |words| format!(", {words}"));
        ("Talked", format!("{}{started}: {MARK}", dates::with_distance(one.on, today)))
    };
    all.into_iter().take(LATEST).map(words).collect()
}
