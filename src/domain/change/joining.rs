//! Merging two entries for the same person into one without losing anything from either.

use crate::domain::change::address;
use crate::domain::record::card::Note;
use crate::domain::record::choice::keep_both;
use crate::domain::record::coaching::Track;
use crate::domain::record::conflict::Conflict;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::remainder::{MERGED, Remainder};
use crate::domain::record::stakeholder::Stakeholder;
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::sync::Arc;

/// The two entries to merge, the author, and the id of the note for what the kept entry has no place for.
#[derive(Debug, Clone, Copy)]
pub struct Joining<'a> {
    /// The entry that stays.
    pub keep: StakeholderId,
    /// The entry that is merged into it.
    pub other: StakeholderId,
    /// The id of the note.
    pub note: RecordId,
    /// The user who merges them.
    pub by: &'a str,
    /// The time of the merge.
    pub at: Timestamp,
}

impl Deal {
    /// Merges two entries. A value that only one of them has stays; of two different texts the kept entry's stays and
    /// the other goes into a note; two different choices become a conflict. Does nothing where one of the two is
    /// missing or both are the same. Returns the number of conflicts created.
    pub fn join_people(&mut self, joining: Joining<'_>) -> usize {
        let Joining { keep, other, .. } = joining;
        if keep == other || self.person(keep).is_none() {
            return 0;
        }
        let Some(gone) = self.person(other).cloned() else { return 0 };
        let mut left = Remainder::default();
        self.edit_person(keep, |person| join(person, &gone, &mut left));
        let open = self.open_about(other);
        self.join_coaching(keep, other);
        self.point_to(keep, other, &mut left);
        self.remove_person(other);
        let boss = self.person(keep).and_then(|person| person.card().reports_to);
        if let Some(boss) = boss.filter(|boss| self.reports_up_to(*boss, keep)) {
            // Who reported to one entry was the boss of the other: nobody reports to themselves.
            let name = self.person(boss).map_or("", |boss| boss.name.as_str());
            left.sentences.push(format!("Reported to: {name}."));
            self.edit_card(keep, |card| card.reports_to = None);
        }
        let text = format!("{MERGED} {}. {}", gone.name, left.sentences.join(" "));
        let (id, by, at) = (joining.note, joining.by.into(), joining.at);
        self.add_note(keep, Note { id, text: text.trim().into(), private: false, by, at, extra: Map::new() });
        self.add_conflicts(keep, left.choices.into_iter().chain(open).collect())
    }

    /// Returns the open conflicts about a person: the field, and the value that isn't in the deal.
    fn open_about(&self, person: StakeholderId) -> Vec<(String, Value)> {
        let prefix = format!("stakeholders/{person}/");
        let open =
            |conflict: &Conflict| Some((conflict.place.strip_prefix(&prefix)?.to_owned(), conflict.other.clone()?));
        self.conflicts.iter().filter_map(open).collect()
    }

    /// Adds a conflict about a person for each field whose value now differs. Returns the number added.
    fn add_conflicts(&mut self, person: StakeholderId, others: Vec<(String, Value)>) -> usize {
        let mut added = 0;
        for (field, other) in others {
            let address = format!("stakeholders/{person}/{field}");
            let Some(now) = address::at(self, &address::names(&address)).filter(|now| *now != other) else { continue };
            let conflict = Conflict::new(&address, None, Some(now), Some(other));
            if !self.conflicts.iter().any(|one| one.same_choice(&conflict)) {
                self.conflicts.push(conflict);
                added += 1;
            }
        }
        added
    }

    fn join_coaching(&mut self, keep: StakeholderId, other: StakeholderId) {
        let Some(gone) = self.track(other).cloned() else { return };
        let Some(track) = self.coaching.iter_mut().find(|track| track.stakeholder == keep) else {
            let own = self.coaching.iter_mut().find(|track| track.stakeholder == other);
            own.into_iter().for_each(|track| Arc::make_mut(track).stakeholder = keep);
            return;
        };
        let track: &mut Track = Arc::make_mut(track);
        // That of the entry that stays began for both.
        let Track { id: _, stakeholder: _, begun: _, ticks, lines, extra } = &*gone;
        for tick in ticks {
            // The first tick on a verifier counts; a bare one must not stand before one with evidence.
            match track.ticks.iter().position(|one| one.verifier == tick.verifier && !one.has_evidence()) {
                Some(bare) => track.ticks.insert(bare, tick.clone()),
                None => track.ticks.push(tick.clone()),
            }
        }
        track.lines.extend_from_slice(lines);
        keep_both(&mut track.extra, extra);
    }

    /// Redirects everything that refers to one person to the other.
    fn point_to(&mut self, keep: StakeholderId, other: StakeholderId, left: &mut Remainder) {
        for relation in &mut self.relations {
            for end in [&mut relation.from, &mut relation.to] {
                if *end == other {
                    *end = keep;
                }
            }
        }
        let mut seen = Vec::new();
        self.relations.retain(|one| {
            let line = (one.from, one.to, one.kind.clone());
            let is_kept = one.from != one.to && !seen.contains(&line);
            if is_kept {
                seen.push(line);
            } else if !one.evidence.trim().is_empty() {
                left.sentences.push(format!("Evidence of a relation that was removed: {}.", one.evidence));
            }
            is_kept
        });
        for one in self.conversations.iter_mut().filter(|one| one.with.has(other)) {
            let one = Arc::make_mut(one);
            one.with.set(other, false);
            one.with.set(keep, true);
        }
        for action in self.actions.iter_mut().filter(|one| one.about == Some(other)) {
            Arc::make_mut(action).about = Some(keep);
        }
        self.hand_over(other, keep);
        for one in self.reviews.iter_mut().filter(|one| one.asked.iter().any(|asked| asked.about == Some(other))) {
            let asked = Arc::make_mut(one).asked.iter_mut().filter(|asked| asked.about == Some(other));
            asked.for_each(|asked| asked.about = Some(keep));
        }
        self.say_insights_come_from(other, Some(keep));
        self.give_inside_steps_to(other, Some(keep));
        self.move_kit_lines(&other.to_string(), &keep.to_string());
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

/// Merges one person's entry into another. The records of a part are merged where they are defined.
fn join(person: &mut Stakeholder, gone: &Stakeholder, left: &mut Remainder) {
    let Stakeholder {
        id,
        // Said at the head of the note.
        name: _,
        title,
        observations,
        tasks,
        labels,
        card,
        stances,
        motives,
        mind,
        plan,
        notes,
        predictions,
        differences,
        extra,
    } = gone;
    left.text("Title", &mut person.title, title);
    person.observations.extend_from_slice(observations);
    person.tasks.extend_from_slice(tasks);
    person.labels.extend_from_slice(labels);
    person.stances.extend_from_slice(stances);
    person.notes.extend_from_slice(notes);
    person.predictions.extend_from_slice(predictions);
    person.differences.extend_from_slice(differences);
    if let Some(theirs) = card.as_deref() {
        person.card.get_or_insert_default().join(theirs, [person.id, *id], left);
    }
    if let Some(theirs) = motives.as_deref() {
        person.motives.get_or_insert_default().join(theirs, left);
    }
    if let Some(theirs) = mind.as_deref() {
        person.mind.get_or_insert_default().join(theirs, left);
    }
    if let Some(theirs) = plan.as_deref() {
        person.plan.get_or_insert_default().join(theirs, left);
    }
    keep_both(&mut person.extra, extra);
}
