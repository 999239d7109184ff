//! One deal in several files. A change to one file doesn't reach the others, so each is marked.

use super::id::DealId;
use std::collections::HashMap;

/// The number of files that hold each deal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files(HashMap<DealId, usize>);

/// One file of a deal, and the number of files that hold the deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOf {
    /// The file's name, fit for one line.
    pub file: String,
    /// The number of files that hold the deal.
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
    /// Returns the number of files that hold a deal.
    #[must_use]
    pub fn of(&self, deal: DealId) -> usize {
        self.0.get(&deal).copied().unwrap_or_default()
    }
}

impl OneOf {
    /// Returns words for which of several files this is; `None` if it is the only one.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        (self.files > 1).then(|| format!("one deal in {} files; this is {}", self.files, self.file))
    }
}
