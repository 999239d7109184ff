//! A decision in a review, about a person or about the deal.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::action::Action;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::{Text, one_line};
use serde_json::Map;

const ACTION: FieldKey = FieldKey::named("Action");
const OWNER: FieldKey = FieldKey::open("Owner");
const BY: FieldKey = FieldKey::open("By").labeled("Due");

impl App {
    /// Opens the form for a decision about a person, or about the deal.
    pub(in crate::app) fn open_decision(&mut self, about: Option<StakeholderId>) {
        let Some(open) = self.deal.as_ref() else { return };
        let about = about.and_then(|id| open.deal.person(id));
        let owner = about.map(|person| person.card().owner.to_string()).filter(|owner| !owner.is_empty());
        let owner = owner.unwrap_or_else(|| {
            if open.deal.owner.is_empty() { self.likely_name() } else { open.deal.owner.to_string() }
        });
        let title =
            about.map_or_else(|| "Decision".to_owned(), |person| format!("Decision about {}", self.name_of(person.id)));
        let form = Form::new(FormKind::Decision(open.deal.id, about.map(|one| one.id)), title)
            .field(ACTION, "", "what we'll do next")
            .suggest(OWNER, &owner, "someone on your team")
            .anybody(self.anybody(&owner))
            .future_day(BY, "+7d");
        self.open_form(form);
    }

    pub(in crate::app) fn save_decision(
        &mut self,
        form: &Form,
        about: Option<StakeholderId>,
    ) -> Result<(), (usize, String)> {
        let what = filled(form, ACTION, "Say what we'll do")?;
        let due = self.day_to_come(form, BY)?;
        if due < self.today() {
            return Err(form.fault(BY, "That day has passed. Enter a future day"));
        }
        let review = self.reviewing();
        let (id, me, given) = (self.new_record(), self.me(), self.now.timestamp());
        let (who, who_id) = (one_line(form.value(OWNER)), self.doer_in(form, OWNER)?);
        let owner = self.doer_words(&who, who_id);
        let words = format!("decided: {what}, {owner}, {}", dates::show(due, self.today()));
        let action = Action {
            id,
            what: what.into(),
            who: who.trim().into(),
            who_id,
            due,
            about,
            given,
            by: me.into(),
            review,
            alert: Text::new(),
            done: None,
            extra: Map::new(),
        };
        if self.portfolio_here().is_some() {
            return self.save_brief_decision(words, action);
        }
        self.close_and_edit(words, |deal| deal.plan_action(action))
    }
}
