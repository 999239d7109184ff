//! Facts about a deal that several alerts need, collected once.

use crate::domain::judge::contact::{Contacts, CustomerAct, last_act, occasions};
use crate::domain::judge::mention::Mentions;
use crate::domain::judge::verdict::{GroupWord, Verdict, judge_everybody};
use crate::domain::method::alert_thresholds::Thresholds;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::Answers;
use crate::domain::record::card::Role;
use crate::domain::record::coaching::Tick;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::snooze::Snooze;
use crate::domain::record::stakeholder::{Label, Stakeholder};
use crate::domain::record::tell::Tell;
use jiff::civil::Date;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

/// The number of names spelled out before the rest is only counted.
const NAMED: usize = 3;

/// The purchase stages in which silence weighs more (M10, M16).
const LATE: [&str; 5] = ["evaluate", "select", "negotiate", "implement", "impact"];

/// The position of the coaching stage by which Blockers must be dealt with (M7).
pub(in crate::domain) const TRADE_OFFS: usize = 3;

/// The id of the verifier showing that the customer can state the cost of inaction.
const STATES_COST: &str = "problem.states-cost-of-inaction";

/// A person and the owner's verdict on them.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// The person judged.
    pub person: &'a Arc<Stakeholder>,
    /// The verdict from the owner's answers.
    pub verdict: Arc<Verdict>,
}

/// Judges everybody by the owner's answers, in the deal's order.
#[must_use]
pub fn judge_all<'a>(playbook: &Playbook, deal: &'a Deal) -> Vec<Known<'a>> {
    let verdicts = judge_everybody(&playbook.model, deal, |_, _| None);
    deal.stakeholders.iter().zip(verdicts).map(|(person, verdict)| Known { person, verdict }).collect()
}

/// The extent to which the deal's owner has screened a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screening {
    /// No answers from anybody.
    Nothing,
    /// Answers from other assessors only.
    ByOthers,
    /// Answers from the owner, all of them hearsay.
    Hearsay,
    /// By some of what the owner saw, and more that was only heard.
    MostlyHearsay,
    /// By more than that.
    FirstHand,
}

impl Screening {
    /// All that leaves something to do, the least known first.
    pub const LACKING: [Self; 4] = [Self::Nothing, Self::ByOthers, Self::Hearsay, Self::MostlyHearsay];

    /// Returns the same in words that follow so many names; empty where nothing is missing.
    #[must_use]
    pub const fn words(self, people: usize) -> &'static str {
        match (self, people) {
            (Self::Nothing, 1) => "hasn't been screened yet",
            (Self::Nothing, _) => "haven't been screened yet",
            (Self::ByOthers, 1) => "has been screened by others, not by the deal's owner",
            (Self::ByOthers, _) => "have been screened by others, not by the deal's owner",
            (Self::Hearsay, 1) => "has only been screened by hearsay",
            (Self::Hearsay, _) => "have only been screened by hearsay",
            (Self::MostlyHearsay, 1) => "has mostly been screened by hearsay",
            (Self::MostlyHearsay, _) => "have mostly been screened by hearsay",
            (Self::FirstHand, _) => "",
        }
    }
}

impl Known<'_> {
    /// Returns whether they are a Blocker, by the evidence or by the owner's label.
    pub(in crate::domain) fn blocks(&self, owner: &str) -> bool {
        self.likely() == Some(ProfileGroup::Blocker)
            || self.person.label_by(owner).and_then(Label::group) == Some(ProfileGroup::Blocker)
    }

    /// Returns the group, where it is sure enough to act on.
    pub(in crate::domain) fn likely(&self) -> Option<ProfileGroup> {
        match self.verdict.group? {
            (group, GroupWord::Likely | GroupWord::Confirmed) => Some(group),
            (_, GroupWord::Unclear | GroupWord::Leaning | GroupWord::Unproven) => None,
        }
    }
}

/// One pass over a deal on a day, shared by everything that asks about it.
pub(in crate::domain) struct Facts<'a> {
    pub(in crate::domain) playbook: &'a Playbook,
    pub(in crate::domain) deal: &'a Deal,
    pub(in crate::domain) limits: &'a Thresholds,
    pub(in crate::domain) today: Date,
    /// All people, including those who left or aren't identified yet.
    pub(in crate::domain) all: &'a [Known<'a>],
    /// The people who can be met: identified, and still there.
    pub(in crate::domain) present: Vec<&'a Known<'a>>,
    pub(in crate::domain) contacts: Contacts,
    pub(in crate::domain) act: Option<CustomerAct>,
    /// The position of the furthest coaching stage begun; `None` while nobody is coached.
    pub(in crate::domain) reach: Option<usize>,
    /// Whether the owner has screened anybody.
    pub(in crate::domain) screened: bool,
    /// Each person's position, filled when a name is first needed.
    indices: OnceCell<HashMap<StakeholderId, usize>>,
    /// The names in texts, filled when a text is first searched for them.
    mentions: OnceCell<Mentions>,
}

