//! Home before others: the same rows with what may show of them.

use super::Home;
use crate::app::msg::Listed;
use std::collections::HashSet;

impl Home {
    /// Home without deals, before others or not.
    pub(in crate::app) fn seen_by(in_room: bool) -> Self {
        Self { in_room, ..Self::default() }
    }

    /// The same with other rows in the same order: those that a room may see.
    #[must_use]
    pub(in crate::app) fn with_rows(&self, rows: Vec<Listed>, archived: Option<Vec<Listed>>) -> Self {
        Self {
            rows,
            archived,
            deals_folder: self.deals_folder.clone(),
            chosen: self.chosen.clone(),
            shown: self.shown.clone(),
            cursor: self.cursor,
            filter: self.filter.clone(),
            today: self.today,
            revision: self.revision,
            complete: self.complete,
            copies: self.copies.clone(),
            files: self.files.clone(),
            names: self.names.clone(),
            unmet: HashSet::new(),
            trashed: self.trashed.clone(),
            restored: self.restored.clone(),
            brought_back: self.brought_back.clone(),
            edited: self.edited,
            in_room: self.in_room,
        }
    }
}
