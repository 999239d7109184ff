//! Logging from a file: which file, and when the conversation was and what about.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::overlays::Overlay;
use crate::domain::record::dates;
use crate::domain::record::id::DealId;

const FILE: FieldKey = FieldKey::private("File");
const SAID: FieldKey = FieldKey::private("Said");
const DAY: FieldKey = FieldKey::private("Day");

impl App {
    /// Opens the form that asks for a file.
    pub(in crate::app) fn log_from_file(&mut self) {
        let Some(deal) = self.deal.as_ref().map(|open| open.deal.id) else { return };
        let form = Form::new(FormKind::LogFile(deal), "Log from a file")
            .lead("An invitation, a transcript or notes. It's read here and stays on this computer.")
            .field(FILE, "", "such as ~/Downloads/call.vtt");
        self.open_form(form);
    }

    pub(in crate::app) fn save_log_file(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let file = form.value(FILE).trim().to_owned();
        if file.is_empty() {
            return Err(form.fault(FILE, "Enter a file: an invitation (.ics), a transcript (.vtt, .txt) or notes"));
        }
        self.close_saved_form();
        self.read_talk(file);
        Ok(())
    }

    /// Opens the form for the day and the title of the conversation from a file.
    pub(in crate::app) fn open_talk_day(&mut self) {
        let Some(deal) = self.deal.as_ref().map(|open| open.deal.id) else { return };
        let Some(choosing) = self.talk_mut() else { return self.open_talk_day_of(deal, "", "", "") };
        let about = choosing.about.clone();
        let day = choosing.on.map_or_else(String::new, dates::dated);
        let either = choosing.beside().talk.either.clone();
        let lead = match (&either, choosing.on) {
            (Some(either), None) => format!("The file says {}, which could be two different days.", either.text),
            (None, None) => "I found no day in the file.".to_owned(),
            (_, Some(_)) => String::new(),
        };
        self.open_talk_day_of(deal, &about, &day, &lead);
    }

    fn open_talk_day_of(&mut self, deal: DealId, about: &str, day: &str, lead: &str) {
        let form = Form::new(FormKind::TalkDay(deal), "When was this conversation?")
            .lead(lead)
            .past_day(DAY, day)
            .field(SAID, about, "what you talked about");
        self.open_form(form);
    }

    pub(in crate::app) fn save_talk_day(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let said = filled(form, SAID, "Say what you talked about")?;
        let on = self.day_so_far(form, DAY)?;
        let is_there = self.overlays.iter().any(|one| matches!(one, Overlay::Talk(_)));
        if !is_there {
            return Err(form.fault(DAY, "The file is no longer open. Esc, then log from the file again"));
        }
        self.close_saved_form();
        if let Some(choosing) = self.talk_mut() {
            choosing.on = Some(on);
            choosing.about = said;
        }
        Ok(())
    }
}