impl<'a> Facts<'a> {
    pub(in crate::domain) fn new(
        playbook: &'a Playbook,
        deal: &'a Deal,
        known: &'a [Known<'a>],
        limits: &'a Thresholds,
        today: Date,
    ) -> Self {
        let here = |one: &&Known<'_>| !one.person.is_placeholder() && !one.person.has_left();
        let stages = &playbook.stages;
        let reach = deal.coaching.iter().filter(|track| is_here(deal, track.stakeholder)).map(|track| {
            let current = track.current(stages).unwrap_or(stages.len());
            let begun = (0..stages.len()).rev().find(|index| track.progress(&stages[*index]).ticked > 0);
            current.max(begun.unwrap_or(0))
        });
        Self {
            playbook,
            deal,
            limits,
            today,
            all: known,
            present: known.iter().filter(here).collect(),
            contacts: Contacts::of_deal(deal),
            act: last_act(deal),
            reach: reach.max(),
            indices: OnceCell::new(),
            mentions: OnceCell::new(),
            screened: known.iter().any(|one| one.verdict.group.is_some()),
        }
    }

    /// Returns whether the deal has come far enough that silence weighs more.
    pub(in crate::domain) fn is_late(&self) -> bool {
        LATE.contains(&&*self.deal.stage) || self.reach.is_some_and(|reach| reach >= TRADE_OFFS)
    }

    /// Returns whether the cost of inaction is known in the customer's words.
    pub(in crate::domain) fn cost_is_known(&self) -> bool {
        !self.deal.cost_of_inaction.trim().is_empty() || self.is_proved(STATES_COST)
    }

    /// Returns whether the coaching of a person who is still there has customer evidence for this verifier.
    pub(in crate::domain) fn is_proved(&self, verifier: &str) -> bool {
        let shown = |tick: &Tick| tick.verifier == verifier && tick.has_evidence();
        let tracks = self.deal.coaching.iter().filter(|track| is_here(self.deal, track.stakeholder));
        tracks.flat_map(|track| &track.ticks).any(shown)
    }

    /// Returns whether all of these people have left; false for an empty list.
    pub(in crate::domain) fn are_gone(&self, people: &[StakeholderId]) -> bool {
        !people.is_empty() && people.iter().all(|id| self.deal.person(*id).is_some_and(|one| one.has_left()))
    }

    /// Returns whether so little is known that only what to find out first matters.
    pub(in crate::domain) fn is_early(&self) -> bool {
        let needed = usize::try_from(self.limits.early_talks).unwrap_or(usize::MAX);
        occasions(self.deal) < needed
    }

    /// Returns whether somebody was screened by the owner, and not only or mostly by hearsay.
    pub(in crate::domain) fn is_screened(&self, one: &Known<'_>) -> bool {
        self.screening(one) == Screening::FirstHand
    }

    /// Returns how far a person is screened.
    pub(in crate::domain) fn screening(&self, one: &Known<'_>) -> Screening {
        screening(self.deal, one.person)
    }

    /// Returns the confirmed Mobilizers who are still there.
    pub(in crate::domain) fn confirmed(&self) -> impl Iterator<Item = &Known<'a>> + '_ {
        let is_confirmed =
            |one: &&Known<'_>| one.verdict.group == Some((ProfileGroup::Mobilizer, GroupWord::Confirmed));
        self.present.iter().copied().filter(is_confirmed)
    }

    /// Returns the people who decide or approve, with their role in words, deciders first.
    pub(in crate::domain) fn deciders(&self) -> Vec<(&'a Known<'a>, &'static str)> {
        let with_role = |one: &&'a Known<'a>| Some((*one, say(one.person)?));
        let mut all: Vec<_> = self.present.iter().filter_map(with_role).collect();
        all.sort_by_key(|(one, _)| rank(one.person));
        all
    }

    /// Formats names as [`Self::names`] does, adding the role of each who decides or approves; `last` comes before
    /// the last one.
    pub(in crate::domain) fn names_by_role(&self, people: &[StakeholderId], last: &str) -> String {
        let with_role = |id: &StakeholderId| {
            let name = self.name(*id);
            let role = self.deal.person(*id).and_then(|person| say(person));
            role.map_or_else(|| name.to_owned(), |role| format!("{name} ({role})"))
        };
        // If there are very many, only the first are checked.
        listed(people.iter().map(with_role), last)
    }

    /// Returns the ids of the people who can be met.
    pub(in crate::domain) fn here(&self) -> impl Iterator<Item = StakeholderId> + '_ {
        self.present.iter().map(|one| one.person.id)
    }

    /// Returns whether somebody on our side looks after a person: their account owner, or whoever has an open step about
    /// them or the plan for them.
    pub(in crate::domain) fn is_looked_after(&self, person: &Stakeholder) -> bool {
        let steps = self.deal.actions.iter().filter(|action| action.is_open() && action.about == Some(person.id));
        let mut steps = steps.filter(|action| self.deal.asked_of_theirs(action).is_none());
        self.deal.is_with_ours(&person.card().owner, person.card().owner_id)
            || person
                .plan
                .as_deref()
                .is_some_and(|plan| !plan.left_to_customer && self.deal.is_with_ours(&plan.owner, plan.owner_id))
            || steps.any(|action| !action.who.trim().is_empty())
    }

    /// Returns the number of days after which silence is too long.
    pub(in crate::domain) fn silent_limit(&self) -> u32 {
        if self.is_late() { self.limits.silent_days_late } else { self.limits.silent_days }
    }

    pub(in crate::domain) fn name(&self, id: StakeholderId) -> &'a str {
        let all = || self.deal.stakeholders.iter().enumerate().map(|(index, one)| (one.id, index)).collect();
        let index = self.indices.get_or_init(all).get(&id);
        index.map_or("somebody", |index| self.deal.called(&self.deal.stakeholders[*index]))
    }

    /// Returns everybody a text names.
    pub(in crate::domain) fn named_in(&self, text: &str) -> Vec<StakeholderId> {
        self.mentions().in_text(text)
    }

    /// Returns what names the people of this deal in texts.
    pub(in crate::domain) fn mentions(&self) -> &Mentions {
        self.mentions.get_or_init(|| Mentions::of(self.deal))
    }

    /// Formats names, such as `Ann Lee, Dev Patel and 3 more`.
    pub(in crate::domain) fn names(&self, people: &[StakeholderId]) -> String {
        joined(people.iter().map(|id| self.name(*id)))
    }

    /// Returns an alert's snooze, unless it has run out.
    pub(in crate::domain) fn sleep(&self, key: &str) -> Option<&'a Snooze> {
        let of_it = self.deal.snoozes.iter().filter(|one| &*one.alert == key && one.until >= self.today);
        of_it.max_by_key(|one| one.until)
    }
}

