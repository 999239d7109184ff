//! Home as others may see it.

use super::Home;
use super::agenda::Agenda;
use crate::app::msg::{Failure, Listed};
use crate::domain::privacy::{Datum, Mask, masked_row};
use crate::domain::record::text::MARK;
use std::collections::HashSet;

impl Home {
    /// Returns Home without deals, to be seen through a mask.
    pub(in crate::app) fn seen_by(seen: Mask) -> Self {
        Self { seen, ..Self::default() }
    }

    /// Returns whether it hides what each deal needs.
    #[must_use]
    pub fn hides_needs(&self) -> bool {
        self.seen.hides_needs()
    }

    /// Returns the same Home with masked rows. There may be many, so those of an earlier copy are kept while nothing
    /// changed.
    pub(in crate::app) fn masked(&self, mask: Mask, before: Option<Self>) -> Self {
        match before {
            Some(before) if before.revision == self.revision && before.seen == mask => before.moved_to(self),
            Some(_) | None => self.with_rows(mask),
        }
    }

    fn with_rows(&self, mask: Mask) -> Self {
        let knows_others = mask.shows(Datum::OtherDeals);
        let masked = |rows: &[Listed]| rows.iter().map(|one| row(one, mask)).collect::<Vec<_>>();
        let (rows, shelved, shown) = if knows_others {
            (masked(&self.rows), self.shelved.as_deref().map(masked), self.shown.clone())
        } else {
            let here: Vec<Listed> = (0..self.shown.len()).filter_map(|index| self.at(index).cloned()).collect();
            let shown = (0..here.len()).collect();
            (masked(&here), None, shown)
        };
        let arranged = Self {
            rows,
            shelved,
            shown,
            left_out: self.left_out,
            revision: self.revision,
            files: self.files.clone(),
            names: if knows_others { self.names.clone() } else { Default::default() },
            seen: mask,
            only: self.only,
            ..Self::default()
        };
        arranged.moved_to(self)
    }

    /// Returns these rows as arranged, with everything else from the Home that they were made of.
    fn moved_to(self, other: &Self) -> Self {
        let mut filter = other.filter.clone();
        if !self.seen.shows(Datum::FilterWords) {
            filter.hide();
        }
        let moved = Self {
            cursor: other.cursor,
            filter,
            today: other.today,
            complete: other.complete,
            unmet: HashSet::new(),
            // What is to do is a judgment on people.
            agenda: if self.seen.hides_needs() { Agenda::default() } else { other.agenda.clone() },
            ..self
        };
        if !moved.seen.shows(Datum::OtherDeals) {
            return moved;
        }
        Self {
            on_shelves: other.on_shelves,
            deals_folder: other.deals_folder.clone(),
            chosen: other.chosen.clone(),
            copies: other.copies.clone(),
            trashed: other.trashed.clone(),
            restored: other.restored.clone(),
            brought_back: other.brought_back.clone(),
            edited: other.edited,
            ..moved
        }
    }
}

fn row(row: &Listed, mask: Mask) -> Listed {
    let summary = match &row.summary {
        Ok(summary) => Ok(masked_row(summary, &row.inside, mask)),
        // The fault of a file may quote from it.
        Err(failure) => {
            let what = format!("{MARK} (hidden in privacy mode)");
            Err(Failure { what, hint: if row.is_restorable() { failure.hint.clone() } else { String::new() } })
        }
    };
    Listed { path: row.path.clone(), summary, inside: row.inside.masked(mask) }
}
