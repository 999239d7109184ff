//! Second copies that a sync program made, beside the deals that they are named after.

use super::{Home, stem};
use std::path::{Path, PathBuf};

impl Home {
    /// Takes in which second copies lie among the deals.
    pub fn find_copies(&mut self, files: Vec<PathBuf>) {
        self.copies.clear();
        for copy in files {
            let named_after = self.rows.iter().filter(|row| is_named_after(&copy, &row.path));
            let Some(row) = named_after.max_by_key(|row| stem(&row.path).len()) else { continue };
            self.copies.entry(row.path.clone()).or_default().push(copy);
        }
    }

    /// Takes a second copy off the list: what it says is in the deal.
    pub fn forget_copy(&mut self, copy: &Path) {
        for copies in self.copies.values_mut() {
            copies.retain(|one| one != copy);
        }
    }

    /// The second copies beside a deal's file, readable or not.
    #[must_use]
    pub fn copies_of(&self, path: &Path) -> &[PathBuf] {
        self.copies.get(path).map_or(&[], Vec::as_slice)
    }
}

/// Whether a second copy is named after a deal's file: the same name with something behind it.
fn is_named_after(copy: &Path, deal: &Path) -> bool {
    stem(copy).strip_prefix(&*stem(deal)).is_some_and(|rest| rest.starts_with([' ', '-', '_', '.', '(']))
}