/// Returns how far somebody is screened by the deal's owner.
///
/// One tell that was seen does not make a screening of what was heard: as long as more of the tells are hearsay than were
/// seen, it is hearsay that carries the verdict. Traits aren't counted: they can be many, and nobody should have to ask all
/// of them again.
#[must_use]
pub fn screening(deal: &Deal, person: &Stakeholder) -> Screening {
    if person.observations.is_empty() && person.tasks.is_empty() {
        return Screening::Nothing;
    }
    let answers = person.answers(&deal.owner);
    let first_hand = answers.first_hand();
    let tells = |of: &Answers| Tell::ALL.iter().filter(|tell| of.tell(**tell).is_some()).count();
    let answered = || person.observations.iter().any(|one| one.answer().is_some());
    match (answers.is_empty(), first_hand.is_empty()) {
        (false, false) if tells(&answers) > 2 * tells(&first_hand) => Screening::MostlyHearsay,
        (false, false) => Screening::FirstHand,
        (false, true) => Screening::Hearsay,
        (true, _) if answered() => Screening::ByOthers,
        (true, _) => Screening::Nothing,
    }
}

/// Returns the say of a person who decides or approves, in words that follow a name.
pub(in crate::domain) fn say(person: &Stakeholder) -> Option<&'static str> {
    let roles = &person.card().roles;
    match (roles.has(Role::Decides), roles.has(Role::Approves)) {
        (true, true) => Some("decides and approves"),
        (true, false) => Some("decides"),
        (false, true) => Some("approves"),
        (false, false) => None,
    }
}

/// Returns a sort rank: people who decide, then those who approve, then everybody else.
pub(in crate::domain) fn rank(person: &Stakeholder) -> u8 {
    let roles = &person.card().roles;
    if roles.has(Role::Decides) {
        0
    } else if roles.has(Role::Approves) {
        1
    } else {
        2
    }
}

/// Returns whether a person is in the deal and hasn't left.
fn is_here(deal: &Deal, id: StakeholderId) -> bool {
    deal.person(id).is_some_and(|person| !person.has_left())
}

/// Formats a list in words: all of a short one, the first few and a count for a long one.
pub(in crate::domain) fn joined<'a>(words: impl ExactSizeIterator<Item = &'a str>) -> String {
    listed(words, "and")
}

/// Formats a list as [`joined`] does, with another word before the last entry. Entries left out follow an “and”.
pub(super) fn listed(words: impl ExactSizeIterator<Item: AsRef<str>>, before_last: &str) -> String {
    let count = words.len();
    let shown = if count <= NAMED + 1 { count } else { NAMED };
    let mut text = String::new();
    for (index, word) in words.take(shown).enumerate() {
        let last = index + 1 == count;
        text.push_str(match index {
            0 => "",
            _ if last => " ",
            _ => ", ",
        });
        if last && index > 0 {
            text.push_str(before_last);
            text.push(' ');
        }
        text.push_str(word.as_ref());
    }
    if shown < count {
        text.push_str(&format!(" and {} more", count - shown));
    }
    text
}
