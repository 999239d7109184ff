//! The item on the other screen: the row under its cursor, found here by what it is about and never by its number. In
//! privacy mode that screen has fewer rows, and here a question has more.

use crate::app::App;
use crate::app::overlays::review::Part;
use crate::app::overlays::review::rows::{HIDDEN, Row, Target, same_before};
use crate::domain::judge::alert::Alert;
use crate::domain::record::stakeholder::Stakeholder;
use crate::store::shared_view::{SharedItem, SharedReview};
use std::sync::Arc;

impl App {
    /// Returns the person that the other screen is about: the one of the alert or of the row under its cursor, otherwise
    /// the one shown or selected there.
    #[must_use]
    pub fn followed(&self) -> Option<&Arc<Stakeholder>> {
        let view = self.followed_view()?;
        let about = match (self.followed_alert(), self.shared_review()) {
            (Some(alert), _) => alert.about(),
            (None, Some(review)) if review.row.is_some() => self.followed_row()?.about,
            (None, _) => view.person,
        };
        self.deal.as_ref()?.deal.person(about?)
    }

    /// Returns the alert under the cursor of the list of alerts on the other screen, if that shows it.
    pub(super) fn followed_alert(&self) -> Option<&Alert> {
        let key = self.followed_view()?.alert.as_ref()?;
        self.alerts()?.all().find(|alert| alert.key == *key)
    }

    /// Returns this window's row for the item on the other screen; `None` if no agenda is shown there or this window has
    /// no such row. Its label is never left to the row above.
    #[must_use]
    pub fn followed_row(&self) -> Option<Row> {
        let review = self.shared_review().filter(|review| !review.aside)?;
        let rows = self.review_rows();
        let index = match &review.item {
            Some(item) if item.word == HIDDEN => self.next_behind(&rows),
            Some(item) => index_of(&rows, item, review.row)?,
            None => self.index_by_number(&rows, review)?,
        };
        let row = rows.get(index)?.clone();
        let label = rows[..=index].iter().rev().map(|row| row.label).find(|label| *label != " ");
        Some(Row { label: label.unwrap_or_default(), ..row })
    }

    /// Returns the row that is next in a part of which the other screen shows nothing: what Enter would write down there,
    /// otherwise the first.
    fn next_behind(&self, rows: &[Row]) -> usize {
        let is_next = |row: &Row| match (row.target.clone(), self.next_unchecked()) {
            (Target::Fate(id), Some(next)) => id == next,
            _ => false,
        };
        let looks_back = self.walk().is_some_and(|walk| walk.part == Part::LastTime);
        if looks_back { rows.iter().position(is_next).unwrap_or(0) } else { 0 }
    }

    /// Returns the row of a version that tells only numbers. In privacy mode it may have fewer rows, so then it is the first
    /// about the same person.
    fn index_by_number(&self, rows: &[Row], review: &SharedReview) -> Option<usize> {
        let view = self.followed_view()?;
        let index = review.row?.min(rows.len().checked_sub(1)?);
        if !view.room || rows[index].about == view.person {
            return Some(index);
        }
        rows.iter().position(|row| row.about.is_some() && row.about == view.person)
    }
}

/// Returns the index of the row with this item: the same one of those that have it, otherwise the first of them.
fn index_of(rows: &[Row], item: &SharedItem, number: Option<usize>) -> Option<usize> {
    let has = |index: usize| rows.get(index).is_some_and(|row| row.item() == item.word);
    // Most often it is where the other window has it, and there may be 50,000 rows.
    if let Some(index) = number.filter(|index| has(*index) && same_before(rows, *index) == item.nth) {
        return Some(index);
    }
    let mut same = (0..rows.len()).filter(|index| has(*index));
    let first = same.next()?;
    Some(item.nth.checked_sub(1).and_then(|further| same.nth(further)).unwrap_or(first))
}
