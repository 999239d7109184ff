//! The challenging question: what a coach asks about a person or the deal, chosen by the state that they are in.
//!
//! Cues are found from what the alerts, the verdicts and the log say; title, department and part in the purchase are never
//! a cue of a person. Which questions there are for a cue is the playbook's.

mod people;
mod whole;

use super::alert::{Facts, Known, judge_all, of_facts};
use crate::domain::method::cue::Cue;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use jiff::civil::Date;
use std::collections::HashMap;

/// What calls for a question in one deal, on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cues {
    deal: Vec<Cue>,
    people: HashMap<StakeholderId, Vec<Cue>>,
}

/// Finds what calls for a question, by the owner's verdicts.
#[must_use]
pub fn cues(playbook: &Playbook, deal: &Deal, today: Date) -> Cues {
    of_judged(playbook, deal, &judge_all(playbook, deal), today)
}

/// Returns the same where everybody is judged already.
#[must_use]
pub fn of_judged(playbook: &Playbook, deal: &Deal, known: &[Known<'_>], today: Date) -> Cues {
    if let Some(outcome) = &deal.outcome {
        let people = deal.stakeholders.iter().map(|person| (person.id, vec![Cue::Hindsight])).collect();
        return Cues { deal: whole::ended(outcome), people };
    }
    let facts = Facts::new(playbook, deal, known, &playbook.thresholds, today);
    let alerts = of_facts(&facts);
    Cues { deal: whole::of_deal(&facts, known, &alerts), people: people::of_people(&facts, known, &alerts) }
}

impl Cues {
    /// Returns what calls for a question about a person, the most telling first. Nothing where there is no such person.
    #[must_use]
    pub fn person(&self, id: StakeholderId) -> &[Cue] {
        self.people.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns what calls for a question about the deal, the most telling first.
    #[must_use]
    pub fn deal(&self) -> &[Cue] {
        &self.deal
    }

    /// Returns the same where nothing has changed since the last review, which calls for a question of its own.
    #[must_use]
    pub fn unchanged(mut self) -> Self {
        // Of a deal that is over nobody expects a change.
        if self.deal.contains(&Cue::StatusQuo) && !self.deal.contains(&Cue::Unchanged) {
            self.deal.push(Cue::Unchanged);
            self.deal.sort_unstable();
        }
        self
    }
}
