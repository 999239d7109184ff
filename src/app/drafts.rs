//! Texts typed into forms that are closed now and were not saved.
//!
//! Esc cancels: such a text comes back only where it is asked for, in the same form, until the program ends. A text whose
//! form was closed by something else, or that a crash left, is unfinished: it is journaled and comes back by itself.

use super::App;
use super::form::Form;
use super::overlays::Overlay;
use super::overlays::recover::masked_draft;
use crate::store::journal::Draft;

/// Texts without a form.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// Unfinished ones, at most one for each form.
    unfinished: Vec<Draft>,
    /// Cancelled ones, at most one for each form.
    cancelled: Vec<Draft>,
}

impl Drafts {
    /// What must not be lost if the program dies.
    pub(super) fn unfinished(&self) -> &[Draft] {
        &self.unfinished
    }

    pub(super) fn unfinished_mut(&mut self) -> &mut [Draft] {
        &mut self.unfinished
    }

    /// Every text, the unfinished ones first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Draft> {
        self.unfinished.iter().chain(&self.cancelled)
    }

    /// Keeps a text until its form is opened again.
    pub(super) fn keep(&mut self, draft: Draft) {
        if !self.unfinished.contains(&draft) {
            self.unfinished.push(draft);
        }
    }

    /// Takes the unfinished text of a form.
    fn take(&mut self, kind: &[String]) -> Option<Draft> {
        take(&mut self.unfinished, kind)
    }

    /// Whether a form of this kind was cancelled with a text in it.
    fn has_cancelled(&self, kind: &[String]) -> bool {
        self.cancelled.iter().any(|draft| draft.kind == kind)
    }

    fn cancel(&mut self, draft: Draft) {
        take(&mut self.cancelled, &draft.kind);
        self.cancelled.push(draft);
    }

    /// A copy that shows that there is something, and no word of it.
    pub(super) fn masked(&self) -> Self {
        let masked = self.all().next().map(|_| masked_draft()).into_iter().collect();
        Self { unfinished: masked, cancelled: Vec::new() }
    }
}

fn take(drafts: &mut Vec<Draft>, kind: &[String]) -> Option<Draft> {
    let place = drafts.iter().position(|draft| draft.kind == kind)?;
    Some(drafts.remove(place))
}

impl App {
    /// Fills the unfinished text of the same form in, if there is one.
    pub(super) fn fill_in_unfinished(&mut self, form: &mut Form) {
        if let Some(draft) = self.drafts.take(&form.kind.words()) {
            form.take_over(&draft);
            self.note("What you typed is back");
        }
    }

    /// Closes the form on top without saving it. What was typed comes back with Ctrl-O in the same form.
    pub(super) fn cancel_form(&mut self) {
        if let Some(draft) = self.pop_form().and_then(|form| form.draft()) {
            self.drafts.cancel(draft);
            self.note("Cancelled · Ctrl-O in the same form brings back what you typed");
        }
    }

    /// Closes the form on top because something else needs the screen. What was typed stays unfinished.
    pub(super) fn set_form_aside(&mut self) {
        if let Some(draft) = self.pop_form().and_then(|form| form.draft()) {
            self.drafts.keep(draft);
            self.note("What you typed is kept and comes back with the same form");
        }
    }

    fn pop_form(&mut self) -> Option<Form> {
        match self.overlays.pop() {
            Some(Overlay::Form(form)) => Some(form),
            other => {
                self.overlays.extend(other);
                None
            }
        }
    }

    /// Brings back what was typed in this form before Esc. What it holds now changes places with it.
    pub(super) fn recall_typed(&mut self) {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        let Some(draft) = take(&mut self.drafts.cancelled, &form.kind.words()) else { return };
        let now = form.draft();
        form.take_over(&draft);
        if let Some(now) = now {
            self.drafts.cancel(now);
            self.note("Brought back · Ctrl-O again brings back what stood here");
        }
    }

    /// Why nothing can be brought back into the form on top, if so.
    pub(super) fn nothing_to_recall(&self) -> Option<String> {
        let has = match self.overlays.last() {
            Some(Overlay::Form(form)) => self.drafts.has_cancelled(&form.kind.words()),
            _ => false,
        };
        (!has).then(|| "Nothing was typed in this form before".to_owned())
    }
}
