//! The day on which somebody last spoke with a person in screening.

use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::id::StakeholderId;

const DAY: FieldKey = FieldKey::private("Day");

impl App {
    /// Opens the form for the day on which somebody last spoke with a person.
    pub(in crate::app) fn open_spoke_form(&mut self, person: StakeholderId) {
        let title = format!("When did you last speak with {}?", self.name_of(person));
        let form = Form::new(FormKind::Spoke(person), title).lead("This logs a conversation.");
        self.open_form(form.past_day(DAY, "yesterday"));
    }

    /// Logs the conversation on that day.
    pub(in crate::app) fn save_spoke(&mut self, form: &Form, person: StakeholderId) -> Result<(), (usize, String)> {
        let on = self.day_so_far(form, DAY)?;
        if let Some(reason) = self.read_only() {
            return Err((0, format!("Not saved: {reason}")));
        }
        self.close_saved_form();
        self.log_screening(person, on);
        Ok(())
    }
}
