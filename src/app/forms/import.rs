//! Where to import people from: a file, or text pasted into its field.

use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::importing::Source;
use crate::app::overlays::Overlay;
use crate::import::{Choices, are_paths};
use std::sync::Arc;

const FILE: FieldKey = FieldKey::private("File");

impl App {
    /// Opens the form that asks for a file.
    pub(in crate::app) fn open_import(&mut self) {
        let Some(deal) = self.deal.as_ref().map(|open| open.deal.id) else { return };
        let form = Form::new(FormKind::Import(deal), "Import people")
            .lead("CSV files, vCards, an invitation or a deal. Or paste rows, addresses or an email signature here.")
            .field(FILE, "", "such as ~/Downloads/contacts.csv roles.csv");
        self.open_form(form);
    }

    pub(in crate::app) fn save_import(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let path = form.value(FILE).trim().to_owned();
        if path.is_empty() {
            return Err(form.fault(FILE, "Enter a file, or paste people here"));
        }
        self.close_saved_form();
        self.read_people(Source::Files(path), Choices { is_file: true, ..Choices::default() });
        Ok(())
    }

    /// Returns whether pasted text goes to an import rather than into a field: people, not a path.
    pub(in crate::app) fn is_importing(&self, text: &str) -> bool {
        let form = self.overlays.last().and_then(Overlay::form);
        let is_open = form.is_some_and(|form| matches!(form.kind, FormKind::Import(_)));
        let text = text.trim();
        is_open && !are_paths(text) && (text.lines().count() > 1 || text.contains('@'))
    }

    /// Reads pasted people in place of a file.
    pub(in crate::app) fn import_pasted(&mut self, text: &str) {
        self.close_saved_form();
        self.read_people(Source::Text(Arc::from(text)), Choices::default());
    }
}
