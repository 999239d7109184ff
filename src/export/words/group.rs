//! Facts about the group in words: single yeses separate from the collective one, its size next to the figures,
//! concerns, the purchase stage, and the outcome of the deal.

use crate::domain::judge::agreed::{
    Collective, Intent, Pile, collective, group_size, intent, intent_points, members, pile,
};
use crate::domain::method::playbook::{Figure, Playbook};
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::concern::Concern;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::outcome::DealOutcome;
use crate::domain::record::stance::Topic;
use jiff::civil::Date;

/// Formats the number of single yeses, such as `4 of 6 yes`.
#[must_use]
pub fn pile_words(pile: Pile) -> String {
    format!("{} of {} yes", pile.yes, pile.all())
}

/// Says whether the group agrees on a topic, never taking single yeses for a collective one (M1).
#[must_use]
pub fn agreed_words(deal: &Deal, topic: Topic, today: Date) -> String {
    let Pile { yes, .. } = pile(deal, topic);
    let (all, on) = (pile(deal, topic).all(), agreed_on(topic));
    match collective(deal, topic) {
        Collective::Proved(tick) => format!(
            "Agreed together on {}: {}. One by one, {yes} of {all} say yes.",
            dates::show(tick.on, today),
            tick.evidence.trim().trim_end_matches('.')
        ),
        Collective::Bare(_) => {
            format!(
                "Checked off as agreed together, but without evidence, so it proves nothing yet. {yes} of {all} say yes one by one."
            )
        }
        Collective::No if yes == 0 => {
            format!("Nobody has agreed {on} yet.")
        }
        Collective::No if yes == 1 => {
            format!("1 of {all} agrees {on}. The group hasn't agreed yet.")
        }
        Collective::No => {
            let who = if yes == all { format!("All {all}") } else { format!("{yes} of {all}") };
            format!("{who} agree {on}, each on their own. The group hasn't agreed yet.")
        }
    }
}

/// Names a topic as something people agree on: they agree …
const fn agreed_on(topic: Topic) -> &'static str {
    match topic {
        Topic::Problem => "there's a problem",
        Topic::Solution => "on the kind of solution",
        Topic::Supplier => "on us as the supplier",
        Topic::Buy => "on buying",
        Topic::Advocate => "on speaking up",
    }
}

/// Returns labeled texts on the size of the group and on what is known about groups of that size, with the source.
#[must_use]
pub fn size_words(playbook: &Playbook, deal: &Deal) -> Vec<(&'static str, String)> {
    let known = group_size(deal);
    let unfound = members(deal).count() - known;
    let unfound = if unfound == 0 { String::new() } else { format!(", {unfound} more not identified yet") };
    let expected = deal
        .expected
        .map_or_else(|| "Group size unknown (E sets it).".to_owned(), |many| format!("We expect about {many} in all."));
    let mut all = vec![("Here", format!("{known} by name{unfound}. {expected}"))];
    let size = deal.expected.map_or(0, |many| many as usize).max(known);
    if let Some(chance) = chance_words(playbook, size) {
        all.push(("Chance", chance));
    }
    for (label, id) in [("Conflict", "conflict-37"), ("Contact", "process-57")] {
        if let Some(figure) = figure(playbook, id) {
            all.push((label, format!("{} [{}] {}", figure.text, source(playbook, figure), figure.note)));
        }
    }
    all
}

/// Formats the chance that a group of this size intends to buy at all. A value between the surveyed sizes is labeled
/// as such.
#[must_use]
pub fn chance_words(playbook: &Playbook, size: usize) -> Option<String> {
    let chance = match intent(&intent_points(playbook), size)? {
        Intent::Surveyed(chance) => format!("{chance:.0}%"),
        Intent::Between(chance) => {
            format!("about {chance:.0}% (our estimate between the surveyed sizes)")
        }
        Intent::AtMost(chance) => format!("{chance:.0}% or less"),
    };
    let people = if size == 1 { "1 person decides".to_owned() } else { format!("{size} people decide") };
    let points: Vec<String> =
        intent_points(playbook).iter().map(|(size, chance)| format!("{size}: {chance:.0}%")).collect();
    let from = figure(playbook, "intent-1").map_or("", |figure| source(playbook, figure));
    Some(format!("When {people}, {chance} intend to buy at all. Surveyed: {} [{from}].", points.join(", ")))
}

fn figure<'a>(playbook: &'a Playbook, id: &str) -> Option<&'a Figure> {
    playbook.figures.iter().find(|figure| figure.id == id)
}

fn source<'a>(playbook: &'a Playbook, figure: &'a Figure) -> &'a str {
    playbook.source(&figure.source).map_or(figure.source.as_str(), |source| source.short.as_str())
}

/// Returns whose concern it is: one name, or the names of those who disagree.
#[must_use]
pub fn concern_of(deal: &Deal, concern: &Concern) -> String {
    let names =
        deal.stakeholders.iter().filter(|person| concern.of.has(person.id)).map(|person| deal.called(person).as_str());
    names.collect::<Vec<_>>().join(" / ")
}

/// Returns the names of the purchase stages in order, and whether each is the current one. Empty where no stage was
/// set.
#[must_use]
pub fn stage_words<'a>(playbook: &'a Playbook, deal: &Deal) -> Vec<(&'a str, bool)> {
    let Some(here) = playbook.group.stage(&deal.stage) else { return Vec::new() };
    // Those after the selection count only once the purchase has come to them.
    let first = playbook.group.stages.len();
    let shown = if here < first { first } else { playbook.group.all_stages().count() };
    let stages = playbook.group.all_stages().take(shown).enumerate();
    stages.map(|(at, stage)| (stage.short.as_str(), at == here)).collect()
}

/// Formats how many take part, such as `6 of ~8 people`; `None` where nobody entered how many are expected.
#[must_use]
pub fn size_in_short(deal: &Deal) -> Option<String> {
    deal.expected.map(|expected| format!("{} of ~{expected} people", group_size(deal)))
}

/// Formats the outcome of a deal, such as `won, Tue 3 Nov`.
#[must_use]
pub fn outcome_words(outcome: &DealOutcome, today: Date) -> String {
    let result = outcome.result.known().map_or("ended", Choices::label);
    format!("{result}, {}", dates::show(outcome.on, today))
}

/// Returns the outcome in words with how good it was, such as `won, today (cut down, the group stayed whole)`.
#[must_use]
pub fn outcome_in_full(outcome: &DealOutcome, today: Date) -> String {
    let (words, quality) = (outcome_words(outcome, today), quality_words(outcome));
    if quality.is_empty() { words } else { format!("{words} ({quality})") }
}

/// Returns how good the outcome was, such as `cut down, the group stayed whole`; empty where nobody said.
#[must_use]
pub fn quality_words(outcome: &DealOutcome) -> String {
    let group = outcome.group().map(|one| format!("the group {}", one.label()));
    let all = outcome.bought().map(|one| one.label().to_owned()).into_iter().chain(group);
    all.collect::<Vec<_>>().join(", ")
}

/// Returns the subject of a concern; empty where it wasn't entered.
#[must_use]
pub fn concern_over(concern: &Concern) -> &'static str {
    concern.over.as_ref().and_then(Choice::known).map_or("", Choices::label)
}
