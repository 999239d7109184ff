//! Our next action about a person: a new one, or an existing one.

use super::{filled, values};
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind, Which, anybody, label_of, people};
use crate::domain::privacy::Datum;
use crate::domain::record::action::Action;
use crate::domain::record::dates;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::{Text, one_line};
use serde_json::Map;

const WHAT: FieldKey = FieldKey::private("What").labeled("Next step");
const BY: FieldKey = FieldKey::of(Datum::Actions, "By").labeled("Due");
const WHO: FieldKey = FieldKey::of(Datum::Actions, "Who").labeled("Owner");

/// The days until an action is due, unless the user says otherwise.
const AHEAD: i64 = 7;

impl App {
    /// Opens the form for our next action about the selected person.
    pub(in crate::app) fn add_action(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(person) = open.selected() else { return };
        let owner = if person.card().owner.is_empty() { self.likely_name() } else { person.card().owner.to_string() };
        let lead = open.deal.next_action(person.id).map_or_else(String::new, |action| {
            format!("Already open: {}, {}. Press d to see all.", action.what, dates::show(action.due, self.today()))
        });
        let form = Form::new(FormKind::Action(person.id), format!("Next step for {}", self.name_of(person.id)))
            .lead(lead)
            .field(WHAT, "", "what we'll do next")
            .future_day(BY, &self.day_ahead(AHEAD))
            .suggest(WHO, &owner, "someone on your team")
            .anybody(self.anybody(&owner));
        self.open_form(form);
    }

    pub(in crate::app) fn save_action(&mut self, form: &Form, about: StakeholderId) -> Result<(), (usize, String)> {
        let what = filled(form, WHAT, "Say what we'll do")?;
        let due = self.day_to_come(form, BY)?;
        let (id, me, given) = (self.new_record(), self.me(), self.now.timestamp());
        let (who, who_id) = (one_line(form.value(WHO)), self.doer_in(form, WHO)?);
        let (name, day) = (self.name_of(about), dates::show(due, self.today()));
        let owner = self.doer_words(&who, who_id);
        let said = format!("Next step for {name}: {what}, {owner}, due {day}");
        let words = format!("{name}: {what}, {day}");
        let action = Action {
            id,
            what: what.into(),
            who: who.into(),
            who_id,
            due,
            about: Some(about),
            given,
            by: me.into(),
            review: None,
            alert: Text::new(),
            done: None,
            extra: Map::new(),
        };
        self.close_and_edit_saying(words, said, |deal| deal.plan_action(action))
    }

    /// Returns who may be named to do something: the proposed name, people on our side, the customer's people.
    pub(in crate::app) fn anybody(&self, proposed: &str) -> Vec<Offer> {
        self.deal.as_ref().map_or_else(Vec::new, |open| self.ours_and(people(&open.deal, None), proposed))
    }

    /// Returns them with these answers as the customer's people.
    pub(super) fn ours_and(&self, theirs: Vec<Offer>, proposed: &str) -> Vec<Offer> {
        let Some(open) = self.deal.as_ref() else { return theirs };
        let proposed = Some(proposed.to_owned()).filter(|name| !open.deal.is_theirs(name));
        let ours = proposed.into_iter().chain([self.likely_name()]).chain(open.shown().assessors());
        anybody(theirs, ours.filter(|name| open.deal.doer_called(name, None).is_none()))
    }

    /// Returns the one of the customer's people whom a field for anybody's name means.
    pub(super) fn doer_in(&self, form: &Form, field: impl Which) -> Result<Option<StakeholderId>, (usize, String)> {
        self.deal.as_ref().map_or(Ok(None), |open| form.doer(field, &open.deal))
    }

    /// Returns a doer or an owner as a field shows them: one of the customer's people under their label.
    pub(super) fn shown_doer(&self, who: &Text, id: Option<StakeholderId>) -> String {
        // Most are ours: the names of thousands need not be told apart for that.
        let Some(theirs) = self.deal.as_ref().and_then(|open| open.deal.doer_called(who, id)) else {
            return who.to_string();
        };
        let offers = self.anybody(who);
        let label = label_of(&offers, Some(theirs));
        if label.is_empty() { who.to_string() } else { label.to_owned() }
    }

    /// Returns the name in a field for anybody's name, and whether the stored one was changed meanwhile. One of the
    /// customer's people is shown under their present name, whatever was typed once.
    pub(super) fn doer_typed(
        &self,
        form: &Form,
        field: impl Which,
        who: &Text,
        id: Option<StakeholderId>,
    ) -> (Text, bool) {
        let mut now: Text = self.shown_doer(who, id).into();
        let overtaken = form.write_into(field, &mut now);
        (now, overtaken)
    }

    /// Returns the doer in words, “nobody yet” if there is none.
    pub(super) fn doer_words(&self, who: &str, id: Option<StakeholderId>) -> String {
        let words = self.deal.as_ref().map_or_else(String::new, |open| open.deal.who_words(who, id));
        if words.is_empty() { "no owner yet".to_owned() } else { words }
    }

    /// Opens the form of an existing action.
    pub(in crate::app) fn edit_action(&mut self, id: RecordId) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(action) = open.deal.actions.iter().find(|action| action.id == id) else { return };
        let who = self.shown_doer(&action.who, action.who_id);
        let form =
            Form::new(FormKind::EditAction(id), "Edit the next step").field(WHAT, &action.what, "what we'll do next");
        let due = dates::dated(action.due);
        let who_next = |form: Form| form.field(WHO, &who, "someone on your team").anybody(self.anybody(&action.who));
        // In the order in which it was asked for: of a decision the owner comes first.
        let form = match action.review {
            Some(_) => who_next(form).future_day(BY, &due),
            None => who_next(form.future_day(BY, &due)),
        };
        self.open_form(form);
    }

    pub(in crate::app) fn save_edited_action(&mut self, form: &Form, id: RecordId) -> Result<(), (usize, String)> {
        let what = filled(form, WHAT, "Say what we'll do")?;
        let due = self.day_to_come(form, BY)?;
        let who_id = if form.is_field_touched(WHO) { self.doer_in(form, WHO)? } else { None };
        let Some(there) = self.deal.as_ref().and_then(|open| open.deal.actions.iter().find(|one| one.id == id)) else {
            return Err(form.fault(WHAT, "This step was just removed. Esc keeps what you typed"));
        };
        let (who, mut overtaken) = self.doer_typed(form, WHO, &there.who, there.who_id);
        let said = format!("Saved the next step “{what}”{}", values(form, &[WHAT]));
        self.close_and_edit_saying(format!("edit the next step “{what}”"), said, |deal| {
            deal.edit_action(id, |action| {
                overtaken |= form.write_into(WHAT, &mut action.what);
                if form.is_field_touched(WHO) {
                    (action.who, action.who_id) = (who, who_id);
                }
                if form.is_field_touched(BY) {
                    action.due = due;
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }
}
