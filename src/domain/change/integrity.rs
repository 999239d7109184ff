//! Contradictions in a deal that can be read: named, with the place in the file, and never repaired automatically.
//!
//! Nothing is dropped because of one; a person has to decide. Each one's words explain what it means for the program.

mod future;
mod group;

pub use future::dated_ahead;

use crate::domain::change::address::Reader;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::Item;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::stakeholder::{Label, Observation, Reading, Stakeholder};
use crate::domain::record::task::Outcome;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::hash::Hash;

/// A contradiction in a deal, or a reference that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The stable name, such as `doubled-person`.
    pub name: &'static str,
    /// The place in the file, such as `stakeholders[2].id`; empty where it is about the file as a whole.
    pub place: String,
    /// The problem and its effect here, in words.
    pub words: String,
}

impl Finding {
    /// Creates a finding about the file as a whole.
    #[must_use]
    pub fn whole(name: &'static str, words: String) -> Self {
        Self { name, place: String::new(), words }
    }

    /// Returns whether this is merely a word that this version, or this method, doesn't know. Another one may know
    /// it.
    #[must_use]
    pub fn is_only_unknown(&self) -> bool {
        self.name.starts_with("unknown-")
    }
}

/// The number of findings of one file that are listed individually.
pub const LISTED: usize = 20;

/// The findings listed for one file; unknown words come last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The findings listed individually, at most [`LISTED`].
    pub first: Vec<Finding>,
    /// The findings that are only counted, if any.
    pub rest: Option<Rest>,
}

/// Findings that are only counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// Their total.
    pub number: usize,
    /// Whether all of them are merely unknown words.
    pub is_only_unknown: bool,
    /// The number of findings of each name.
    of_name: BTreeMap<&'static str, usize>,
}

impl Listed {
    /// Selects from all findings of a file.
    #[must_use]
    pub fn of(mut found: Vec<Finding>) -> Self {
        if found.len() > LISTED {
            found.sort_by_key(Finding::is_only_unknown);
        }
        let rest = found.split_off(found.len().min(LISTED));
        let mut of_name = BTreeMap::new();
        rest.iter().for_each(|one| *of_name.entry(one.name).or_default() += 1);
        let is_only_unknown = rest.iter().all(Finding::is_only_unknown);
        let rest = (!rest.is_empty()).then_some(Rest { number: rest.len(), is_only_unknown, of_name });
        Self { first: found, rest }
    }
}

