//! The formats that the open deal can be exported in, and who may read the export.

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::notice::Said;
use crate::domain::privacy::{Mask, PrivacyLevel};
use crate::export::format::ExportFormat;

/// The open list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportList {
    /// The cursor's index in the list.
    pub cursor: usize,
    /// The level of its readers, which never shows more than the screen does.
    pub level: PrivacyLevel,
}

impl ExportList {
    /// Returns the format under the cursor.
    #[must_use]
    pub fn format(&self) -> ExportFormat {
        ExportFormat::ALL[self.cursor.min(ExportFormat::ALL.len() - 1)]
    }
}

impl Layer for ExportList {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Export, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        if let Some(Overlay::Export(list)) = app.overlays.last_mut() {
            list.cursor = moved(list.cursor, by, ExportFormat::ALL.len());
        }
    }

    fn closes_with_deal(&self) -> bool {
        true
    }

    fn covers(&self) -> bool {
        true
    }

    fn mask(&mut self, mask: Mask) {
        self.level = self.level.max(mask.level);
    }
}

impl App {
    /// Opens the list of formats, for the team at first.
    pub(in crate::app) fn open_export(&mut self) {
        let level = self.privacy.level().max(PrivacyLevel::Team);
        self.overlays.push(Overlay::Export(ExportList { cursor: 0, level }));
    }

    /// Returns the list of formats that is worked on.
    pub(in crate::app) fn export_list(&self) -> Option<ExportList> {
        match self.worked_on() {
            Some(Overlay::Export(list)) => Some(*list),
            _ => None,
        }
    }

    /// Chooses the next readers, or those before, who see no more than the screen shows.
    pub(in crate::app) fn turn_readers(&mut self, is_forward: bool) {
        if !self.may_turn_readers() {
            // Naming an audience would tell that there are others.
            let said = format!("Exports show no more than this screen does · {}", self.way_out_of_privacy());
            return self.note(Said::from(said).openly());
        }
        let least = self.privacy.level();
        let all: Vec<PrivacyLevel> = PrivacyLevel::ALL.into_iter().filter(|level| *level >= least).collect();
        if let Some(Overlay::Export(list)) = self.overlays.last_mut() {
            let at = all.iter().position(|level| *level == list.level.max(least)).unwrap_or(0);
            let by = if is_forward { 1 } else { all.len() - 1 };
            list.level = all[(at + by) % all.len()];
        }
    }

    /// Returns whether an export may be for others than the customer.
    #[must_use]
    pub fn may_turn_readers(&self) -> bool {
        self.privacy.level() < PrivacyLevel::Customer
    }

    /// Returns the name of the file that an export of the open deal gets.
    #[must_use]
    pub fn export_file_name(&self, format: ExportFormat) -> String {
        let open = self.deal.as_ref();
        open.map_or_else(String::new, |open| format.file_name(open.shown(), self.today()))
    }

    /// Asks for the path of the export under the cursor.
    pub(in crate::app) fn ask_where_to_export(&mut self) {
        let level = self.privacy.level();
        let refused = self.export_list().and_then(|list| list.format().is_refused(list.level.max(level)));
        if let Some(refused) = refused {
            return self.note(Said::from(refused).in_privacy("There's no calendar for this screen"));
        }
        if let (Some(list), Some(open)) = (self.export_list(), &self.deal) {
            self.open_export_form(open.deal.id, list.format(), list.level);
        }
    }

    /// Requires a format that is pasted somewhere.
    pub(in crate::app) fn needs_pasted_format(&self) -> Option<String> {
        let is_pasted = self.export_list().is_some_and(|list| list.format().is_pasted());
        (!is_pasted).then(|| "This format is a file. Press Enter to save it".to_owned())
    }

    /// Copies the export under the cursor to the clipboard.
    pub(in crate::app) fn copy_export(&mut self) {
        let Some(text) = self.export_list().and_then(|list| self.exported(list.format(), list.level)) else { return };
        self.copy(text, "Copied, if your terminal supports it · Enter saves a file");
    }
}
