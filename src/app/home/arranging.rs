//! Which deals Home shows, and in which order.

use super::{Home, LeftOut, stem};
use crate::app::msg::{Listed, Shelf};
use crate::domain::judge::overview::View;
use crate::domain::privacy::Datum;
use crate::domain::record::text::Words;
use std::path::Path;

impl Home {
    /// Arranges the rows again although none has changed.
    pub(in crate::app) fn arrange_again(&mut self) {
        let keep = self.selected().map(|row| row.path.clone());
        self.arrange(keep.as_deref());
    }

    /// Returns the view in effect: where only the open deal may be known, it is shown whatever the view.
    #[must_use]
    pub const fn view(&self) -> View {
        if self.seen.shows(Datum::OtherDeals) { self.chosen.view } else { View::All }
    }

    /// Returns where the view's deals are, if they are not the listed ones.
    #[must_use]
    pub const fn shelf(&self) -> Option<Shelf> {
        match self.view() {
            View::Archived => Some(Shelf::Archive),
            View::Trashed => Some(Shelf::Trash),
            View::All | View::Urgent | View::Due | View::NoMobilizer | View::Silent | View::Ended => None,
        }
    }

    /// Returns the rows that view and filter select from: those of the archive or the trash in its view.
    #[must_use]
    pub fn present(&self) -> &[Listed] {
        match self.shelf() {
            Some(_) => self.shelved.as_deref().unwrap_or_default(),
            None => &self.rows,
        }
    }

    /// Sorts and filters, then puts the cursor on a file or on the first row.
    pub fn arrange(&mut self, keep: Option<&Path>) {
        let order = self.chosen.order;
        let first = |a: &Listed, b: &Listed| match (&a.summary, &b.summary) {
            (Ok(a), Ok(b)) => order.compare(a, b),
            (Err(_), Ok(_)) => std::cmp::Ordering::Less,
            (Ok(_), Err(_)) => std::cmp::Ordering::Greater,
            (Err(_), Err(_)) => a.path.cmp(&b.path),
        };
        self.files = self.rows.iter().filter_map(|row| Some(row.summary.as_ref().ok()?.id)).collect();
        // Both lists: the rows of the hidden one are shown elsewhere.
        self.rows.sort_by(first);
        if let Some(shelved) = self.shelved.as_mut() {
            shelved.sort_by(first);
        }
        self.narrow(keep);
    }

    /// Filters, then puts the cursor on a file if it is shown.
    pub fn narrow(&mut self, keep: Option<&Path>) {
        self.revision += 1;
        let words = self.filter.is_on().then(|| self.filter.words());
        let (view, today, hides_needs) = (self.view(), self.today, self.seen.hides_needs());
        let knows_others = self.seen.shows(Datum::OtherDeals);
        let rows = self.present();
        let shows = |row: &Listed| match &row.summary {
            Ok(deal) if !knows_others => Some(deal.id) == self.only,
            Err(_) if !knows_others => false,
            Ok(deal) => {
                // The filter searches the text that a row shows.
                let needs = if hides_needs { String::new() } else { deal.words(today) };
                let said = |words: &Words| words.found_in(&[&deal.name, &deal.value, &needs]);
                view.shows(deal, today) && words.as_ref().is_none_or(said)
            }
            Err(_) => {
                matches!(view, View::All | View::Archived | View::Trashed)
                    && words.as_ref().is_none_or(|words| words.found_in(&[&stem(&row.path)]))
            }
        };
        let shown: Vec<usize> = (0..rows.len()).filter(|index| shows(&rows[*index])).collect();
        let kept = keep.and_then(|path| shown.iter().position(|index| rows[*index].path == path));
        let left_out = LeftOut::of(rows, &shown);
        self.cursor = kept.unwrap_or_else(|| self.cursor.min(shown.len().saturating_sub(1)));
        (self.shown, self.left_out) = (shown, left_out);
    }

    /// Puts the cursor on a file, if it is shown.
    pub fn select(&mut self, path: &Path) {
        if let Some(index) = self.shown.iter().position(|index| self.present()[*index].path == path) {
            self.cursor = index;
        }
    }
}
