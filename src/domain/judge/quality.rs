//! Over deals that ended: which labels and signs held, and how many wins were of high quality (M1).
//!
//! Counts only, and no rates from a few deals: [`ENOUGH`] are needed on either side to compare.

use super::alert::judge_all;
use super::hindsight::{Held, hindsight};
use super::score::Count;
use super::verdict::GroupWord;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::{Choices, choices};
use crate::domain::record::deal::Deal;
use crate::domain::record::outcome::{Bought, Ending, GroupEnd};
use crate::domain::record::profile::ProfileGroup;

/// The deals with a sign, and without it, from which the two can be compared. A rule of thumb of ours.
pub const ENOUGH: usize = 5;

choices! {
    /// A sign that stood on the day a deal ended.
    Sign {
        /// A confirmed Mobilizer (M3).
        Confirmed = "confirmed-mobilizer", "a confirmed Mobilizer";
        /// The group's agreement on problem, solution and supplier, together (M1).
        Together = "agreed-together", "the group agreed together";
        /// An insight that passed a test (M13).
        Insight = "insight-passed", "an insight that passed a test";
        /// Everybody who matters was met (M8).
        Met = "all-met", "met everyone who matters";
        /// No step of the customer's own left open (M9).
        Inside = "inside-done", "all their inside steps done";
        /// A group that stayed whole (M1).
        Whole = "group-whole", "the group stayed whole";
    }
}

/// What is known of a deal that ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedDeal {
    /// Whether it was won.
    pub is_won: bool,
    /// What they bought, if somebody said.
    pub bought: Option<Bought>,
    /// Each label's group, and whether it held.
    pub labels: Vec<(ProfileGroup, Held)>,
    /// The signs, and whether each stood; those of which nothing is known are left out.
    pub signs: Vec<(Sign, bool)>,
}

/// Counts of deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wins {
    /// The deals won, of all.
    pub won: Count,
    /// The deals won with the premium offer, of those won of which somebody said what was bought.
    pub premium: Count,
}

/// The counts over all deals that ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quality {
    /// All of them.
    pub all: Wins,
    /// For each group that labels named: those that held, that the evidence contradicts, and that nobody can check.
    pub labels: Vec<(ProfileGroup, [usize; 3])>,
    /// For each sign: the deals with it, and without it.
    pub signs: Vec<(Sign, Wins, Wins)>,
}

/// Returns what is known of a deal; `None` while it's open, or if this version doesn't know how it ended.
#[must_use]
pub fn ended(playbook: &Playbook, deal: &Deal) -> Option<EndedDeal> {
    let outcome = deal.outcome.as_ref()?;
    let result = outcome.result.known()?;
    let found = hindsight(playbook, deal, &[])?;
    let labels = found.labels.iter().map(|one| (one.group, one.held)).collect();
    let confirmed = judge_all(playbook, deal)
        .iter()
        .any(|one| matches!(one.verdict.group, Some((ProfileGroup::Mobilizer, GroupWord::Confirmed))));
    let joint = found.score.joint;
    let signs = Sign::ALL.iter().filter_map(|sign| {
        let stood = match sign {
            Sign::Confirmed => Some(confirmed),
            Sign::Together => Some(joint.done == joint.of),
            Sign::Insight => (!deal.insights.is_empty()).then(|| deal.insights.iter().any(|one| one.passed() > 0)),
            Sign::Met => Some(found.never_met.is_empty()),
            Sign::Inside => (!deal.inside_steps.is_empty()).then(|| deal.inside_steps.iter().all(|one| !one.is_open())),
            Sign::Whole => outcome.group().map(|one| one == GroupEnd::Whole),
        };
        Some((*sign, stood?))
    });
    Some(EndedDeal { is_won: result == Ending::Won, bought: outcome.bought(), labels, signs: signs.collect() })
}

/// Counts the deals that ended.
#[must_use]
pub fn quality(all: &[EndedDeal]) -> Quality {
    let labels = ProfileGroup::ALL.iter().filter_map(|group| {
        let of = || all.iter().flat_map(|one| &one.labels).filter(|(label, _)| label == group);
        let count = |is: fn(&Held) -> bool| of().filter(|(_, held)| is(held)).count();
        let counts = [
            count(|held| *held == Held::Yes),
            count(|held| matches!(held, Held::No(_))),
            count(|held| *held == Held::Unknown),
        ];
        (counts != [0; 3]).then_some((*group, counts))
    });
    let signs = Sign::ALL.iter().map(|sign| {
        let of = |stood: bool| wins(all.iter().filter(move |one| one.signs.contains(&(*sign, stood))));
        (*sign, of(true), of(false))
    });
    Quality { all: wins(all.iter()), labels: labels.collect(), signs: signs.collect() }
}

fn wins<'a>(deals: impl Iterator<Item = &'a EndedDeal>) -> Wins {
    let mut wins = Wins::default();
    for deal in deals {
        wins.won.of += 1;
        wins.won.done += usize::from(deal.is_won);
        if let Some(bought) = deal.bought {
            wins.premium.of += 1;
            wins.premium.done += usize::from(bought == Bought::Premium);
        }
    }
    wins
}

impl Quality {
    /// Returns whether there are deals enough with a sign and without it to compare the two.
    #[must_use]
    pub const fn is_enough(with: Wins, without: Wins) -> bool {
        with.won.of >= ENOUGH && without.won.of >= ENOUGH
    }
}
