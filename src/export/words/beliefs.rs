//! A and B in words: how much a driver weighs, what changes at it, and how far people have come.

use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::insight::Insight;
use crate::domain::record::insight::beliefs::{BeliefStep, Driver, Reaction};
use jiff::civil::Date;

/// Returns how much a driver weighs to the customer, such as `say it weighs a lot`.
#[must_use]
pub fn weight_words(one: &Driver) -> String {
    match one.weight.as_ref().and_then(Choice::known) {
        Some(weight) => format!("say it weighs {}", weight.label()),
        None if one.added => "don't see it yet".to_owned(),
        None => "haven't rated it yet".to_owned(),
    }
}

/// Returns what changes at a driver from A to B; empty where nothing does.
#[must_use]
pub fn moves_words(insight: &Insight, one: &Driver) -> String {
    let mut all = Vec::new();
    if one.added {
        all.push("a node they don't see".to_owned());
    }
    if one.raised {
        all.push("weighs more than they think".to_owned());
    }
    let driven = driven(insight, one);
    if !driven.is_empty() {
        all.push(format!("also drives {}", driven.join(" and ")));
    }
    all.join(", ")
}

/// Returns the other drivers that one drives too, in the order of the tree.
#[must_use]
pub fn driven<'a>(insight: &'a Insight, one: &Driver) -> Vec<&'a str> {
    if one.also_drives.is_empty() {
        return Vec::new();
    }
    let all = insight.tree().into_iter().map(|branch| branch.driver);
    all.filter(|it| one.also_drives.has(it.id)).map(|it| it.text.as_str()).collect()
}

/// Returns how far a person has come, such as `agreed to B: “it's the stops” (5 Apr, Kim Osei)`.
#[must_use]
pub fn reaction_words(one: &Reaction, today: Date) -> String {
    let step = one.step.known().map_or("has seen it", Choices::label);
    let words = if one.evidence.trim().is_empty() { "no evidence" } else { one.evidence.trim() };
    format!("{step}: {words} ({}, {})", dates::show(one.on, today), one.by)
}

/// Returns how many of those who are still there agreed to B, such as `1 of 9 agreed to B`; empty before anybody saw it.
#[must_use]
pub fn agreed_words(deal: &Deal, insight: &Insight) -> String {
    if insight.reactions.is_empty() {
        return String::new();
    }
    let people: Vec<_> = deal.stakeholders.iter().filter(|one| !one.has_left()).collect();
    let agreed = people.iter().filter(|one| insight.step_of(one.id) == Some(BeliefStep::Agreed)).count();
    format!("{agreed} of {} agreed to B", people.len())
}

/// Returns what they believe in short: the drivers on the first level of A, and how many moves lead to B.
#[must_use]
pub fn beliefs_in_short(insight: &Insight) -> String {
    let tree = insight.tree_of_today();
    let tops: Vec<&str> =
        tree.iter().filter(|branch| branch.level == 1).map(|branch| branch.driver.text.as_str()).collect();
    let moves = insight.drivers.iter().filter(|one| one.is_moved()).count();
    match (tops.is_empty(), moves) {
        (true, 0) => String::new(),
        (_, 0) => format!("{} · no move to B yet", tops.join(" · ")),
        (_, 1) => format!("{} · 1 move to B", tops.join(" · ")),
        (_, moves) => format!("{} · {moves} moves to B", tops.join(" · ")),
    }
}
