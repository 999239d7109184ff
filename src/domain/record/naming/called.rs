//! The names used in sentences and lists, numbered where two people's names read the same.

use super::{NAMELESS, as_typed, bare, numbers};
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::{Text, fold};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// The names of the people in one state of a deal, computed on first use.
///
/// A clone is about to be changed, so it computes them again; if no name changed, it reuses the earlier result.
#[derive(Debug, Default)]
pub struct Called {
    now: OnceLock<Arc<Numbered>>,
    before: Option<Arc<Numbered>>,
}

/// The people whose names alone don't tell them apart.
#[derive(Debug)]
struct Numbered {
    /// A hash of everybody's names.
    names: u64,
    called: HashMap<StakeholderId, Text>,
    /// Their positions, each with the number to append.
    numbers: Vec<(usize, String)>,
    /// The positions of the people whose names differ at most in accents, case and the like. Computed on first use.
    alike: OnceLock<HashSet<usize>>,
    /// The only person with each name as typed, `None` if several share it. Computed on first use.
    only: OnceLock<HashMap<String, Option<StakeholderId>>>,
}

impl Called {
    /// Returns the name to use for one of some people.
    pub(in crate::domain) fn name<'a>(&'a self, people: &[Arc<Stakeholder>], person: &'a Stakeholder) -> &'a Text {
        let numbered = self.now.get_or_init(|| self.find_out(people));
        numbered.called.get(&person.id).unwrap_or(&person.name)
    }

    /// Returns the only one of some people whose name is spelled like a text.
    pub(in crate::domain) fn only(&self, people: &[Arc<Stakeholder>], name: &str) -> Option<StakeholderId> {
        let numbered = self.now.get_or_init(|| self.find_out(people));
        let by_name = numbered.only.get_or_init(|| {
            let mut all = HashMap::with_capacity(people.len());
            for one in people {
                all.entry(as_typed(&one.name)).and_modify(|id| *id = None).or_insert(Some(one.id));
            }
            all
        });
        by_name.get(&as_typed(name)).copied().flatten()
    }

    /// Returns the labels of some people, as [`super::labels`] does, each with whether somebody else's name is the same
    /// for a search.
    pub(in crate::domain) fn labels(&self, people: &[Arc<Stakeholder>]) -> Vec<(String, bool)> {
        let kept = self.now.get_or_init(|| self.find_out(people));
        // Positions are of no use once the list was changed in place.
        let names = hash_of_names(people);
        let numbered = if kept.names == names { Arc::clone(kept) } else { Arc::new(Numbered::of(people, names)) };
        let alike = numbered.alike.get_or_init(|| folded_alike(people));
        let label = |(at, one): (usize, &Arc<Stakeholder>)| (bare(&one.name).into_owned(), alike.contains(&at));
        let mut labels: Vec<(String, bool)> = people.iter().enumerate().map(label).collect();
        for (index, number) in &numbered.numbers {
            labels[*index].0 += number;
        }
        labels
    }

    fn find_out(&self, people: &[Arc<Stakeholder>]) -> Arc<Numbered> {
        let names = hash_of_names(people);
        match &self.before {
            Some(before) if before.names == names => Arc::clone(before),
            _ => Arc::new(Numbered::of(people, names)),
        }
    }
}

impl Numbered {
    fn of(people: &[Arc<Stakeholder>], names: u64) -> Self {
        let numbers = numbers(people.iter().map(|person| person.name.as_str()));
        let called = numbered(people, &numbers);
        Self { names, called, numbers, alike: OnceLock::new(), only: OnceLock::new() }
    }
}

fn hash_of_names(people: &[Arc<Stakeholder>]) -> u64 {
    let mut hash = DefaultHasher::new();
    people.iter().for_each(|one| (one.id, one.name.as_str()).hash(&mut hash));
    hash.finish()
}

/// Returns the numbered names, by the same numbers as the labels in forms.
fn numbered(people: &[Arc<Stakeholder>], numbers: &[(usize, String)]) -> HashMap<StakeholderId, Text> {
    let called = |(index, number): &(usize, String)| {
        let person = &people[*index];
        let name = person.name.trim();
        let name = if name.is_empty() { NAMELESS } else { name };
        (person.id, format!("{name}{number}").into())
    };
    numbers.iter().map(called).collect()
}

/// Returns the positions of the people whose folded names are the same.
fn folded_alike(people: &[Arc<Stakeholder>]) -> HashSet<usize> {
    let hash = |one: &Arc<Stakeholder>| {
        let mut hash = DefaultHasher::new();
        fold(&one.name).hash(&mut hash);
        hash.finish()
    };
    let mut by_name: Vec<(u64, usize)> = people.iter().map(hash).zip(0..).collect();
    by_name.sort_unstable();
    let alike = by_name.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1);
    alike.flatten().map(|(_, index)| *index).collect()
}

/// Splits a name into the part without its number, and the number with the blank before it; the latter is empty without
/// a number.
#[must_use]
pub fn parts_of(called: &str) -> (&str, &str) {
    let at = called.rfind(" #").filter(|at| {
        let digits = &called[at + 2..];
        *at > 0 && !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
    });
    called.split_at(at.unwrap_or(called.len()))
}

impl Clone for Called {
    fn clone(&self) -> Self {
        Self { now: OnceLock::new(), before: self.now.get().or(self.before.as_ref()).cloned() }
    }
}

/// Always equal: it is derived from the rest of a deal, and must not make two deals differ.
impl PartialEq for Called {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Called {}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn people(names: &[&str]) -> Vec<Arc<Stakeholder>> {
        let ids = (1..).map(|id| StakeholderId(Uuid::from_u128(id)));
        names.iter().zip(ids).map(|(name, id)| Arc::new(Stakeholder::new(id, name))).collect()
    }

    #[test]
    fn kept_labels_are_those_of_the_people_there_are() {
        let called = Called::default();
        let before = people(&["Ann Lee", "Anna Berg", "Zo\u{eb}", "Anna Berg", "zoe", "Berg, Anna"]);
        let labels = called.labels(&before);
        assert_eq!(labels.iter().map(|one| one.0.clone()).collect::<Vec<_>>(), super::super::labels(&before));
        assert_eq!(labels.iter().map(|one| one.1).collect::<Vec<_>>(), [false, true, true, true, true, false]);
        for now in [people(&["Anna Berg"]), people(&["Ann Lee", "Ann Lee"])] {
            let labels: Vec<String> = called.labels(&now).into_iter().map(|one| one.0).collect();
            assert_eq!(labels, super::super::labels(&now), "although the list was changed in place");
        }
    }
}
