//! The form that logs a conversation.

use super::card::offers;
use super::{filled, values};
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind, label_of, people};
use crate::domain::record::choice::{Choices, Picked};
use crate::domain::record::conversation::{Conversation, Starter};
use crate::domain::record::dates;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::Text;
use serde_json::Map;

const SAID: FieldKey = FieldKey::private("Said").labeled("Notes");
const WITH: FieldKey = FieldKey::private("With");
const STARTED: FieldKey = FieldKey::private("Started by");
const DAY: FieldKey = FieldKey::private("Day");

/// Returns who a conversation in a form is with.
pub(in crate::app) fn with_words(form: &Form) -> Option<String> {
    let is_one = matches!(form.kind, FormKind::Log(..));
    is_one.then(|| form.value(WITH).to_owned()).filter(|with| !with.is_empty())
}

impl App {
    /// Opens the form with the selected person in it.
    pub(in crate::app) fn log_conversation(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let people = people(&open.deal, None);
        let with = label_of(&people, open.selected().map(|person| person.id)).to_owned();
        let form = Form::new(FormKind::Log(open.deal.id), "Log a conversation")
            .lines(SAID, &Text::new(), "what you talked about")
            .many(WITH, &with, people)
            .from_selection()
            .one(STARTED, Starter::Us.label(), offers(Starter::ALL))
            .past_day(DAY, "today");
        self.open_form(form);
    }

    /// Opens the form of an existing conversation.
    pub(in crate::app) fn edit_conversation(&mut self, id: RecordId) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(one) = open.deal.conversations.iter().find(|one| one.id == id) else {
            self.note("This conversation no longer exists");
            return;
        };
        let people = people(&open.deal, None);
        let labels: Vec<&str> = one.with.iter().map(|id| label_of(&people, Some(id))).collect();
        let with = labels.into_iter().filter(|label| !label.is_empty()).collect::<Vec<_>>().join(", ");
        let started = one.started.known().map_or("", Choices::label);
        let form = Form::new(FormKind::EditLog(id), "Edit the conversation")
            .lines(SAID, &one.said, "what you talked about")
            .many(WITH, &with, people)
            .one(STARTED, started, offers(Starter::ALL))
            .past_day(DAY, &dates::dated(one.on));
        self.open_form(form);
    }

    pub(in crate::app) fn save_edited_log(&mut self, form: &Form, id: RecordId) -> Result<(), (usize, String)> {
        filled(form, SAID, "Say what you talked about. To delete it, press x in the history")?;
        let touched = |key: FieldKey| form.is_field_touched(key);
        let with: Picked<StakeholderId> = self.people_in(form, WITH)?.into_iter().collect();
        if with.is_empty() && touched(WITH) {
            return Err(form.fault(WITH, "Who took part? The first letters of a name are enough"));
        }
        let started = form.chosen(STARTED)?.map(|at| Starter::ALL[at]);
        let on = if touched(DAY) { Some(self.day_so_far(form, DAY)?) } else { None };
        if !self.deal.as_ref().is_some_and(|open| open.deal.conversations.iter().any(|one| one.id == id)) {
            return Err(form.fault(SAID, "This conversation was just removed. Esc keeps what you typed"));
        }
        let mut overtaken = false;
        let said = format!("Saved the conversation{}", values(form, &[SAID]));
        self.close_and_edit_saying("edit a conversation".to_owned(), said, |deal| {
            deal.edit_conversation(id, |one| {
                overtaken = form.write_into(SAID, &mut one.said);
                if touched(WITH) {
                    one.with = with;
                }
                if let Some(started) = started.filter(|_| touched(STARTED)) {
                    one.started = started.into();
                }
                one.on = on.unwrap_or(one.on);
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    pub(in crate::app) fn save_log(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let said = filled(form, SAID, "Say what you talked about")?;
        let with: Picked<StakeholderId> = self.people_in(form, WITH)?.into_iter().collect();
        if with.is_empty() {
            return Err(form.fault(WITH, "Who took part? The first letters of a name are enough"));
        }
        let started = form.chosen(STARTED)?.map_or(Starter::Us, |at| Starter::ALL[at]);
        let on = self.day_so_far(form, DAY)?;
        let (id, me, at) = (self.new_record(), self.me(), self.now.timestamp());
        let names: Vec<String> = with.iter().map(|id| self.name_of(id)).collect();
        let what = format!("{}: logged a conversation", names.join(", "));
        let one = Conversation {
            id,
            on,
            with,
            started: started.into(),
            said: said.into(),
            source: Text::new(),
            by: me.into(),
            at,
            extra: Map::new(),
        };
        let said = format!("Logged a conversation with {}, {}", in_a_row(&names), dates::show(on, self.today()));
        if let Some(reason) = self.read_only() {
            return Err((0, format!("Not saved: {reason}")));
        }
        self.close_saved_form();
        if self.edit(what, |deal| deal.log(one)) {
            self.done(format!("{said}{}", self.debrief_offer(id)));
        }
        Ok(())
    }
}

/// Joins names as they are spoken: with commas, and “and” before the last.
pub(in crate::app) fn in_a_row(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
