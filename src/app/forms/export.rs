//! Where to export the open deal to.

use crate::app::App;
use crate::app::effect::Effect;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::id::DealId;
use crate::export::format::ExportFormat;
use crate::export::outgoing::readers_words;

const FILE: FieldKey = FieldKey::private("File");

impl App {
    /// Opens the form for the path of an export, with a path suggested.
    pub(in crate::app) fn open_export_form(&mut self, deal: DealId, format: ExportFormat, level: PrivacyLevel) {
        let name = self.export_file_name(format);
        let folder = self.settings.export_dir.trim_end_matches('/');
        let kind = FormKind::Export(deal, format.id().to_owned(), level.id().to_owned());
        let form = Form::new(kind, format!("Export: {}", format.label().to_lowercase()))
            .lead(readers_words(level))
            .field(FILE, &format!("{folder}/{name}"), "a full path, such as ~/Downloads/deal.md")
            .hint("a file that exists is replaced only if you say so");
        self.open_form(form);
    }

    /// Opens that form again for a draft.
    pub(in crate::app) fn open_export_form_again(&mut self, deal: DealId, format: &str, level: &str) {
        if let (Some(format), Some(level)) = (ExportFormat::from_id(format), PrivacyLevel::from_id(level)) {
            self.open_export_form(deal, format, level);
        }
    }

    /// Asks for the file to be written. The form stays until it is.
    pub(in crate::app) fn save_export(
        &mut self,
        form: &Form,
        format: &str,
        level: &str,
    ) -> Result<(), (usize, String)> {
        let typed = form.value(FILE).to_owned();
        let is_full = ["/", "~/", "'/", "\"/", "file://"].iter().any(|start| typed.starts_with(start));
        if !is_full {
            return Err(form.fault(FILE, "Enter a full path, such as ~/Downloads/deal.md"));
        }
        let (format, level) = (ExportFormat::from_id(format), PrivacyLevel::from_id(level));
        let (Some(format), Some(level)) = (format, level) else {
            return Err(form.fault(FILE, "This version can't export that. Press Esc, then X"));
        };
        let Some(text) = self.exported(format, level) else {
            return Err(form.fault(FILE, "The deal is no longer open"));
        };
        let level = level.max(self.privacy.level());
        if let Some(nothing) = format.nothing_in(&text, level) {
            return Err(form.fault(FILE, nothing));
        }
        let replaces = form.settled_name.as_ref() == Some(&typed);
        let name = self.export_file_name(format);
        self.effects.push(Effect::Export { typed, name, level, text, replaces });
        Ok(())
    }
}
