//! Making one person of two entries for the same human: nothing of either is lost.

use super::Deal;
use crate::domain::card::{Card, Note};
use crate::domain::choice::keep_both;
use crate::domain::coaching::Track;
use crate::domain::id::{RecordId, StakeholderId};
use crate::domain::motives::{Mind, Motives};
use crate::domain::plan::BlockerPlan;
use crate::domain::stakeholder::Stakeholder;
use crate::domain::text::Text;
use jiff::Timestamp;
use serde_json::Map;
use std::sync::Arc;

/// Who joins two entries, and the id of the note that keeps what found no place.
#[derive(Debug, Clone, Copy)]
pub struct Joining<'a> {
    /// The entry that stays.
    pub keep: StakeholderId,
    /// The entry that goes into it.
    pub other: StakeholderId,
    /// The id of the note.
    pub note: RecordId,
    /// Who of ours.
    pub by: &'a str,
    /// When.
    pub at: Timestamp,
}

impl Deal {
    /// Joins two entries. What only one of them says stays; of two different texts the kept entry's stays in its place, and
    /// the other is written into a note. Nothing happens where one of the two is not there, or both are the same.
    pub fn join_people(&mut self, joining: Joining<'_>) {
        let Joining { keep, other, .. } = joining;
        if keep == other || self.person(keep).is_none() {
            return;
        }
        let Some(gone) = self.person(other).cloned() else { return };
        let mut left = Left::default();
        self.edit_person(keep, |person| join(person, &gone, &mut left));
        self.join_coaching(keep, other);
        self.point_to(keep, other);
        self.remove_person(other);
        let boss = self.person(keep).and_then(|person| person.card().reports_to);
        if let Some(boss) = boss.filter(|boss| self.reports_up_to(*boss, keep)) {
            // Who reported to one entry was the boss of the other: nobody reports to themselves.
            let name = self.person(boss).map_or("", |boss| boss.name.as_str());
            left.0.push(format!("Reported to: {name}."));
            self.edit_card(keep, |card| card.reports_to = None);
        }
        let text = format!("Joined with {}. {}", gone.name, left.0.join(" "));
        let (id, by, at) = (joining.note, joining.by.into(), joining.at);
        self.add_note(keep, Note { id, text: text.trim().into(), private: false, by, at, extra: Map::new() });
    }

    fn join_coaching(&mut self, keep: StakeholderId, other: StakeholderId) {
        let Some(gone) = self.track(other).cloned() else { return };
        let Some(track) = self.coaching.iter_mut().find(|track| track.stakeholder == keep) else {
            let own = self.coaching.iter_mut().find(|track| track.stakeholder == other);
            own.into_iter().for_each(|track| Arc::make_mut(track).stakeholder = keep);
            return;
        };
        let track: &mut Track = Arc::make_mut(track);
        for tick in &gone.ticks {
            // The first tick on a verifier counts; a bare one must not stand before one with evidence.
            match track.ticks.iter().position(|one| one.verifier == tick.verifier && !one.has_evidence()) {
                Some(bare) => track.ticks.insert(bare, tick.clone()),
                None => track.ticks.push(tick.clone()),
            }
        }
        track.lines.extend(gone.lines.iter().cloned());
    }

    /// Lets everything that names one person name another.
    fn point_to(&mut self, keep: StakeholderId, other: StakeholderId) {
        for relation in &mut self.relations {
            for end in [&mut relation.from, &mut relation.to] {
                if *end == other {
                    *end = keep;
                }
            }
        }
        self.relations.retain(|relation| relation.from != relation.to);
        let mut seen = Vec::new();
        self.relations.retain(|one| {
            let line = (one.from, one.to, one.kind.clone());
            let is_new = !seen.contains(&line);
            if is_new {
                seen.push(line);
            }
            is_new
        });
        for one in self.conversations.iter_mut().filter(|one| one.with.has(other)) {
            let one = Arc::make_mut(one);
            one.with.set(other, false);
            one.with.set(keep, true);
        }
        for action in self.actions.iter_mut().filter(|action| action.about == Some(other)) {
            Arc::make_mut(action).about = Some(keep);
        }
        for one in self.reviews.iter_mut().filter(|one| one.asked.iter().any(|asked| asked.about == Some(other))) {
            let asked = Arc::make_mut(one).asked.iter_mut().filter(|asked| asked.about == Some(other));
            asked.for_each(|asked| asked.about = Some(keep));
        }
        for concern in self.concerns.iter_mut().filter(|concern| concern.of.has(other)) {
            concern.of.set(other, false);
            concern.of.set(keep, true);
        }
        for person in &mut self.stakeholders {
            if person.card().reports_to == Some(other) {
                let boss = Some(keep).filter(|id| *id != person.id);
                let card = Arc::make_mut(person).card.as_deref_mut();
                card.into_iter().for_each(|card| card.reports_to = boss);
            }
            if person.plan.as_ref().is_some_and(|plan| plan.persuaders.has(other)) {
                let is_own = person.id == keep;
                if let Some(plan) = Arc::make_mut(person).plan.as_deref_mut() {
                    plan.persuaders.set(other, false);
                    plan.persuaders.set(keep, !is_own);
                }
            }
        }
    }
}

