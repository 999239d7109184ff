//! Exports of the open deal: the text for whoever reads it, and what is said once a file was written.

use super::App;
use super::form::FormKind;
use super::msg::{Exported, NotExported};
use super::notice::Said;
use super::overlays::Overlay;
use crate::domain::privacy::{Mask, PrivacyLevel, masked};
use crate::domain::record::text::one_line;
use crate::export::format::ExportFormat;
use crate::export::outgoing::{Outgoing, readers};

impl App {
    /// Returns the open deal in a format, for readers who see no more than the screen shows.
    pub(super) fn exported(&self, format: ExportFormat, level: PrivacyLevel) -> Option<String> {
        let level = level.max(self.privacy.level());
        let deal = self.deal.as_ref()?.shown();
        let mask = Mask { level, names: self.privacy.names_for(level) };
        let seen;
        let deal = if level == PrivacyLevel::All {
            deal
        } else {
            seen = masked(deal, mask);
            &seen
        };
        let (today, at) = (self.today(), self.now.timestamp());
        Some(format.text(&Outgoing { playbook: &self.playbook, deal, mask, today, at }))
    }

    /// Says that an export was written, and closes the form that asked for it; or says in the form why it wasn't.
    pub(super) fn export_ended(&mut self, exported: Exported) {
        let Exported { typed, level, result } = exported;
        let form = match self.overlays.last_mut() {
            Some(Overlay::Form(form)) if matches!(form.kind, FormKind::Export(..)) => Some(form),
            _ => None,
        };
        match (result, form) {
            (Ok(path), form) => {
                if form.is_some() {
                    self.overlays.pop();
                    if matches!(self.overlays.last(), Some(Overlay::Export(_))) {
                        self.overlays.pop();
                    }
                }
                let path = one_line(&path.display().to_string());
                let said = Said::from(format!("Exported for {}: {path}", readers(level)));
                self.done(said.in_privacy("Exported the deal"));
            }
            (Err(NotExported::Exists), Some(form)) => {
                form.settled_name = Some(typed);
                form.refuse(0, "This file exists. Press Enter again to replace it, or change the name");
            }
            (Err(NotExported::Exists), None) => self.note("Not exported: the file exists"),
            (Err(NotExported::Failed(failure)), Some(form)) => form.refuse(0, failure.what),
            (Err(NotExported::Failed(failure)), None) => self.fail(&failure),
        }
    }
}
