//! A conversation from a file: who of the deal took part, whether it is logged already, and logging it.

use super::import::{Incoming, Matched, People};
use crate::domain::record::choice::Picked;
use crate::domain::record::conversation::{Conversation, Starter};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::naming::is_written;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::fold;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Map;
use uuid::Uuid;

/// The most people who are offered for a name.
const OFFERED: usize = 9;

/// Who a speaker is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person of the deal.
    Person(StakeholderId),
    /// Somebody on our side.
    Ours,
    /// Perhaps one of these people.
    Perhaps(Vec<StakeholderId>),
    /// Nobody in the deal.
    Nobody,
}

/// Finds who in a deal each speaker is, by name and by address. A name counts as it is typed, then without accents and
/// case where only one person has it; a part of a name is a question.
#[must_use]
pub fn who_spoke(deal: &Deal, me: &str, speakers: &[(&str, &str)]) -> Vec<Who> {
    let people = People::of(deal);
    let ours = deal.assessors();
    speakers
        .iter()
        .map(|(name, email)| {
            if is_written(me, name) || ours.iter().any(|one| is_written(one, name)) {
                return Who::Ours;
            }
            let typed: Vec<StakeholderId> =
                deal.stakeholders.iter().filter(|one| is_written(&one.name, name)).map(|one| one.id).collect();
            if let [one] = typed.as_slice() {
                return Who::Person(*one);
            }
            let row = Incoming { name: (*name).to_owned(), email: (*email).to_owned(), ..Incoming::default() };
            if let Matched::Sure(one) = people.find(&row) {
                return Who::Person(one);
            }
            match people.named(name).as_slice() {
                [one] => Who::Person(*one),
                [] => match in_part(deal, name) {
                    // Colleagues sign with a part of their names.
                    Who::Nobody if ours.iter().map(String::as_str).chain([me]).any(|one| is_part(one, name)) => {
                        Who::Ours
                    }
                    who => who,
                },
                several => Who::Perhaps(several.to_vec()),
            }
        })
        .collect()
}

/// Returns the words of a name that tell somebody.
fn words(name: &str) -> Vec<String> {
    let name = fold(name);
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    words.map(str::to_owned).collect()
}

/// Returns whether all words of a name are in another.
fn is_part(part: &str, name: &str) -> bool {
    let (part, name) = (words(part), words(name));
    !part.is_empty() && part.iter().all(|word| name.contains(word))
}

/// Finds the people who have a word of a name.
fn in_part(deal: &Deal, name: &str) -> Who {
    let own = words(name);
    let shares = |person: &Stakeholder| words(&person.name).iter().any(|word| own.contains(word));
    let found: Vec<StakeholderId> =
        deal.stakeholders.iter().filter(|one| shares(one)).map(|one| one.id).take(OFFERED).collect();
    if found.is_empty() { Who::Nobody } else { Who::Perhaps(found) }
}

/// A conversation to log.
#[derive(Debug, Clone)]
pub struct ToLog<'a> {
    /// What it was about.
    pub about: &'a str,
    /// Its day.
    pub on: Date,
    /// The deal's people who took part.
    pub with: Vec<StakeholderId>,
    /// The names of those who took part and are to be added.
    pub added: Vec<&'a str>,
    /// The text by which the same file is known again.
    pub source: &'a str,
}

/// Returns the conversation that this one is, if it is logged already: from the same file, or on the same day with the
/// same people and words.
#[must_use]
pub fn logged<'a>(deal: &'a Deal, what: &ToLog<'_>) -> Option<&'a Conversation> {
    let with: Picked<StakeholderId> = what.with.iter().copied().collect();
    let is_it = |one: &&Conversation| {
        one.source == what.source
            || (what.added.is_empty() && one.on == what.on && one.said == what.about && one.with == with)
    };
    deal.conversations.iter().map(|one| &**one).find(is_it)
}

/// Logs a conversation, and adds the people who are new. Returns everybody who took part.
pub fn log(
    deal: &mut Deal,
    what: &ToLog<'_>,
    (by, at): (&str, Timestamp),
    ids: &mut dyn FnMut() -> Uuid,
) -> Vec<StakeholderId> {
    let mut with = what.with.clone();
    for name in &what.added {
        let id = StakeholderId(ids());
        deal.add_person(Stakeholder::new(id, name));
        with.push(id);
    }
    deal.log(Conversation {
        id: RecordId(ids()),
        on: what.on,
        with: with.iter().copied().collect(),
        started: Starter::Unsaid.into(),
        said: what.about.into(),
        source: what.source.into(),
        by: by.into(),
        at,
        extra: Map::new(),
    });
    with
}
