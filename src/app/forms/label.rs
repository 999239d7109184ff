//! The reason for your label on a person.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Label;
use serde_json::Map;

const REASON: FieldKey = FieldKey::private("Reason");

impl App {
    /// Opens the form for the reason why the user gives the selected person this label.
    pub(in crate::app) fn set_label(&mut self, label: &str) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return };
        let form = Form::new(
            FormKind::Label(person.id, label.to_owned()),
            format!("Your label for {}", self.name_of(person.id)),
        )
        .lead("It's shown next to the verdict and never replaces it.")
        .field(REASON, "", "what you saw that the answers don't cover");
        self.open_form(form);
    }

    pub(in crate::app) fn save_label(
        &mut self,
        form: &Form,
        id: StakeholderId,
        label: &str,
    ) -> Result<(), (usize, String)> {
        let reason = filled(form, REASON, "Say why: what did you see?")?;
        let (record, by) = self.by_assessor();
        let at = self.now.timestamp();
        let label =
            Label { id: record, label: label.into(), reason: reason.into(), by: by.into(), at, extra: Map::new() };
        let name = self.name_of(id);
        let what = format!("{name}: labeled {}", label.label_name());
        let said = format!("Labeled {name}: {}", label.label_name());
        self.close_and_edit_saying(what, said, |deal| deal.edit_person(id, |person| person.labels.push(label)))
    }
}
