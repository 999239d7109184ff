//! What the history of an ended deal says, in words.

use super::group::quality_words;
use super::score::score_row;
use crate::domain::judge::hindsight::{Held, Hindsight, Labelled};
use crate::domain::record::card::Role;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::outcome::{DealOutcome, Ending};
use crate::domain::record::text::capitalized;

/// A part: its heading and labeled lines.
pub type Part = (&'static str, Vec<(String, String)>);

/// The weeks without an own move of the customer's from which that is worth saying.
const SILENT: i32 = 3;

/// Returns the title, such as `Lost after 14 weeks`.
#[must_use]
pub fn hindsight_title(outcome: &DealOutcome, found: &Hindsight) -> String {
    let how = match outcome.result.known() {
        Some(Ending::Won) => "Won",
        Some(Ending::Lost) => "Lost",
        Some(Ending::NoDecision) => "No decision",
        None => "Ended",
    };
    format!("{how} after {}", weeks(found.weeks))
}

/// Returns what the history says, and which labels held. Empty parts are left out.
#[must_use]
pub fn hindsight_words(deal: &Deal, found: &Hindsight) -> Vec<Part> {
    let line = |text: String| (String::new(), text);
    let quality = deal.outcome.as_ref().map(quality_words).filter(|words| !words.is_empty());
    let quality = quality.map(|words| line(format!("{}.", capitalized(&words))));
    let mut said: Vec<(String, String)> = quality.into_iter().collect();
    for (id, snoozed) in &found.never_met {
        let who = who(deal, *id);
        said.push(line(format!(
            "Nobody met {who} in {}{}.",
            weeks(found.weeks),
            snoozed_words(*snoozed, "; that alert was")
        )));
    }
    match found.last_move {
        Some((on, since)) if since >= SILENT => {
            let last =
                format!("Their last move of their own was on {}, {} before the end.", dates::dated(on), weeks(since));
            said.push(line(last));
        }
        Some(_) => {}
        None => said.push(line("Nobody ever wrote down a move of their own.".to_owned())),
    }
    let stood = found.stood.iter().map(|(alert, snoozed)| {
        (alert.level.label().to_owned(), format!("{}{}", alert.reason, snoozed_words(*snoozed, ";")))
    });
    let of = |wanted: fn(&Held) -> bool| -> Vec<(String, String)> {
        let some = found.labels.iter().filter(|one| wanted(&one.held));
        some.map(|one| label_line(deal, one)).collect()
    };
    let parts = [
        ("How it went", said),
        ("Alerts that were still open", stood.collect()),
        ("Labels that were right", of(|held| *held == Held::Yes)),
        ("Labels that were wrong", of(|held| matches!(held, Held::No(_)))),
        ("Labels nobody can check", of(|held| *held == Held::Unknown)),
        ("In numbers", vec![line(format!("{}.", score_row(&found.score)))]),
    ];
    parts.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

fn label_line(deal: &Deal, one: &Labelled) -> (String, String) {
    let name = deal.called_by_id(one.person).map(|name| name.to_string()).unwrap_or_default();
    let said = format!("{} said {}", one.by, one.label);
    let words = match one.held {
        Held::Yes => format!("{said}, and so does the evidence"),
        Held::No(group) => format!("{said}; the evidence says {}", group.name()),
        Held::Unknown => format!("{said}; too little was seen to tell"),
    };
    (name, words)
}

/// Returns a person with their role, such as `Hana Sugimoto, who approves,`.
fn who(deal: &Deal, id: StakeholderId) -> String {
    let Some(person) = deal.person(id) else { return String::new() };
    let roles = &person.card().roles;
    let role = [Role::Decides, Role::Approves].into_iter().find(|role| roles.has(*role));
    let title = if person.title.is_empty() { String::new() } else { format!(" ({})", person.title) };
    let name = format!("{}{title}", deal.called(person));
    role.map_or_else(|| name.clone(), |role| format!("{name}, who {},", role.label()))
}

fn weeks(count: i32) -> String {
    match count {
        0 => "less than a week".to_owned(),
        1 => "1 week".to_owned(),
        _ => format!("{count} weeks"),
    }
}

/// Returns how many times something was snoozed, after these words; nothing for none.
fn snoozed_words(count: usize, before: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!("{before} snoozed once"),
        2 => format!("{before} snoozed twice"),
        _ => format!("{before} snoozed {count} times"),
    }
}
