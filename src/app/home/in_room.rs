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
        let arranged = Self {
            rows,
            archived,
            shown: self.shown.clone(),
            left_out: self.left_out,
            revision: self.revision,
            files: self.files.clone(),
            names: self.names.clone(),
            in_room: self.in_room,
            ..Self::default()
        };
        arranged.moved_to(self)
    }

    /// The same rows as they were arranged, with all that another Home of the same arrangement may have otherwise.
    #[must_use]
    pub(in crate::app) fn moved_to(self, other: &Self) -> Self {
        Self {
            rows: self.rows,
            archived: self.archived,
            shown: self.shown,
            left_out: self.left_out,
            revision: self.revision,
            files: self.files,
            names: self.names,
            in_room: self.in_room,
            unmet: HashSet::new(),
            deals_folder: other.deals_folder.clone(),
            chosen: other.chosen.clone(),
            cursor: other.cursor,
            filter: other.filter.clone(),
            today: other.today,
            complete: other.complete,
            copies: other.copies.clone(),
            trashed: other.trashed.clone(),
            restored: other.restored.clone(),
            brought_back: other.brought_back.clone(),
            edited: other.edited,
        }
    }
}
