//! The way of a deal in words: where each person is, from the status quo to the group's agreement (M1).

use crate::domain::judge::phase::{Because, Phase, Phases};
use crate::domain::record::choice::Choices;
use crate::domain::record::stance::Topic;

/// Returns a phase with what it follows from, such as `willing to explore: delivered a task`.
#[must_use]
pub fn phase_words((phase, because): (Phase, Because)) -> String {
    let alone = if phase == Phase::Willing { ", on their own" } else { "" };
    format!("{}{alone}: {}", phase.label(), because_words(because))
}

/// Returns what a phase follows from.
fn because_words(because: Because) -> String {
    match because {
        Because::Opposed(Topic::Advocate) => "speaks against it".to_owned(),
        Because::Opposed(_) => "wouldn't buy".to_owned(),
        Because::NoProblem => "sees no problem".to_owned(),
        Because::Unmoved => "the insight left them cold".to_owned(),
        Because::Pressed => "asked hard questions about the insight".to_owned(),
        Because::Delivered => "delivered a task".to_owned(),
        Because::InFavor(Topic::Advocate) => "would speak up".to_owned(),
        Because::InFavor(_) => "would buy".to_owned(),
        Because::Yes(topic) => format!("says yes to {}", named(topic)),
        Because::DoubtsA => "doubts what they believed".to_owned(),
        Because::AgreedToB => "agreed to B".to_owned(),
        Because::Together(topic) => format!("says yes to {}, as the group does", named(topic)),
    }
}

const fn named(topic: Topic) -> &'static str {
    match topic {
        Topic::Problem => "the problem",
        Topic::Solution => "the kind of solution",
        Topic::Supplier => "us as the supplier",
        Topic::Buy => "buying",
        Topic::Advocate => "speaking up",
    }
}

/// Returns how many are in each phase, such as `2 in the status quo · 4 willing, each alone · 1 agreed together`.
#[must_use]
pub fn phases_words(all: Phases) -> String {
    let parts = [
        (all.status_quo, "in the status quo"),
        (all.willing, "willing, each alone"),
        (all.agreed, "in the group's agreement"),
        (all.unknown, "unknown"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    parts.map(|(count, words)| format!("{count} {words}")).collect::<Vec<_>>().join(" · ")
}

/// Returns the same for a corner, the longest first, such as `4 of 9 willing · 1 agreed`; nothing where nothing is known.
#[must_use]
pub fn phases_to_fit(all: Phases) -> Vec<String> {
    let Phases { willing, agreed, .. } = all;
    let people = all.all();
    let short = vec![
        format!("{willing} of {people} willing · {agreed} agreed"),
        format!("{willing} willing · {agreed} agreed"),
    ];
    if people == all.unknown { Vec::new() } else { [vec![phases_words(all)], short].concat() }
}
