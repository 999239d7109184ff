//! Conflict copies beside the deals that they are named after, and deals in several files.

use super::Home;
use crate::app::msg::Listed;
use crate::domain::record::copies::OneOf;
use crate::domain::record::text::one_line;
use std::path::{Path, PathBuf};

impl Home {
    /// Records the conflict copies among the deals, each with the file of the deal that it is named after.
    pub fn find_copies(&mut self, files: Vec<(PathBuf, PathBuf)>) {
        self.copies.clear();
        for (copy, original) in files {
            self.copies.entry(original).or_default().push(copy);
        }
    }

    /// Removes a conflict copy from the list, once its content is in the deal.
    pub fn forget_copy(&mut self, copy: &Path) {
        for copies in self.copies.values_mut() {
            copies.retain(|one| one != copy);
        }
    }

    /// Returns which of a deal's files a row is, if the deal has several.
    #[must_use]
    pub fn file_of_several(&self, row: &Listed) -> Option<OneOf> {
        let files = self.files.of(row.summary.as_ref().ok()?.id);
        let file = one_line(&row.path.file_name().unwrap_or_default().to_string_lossy());
        (files > 1).then_some(OneOf { file, files })
    }

    /// Returns the conflict copies beside a deal's file, readable or not.
    #[must_use]
    pub fn copies_of(&self, path: &Path) -> &[PathBuf] {
        self.copies.get(path).map_or(&[], Vec::as_slice)
    }
}
