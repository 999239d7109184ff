//! Home in privacy mode: the same rows, masked.

use super::Home;
use super::agenda::Agenda;
use crate::app::msg::Listed;
use std::collections::HashSet;

impl Home {
    /// Returns Home without deals, in privacy mode or not.
    pub(in crate::app) fn seen_by(in_privacy: bool) -> Self {
        Self { in_privacy, ..Self::default() }
    }

    /// Returns the same Home with masked rows in the same order.
    #[must_use]
    pub(in crate::app) fn with_rows(&self, rows: Vec<Listed>, shelved: Option<Vec<Listed>>) -> Self {
        let arranged = Self {
            rows,
            shelved,
            shown: self.shown.clone(),
            left_out: self.left_out,
            revision: self.revision,
            files: self.files.clone(),
            names: self.names.clone(),
            in_privacy: self.in_privacy,
            ..Self::default()
        };
        arranged.moved_to(self)
    }

    /// Returns these rows as arranged, with everything else from another Home of the same arrangement.
    #[must_use]
    pub(in crate::app) fn moved_to(self, other: &Self) -> Self {
        Self {
            rows: self.rows,
            shelved: self.shelved,
            shown: self.shown,
            left_out: self.left_out,
            revision: self.revision,
            files: self.files,
            names: self.names,
            in_privacy: self.in_privacy,
            unmet: HashSet::new(),
            on_shelves: other.on_shelves,
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
            // What is to do is a judgment on people.
            agenda: Agenda::default(),
        }
    }
}
