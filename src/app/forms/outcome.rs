//! The outcome of the deal.

use super::card::offers;
use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::overlays::page::PageKind;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::outcome::{DealOutcome, Ending};
use serde_json::Map;

const ENDED: FieldKey = FieldKey::of(Datum::Course, "Ended").labeled("Outcome");
const DAY: FieldKey = FieldKey::of(Datum::Course, "Day");
const WHY: FieldKey = FieldKey::private("Why");

impl App {
    /// Opens the form for the outcome of the open deal.
    pub(in crate::app) fn end_deal(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let outcome = open.deal.outcome.as_ref();
        let ended = outcome.and_then(|one| one.result.known()).map_or("", Choices::label);
        let day = outcome.map_or_else(|| "today".to_owned(), |one| dates::dated(one.on));
        let form = Form::new(FormKind::Outcome(open.deal.id), "Record the outcome")
            .lead("Lets you compare it with the verdicts and labels. Leave empty while the deal is open.")
            .one(ENDED, ended, offers(Ending::ALL))
            .past_day(DAY, &day)
            .field(WHY, outcome.map_or("", |one| &one.why), "in their words, if you can");
        self.open_form(form);
    }

    pub(in crate::app) fn save_outcome(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let Some(at) = form.chosen(ENDED)? else {
            let (what, said) = ("reopen the deal".to_owned(), "Reopened the deal".to_owned());
            return self.close_and_edit_saying(what, said, |deal| deal.outcome = None);
        };
        let result = Ending::ALL[at];
        let on = self.day_so_far(form, DAY)?;
        let why = filled(form, WHY, "Say why: what decided it?")?;
        let (by, at) = (self.me(), self.now.timestamp());
        let what = format!("the deal ended: {}", result.label());
        let said = format!("Recorded the outcome: {}, {}", result.label(), dates::show(on, self.today()));
        self.close_and_edit_saying(what, said, |deal| {
            let extra = deal.outcome.take().map_or_else(Map::new, |old| old.extra);
            deal.outcome = Some(DealOutcome { result: result.into(), on, why: why.into(), by: by.into(), at, extra });
        })?;
        if self.hindsight_blocked().is_none() && self.shows(Datum::Judgments) {
            self.open_page(PageKind::Hindsight);
        }
        Ok(())
    }
}
