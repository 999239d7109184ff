//! The people of one state of the deal, sorted. Worked out when the deal, the assessor or the order changes, and kept
//! while somebody only moves or filters.

use super::judged::Judged;
use crate::domain::judge::contact::Contacts;
use crate::domain::judge::people_order::{ListGroup, PeopleOrder, group_starts, ordered};
use crate::domain::judge::verdict::{Read, Verdict, judge};
use crate::domain::method::model::Model;
use crate::domain::record::card::Role;
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::Topic;
use crate::domain::record::text::width;
use crate::export::words::short_words;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The inputs of the sorting.
#[derive(Debug, Clone)]
pub(in crate::app) struct Inputs {
    /// The state of the deal.
    pub(in crate::app) deal: Arc<Deal>,
    /// The assessor whose verdicts are shown.
    pub(in crate::app) assessor: String,
    /// The order.
    pub(in crate::app) order: PeopleOrder,
    /// The order to keep, where sorting would tell who is what; people who came since follow in the deal's order.
    pub(in crate::app) kept: Option<Arc<[StakeholderId]>>,
}

/// The sorted people.
#[derive(Debug)]
pub(in crate::app) struct Sorted {
    inputs: Inputs,
    /// The owner's verdicts; none where verdicts are hidden.
    judged: Option<Arc<Judged>>,
    /// Everybody's verdict as shown, in the deal's order; empty where verdicts are hidden.
    shown: Arc<[Arc<Verdict>]>,
    /// The contacts with everybody.
    pub(in crate::app) contacts: Arc<Contacts>,
    /// The columns of the longest name.
    pub(in crate::app) longest: usize,
    /// The indexes in the deal, sorted.
    pub(in crate::app) indexes: Vec<usize>,
    /// The first index of each group, if they are by group.
    pub(in crate::app) groups: Vec<(ListGroup, usize)>,
}

impl Inputs {
    fn are(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.deal, &other.deal)
            && self.assessor == other.assessor
            && self.order == other.order
            && match (&self.kept, &other.kept) {
                (Some(ours), Some(theirs)) => Arc::ptr_eq(ours, theirs),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            }
    }
}

impl Sorted {
    /// Sorts; what an earlier result knows and still holds is not worked out again.
    pub(in crate::app) fn of(model: &Model, inputs: Inputs, before: Option<&Self>) -> Self {
        let deal = &inputs.deal;
        let known = before.filter(|before| Arc::ptr_eq(&before.inputs.deal, deal));
        let contacts = known.map_or_else(|| Arc::new(Contacts::of_deal(deal)), |known| Arc::clone(&known.contacts));
        let longest = || deal.stakeholders.iter().map(|person| width(deal.called(person))).max().unwrap_or(0);
        let longest = known.map_or_else(longest, |known| known.longest);
        if let Some(kept) = &inputs.kept {
            let indexes = in_kept_order(deal, kept);
            return Self {
                judged: None,
                shown: Arc::default(),
                contacts,
                longest,
                indexes,
                groups: Vec::new(),
                inputs,
            };
        }
        let judged = Judged::of(model, deal, before.and_then(|before| before.judged.as_ref()));
        let shown = shown(model, &inputs, &judged, before);
        let reads: Vec<Read> = shown.iter().map(|verdict| verdict.read()).collect();
        let indexes = ordered(deal, inputs.order, &reads, &contacts);
        let by_group = inputs.order == PeopleOrder::Group;
        let groups = if by_group { group_starts(deal, &reads, &indexes) } else { Vec::new() };
        Self { judged: Some(judged), shown, contacts, longest, indexes, groups, inputs }
    }

    /// Returns the owner's verdicts on everybody in this state of the deal, if they are known.
    pub(in crate::app) fn judged(&self, deal: &Arc<Deal>) -> Option<&Arc<Judged>> {
        self.judged.as_ref().filter(|judged| judged.is_of(deal))
    }

    /// Returns the verdict shown of the person at this index of this state of the deal, if it is known.
    pub(in crate::app) fn verdict(&self, deal: &Arc<Deal>, at: usize) -> Option<&Arc<Verdict>> {
        self.shown.get(at).filter(|_| Arc::ptr_eq(&self.inputs.deal, deal))
    }

    /// Returns the texts by which a filter finds the person at this index of the deal: all that a row shows of them.
    /// The customer sees the name, the title and the card's roles and owner only, and the deal is the masked one then.
    ///
    /// Each letter asks it of everybody, so nothing is copied.
    pub(in crate::app) fn texts<'a>(&self, person: &'a Stakeholder, at: usize) -> Vec<&'a str> {
        let card = person.card();
        let mut texts: Vec<&str> = vec![&person.name, &person.title, &card.owner];
        texts.extend(Role::ALL.iter().filter(|role| card.roles.has(**role)).map(|role| role.label()));
        texts.extend(card.standing().map(|standing| standing.label()));
        let Some(read) = self.shown.get(at).map(|verdict| verdict.read()) else { return texts };
        texts.push(short_words(read));
        texts.push(ListGroup::of(person, read).title());
        if person.opposition().is_some() {
            texts.push("opposed");
        } else if read == Read::Unknown && !self.contacts.met(person) {
            texts.push("never met");
        }
        let stances = Topic::ALL.iter().filter_map(|topic| person.position(*topic));
        texts.extend(stances.map(|position| position.label()));
        texts
    }

    /// Returns whether it follows from these inputs.
    pub(in crate::app) fn is_of(&self, inputs: &Inputs) -> bool {
        self.inputs.are(inputs)
    }
}

/// Returns the indexes in the deal of these people, then of all others.
fn in_kept_order(deal: &Deal, kept: &[StakeholderId]) -> Vec<usize> {
    let mut left: HashMap<StakeholderId, usize> =
        deal.stakeholders.iter().enumerate().map(|(at, person)| (person.id, at)).collect();
    let mut indexes: Vec<usize> = kept.iter().filter_map(|id| left.remove(id)).collect();
    let known: HashSet<usize> = indexes.iter().copied().collect();
    indexes.extend((0..deal.stakeholders.len()).filter(|at| !known.contains(at)));
    indexes
}

/// Returns everybody's verdict as shown: the owner's, or that of an assessor who answered. People who did not change are
/// not judged again.
fn shown(model: &Model, inputs: &Inputs, judged: &Judged, before: Option<&Sorted>) -> Arc<[Arc<Verdict>]> {
    let Inputs { deal, assessor, .. } = inputs;
    if *assessor == *deal.owner {
        return Arc::clone(judged.verdicts());
    }
    let before = before.filter(|before| before.inputs.assessor == *assessor && before.inputs.deal.owner == deal.owner);
    let verdict = |((at, person), by_owner): ((usize, &Arc<Stakeholder>), &Arc<Verdict>)| {
        let by = person.shown_by(assessor, &deal.owner);
        if by == deal.owner.as_str() {
            return Arc::clone(by_owner);
        }
        let old = before.and_then(|before| before.inputs.deal.stakeholders.get(at).zip(before.shown.get(at)));
        match old {
            Some((old, verdict)) if Arc::ptr_eq(old, person) => Arc::clone(verdict),
            Some(_) | None => Arc::new(judge(model, &person.answers(by))),
        }
    };
    deal.stakeholders.iter().enumerate().zip(judged.verdicts().iter()).map(verdict).collect()
}
