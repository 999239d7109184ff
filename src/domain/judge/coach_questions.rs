//! The challenging question: what a coach asks about a person or the deal, chosen by the state they are in.
//!
//! Cues come from the alerts, the verdicts and the log; job title, department and role in the purchase are never a
//! cue about a person. The playbook has the questions for each cue.

mod people;
mod whole;

use super::alert::{Facts, Known, judge_all, of_facts};
use crate::domain::method::cue::Cue;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use jiff::civil::Date;
use std::collections::HashMap;

/// The cues for questions about one deal, on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cues {
    deal: Vec<Cue>,
    people: HashMap<StakeholderId, Vec<Cue>>,
}

/// Finds the cues by the owner's verdicts.
#[must_use]
pub fn cues(playbook: &Playbook, deal: &Deal, today: Date) -> Cues {
    of_judged(playbook, deal, &judge_all(playbook, deal), today)
}

/// Finds the same cues as [`cues`], for people who are judged already.
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
    /// Returns the cues about a person, the most telling first; empty where there is no such person.
    #[must_use]
    pub fn person(&self, id: StakeholderId) -> &[Cue] {
        self.people.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Returns the cues about the deal, the most telling first.
    #[must_use]
    pub fn deal(&self) -> &[Cue] {
        &self.deal
    }

    /// Adds the cue for a deal in which nothing has changed since the last review.
    #[must_use]
    pub fn unchanged(mut self) -> Self {
        // In a deal that has ended, no change is expected.
        if self.deal.contains(&Cue::StatusQuo) && !self.deal.contains(&Cue::Unchanged) {
            self.deal.push(Cue::Unchanged);
            self.deal.sort_unstable();
        }
        self
    }
}
