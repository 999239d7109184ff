//! Second copies beside the deals that they are named after, and deals that are in several files.

use super::Home;
use crate::app::msg::Listed;
use crate::domain::record::copies::OneOf;
use crate::domain::record::text::one_line;
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

    /// Which of a deal's files a row is, where the deal is in several.
    #[must_use]
    pub fn file_of_several(&self, row: &Listed) -> Option<OneOf> {
        let files = self.files.of(row.summary.as_ref().ok()?.id);
        let file = one_line(&row.path.file_name().unwrap_or_default().to_string_lossy());
        (files > 1).then_some(OneOf { file, files })
    }

    /// The second copies beside a deal's file, readable or not.
    #[must_use]
    pub fn copies_of(&self, path: &Path) -> &[PathBuf] {
        self.copies.get(path).map_or(&[], Vec::as_slice)
    }
}
