//! What happened and what comes next: a conversation logged, an action of ours, a note.

use super::card::offers;
use super::{filled, values};
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{Form, FormKind, anybody, label_of, people};
use crate::domain::record::action::Action;
use crate::domain::record::card::Note;
use crate::domain::record::choice::{Choices, Picked};
use crate::domain::record::conversation::{Conversation, Starter};
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::{Text, one_line};
use serde_json::Map;

/// How many days ahead an action is proposed.
const AHEAD: &str = "+7d";

impl App {
    /// Opens the log, with the selected person in it.
    pub(in crate::app) fn log_conversation(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let people = people(&open.deal, None);
        let with = label_of(&people, open.selected().map(|person| person.id)).to_owned();
        let form = Form::new(FormKind::Log(open.deal.id), "Log a conversation")
            .field("Said", "", "what was said, in a line")
            .many("With", &with, people)
            .from_selection()
            .one("Started by", Starter::Us.label(), offers(Starter::ALL))
            .past_day("Day", "today");
        self.open_form(form);
    }

    pub(super) fn save_log(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let said = filled(form, 0, "Say in a line what was said")?;
        let with: Picked<StakeholderId> = self.people_in(form, 1)?.into_iter().collect();
        if with.is_empty() {
            return Err((1, "Say who took part: the beginning of a name is enough".to_owned()));
        }
        let started = form.chosen(2)?.map_or(Starter::Us, |at| Starter::ALL[at]);
        let on = self.day_so_far(form, 3)?;
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

    /// Asks what we do next about the selected person.
    pub(in crate::app) fn add_action(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(person) = open.selected() else { return };
        let owner = if person.card().owner.is_empty() { self.likely_name() } else { person.card().owner.to_string() };
        let lead = open.deal.next_action(person.id).map_or_else(String::new, |action| {
            format!(
                "Open: {}, {}. This one is added to it; d lists all.",
                action.what,
                dates::show(action.due, self.today())
            )
        });
        let form = Form::new(FormKind::Action(person.id), format!("Next action about {}", self.name_of(person.id)))
            .lead(lead)
            .field("What", "", "what one of yours does next")
            .future_day("By", AHEAD)
            .suggest("Who", &owner, "who of yours")
            .anybody(self.anybody(&owner));
        self.open_form(form);
    }

    pub(super) fn save_action(&mut self, form: &Form, about: StakeholderId) -> Result<(), (usize, String)> {
        let what = filled(form, 0, "Say what is to be done")?;
        let due = self.day_to_come(form, 1)?;
        let (id, me, given) = (self.new_record(), self.me(), self.now.timestamp());
        let (who, who_id) = (one_line(form.value(2)), self.doer_in(form, 2)?);
        let (name, day) = (self.name_of(about), dates::show(due, self.today()));
        let owner = self.doer_words(&who, who_id);
        let said = format!("Next action about {name}: {what}, {owner}, {day}");
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
            done: None,
            extra: Map::new(),
        };
        self.close_and_edit_saying(words, said, |deal| deal.plan_action(action))
    }

    /// Those who may be said to do something: who is proposed, people of ours, the customer's people.
    pub(in crate::app) fn anybody(&self, proposed: &str) -> Vec<Offer> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let proposed = Some(proposed.to_owned()).filter(|name| !open.deal.is_theirs(name));
        let ours = proposed.into_iter().chain([self.likely_name()]).chain(open.shown().assessors());
        anybody(&open.deal, ours.filter(|name| open.deal.doer_called(name, None).is_none()))
    }

    /// The one of the customer's people whom a field for anybody's name means.
    pub(super) fn doer_in(&self, form: &Form, place: usize) -> Result<Option<StakeholderId>, (usize, String)> {
        self.deal.as_ref().map_or(Ok(None), |open| form.doer(place, &open.deal))
    }

    /// Who was said to do something, in words.
    pub(super) fn doer_words(&self, who: &str, id: Option<StakeholderId>) -> String {
        let words = self.deal.as_ref().map_or_else(String::new, |open| open.deal.who_words(who, id));
        if words.is_empty() { "nobody yet".to_owned() } else { words }
    }

    /// Opens an action to be changed.
    pub(in crate::app) fn edit_action(&mut self, id: RecordId) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(action) = open.deal.actions.iter().find(|action| action.id == id) else { return };
        let offers = self.anybody(&action.who);
        let who = shown_doer(&offers, &open.deal, action);
        let form = Form::new(FormKind::EditAction(id), "The action")
            .field("What", &action.what, "what one of yours does next")
            .field("Who", &who, "who of yours")
            .anybody(offers)
            .future_day("By", &action.due.to_string());
        self.open_form(form);
    }

    pub(super) fn save_edited_action(&mut self, form: &Form, id: RecordId) -> Result<(), (usize, String)> {
        let what = filled(form, 0, "Say what is to be done")?;
        let due = self.day_to_come(form, 2)?;
        let who_id = if form.is_field_touched(1) { self.doer_in(form, 1)? } else { None };
        let there =
            self.deal.as_ref().and_then(|open| Some((open, open.deal.actions.iter().find(|one| one.id == id)?)));
        let Some((open, there)) = there else {
            return Err((0, "This action was removed meanwhile; Esc keeps what you typed".to_owned()));
        };
        // Somebody of theirs is shown as they are called now, whatever was typed once.
        let mut who: Text = shown_doer(&self.anybody(&there.who), &open.deal, there).into();
        let mut overtaken = form.write_into(1, &mut who);
        let said = format!("Saved the action “{what}”{}", values(form, &[0]));
        self.close_and_edit_saying(format!("edit the action “{what}”"), said, |deal| {
            deal.edit_action(id, |action| {
                overtaken |= form.write_into(0, &mut action.what);
                if form.is_field_touched(1) {
                    (action.who, action.who_id) = (who, who_id);
                }
                if form.is_field_touched(2) {
                    action.due = due;
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// Asks for a note about the selected person.
    pub(in crate::app) fn add_note(&mut self) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return };
        let form = Form::new(FormKind::Note(person.id), format!("A note about {}", self.name_of(person.id)))
            .field("Note", "", "what to remember")
            .one(
                "Private",
                "no",
                vec![
                    Offer::new("no", "Whoever works on the deal may read it."),
                    Offer::new("yes", "For your eyes: hidden when others look on."),
                ],
            );
        self.open_form(form);
    }

    pub(super) fn save_note(&mut self, form: &Form, about: StakeholderId) -> Result<(), (usize, String)> {
        let text = filled(form, 0, "Write the note first")?;
        let private = form.chosen(1)? == Some(1);
        let (id, me, at) = (self.new_record(), self.me(), self.now.timestamp());
        let name = self.name_of(about);
        // What is private is not for a line that anybody may read.
        let said = if private {
            format!("Added a private note about {name}")
        } else {
            format!("Added a note about {name}: {text}")
        };
        let note = Note { id, text: text.into(), private, by: me.into(), at, extra: Map::new() };
        self.close_and_edit_saying(format!("{name}: added a note"), said, |deal| deal.add_note(about, note))
    }
}

/// Who is to do an action, as a field shows it: one of the customer's people under their label.
fn shown_doer(offers: &[Offer], deal: &Deal, action: &Action) -> String {
    let label = label_of(offers, deal.doer(action));
    if label.is_empty() { action.who.to_string() } else { label.to_owned() }
}

/// Names in a row, as they are spoken.
pub(super) fn in_a_row(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
