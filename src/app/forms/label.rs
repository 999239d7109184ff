//! The reason for your label on a person.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::Label;
use serde_json::Map;

const REASON: FieldKey = FieldKey::private("Reason");
/// The hint below the reason.
const SEEN: &str = "what you saw that the answers don't cover";

impl App {
    /// Opens the form for the reason why the user gives the selected person this label.
    pub(in crate::app) fn set_label(&mut self, label: &str) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return };
        let form = Form::new(
            FormKind::Label(person.id, label.to_owned()),
            format!("Your label for {}", self.name_of(person.id)),
        )
        .lead("It's shown next to the verdict and never replaces it.")
        .field(REASON, "", SEEN);
        self.open_form(form);
    }

    /// Opens the form of the reason of a label.
    pub(in crate::app) fn edit_label(&mut self, person: StakeholderId, id: RecordId) {
        let Some(label) = self.label(person, id) else {
            self.note("This label was removed");
            return;
        };
        let title = format!("Your label for {}: {}", self.name_of(person), label.label_name());
        let form = Form::new(FormKind::EditLabel(person, id), title).field(REASON, &label.reason, SEEN);
        self.open_form(form);
    }

    fn label(&self, person: StakeholderId, id: RecordId) -> Option<&Label> {
        self.deal.as_ref()?.deal.person(person)?.labels.iter().find(|label| label.id == id)
    }

    pub(in crate::app) fn save_edited_label(
        &mut self,
        form: &Form,
        person: StakeholderId,
        id: RecordId,
    ) -> Result<(), (usize, String)> {
        filled(form, REASON, "Say why. To delete the label, press x in the history")?;
        if self.label(person, id).is_none() {
            return Err(form.fault(REASON, "This label was just removed. Esc keeps what you typed"));
        }
        let mut overtaken = false;
        let name = self.name_of(person);
        let (what, said) = (format!("{name}: edited a label"), format!("Saved your label for {name}"));
        self.close_and_edit_saying(what, said, |deal| {
            deal.edit_person(person, |person| {
                if let Some(label) = person.labels.iter_mut().find(|label| label.id == id) {
                    overtaken = form.write_into(REASON, &mut label.reason);
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
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
