//! Merging duplicates: choosing the other entry for the same person, and merging the two.

use super::App;
use super::forms::same_names::in_words;
use super::other_deals::nearest;
use crate::app::command::Twice;
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::change::joining::Joining;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Words;

impl App {
    /// Opens the list of whom to merge with the selected person.
    pub(super) fn ask_to_join(&mut self) {
        if !self.asks_unseen(Twice::Merge, "Merge this person with another one, with all that is known of both?") {
            self.open_finder(FinderKind::Join);
        }
    }

    /// Lists everybody in the deal except the selected person.
    pub(super) fn others(&self, query: &str) -> Vec<Match> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let selected = open.selected().map(|person| person.id);
        let words = Words::new(query.trim());
        let people = &open.deal.stakeholders;
        let is_other = |one: &Stakeholder| Some(one.id) != selected;
        let found = nearest(people, query, |one| is_other(one) && words.found_in(&[&one.name, &one.title]));
        found
            .iter()
            .map(|at| (at, self.called(&people[*at]).to_string()))
            .map(|(at, label)| Match {
                choice: Choice::Join(people[*at].id),
                text: in_words(&people[*at], &label),
                group: "",
                key: String::new(),
                blocked: None,
            })
            .collect()
    }

    /// Merges another person into the selected one.
    pub(super) fn join_with(&mut self, other: StakeholderId) {
        let selected = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id);
        if let Some(keep) = selected {
            self.join(keep, other);
        }
    }

    /// Merges the second person into the first.
    pub(super) fn join(&mut self, keep: StakeholderId, other: StakeholderId) {
        self.sign_unasked();
        let (kept, gone) = (self.name_of(keep), self.name_of(other));
        let (note, me, at) = (self.new_record(), self.me(), self.now.timestamp());
        let joining = Joining { keep, other, note, by: &me, at };
        let mut differ = 0;
        if self.edit(format!("merge {gone} into {kept}"), |deal| differ = deal.join_people(joining)) {
            self.go_to_person(keep);
            let to_choose = match differ {
                0 => String::new(),
                1 => " · 1 conflict: = resolves it".to_owned(),
                more => format!(" · {more} conflicts: = resolves them"),
            };
            self.done(format!("Merged {gone} into {kept}{to_choose} · u undoes it"));
        }
    }
}
