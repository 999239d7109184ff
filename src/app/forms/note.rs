//! A note about a person.

use super::filled;
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::privacy::Datum;
use crate::domain::record::card::Note;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::Text;
use serde_json::Map;

const NOTE: FieldKey = FieldKey::of(Datum::PrivateNotes, "Note");
const PRIVATE: FieldKey = FieldKey::private("Private");

impl App {
    /// Opens the form for a note about the selected person.
    pub(in crate::app) fn add_note(&mut self) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return };
        self.open_form(self.new_note(person.id));
    }

    /// Opens the form for a note where evidence was asked for and there is no answer yet that it could stand behind. A
    /// refusal would let what is typed next run as keys.
    pub(in crate::app) fn note_instead(&mut self, about: StakeholderId) {
        let form = self.new_note(about);
        self.open_form(form.lead("Nothing is answered yet, so this is saved as a note."));
    }

    fn new_note(&self, about: StakeholderId) -> Form {
        Form::new(FormKind::Note(about), format!("Note about {}", self.name_of(about)))
            .lines(NOTE, &Text::new(), "what to remember")
            .one(PRIVATE, "no", private_or_not())
    }

    /// Opens the form of an existing note.
    pub(in crate::app) fn edit_note(&mut self, about: StakeholderId, id: RecordId) {
        let person = self.deal.as_ref().and_then(|open| open.deal.person(about));
        let Some(note) = person.and_then(|person| person.notes.iter().find(|note| note.id == id)) else {
            self.note("This note no longer exists");
            return;
        };
        let form = Form::new(FormKind::EditNote(about, id), format!("Edit the note about {}", self.name_of(about)))
            .lines(NOTE, &note.text, "what to remember")
            .one(PRIVATE, if note.private { "yes" } else { "no" }, private_or_not());
        self.open_form(form);
    }

    pub(in crate::app) fn save_edited_note(
        &mut self,
        form: &Form,
        about: StakeholderId,
        id: RecordId,
    ) -> Result<(), (usize, String)> {
        filled(form, NOTE, "Type the note first. To delete it, press x in the history")?;
        let private = form.chosen(PRIVATE)? == Some(1);
        let person = self.deal.as_ref().and_then(|open| open.deal.person(about));
        if !person.is_some_and(|person| person.notes.iter().any(|note| note.id == id)) {
            return Err(form.fault(NOTE, "This note was just removed. Esc keeps what you typed"));
        }
        let mut overtaken = false;
        let name = self.name_of(about);
        self.close_and_edit_saying(format!("{name}: edited a note"), format!("Saved the note about {name}"), |deal| {
            deal.edit_note(about, id, |note| {
                overtaken = form.write_into(NOTE, &mut note.text);
                if form.is_field_touched(PRIVATE) {
                    note.private = private;
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    pub(in crate::app) fn save_note(&mut self, form: &Form, about: StakeholderId) -> Result<(), (usize, String)> {
        let text: Text = filled(form, NOTE, "Type the note first")?.into();
        let private = form.chosen(PRIVATE)? == Some(1);
        let (id, me, at) = (self.new_record(), self.me(), self.now.timestamp());
        let name = self.name_of(about);
        // A private text must not appear in a message that anybody may read.
        let said = if private {
            format!("Added a private note about {name}")
        } else {
            format!("Added a note about {name}: {text}")
        };
        let note = Note { id, text, private, by: me.into(), at, extra: Map::new() };
        self.close_and_edit_saying(format!("{name}: added a note"), said, |deal| deal.add_note(about, note))
    }
}

fn private_or_not() -> Vec<Offer> {
    vec![
        Offer::new("no", "Everyone on the deal can read it."),
        Offer::new("yes", "Only for you: hidden in privacy mode."),
    ]
}
