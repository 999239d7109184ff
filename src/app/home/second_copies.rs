//! Second copies that a sync program made, beside the deals that they are named after.

use super::Home;
use std::path::{Path, PathBuf};

impl Home {
    /// Takes in which second copies are among the deals, each with the deal's file that it is named after.
    pub fn find_copies(&mut self, files: Vec<(PathBuf, PathBuf)>) {
        self.copies.clear();
        for (copy, original) in files {
            self.copies.entry(original).or_default().push(copy);
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
