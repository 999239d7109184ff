//! The rows of the part on the screen: made once for each state of what they depend on, never while painting.

use crate::app::App;
use crate::app::overlays::review::rows::{Basis, FoundRows, Row, Target, Weight, row};
use crate::app::overlays::review::{Part, Reviewing};
use crate::domain::privacy::Datum;
use crate::domain::record::text::MARK;
use crate::export::privacy::who;
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
            return self.hidden_rows(part);
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

impl App {
    /// Returns the rows of a part that is hidden as a whole: who the person on the page is, and that no more is shown. What
    /// the part is about stays unsaid too.
    fn hidden_rows(&self, part: Part) -> Vec<Row> {
        let person = self.walk().and_then(|walk| walk.person).filter(|_| part == Part::People);
        let deal = self.deal.as_ref().map(|open| &open.deal);
        let person = person.and_then(|id| deal?.person(id));
        let who = deal.zip(person).map_or_else(Vec::new, |(deal, person)| who(deal, person, self.today()));
        let no_more = if who.is_empty() { "This part isn't shown here." } else { "No more is shown here." };
        let on = if part == Part::Outcome { "" } else { " → goes on." };
        let write = format!("{no_more} Enter writes something down, which shows as {MARK}.{on}");
        let who = who.into_iter().map(|(label, text)| row(Weight::Plain, text, Target::Hidden).labeled(label));
        who.chain([row(Weight::Quiet, write, Target::Hidden)]).collect()
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