impl Rest {
    /// Returns the counts in words.
    #[must_use]
    pub fn words(&self) -> String {
        let counts: Vec<String> = self.of_name.iter().map(|(name, number)| format!("{number} {name}")).collect();
        format!("and {} more: {}", self.number, counts.join(", "))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

/// Returns the contradictions in a deal that don't depend on the method.
#[must_use]
pub fn findings(deal: &Deal) -> Vec<Finding> {
    let mut found = Found::default();
    if deal.name.trim().is_empty() {
        found.add("nameless-deal", "name".to_owned(), "the deal has no name".to_owned());
    }
    people(deal, &mut found);
    for (at, person) in deal.stakeholders.iter().enumerate() {
        records(person, &format!("stakeholders[{at}]"), &mut found);
    }
    coaching(deal, &mut found);
    group::group(deal, &mut found);
    history(deal, &mut found);
    found.0
}

/// Returns the words in a deal's coaching and group that this method doesn't have.
#[must_use]
pub fn unknown_to(playbook: &Playbook, deal: &Deal) -> Vec<Finding> {
    let mut found = Found::default();
    for (at, track) in deal.coaching.iter().enumerate() {
        for (index, tick) in track.ticks.iter().enumerate() {
            if playbook.verifier(tick.verifier.stored()).is_none() {
                let words = format!(
                    "the step checked off as “{}” isn't in this method: kept, but it doesn't count",
                    tick.verifier
                );
                found.add("unknown-verifier", format!("coaching[{at}].ticks[{index}].verifier"), words);
            }
        }
        for (index, line) in track.lines.iter().enumerate() {
            if !playbook.stages.iter().any(|stage| stage.id == line.stage.stored()) {
                let words = format!(
                    "a coaching note is for the stage “{}”, which this method doesn't have: kept, but not shown",
                    line.stage
                );
                found.add("unknown-stage", format!("coaching[{at}].lines[{index}].stage"), words);
            }
        }
    }
    group::unknown(playbook, deal, &mut found);
    found.0
}

/// The most conflicts that are checked: nobody resolves more, and each one costs a lookup in the deal.
const CLASHES: usize = 500;

#[derive(Default)]
struct Found(Vec<Finding>);

impl Found {
    fn add(&mut self, name: &'static str, place: String, words: String) {
        self.0.push(Finding { name, place, words });
    }

    /// Reports each entry of a list that has the id of an earlier one.
    fn doubled<T: Eq + Hash>(&mut self, name: &'static str, list: &str, what: &str, ids: impl Iterator<Item = T>) {
        let mut seen = HashSet::new();
        for (at, id) in ids.enumerate() {
            if !seen.insert(id) {
                let words =
                    format!("{what} has the same id as an earlier one: both are kept, and changes go to the first");
                self.add(name, format!("{list}[{at}].id"), words);
            }
        }
    }
}

fn people(deal: &Deal, found: &mut Found) {
    let people = &deal.stakeholders;
    // Sorted, those of one id stand side by side, the first in the file first.
    let mut by_id: Vec<(StakeholderId, usize)> = people.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
    by_id.sort_unstable();
    let mut again: Vec<usize> = by_id.windows(2).filter(|two| two[0].0 == two[1].0).map(|two| two[1].1).collect();
    again.sort_unstable();
    for at in again {
        let Stakeholder { name, id, .. } = &*people[at];
        let words = format!(
            "{name} has the same id as another person: both are kept, changes go to the first, and deleting removes both ({id})"
        );
        found.add("doubled-person", format!("stakeholders[{at}].id"), words);
    }
    for (at, person) in people.iter().enumerate().filter(|(_, person)| person.name.trim().is_empty()) {
        let words = format!("a person has no name ({})", person.id);
        found.add("nameless-person", format!("stakeholders[{at}].name"), words);
    }
}

fn records(person: &Stakeholder, at: &str, found: &mut Found) {
    let name = &person.name;
    let list = |list: &str| format!("{at}.{list}");
    found.doubled(
        "doubled-answer",
        &list("observations"),
        &format!("an answer about {name}"),
        person.observations.iter().map(|one| one.id),
    );
    found.doubled("doubled-task", &list("tasks"), &format!("a task for {name}"), person.tasks.iter().map(|one| one.id));
    found.doubled(
        "doubled-call",
        &list("calls"),
        &format!("a label on {name}"),
        person.labels.iter().map(|one| one.id),
    );
    for (index, one) in person.observations.iter().enumerate() {
        answer(person, one, &format!("{at}.observations[{index}]"), found);
    }
    for (index, task) in person.tasks.iter().enumerate() {
        let seen = task.judged.iter().flat_map(|judged| &judged.evidence);
        found.doubled(
            "doubled-evidence",
            &format!("{at}.tasks[{index}].judged.evidence"),
            &format!("evidence about {name}"),
            seen.map(|one| one.id),
        );
        if let Some(Outcome::Foreign(result)) = task.judged.as_ref().map(|judged| &judged.result) {
            let words = format!(
                "a task for {name} has the result “{result}”, which this version doesn't know: kept, but it doesn't count"
            );
            found.add("unknown-result", format!("{at}.tasks[{index}].judged.result"), words);
        }
    }
    for (index, Label { label, .. }) in person.labels.iter().enumerate() {
        if ProfileGroup::from_id(label.stored()).is_none() && Profile::from_id(label.stored()).is_none() {
            let words =
                format!("{name} is labeled “{label}”, which isn't a profile or group: kept, but it doesn't count");
            found.add("unknown-label", format!("{at}.calls[{index}].label"), words);
        }
    }
}

fn answer(person: &Stakeholder, one: &Observation, at: &str, found: &mut Found) {
    let name = &person.name;
    found.doubled(
        "doubled-evidence",
        &format!("{at}.evidence"),
        &format!("evidence about {name}"),
        one.evidence.iter().map(|one| one.id),
    );
    if let Reading::Foreign { item, answer } = &one.what {
        let (kind, field) = match Item::from_id(item.stored()) {
            Some(_) => ("unknown-answer", "answer"),
            None => ("unknown-item", "item"),
        };
        let words = format!(
            "this version doesn't know an answer about {name} (“{item}”: “{answer}”): kept, but it doesn't count"
        );
        found.add(kind, format!("{at}.{field}"), words);
    }
}

fn coaching(deal: &Deal, found: &mut Found) {
    if deal.coaching.is_empty() {
        return;
    }
    found.doubled("doubled-track", "coaching", "a coaching track", deal.coaching.iter().map(|one| one.id));
    let names: HashMap<StakeholderId, &Stakeholder> =
        deal.stakeholders.iter().rev().map(|one| (one.id, &**one)).collect();
    let mut coached = HashSet::new();
    for (at, track) in deal.coaching.iter().enumerate() {
        let place = format!("coaching[{at}]");
        let id = track.stakeholder;
        match names.get(&id) {
            None => {
                let words =
                    format!("a coaching track is for someone who isn't in this deal: kept, but not shown ({id})");
                found.add("stray-track", format!("{place}.stakeholder"), words);
            }
            Some(person) if !coached.insert(id) => {
                let words = format!("{} has more than one coaching track; the first counts", person.name);
                found.add("second-track", format!("{place}.stakeholder"), words);
            }
            Some(_) => {}
        }
        found.doubled("doubled-tick", &format!("{place}.ticks"), "a check mark", track.ticks.iter().map(|one| one.id));
        found.doubled(
            "doubled-line",
            &format!("{place}.lines"),
            "a coaching note",
            track.lines.iter().map(|one| one.id),
        );
    }
}

fn history(deal: &Deal, found: &mut Found) {
    found.doubled("doubled-step", "history", "a step of the history", deal.history.iter().map(|one| one.id));
    found.doubled("doubled-clash", "clashes", "a conflict", deal.conflicts.iter().map(|one| one.id));
    let reader = Reader::new(deal);
    for (at, conflict) in deal.conflicts.iter().enumerate().take(CLASHES) {
        if conflict.is_stray_in(&reader) {
            let words =
                "two values conflict in something that no longer exists: resolving it only removes the conflict"
                    .to_owned();
            found.add("stray-clash", format!("clashes[{at}].place"), words);
        }
    }
    let steps: HashSet<_> = deal.history.iter().map(|step| step.id).collect();
    for (at, step) in deal.history.iter().enumerate() {
        let Some(undone) = step.undoes else { continue };
        if undone == step.id || !steps.contains(&undone) {
            let words = format!("a step undoes one that isn't in the history ({undone}): kept, and changes nothing");
            found.add("stray-undo", format!("history[{at}].undoes"), words);
        }
    }
}
