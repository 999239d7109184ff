//! Whose answers are given and shown: the user's own, or those of a colleague or coach.

use super::App;
use super::overlays::finder::{Choice, Match};
use super::ranking::rank;
use crate::domain::text::{fold, one_line};

impl App {
    /// Who has answered here; a name that is new can be taken as it is typed.
    pub(super) fn assessors(&self, query: &str) -> Vec<Match> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let mut names = open.deal.assessors();
        names.extend(self.settings.me.iter().filter(|me| !open.deal.assessors().contains(me)).cloned());
        let known = names.into_iter().map(|name| {
            let group = if Some(&name) == self.settings.me.as_ref() {
                "you"
            } else if name == open.deal.owner {
                "owner"
            } else {
                ""
            };
            let text = name.clone();
            Match { choice: Choice::Assessor(name), text, group, key: String::new(), blocked: None }
        });
        let mut all = rank(query, known.collect());
        let typed = one_line(query).trim().to_owned();
        if !typed.is_empty() && !all.iter().any(|one| one.text == typed) {
            let text = format!("{typed} (new)");
            // Before those who only hold the same letters somewhere; after those whom it begins.
            let place = all.iter().take_while(|one| fold(&one.text).starts_with(&fold(&typed))).count();
            let new = Match { choice: Choice::Assessor(typed), text, group: "", key: String::new(), blocked: None };
            all.insert(place, new);
        }
        all
    }

    /// Makes another person of ours the one who answers.
    pub(in crate::app) fn answer_as(&mut self, name: String) {
        let text = format!("Answers are now {name}’s");
        if let Some(open) = self.deal.as_mut() {
            open.assessor = name;
            open.profile.sitting = None;
        }
        self.done(text);
    }
}
