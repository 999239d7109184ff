//! The wording of a line in the Mobilizer's kit.

use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::insights::GONE;
use crate::domain::judge::kit::{KitRow, KitState, kit_rows};
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::id::DealId;

const WORDING: FieldKey = FieldKey::of(Datum::Insights, "Wording");

impl App {
    fn kit_row_of(&self, key: &str) -> Option<KitRow> {
        kit_rows(&self.deal.as_ref()?.deal).into_iter().find(|row| row.key == key)
    }

    /// Opens the form for the wording of a line in the kit, by the line's key.
    pub(in crate::app) fn open_kit_wording(&mut self, deal: DealId, key: &str) {
        let Some(row) = self.kit_row_of(key) else {
            self.note("This line no longer exists");
            return;
        };
        let text = self.playbook.kit.kind(row.kind);
        let (ask, hint) = text.map_or(("", ""), |text| (text.ask.as_str(), text.hint.as_str()));
        let form = Form::new(FormKind::KitWording(deal, key.to_owned()), format!("In the kit: {}", row.kind.label()))
            .lead(ask)
            .field(WORDING, &row.text, hint);
        self.open_form(form);
    }

    pub(in crate::app) fn save_kit_wording(&mut self, form: &Form, key: &str) -> Result<(), (usize, String)> {
        let Some(row) = self.kit_row_of(key) else { return Err(form.fault(WORDING, GONE)) };
        let text = form.text(WORDING);
        // The deal's own words are followed, not copied.
        let wording = if text == row.source { String::new() } else { text };
        let (id, by) = (self.new_record(), self.me());
        let act = Self::act(id, &by, &self.now.clone());
        let label = row.kind.label();
        let said = format!("Saved the kit's wording of “{label}” · Space releases it");
        self.close_and_edit_saying(format!("the kit: wording of {}", label.to_lowercase()), said, |deal| {
            deal.edit_kit_line(key, act, |line| line.wording.set(&wording));
        })?;
        if self.kit_row_of(key).is_some_and(|row| matches!(row.state, KitState::Names(_))) {
            self.note("Saved. It names someone, so it can't be released like this");
        }
        Ok(())
    }
}
