//! The challenging question: what a coach asks about a person or the deal, chosen by the state that they are in.
//!
//! Cues are found from what the alerts, the verdicts and the log say; title, department and part in the purchase are never
//! a cue of a person. Which questions there are for a cue is the playbook's.

mod cue;
mod people;
mod whole;

pub use cue::Cue;

use super::alert::{Facts, Known, judge_all, of_facts};
use super::deal::Deal;
use super::id::StakeholderId;
use super::playbook::Playbook;
use jiff::civil::Date;
use std::collections::HashMap;

/// How many questions are the same for every deal (M16).
pub const PORTFOLIO: usize = 5;

/// The most characters of a question, so that it and what belongs to it fit the smallest screen.
pub const ASK: usize = 140;

/// The most characters of what a good answer sounds like.
pub const GOOD: usize = 200;

/// The most characters of a follow-up.
pub const FOLLOW: usize = 140;

/// A challenging question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// What calls for it.
    pub cue: Cue,
    /// The question, as a coach reads it out.
    pub ask: String,
    /// What a good answer sounds like.
    pub good: String,
    /// What to ask after that.
    pub follow: String,
    /// Sections of the method that it follows from, such as `M8`.
    pub section: String,
    /// Id of the source.
    pub source: String,
}

/// A question that is the same for every deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortfolioQuestion {
    /// Stable id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// What a good answer sounds like.
    pub good: String,
    /// Sections of the method that it follows from.
    pub section: String,
    /// Id of the source.
    pub source: String,
}

/// What a review asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewTexts {
    /// The challenging questions. Of those for one cue the earlier is asked first.
    pub questions: Vec<Question>,
    /// The same for every deal, in the order in which they are asked.
    pub portfolio: Vec<PortfolioQuestion>,
}

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

/// The same where everybody is judged already.
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
    /// What calls for a question about a person, the most telling first. Nothing where there is no such person.
    #[must_use]
    pub fn person(&self, id: StakeholderId) -> &[Cue] {
        self.people.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What calls for a question about the deal, the most telling first.
    #[must_use]
    pub fn deal(&self) -> &[Cue] {
        &self.deal
    }

    /// The same where nothing has changed since the last review, which calls for a question of its own.
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

impl ReviewTexts {
    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|one| one.id == id)
    }

    /// The questions for a cue, in their order.
    pub fn of(&self, cue: Cue) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |one| one.cue == cue)
    }

    /// The question to ask about a person, or about the deal where `about` is nobody.
    ///
    /// `asked` holds the ids of what was asked about the same before, the longest ago first; those of the last few reviews
    /// will do, and the fewer they are, the sooner what is worst is asked about again. A question that is not among them
    /// comes first, by the most telling cue. Where all were asked, it is the one that was asked longest ago. People in the
    /// same state begin at different questions; who wants none twice in one review adds what it asked about others.
    #[must_use]
    pub fn challenge<S: AsRef<str>>(
        &self,
        cues: &[Cue],
        about: Option<StakeholderId>,
        asked: &[S],
    ) -> Option<&Question> {
        let last_asked = |one: &Question| asked.iter().rposition(|id| id.as_ref() == one.id);
        let mut best: Option<(Option<usize>, &Question)> = None;
        for cue in cues {
            for question in turned(self.of(*cue).collect(), about) {
                let when = last_asked(question);
                if when.is_none() {
                    return Some(question);
                }
                if best.is_none_or(|(earliest, _)| when < earliest) {
                    best = Some((when, question));
                }
            }
        }
        best.map(|(_, question)| question)
    }
}

/// Questions for one cue, begun at a place that the person's id gives.
fn turned(mut all: Vec<&Question>, about: Option<StakeholderId>) -> Vec<&Question> {
    if let (Some(id), false) = (about, all.is_empty()) {
        // The remainder is below the number of questions.
        #[allow(clippy::cast_possible_truncation)]
        let place = (id.0.as_u128() % all.len() as u128) as usize;
        all.rotate_left(place);
    }
    all
}
