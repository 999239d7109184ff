//! What several alerts ask of a deal, found out once.

use super::Thresholds;
use crate::domain::contact::{Contacts, CustomerAct, last_act};
use crate::domain::deal::Deal;
use crate::domain::group::Snooze;
use crate::domain::id::StakeholderId;
use crate::domain::playbook::Playbook;
use crate::domain::profile::Group;
use crate::domain::stakeholder::Stakeholder;
use crate::domain::verdict::{GroupWord, Verdict, judge};
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// Names that are said before the rest is only counted.
const NAMED: usize = 3;

/// Purchase stages in which silence weighs more (M10, M16).
const LATE: [&str; 2] = ["evaluate", "select"];

/// The place of the coaching stage by which Blockers must be done with (M7).
pub(super) const TRADE_OFFS: usize = 3;

/// A person and the owner's verdict on them.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// Who.
    pub person: &'a Arc<Stakeholder>,
    /// What the owner's answers say.
    pub verdict: Verdict,
}

/// Judges everybody by the owner's answers, in the order of the deal.
#[must_use]
pub fn judge_all<'a>(playbook: &Playbook, deal: &'a Deal) -> Vec<Known<'a>> {
    let judged =
        |person: &'a Arc<Stakeholder>| Known { verdict: judge(&playbook.model, &person.answers(&deal.owner)), person };
    deal.stakeholders.iter().map(judged).collect()
}

impl Known<'_> {
    /// The group that is sure enough to act on.
    pub(super) fn likely(&self) -> Option<Group> {
        match self.verdict.group? {
            (group, GroupWord::Likely | GroupWord::Confirmed) => Some(group),
            (_, GroupWord::Unclear | GroupWord::Leaning | GroupWord::Unproven) => None,
        }
    }
}

pub(super) struct Facts<'a> {
    pub(super) playbook: &'a Playbook,
    pub(super) deal: &'a Deal,
    pub(super) limits: &'a Thresholds,
    pub(super) today: Date,
    /// Everybody who can be met: found, and still there.
    pub(super) present: Vec<&'a Known<'a>>,
    pub(super) contacts: Contacts,
    pub(super) act: Option<CustomerAct>,
    /// The place of the furthest coaching stage that was begun; nothing while nobody is coached.
    pub(super) reach: Option<usize>,
    names: HashMap<StakeholderId, &'a str>,
    screened: bool,
}

impl<'a> Facts<'a> {
    pub(super) fn new(
        playbook: &'a Playbook,
        deal: &'a Deal,
        known: &'a [Known<'a>],
        limits: &'a Thresholds,
        today: Date,
    ) -> Self {
        let here = |one: &&Known<'_>| !one.person.is_placeholder() && !one.person.has_left();
        let stages = &playbook.stages;
        let reach = deal.coaching.iter().map(|track| {
            let current = track.current(stages).unwrap_or(stages.len());
            let begun = (0..stages.len()).rev().find(|place| track.progress(&stages[*place]).ticked > 0);
            current.max(begun.unwrap_or(0))
        });
        Self {
            playbook,
            deal,
            limits,
            today,
            present: known.iter().filter(here).collect(),
            contacts: Contacts::of_deal(deal),
            act: last_act(deal),
            reach: reach.max(),
            names: deal.stakeholders.iter().map(|one| (one.id, &*one.name)).collect(),
            screened: known.iter().any(|one| one.verdict.group.is_some()),
        }
    }

    /// Whether so little is known that only one thing matters.
    pub(super) const fn is_beginning(&self) -> bool {
        !self.screened
    }

    /// Whether the deal is so far that silence weighs more.
    pub(super) fn is_late(&self) -> bool {
        LATE.contains(&&*self.deal.stage) || self.reach.is_some_and(|reach| reach >= TRADE_OFFS)
    }

    pub(super) fn name(&self, id: StakeholderId) -> &'a str {
        self.names.get(&id).copied().unwrap_or("somebody")
    }

    /// `Ann Lee, Dev Patel and 3 more`.
    pub(super) fn names(&self, people: &[StakeholderId]) -> String {
        joined(people.iter().map(|id| self.name(*id)))
    }

    /// The sleep of an alert, where it has not run out.
    pub(super) fn sleep(&self, key: &str) -> Option<&'a Snooze> {
        let of_it = self.deal.snoozes.iter().filter(|one| &*one.alert == key && one.until >= self.today);
        of_it.max_by_key(|one| one.until)
    }
}

/// A list in words: all where they are few, the first and a count where they are many.
pub(super) fn joined<'a>(words: impl ExactSizeIterator<Item = &'a str>) -> String {
    let count = words.len();
    let shown = if count <= NAMED + 1 { count } else { NAMED };
    let mut text = String::new();
    for (place, word) in words.take(shown).enumerate() {
        let last = place + 1 == count;
        text.push_str(match place {
            0 => "",
            _ if last => " and ",
            _ => ", ",
        });
        text.push_str(word);
    }
    if shown < count {
        text.push_str(&format!(" and {} more", count - shown));
    }
    text
}
