//! A few honest counts about a deal.
//!
//! There is no grand total: one number over all of them could be raised by what is easiest to raise.

use super::agreed::{Collective, collective, pile};
use super::alert::{Known, judge_all};
use super::contact::{Contacts, sightings};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::action::Action;
use crate::domain::record::card::{Influence, Role};
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::AGREEMENTS;
use jiff::civil::Date;

/// A number out of as many as there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// The number of those that count.
    pub done: usize,
    /// The number of all.
    pub of: usize,
}

/// The counts of a deal on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Of the people who matter: those we have met.
    pub met: Count,
    /// Of the people with a verdict: those of whom somebody wrote down what they saw.
    pub evident: Count,
    /// Of the coaching's stages: those proven in the furthest coaching.
    pub coaching: Count,
    /// The single yeses to problem, solution and supplier, of as many as there could be.
    pub yeses: Count,
    /// Of problem, solution and supplier: those the group agreed on together, with evidence.
    pub joint: Count,
    /// Of the decisions of reviews that are done or whose day has passed: those that are done.
    pub kept: Count,
}

impl Count {
    fn of<T>(all: impl IntoIterator<Item = T>, counts: impl Fn(&T) -> bool) -> Self {
        let (mut done, mut of) = (0, 0);
        for one in all {
            of += 1;
            done += usize::from(counts(&one));
        }
        Self { done, of }
    }
}

/// Returns whether a person matters: they decide or approve, or the deciders or other departments listen to them.
#[must_use]
pub fn matters(person: &Stakeholder) -> bool {
    let card = person.card();
    let decides = card.roles.has(Role::Decides) || card.roles.has(Role::Approves);
    decides || matches!(card.influence(), Some(Influence::Across | Influence::Deciders))
}

/// Returns the counts of a deal on a day, by the owner's verdicts.
#[must_use]
pub fn score(playbook: &Playbook, deal: &Deal, today: Date) -> Score {
    let known = judge_all(playbook, deal);
    let contacts = Contacts::of_deal(deal);
    let here = || deal.stakeholders.iter().filter(|person| !person.has_left());
    let judged = known.iter().filter(|one| !one.person.has_left() && one.verdict.group.is_some());
    let stages = playbook.stages.len();
    let tracks = deal.coaching.iter().filter(|track| deal.person(track.stakeholder).is_some_and(|one| !one.has_left()));
    let proven = tracks.map(|track| track.current(&playbook.stages).unwrap_or(stages)).max();
    let piles = AGREEMENTS.map(|topic| pile(deal, topic));
    let fell_due = |one: &&std::sync::Arc<Action>| one.review.is_some() && (!one.is_open() || one.due < today);
    Score {
        met: Count::of(here().filter(|person| matters(person)), |person| contacts.met(person)),
        evident: Count::of(judged, |one: &&Known<'_>| sightings(one.person).next().is_some()),
        coaching: Count { done: proven.unwrap_or(0), of: stages },
        yeses: Count { done: piles.iter().map(|one| one.yes).sum(), of: piles.iter().map(|one| one.all()).sum() },
        joint: Count::of(AGREEMENTS, |topic| matches!(collective(deal, *topic), Collective::Proved(_))),
        kept: Count::of(deal.actions.iter().filter(fell_due), |one| !one.is_open()),
    }
}
