//! One deal in several files: what is changed in one of them stays out of the others, so each is marked.

use super::id::DealId;
use std::collections::HashMap;

/// In how many files each deal is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files(HashMap<DealId, usize>);

/// A deal's file, and in how many the deal is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOf {
    /// The file's name, fit for one line.
    pub file: String,
    /// How many files hold the deal.
    pub files: usize,
}

impl FromIterator<DealId> for Files {
    fn from_iter<T: IntoIterator<Item = DealId>>(ids: T) -> Self {
        let mut count = HashMap::new();
        ids.into_iter().for_each(|id| *count.entry(id).or_default() += 1);
        Self(count)
    }
}

impl Files {
    /// Returns how many files hold a deal.
    #[must_use]
    pub fn of(&self, deal: DealId) -> usize {
        self.0.get(&deal).copied().unwrap_or_default()
    }
}

impl OneOf {
    /// Says which of several files this is; nothing where it is the only one.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        (self.files > 1).then(|| format!("one deal in {} files; this is {}", self.files, self.file))
    }
}
