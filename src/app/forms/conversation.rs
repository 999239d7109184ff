//! The form that logs a conversation.

use super::card::offers;
use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind, label_of, people};
use crate::domain::record::choice::{Choices, Picked};
use crate::domain::record::conversation::{Conversation, Starter};
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::Text;
use serde_json::Map;

const SAID: FieldKey = FieldKey::private("Said");
const WITH: FieldKey = FieldKey::private("With");
const STARTED: FieldKey = FieldKey::private("Started by");
const DAY: FieldKey = FieldKey::private("Day");

impl App {
    /// Opens the form with the selected person in it.
    pub(in crate::app) fn log_conversation(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let people = people(&open.deal, None);
        let with = label_of(&people, open.selected().map(|person| person.id)).to_owned();
        let form = Form::new(FormKind::Log(open.deal.id), "Log a conversation")
            .lines(SAID, &Text::new(), "what was said")
            .many(WITH, &with, people)
            .from_selection()
            .one(STARTED, Starter::Us.label(), offers(Starter::ALL))
            .past_day(DAY, "today");
        self.open_form(form);
    }

    pub(in crate::app) fn save_log(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let said = filled(form, SAID, "Say what was said")?;
        let with: Picked<StakeholderId> = self.people_in(form, WITH)?.into_iter().collect();
        if with.is_empty() {
            return Err(form.fault(WITH, "Say who took part: the beginning of a name is enough"));
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
            by: me.into(),
            at,
            extra: Map::new(),
        };
        let said = format!("Logged a conversation with {}, {}", in_a_row(&names), dates::show(on, self.today()));
        self.close_and_edit_saying(what, said, |deal| deal.log(one))
    }
}

/// Joins names as they are spoken: with commas, and “and” before the last.
pub(super) fn in_a_row(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