/// What found no place, in sentences.
#[derive(Default)]
struct Left(Vec<String>);

impl Left {
    /// Fills an empty text, or keeps the other one in words.
    fn text(&mut self, label: &str, into: &mut Text, from: &Text) {
        if into.trim().is_empty() {
            *into = from.clone();
        } else if !from.trim().is_empty() && *from != *into {
            self.0.push(format!("{label}: {from}."));
        }
    }
}

fn join(person: &mut Stakeholder, gone: &Stakeholder, left: &mut Left) {
    left.text("Title", &mut person.title, &gone.title);
    person.observations.extend(gone.observations.iter().cloned());
    person.tasks.extend(gone.tasks.iter().cloned());
    person.calls.extend(gone.calls.iter().cloned());
    person.stances.extend(gone.stances.iter().cloned());
    person.notes.extend(gone.notes.iter().cloned());
    person.differences.extend(gone.differences.iter().cloned());
    if let Some(theirs) = gone.card.as_deref() {
        join_card(person.card.get_or_insert_default(), theirs, person.id, left);
    }
    if let Some(theirs) = gone.motives.as_deref() {
        join_motives(person.motives.get_or_insert_default(), theirs, left);
    }
    if let Some(theirs) = gone.mind.as_deref() {
        join_mind(person.mind.get_or_insert_default(), theirs, left);
    }
    if let Some(theirs) = gone.plan.as_deref() {
        join_plan(person.plan.get_or_insert_default(), theirs, left);
    }
    keep_both(&mut person.extra, &gone.extra);
}

fn join_card(card: &mut Card, theirs: &Card, own: StakeholderId, left: &mut Left) {
    card.roles.take_in(&theirs.roles);
    left.text("Department", &mut card.department, &theirs.department);
    left.text("Heard by", &mut card.heard_by, &theirs.heard_by);
    left.text("Contact", &mut card.contact, &theirs.contact);
    left.text("Ours", &mut card.owner, &theirs.owner);
    card.reports_to = card.reports_to.or(theirs.reports_to).filter(|boss| *boss != own);
    card.influence = card.influence.take().or_else(|| theirs.influence.clone());
    card.standing = card.standing.take().or_else(|| theirs.standing.clone());
    card.link = card.link.or(theirs.link);
    keep_both(&mut card.extra, &theirs.extra);
}

fn join_motives(motives: &mut Motives, theirs: &Motives, left: &mut Left) {
    motives.holds_back.take_in(&theirs.holds_back);
    motives.gains.take_in(&theirs.gains);
    motives.able.take_in(&theirs.able);
    left.text("Held back by", &mut motives.holds_back_words, &theirs.holds_back_words);
    left.text("Would gain", &mut motives.gains_words, &theirs.gains_words);
    keep_both(&mut motives.extra, &theirs.extra);
}

fn join_mind(mind: &mut Mind, theirs: &Mind, left: &mut Left) {
    left.text("Goal", &mut mind.goal, &theirs.goal);
    left.text("Priorities", &mut mind.priorities, &theirs.priorities);
    left.text("Means", &mut mind.means, &theirs.means);
    left.text("Metrics", &mut mind.metrics, &theirs.metrics);
    keep_both(&mut mind.extra, &theirs.extra);
}

fn join_plan(plan: &mut BlockerPlan, theirs: &BlockerPlan, left: &mut Left) {
    plan.persuaders.take_in(&theirs.persuaders);
    for (answer, other) in [
        (&mut plan.persuadable, &theirs.persuadable),
        (&mut plan.reasonable, &theirs.reasonable),
        (&mut plan.special, &theirs.special),
    ] {
        *answer = answer.take().or_else(|| other.clone());
    }
    plan.route = plan.route.take().or_else(|| theirs.route.clone());
    plan.left_to_customer |= theirs.left_to_customer;
    plan.due = plan.due.or(theirs.due);
    plan.neutralised_on = plan.neutralised_on.or(theirs.neutralised_on);
    left.text("Concern", &mut plan.concern, &theirs.concern);
    left.text("Plan", &mut plan.what, &theirs.what);
    left.text("Plan’s owner", &mut plan.owner, &theirs.owner);
    left.text("Plan’s stage", &mut plan.stage, &theirs.stage);
    left.text("Neutralised", &mut plan.neutralised, &theirs.neutralised);
    keep_both(&mut plan.extra, &theirs.extra);
}
