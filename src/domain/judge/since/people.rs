//! Changes in people: added, met or gone, their verdicts, labels and stances.

use super::{Sheet, Way, What};
use crate::domain::judge::alert::Known;
use crate::domain::judge::verdict::{GroupWord, Read, judge};
use crate::domain::record::choice::Choices;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::remainder::{FORMERLY_MERGED, MERGED};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Agreement, Degree, Position, Topic};
use crate::domain::record::text::Text;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Reports people added, identified, met, left, removed or merged.
pub(super) fn standing(sheet: &mut Sheet<'_>) {
    let (before, now) = (sheet.before, sheet.now);
    let is_gone = |person: &&Arc<Stakeholder>| !sheet.people_now.contains_key(&person.id);
    let gone: Vec<&Arc<Stakeholder>> = before.stakeholders.iter().filter(is_gone).collect();
    let heirs = if gone.is_empty() { HashMap::new() } else { heirs(sheet, &gone) };
    for person in &now.stakeholders {
        let id = person.id;
        let Some(was) = sheet.people_before.get(&id).copied() else {
            sheet.add([id], Way::Better, What::Added { found: !person.is_placeholder() });
            continue;
        };
        if !Arc::ptr_eq(was, person) {
            if was.is_placeholder() && !person.is_placeholder() {
                sheet.add([id], Way::Better, What::Found);
            }
            match (was.has_left(), person.has_left()) {
                (false, true) => sheet.add([id], Way::Worse, What::Left),
                (true, false) => sheet.add([id], Way::Better, What::Back),
                (true, true) | (false, false) => {}
            }
        }
        // A person met under another entry is not met for the first time.
        let known = || gone.iter().any(|one| heirs.get(&one.id).is_some_and(|(heir, _)| *heir == id));
        if sheet.contacts.1.met(person) && !sheet.contacts.0.met(was) && !known() {
            sheet.add([id], Way::Better, What::Met);
        }
    }
    for person in gone {
        let what = match heirs.get(&person.id) {
            Some((_, into)) => What::Joined { into: into.clone() },
            None => What::Removed,
        };
        sheet.add([person.id], Way::Neutral, what);
    }
}

/// The person that somebody else's entry was merged into.
type Heir = (StakeholderId, Text);

/// Finds the person that each missing entry was merged into, by the records that moved there.
fn heirs(sheet: &Sheet<'_>, gone: &[&Arc<Stakeholder>]) -> HashMap<StakeholderId, Heir> {
    let owners: HashMap<RecordId, StakeholderId> =
        gone.iter().flat_map(|person| records(person).map(|id| (id, person.id))).collect();
    let mut heirs = HashMap::new();
    for person in &sheet.now.stakeholders {
        let was = sheet.people_before.get(&person.id);
        if was.is_some_and(|was| Arc::ptr_eq(was, person)) {
            continue;
        }
        let heir = || (person.id, sheet.now.called(person).clone());
        heirs.extend(records(person).filter_map(|id| Some((*owners.get(&id)?, heir()))));
        // If nothing was noted about the other entry, only the merge itself is reported.
        let known: HashSet<RecordId> = was.iter().flat_map(|was| was.notes.iter().map(|note| note.id)).collect();
        for note in person.notes.iter().filter(|note| !known.contains(&note.id)) {
            let told = |one: &&&Arc<Stakeholder>| {
                [MERGED, FORMERLY_MERGED].iter().any(|start| note.text.starts_with(&format!("{start} {}.", one.name)))
            };
            if let Some(one) = gone.iter().find(|one| told(one) && !heirs.contains_key(&one.id)) {
                heirs.insert(one.id, heir());
            }
        }
    }
    heirs
}

fn records(person: &Stakeholder) -> impl Iterator<Item = RecordId> {
    let noted = person.observations.iter().map(|one| one.id).chain(person.tasks.iter().map(|one| one.id));
    let labelled = person.labels.iter().map(|one| one.id).chain(person.stances.iter().map(|one| one.id));
    noted.chain(labelled).chain(person.notes.iter().map(|one| one.id))
}

/// Reports another verdict, by the present owner's answers.
pub(super) fn verdict(sheet: &mut Sheet<'_>, was: &Stakeholder, known: &Known<'_>) {
    let before = judge(&sheet.playbook.model, &was.answers(&sheet.now.owner));
    let (from, to) = (before.read(), known.verdict.read());
    if from != to {
        sheet.add([was.id], way(from, to), What::Verdict { from, to });
    }
}

/// Returns the direction: a Mobilizer is better than none, and a surer one better; a Blocker is worse. All others are
/// equal.
fn way(from: Read, to: Read) -> Way {
    let rank = |read: Read| match read {
        Read::Unknown | Read::Unclear | Read::As(ProfileGroup::Talker, ..) => 0,
        Read::As(ProfileGroup::Blocker, ..) => -1,
        Read::As(ProfileGroup::Mobilizer, word, _) => match word {
            GroupWord::Unclear | GroupWord::Leaning | GroupWord::Unproven => 1,
            GroupWord::Likely => 2,
            GroupWord::Confirmed => 3,
        },
    };
    compared(rank(from), rank(to))
}

fn compared<T: Ord + Copy>(from: T, to: T) -> Way {
    match to.cmp(&from) {
        std::cmp::Ordering::Greater => Way::Better,
        std::cmp::Ordering::Less => Way::Worse,
        std::cmp::Ordering::Equal => Way::Neutral,
    }
}

/// Reports the labels given by each of our people.
pub(super) fn labels(sheet: &mut Sheet<'_>, was: &Stakeholder, now: &Stakeholder) {
    let labellers: BTreeSet<&Text> = was.labels.iter().chain(&now.labels).map(|label| &label.by).collect();
    for by in labellers {
        let label = |person: &Stakeholder| person.label_by(by).map(|label| Text::from(label.label_name()));
        let (from, to) = (label(was), label(now));
        if from != to {
            sheet.add([now.id], Way::Neutral, What::Called { by: by.clone(), from, to });
        }
    }
}

/// Reports stances that changed, by the latest one on each topic.
pub(super) fn stances(sheet: &mut Sheet<'_>, was: &Stakeholder, now: &Stakeholder) {
    for topic in Topic::ALL.iter().copied() {
        let (from, to) = (was.position(topic), now.position(topic));
        if from != to {
            let way = match (from, to) {
                (Some(from), Some(to)) => compared(rank(from), rank(to)),
                // A person not asked before has not moved; their position now counts.
                (None, Some(to)) => compared(0, rank(to)),
                (_, None) => Way::Neutral,
            };
            sheet.add([now.id], way, What::Moved { topic, from, to });
        }
    }
}

const fn rank(position: Position) -> i8 {
    match position {
        Position::Buy(Degree::Against) | Position::Advocate(Degree::Against) => -2,
        Position::Buy(Degree::Doubts) | Position::Advocate(Degree::Doubts) => -1,
        Position::Buy(Degree::Open) | Position::Advocate(Degree::Open) => 0,
        Position::Buy(Degree::For) | Position::Advocate(Degree::For) => 1,
        Position::Buy(Degree::Acts) | Position::Advocate(Degree::Acts) => 2,
        Position::Problem(one) | Position::Solution(one) | Position::Supplier(one) => match one {
            Agreement::No => -1,
            Agreement::Unsure => 0,
            Agreement::Yes => 1,
        },
    }
}
