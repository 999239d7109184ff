//! The rows of the part on the screen: made once for each state of what they depend on, never while painting.

use crate::app::App;
use crate::app::overlays::review::rows::{Basis, FoundRows, Row, Target, Weight, row};
use crate::app::overlays::review::{Part, Reviewing};
use crate::domain::privacy::Datum;
use crate::domain::record::text::MARK;
use std::sync::Arc;

impl App {
    /// Makes the rows of the part on the screen again where anything they depend on changed. Where something is hidden
    /// those of the copy are drawn and used, so the program's own are not made.
    pub(in crate::app) fn find_review_rows(&mut self) {
        if !self.draws_itself() {
            return;
        }
        let Some(basis) = self.walk().and_then(|walk| self.basis_of_rows(walk)) else { return };
        if self.walk().is_some_and(|walk| walk.found.of.as_ref().is_some_and(|of| of.is(&basis))) {
            return;
        }
        let rows = self.make_rows(basis.part).into();
        if let Some(walk) = self.walk_mut() {
            walk.found = FoundRows { of: Some(basis), rows };
        }
    }

    /// Returns the rows of the current part.
    #[must_use]
    pub fn review_rows(&self) -> Arc<[Row]> {
        let Some(walk) = self.walk() else { return Arc::default() };
        let known = walk.found.of.as_ref().zip(self.basis_of_rows(walk)).is_some_and(|(of, now)| of.is(&now));
        // A key may ask between a change and the end of its message.
        if known { Arc::clone(&walk.found.rows) } else { self.make_rows(walk.part).into() }
    }

    fn basis_of_rows(&self, walk: &Reviewing) -> Option<Basis> {
        let open = self.deal.as_ref()?;
        Some(Basis {
            deal: Arc::clone(&open.deal),
            alerts: Arc::clone(&open.alerts.all),
            news: Arc::clone(&walk.news),
            part: walk.part,
            person: walk.person,
            shown: walk.shown.len(),
            listens: walk.listens,
            seen: walk.seen.len(),
            people: walk.people.len(),
            today: self.today(),
            blind: open.is_blind(),
            level: self.privacy.level(),
            assessor: open.assessor.clone(),
        })
    }

    fn make_rows(&self, part: Part) -> Vec<Row> {
        if is_about(part).is_some_and(|datum| !self.shows(datum)) {
            return vec![row(Weight::Quiet, format!("Enter writes it down. It shows as {MARK}."), Target::Hidden)];
        }
        match part {
            Part::LastTime => self.last_time_rows(),
            Part::Changed => self.changed_rows(),
            Part::NextStep => self.next_step_rows(),
            Part::People => self.person_rows(),
            Part::Others => self.other_rows(),
            Part::Alerts => self.alert_rows(),
            Part::Group => self.group_rows(),
            Part::Outcome => self.outcome_rows(),
        }
    }
}

/// Returns the kind of data that all of a part is about, if there is one.
const fn is_about(part: Part) -> Option<Datum> {
    match part {
        Part::LastTime | Part::NextStep | Part::Outcome => Some(Datum::Actions),
        Part::Alerts => Some(Datum::Alerts),
        Part::People => Some(Datum::Judgments),
        Part::Group => Some(Datum::Purchase),
        Part::Changed | Part::Others => None,
    }
}
