//! What people are called in sentences and lists: by their names, numbered where two names read the same.

use super::{NAMELESS, as_typed, numbers};
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// What the people of one state of a deal are called, found out when it is first asked for.
///
/// A copy is about to be changed, so it finds out anew; where no name changed, it takes what was known before.
#[derive(Debug, Default)]
pub struct Called {
    now: OnceLock<Arc<Numbered>>,
    before: Option<Arc<Numbered>>,
}

/// Those who cannot be told apart by their names.
#[derive(Debug)]
struct Numbered {
    /// A number for the names of everybody.
    names: u64,
    called: HashMap<StakeholderId, Text>,
    /// Who has a name, as it is typed; nothing where several have it. Found out when it is first asked for.
    only: OnceLock<HashMap<String, Option<StakeholderId>>>,
}

impl Called {
    /// Returns what one of some people is called.
    pub(in crate::domain) fn name<'a>(&'a self, people: &[Arc<Stakeholder>], person: &'a Stakeholder) -> &'a Text {
        let numbered = self.now.get_or_init(|| self.find_out(people));
        numbered.called.get(&person.id).unwrap_or(&person.name)
    }

    /// Returns the only one of some people whose name is written as a text is.
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

/// Returns the numbers are those of the labels, which forms offer.
fn numbered(people: &[Arc<Stakeholder>]) -> HashMap<StakeholderId, Text> {
    let called = |(place, number): (usize, String)| {
        let person = &people[place];
        let name = person.name.trim();
        let name = if name.is_empty() { NAMELESS } else { name };
        (person.id, format!("{name}{number}").into())
    };
    numbers(people.iter().map(|person| person.name.as_str())).into_iter().map(called).collect()
}

/// Returns what somebody is called without the number at its end, and the number with the blank before it; empty where
/// there is none.
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

/// It follows from the rest of a deal, and makes no two differ.
impl PartialEq for Called {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Called {}
