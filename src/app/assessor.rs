//! The assessor whose answers are entered and shown: the user, a colleague or a coach.

use super::App;
use super::ranking::rank;
use crate::app::search::Visibility;
use crate::app::search::{Choice, Match};
use crate::domain::record::text::{fold, one_line};

impl App {
    /// Lists the people who have answered in this deal; a new name can be taken as typed. Anybody but the owner is
    /// offered blind answering first, since others may have answered before.
    pub(super) fn assessors(&self, query: &str) -> Vec<Match> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let mut names = open.shown().assessors();
        let more = [self.settings.me.clone(), Some(open.assessor.clone())].into_iter().flatten();
        for name in more.filter(|name| !name.is_empty()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let known = names.into_iter().map(|name| {
            let group = if Some(&name) == self.settings.me.as_ref() {
                "you"
            } else if name == open.deal.owner {
                "owner"
            } else {
                ""
            };
            line(&name, &name, group)
        });
        let mut all = rank(query, known.collect());
        let typed = one_line(query).trim().to_owned();
        if !typed.is_empty() && !all.iter().any(|one| one.text == typed) {
            // A new name goes after the names that begin with it and before those that only contain its letters.
            // Somebody who has answered but is hidden by blind answering is not new.
            let is_hidden = open.deal.assessors().contains(&typed);
            let begun = all.iter().take_while(|one| fold(&one.text).starts_with(&fold(&typed))).count();
            let text = if is_hidden { typed.clone() } else { format!("{typed} (new)") };
            all.insert(if is_hidden { 0 } else { begun }, line(&typed, &text, ""));
        }
        all.into_iter().flat_map(|one| self.with_blind(one)).collect()
    }

    /// Offers an assessor other than the owner twice: blind first, then with the others' answers visible.
    fn with_blind(&self, one: Match) -> Vec<Match> {
        let Some(open) = self.deal.as_ref() else { return vec![one] };
        let Choice::Assessor(name, _) = &one.choice else { return vec![one] };
        if *name == open.deal.owner.as_str() || open.deal.owner.is_empty() {
            return vec![one];
        }
        let blind = Match {
            choice: Choice::Assessor(name.clone(), Visibility::Blind),
            text: format!("{}, blind (other answers hidden)", one.text),
            ..one.clone()
        };
        let seeing = Match { text: format!("{}, with other answers shown", one.text), ..one };
        vec![blind, seeing]
    }
}

fn line(name: &str, text: &str, group: &'static str) -> Match {
    Match {
        choice: Choice::Assessor(name.to_owned(), Visibility::Open),
        text: text.to_owned(),
        group,
        key: String::new(),
        blocked: None,
    }
}
