//! The names used in sentences and lists, numbered where two people's names read the same.

use super::{NAMELESS, as_typed, numbers};
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use std::collections::HashMap;
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

    fn find_out(&self, people: &[Arc<Stakeholder>]) -> Arc<Numbered> {
        let mut hash = DefaultHasher::new();
        people.iter().for_each(|one| (one.id, one.name.as_str()).hash(&mut hash));
        let names = hash.finish();
        match &self.before {
            Some(before) if before.names == names => Arc::clone(before),
            _ => Arc::new(Numbered { names, called: numbered(people), only: OnceLock::new() }),
        }
    }
}

/// Returns the numbered names, by the same numbers as the labels in forms.
fn numbered(people: &[Arc<Stakeholder>]) -> HashMap<StakeholderId, Text> {
    let called = |(place, number): (usize, String)| {
        let person = &people[place];
        let name = person.name.trim();
        let name = if name.is_empty() { NAMELESS } else { name };
        (person.id, format!("{name}{number}").into())
    };
    numbers(people.iter().map(|person| person.name.as_str())).into_iter().map(called).collect()
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
