//! The outcome of the deal.

use super::card::offers;
use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::overlays::page::PageKind;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::dates;
use crate::domain::record::outcome::{Bought, DealOutcome, Ending, GroupEnd};
use serde_json::Map;

const ENDED: FieldKey = FieldKey::of(Datum::Course, "Ended").labeled("Outcome");
const BOUGHT: FieldKey = FieldKey::of(Datum::Judgments, "Bought").labeled("If won");
const GROUP: FieldKey = FieldKey::of(Datum::Judgments, "Group").labeled("Their group");
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
            .field(WHY, outcome.map_or("", |one| &one.why), "in their words, if you can")
            .one(BOUGHT, outcome.and_then(DealOutcome::bought).map_or("", Choices::label), offers(Bought::ALL))
            .one(GROUP, outcome.and_then(DealOutcome::group).map_or("", Choices::label), offers(GroupEnd::ALL));
        self.open_form(form);
    }

    pub(in crate::app) fn save_outcome(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let Some(at) = form.chosen(ENDED)? else {
            let (what, said) = ("reopen the deal".to_owned(), "Reopened the deal".to_owned());
            return self.close_and_edit_saying(what, said, |deal| deal.outcome = None);
        };
        let result = Ending::ALL[at];
        let bought = form.chosen(BOUGHT)?.map(|at| Choice::from(Bought::ALL[at]));
        if bought.is_some() && result != Ending::Won {
            return Err(form.fault(BOUGHT, "Only for a deal you won. Leave it empty"));
        }
        let group = form.chosen(GROUP)?.map(|at| Choice::from(GroupEnd::ALL[at]));
        let on = self.day_so_far(form, DAY)?;
        let why = filled(form, WHY, "Say why: what decided it?")?;
        let (by, at) = (self.me(), self.now.timestamp());
        let what = format!("the deal ended: {}", result.label());
        let said = format!("Recorded the outcome: {}, {}", result.label(), dates::show(on, self.today()));
        self.close_and_edit_saying(what, said, |deal| {
            let (result, why, by) = (result.into(), why.into(), by.into());
            let new = DealOutcome { result, bought, group, on, why, by, at, extra: Map::new() };
            deal.outcome = Some(match deal.outcome.take() {
                None => new,
                // A word of a newer version doesn't show in its field, and stays.
                Some(old) => DealOutcome {
                    bought: if form.is_field_touched(BOUGHT) { new.bought } else { old.bought },
                    group: if form.is_field_touched(GROUP) { new.group } else { old.group },
                    extra: old.extra,
                    ..new
                },
            });
        })?;
        if self.hindsight_blocked().is_none() && self.shows(Datum::Judgments) {
            self.open_page(PageKind::Hindsight);
        }
        Ok(())
    }
}
