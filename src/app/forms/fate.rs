//! What became of a decision of an earlier review: done, not done or moved to another day, and why.

use super::card::offers;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::deal::Act;
use crate::domain::record::id::RecordId;
use crate::domain::record::review::{Checked, Fate};
use serde_json::Map;

const FATE: FieldKey = FieldKey::private("Fate").labeled("It is");
const TO: FieldKey = FieldKey::private("Moved to");
const WHY: FieldKey = FieldKey::private("Why");

impl App {
    /// Opens the form for what became of a decision.
    pub(in crate::app) fn open_fate(&mut self, id: RecordId) {
        let (Some(open), Some(review)) = (self.deal.as_ref(), self.reviewing()) else { return };
        let Some(action) = open.deal.actions.iter().find(|one| one.id == id) else {
            return self.note("This decision was removed");
        };
        let before = open.deal.review(review).and_then(|review| review.check_of(id));
        let fate = before.and_then(|one| one.fate.known()).or(action.done.as_ref().map(|_| Fate::Done));
        let to = before.and_then(|one| one.to).map_or_else(String::new, |day| day.to_string());
        let lead = format!("{}, due {}", action.what, dates::show(action.due, self.today()));
        let form = Form::new(FormKind::Fate(open.deal.id, id), "What happened with it?")
            .lead(lead)
            .one(FATE, fate.map_or("", Choices::label), offers(Fate::ALL))
            .future_day(TO, &to)
            .hint("only if it moved: fri, +1w")
            .field(WHY, before.map_or("", |one| &one.why), "what got in the way, or what came of it");
        self.open_form(form);
    }

    pub(in crate::app) fn save_fate(&mut self, form: &Form, id: RecordId) -> Result<(), (usize, String)> {
        let Some(at) = form.chosen(FATE)? else {
            return Err(form.fault(FATE, "Is it done, not done, or moved?"));
        };
        let fate = Fate::ALL[at];
        let to = match fate {
            Fate::Moved if form.value(TO).is_empty() => {
                return Err(form.fault(TO, "Moved to which day? Try fri, +1w or 11 Dec"));
            }
            Fate::Moved => Some(self.day_to_come(form, TO)?),
            Fate::Done | Fate::NotDone => None,
        };
        let why = form.text(WHY);
        if why.is_empty() && fate != Fate::Done {
            return Err(form.fault(WHY, "Say why, so you can settle it this time"));
        }
        let review = self.reviewing();
        let action = self.deal.as_ref().and_then(|open| open.deal.actions.iter().find(|one| one.id == id)).cloned();
        let (Some(review), Some(action)) = (review, action) else {
            return Err((0, "The decision or the review is gone. Esc keeps what you typed".to_owned()));
        };
        let (record, me, now) = (self.new_record(), self.me(), self.now.timestamp());
        let due = self.deal.as_ref().and_then(|open| open.deal.review(review)?.check_of(id).map(|one| one.due));
        let checked = Checked {
            id: record,
            decision: id,
            what: action.what.clone(),
            fate: fate.into(),
            due: due.unwrap_or(action.due),
            to,
            why: why.into(),
            by: me.as_str().into(),
            at: now,
            extra: Map::new(),
        };
        let words =
            to.map_or_else(|| fate.label().to_owned(), |to| format!("moved to {}", dates::show(to, self.today())));
        let (what, said) = (format!("decision {words}: {}", action.what), format!("{}: {words}", action.what));
        self.close_and_edit_saying(what, said, |deal| {
            deal.edit_review(review, |one| one.check(checked));
            match fate {
                Fate::Done if action.is_open() => deal.finish_action(id, Act { id: record, by: &me, at: now }),
                Fate::Done => {}
                Fate::NotDone => deal.edit_action(id, |one| one.done = None),
                Fate::Moved => deal.edit_action(id, |one| {
                    one.done = None;
                    one.due = to.unwrap_or(one.due);
                }),
            }
        })
    }
}
