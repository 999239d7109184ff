//! A decision in a review: about the deal, or about a person where one is chosen.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind, label_of, people};
use crate::domain::privacy::Datum;
use crate::domain::record::action::Action;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::one_line;
use serde_json::Map;

const ACTION: FieldKey = FieldKey::naming(Datum::Actions, "Action");
const ABOUT: FieldKey = FieldKey::naming(Datum::Actions, "About");
const OWNER: FieldKey = FieldKey::of(Datum::Actions, "Owner");
const BY: FieldKey = FieldKey::of(Datum::Actions, "By").labeled("Due");

impl App {
    /// Opens the form for a decision about a person, or about the deal.
    pub(in crate::app) fn open_decision(&mut self, about: Option<StakeholderId>) {
        let Some(open) = self.deal.as_ref() else { return };
        let kind = FormKind::Decision(open.deal.id, about);
        self.open_decision_form(kind, about, String::new());
    }

    /// Opens the form for a decision about an alert: about its person, unless somebody else or the deal is chosen.
    pub(in crate::app) fn open_decision_on(&mut self, alert: &str) {
        let Some(open) = self.deal.as_ref() else { return };
        let kind = FormKind::DecisionOn(open.deal.id, alert.to_owned());
        let found = self.alerts().and_then(|all| all.all().find(|one| one.key == alert));
        let (about, lead) = found.map_or((None, String::new()), |alert| (alert.about(), alert.reason.clone()));
        self.open_decision_form(kind, about, lead);
    }

    fn open_decision_form(&mut self, kind: FormKind, about: Option<StakeholderId>, lead: String) {
        let Some(open) = self.deal.as_ref() else { return };
        let about = about.and_then(|id| open.deal.person(id));
        let owner = about.map(|person| person.card().owner.to_string()).filter(|owner| !owner.is_empty());
        let owner = owner.unwrap_or_else(|| {
            if open.deal.owner.is_empty() { self.likely_name() } else { open.deal.owner.to_string() }
        });
        let people = people(&open.deal, None);
        let whom = label_of(&people, about.map(|person| person.id)).to_owned();
        let form = Form::new(kind, "Decision")
            .lead(lead)
            .field(ACTION, "", "what we'll do next")
            .suggest(OWNER, &owner, "someone on your team")
            .anybody(self.anybody(&owner))
            .future_day(BY, &self.day_ahead(7))
            .one(ABOUT, &whom, people)
            .hint("the deal; → for a person");
        self.open_form(form);
    }

    pub(in crate::app) fn save_decision(&mut self, form: &Form, alert: &str) -> Result<(), (usize, String)> {
        let what = filled(form, ACTION, "Say what we'll do")?;
        let about = self.people_in(form, ABOUT)?.first().copied();
        let due = self.day_to_come(form, BY)?;
        if due < self.today() {
            return Err(form.fault(BY, "That day has passed. Enter a future day"));
        }
        let review = self.reviewing();
        let (id, me, given) = (self.new_record(), self.me(), self.now.timestamp());
        let (who, who_id) = (one_line(form.value(OWNER)), self.doer_in(form, OWNER)?);
        let owner = self.doer_words(&who, who_id);
        let words = format!("added the decision: {what} ({owner}, {})", dates::show(due, self.today()));
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
            alert: alert.into(),
            done: None,
            extra: Map::new(),
        };
        if self.portfolio_here().is_some() {
            return self.save_brief_decision(words, action);
        }
        self.close_and_edit(words, |deal| deal.plan_action(action))
    }
}
