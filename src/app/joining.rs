//! Two entries for the same human: which other one is it, and making one of both.

use super::App;
use super::overlays::finder::{Choice, Match};
use crate::domain::deal::Joining;
use crate::domain::id::StakeholderId;
use crate::domain::text::Words;

/// The most people that are offered.
const MOST: usize = 50;

impl App {
    /// Everybody in the deal but the selected person.
    pub(super) fn others(&self, query: &str) -> Vec<Match> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let selected = open.selected().map(|person| person.id);
        let words = Words::new(query.trim());
        let others = open.deal.stakeholders.iter().filter(|person| Some(person.id) != selected);
        let found = others.filter(|person| words.found_in(&[&person.name, &person.title]));
        found
            .take(MOST)
            .map(|person| {
                let title = if person.title.is_empty() { String::new() } else { format!(", {}", person.title) };
                Match {
                    choice: Choice::Join(person.id),
                    text: format!("{}{title}", person.name),
                    group: "",
                    key: String::new(),
                    blocked: None,
                }
            })
            .collect()
    }

    /// Makes one entry of the selected person and another.
    pub(super) fn join_with(&mut self, other: StakeholderId) {
        let selected = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id);
        if let Some(keep) = selected {
            self.join(keep, other);
        }
    }

    /// Makes one entry of two people.
    pub(super) fn join(&mut self, keep: StakeholderId, other: StakeholderId) {
        let (kept, gone) = (self.name_of(keep), self.name_of(other));
        let (note, me, at) = (self.new_record(), self.me(), self.now.timestamp());
        let joining = Joining { keep, other, note, by: &me, at };
        let mut differ = 0;
        if self.edit(format!("join {gone} with {kept}"), |deal| differ = deal.join_people(joining)) {
            self.go_to_person(keep);
            let to_choose = match differ {
                0 => String::new(),
                1 => " · 1 value differs: = chooses".to_owned(),
                more => format!(" · {more} values differ: = chooses"),
            };
            self.done(format!("{gone} is now part of {kept}{to_choose} · u parts them"));
        }
    }
}
