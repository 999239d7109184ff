//! How often each colleague's predictions came true. Open ones count for nothing.

use crate::domain::record::deal::Deal;
use std::collections::BTreeMap;

/// The settled predictions of one colleague.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// The colleague.
    pub by: Box<str>,
    /// The number that came true.
    pub right: u32,
    /// The number of all.
    pub of: u32,
}

impl Hits {
    /// Returns them without the name, as colleagues may see them: those of all then add up to one.
    #[must_use]
    pub fn nameless(&self) -> Self {
        Self { by: Box::default(), ..self.clone() }
    }
}

/// Returns the settled predictions in a deal, by colleague.
#[must_use]
pub fn hits(deal: &Deal) -> Vec<Hits> {
    let all = deal.stakeholders.iter().flat_map(|person| &person.predictions);
    let settled = all.filter_map(|one| Some((&*one.by, u32::from(one.came.as_ref()?.right), 1)));
    summed(settled)
}

/// Adds up the predictions of many deals, by colleague.
#[must_use]
pub fn hits_together<'a>(all: impl IntoIterator<Item = &'a Hits>) -> Vec<Hits> {
    summed(all.into_iter().map(|one| (&*one.by, one.right, one.of)))
}

fn summed<'a>(all: impl Iterator<Item = (&'a str, u32, u32)>) -> Vec<Hits> {
    let mut found: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (by, right, of) in all {
        let sum = found.entry(by).or_default();
        *sum = (sum.0 + right, sum.1 + of);
    }
    found.into_iter().map(|(by, (right, of))| Hits { by: by.into(), right, of }).collect()
}
