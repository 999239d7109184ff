//! The question before leaving with something unsaved.

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;

/// The question; the open deal holds what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsaved;

impl Layer for Unsaved {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Unsaved, Scope::Always]
    }
}

impl App {
    pub(in crate::app) fn ask_unsaved(&mut self) {
        if !matches!(self.overlays.last(), Some(Overlay::Unsaved(_))) {
            self.overlays.push(Overlay::Unsaved(Unsaved));
        }
    }
}
