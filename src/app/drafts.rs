//! Texts typed into forms that were closed without saving.
//!
//! Esc cancels: such a text comes back only on request, in the same form, until the program ends. A text whose form was
//! closed by something else, or by a crash, is unfinished: it is journaled and comes back by itself.

use super::App;
use super::form::{Form, FormKind, Saves};
use super::forms::conversation::with_words;
use super::forms::plan::guide;
use super::notice::Said;
use super::overlays::Overlay;
use super::overlays::recover::masked_draft;
use crate::store::journal::Draft;

/// The message about a form that something else closed.
const KEPT: &str = "What you typed is kept. It comes back in the same form";

/// The message where nothing can be brought back.
const NOTHING: &str = "There's nothing to bring back in this form";

/// The typed texts whose forms are closed.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// Texts that come back by themselves, at most one for each form.
    unfinished: Vec<Draft>,
    /// Texts that come back on request, at most one for each form.
    cancelled: Vec<Draft>,
}

impl Drafts {
    /// Returns what must not be lost if the program dies.
    pub(super) fn unfinished(&self) -> &[Draft] {
        &self.unfinished
    }

    pub(super) fn unfinished_mut(&mut self) -> &mut [Draft] {
        &mut self.unfinished
    }

    /// Returns every text, unfinished ones first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Draft> {
        self.unfinished.iter().chain(&self.cancelled)
    }

    /// Keeps an unfinished text until its form is opened again.
    pub(super) fn keep(&mut self, draft: Draft) {
        if !self.unfinished.contains(&draft) {
            self.unfinished.push(draft);
        }
    }

    /// Removes and returns the unfinished text of a form.
    fn take(&mut self, kind: &[String]) -> Option<Draft> {
        take(&mut self.unfinished, kind)
    }

    /// Returns whether a form of this kind was cancelled with text in it.
    fn has_cancelled(&self, kind: &[String]) -> bool {
        self.cancelled.iter().any(|draft| draft.kind == kind)
    }

    fn cancel(&mut self, draft: Draft) {
        take(&mut self.cancelled, &draft.kind);
        self.cancelled.push(draft);
    }

    /// Returns a copy that shows that there are drafts, but none of their text.
    pub(super) fn masked(&self) -> Self {
        let masked = self.all().next().map(|_| masked_draft()).into_iter().collect();
        Self { unfinished: masked, cancelled: Vec::new() }
    }
}

fn take(drafts: &mut Vec<Draft>, kind: &[String]) -> Option<Draft> {
    let index = drafts.iter().position(|draft| draft.kind == kind)?;
    Some(drafts.remove(index))
}

impl App {
    /// Fills in the unfinished text of the same form, if there is one.
    pub(super) fn fill_in_unfinished(&mut self, form: &mut Form) {
        if let Some(draft) = self.drafts.take(&form.kind.words()) {
            form.take_over(&draft);
            self.note("What you typed is back");
        }
    }

    /// Closes the form on top without saving it. Ctrl-O in the same form brings the typed text back.
    pub(super) fn cancel_form(&mut self) {
        if let Some(draft) = self.pop_form().and_then(|form| form.draft()) {
            self.drafts.cancel(draft);
            self.note("Canceled · Ctrl-O in the same form brings back what you typed");
        }
    }

    /// Closes everything above the panes but the question about recovered texts, which concerns more than the open deal.
    /// Keeps the text of a form as a draft.
    pub(super) fn close_all(&mut self) {
        self.close_from(0);
    }

    /// Closes the forms of the deal that is left, and what is above them: saved later, they would change another.
    pub(super) fn close_forms_of_deal(&mut self) {
        let is_of_deal = |overlay: &Overlay| overlay.form().is_some_and(|form| form.kind.saves() != Saves::Apart);
        if let Some(index) = self.overlays.iter().position(is_of_deal) {
            self.close_from(index);
        }
    }

    fn close_from(&mut self, index: usize) {
        if let Some((index, form)) = self.form_with_pasted() {
            self.overlays[index] = Overlay::Form(form);
            self.drop_pasted();
        }
        for overlay in self.overlays.split_off(index) {
            if let Some(draft) = overlay.form().and_then(Form::draft) {
                self.drafts.keep(draft);
                self.note(KEPT);
            } else if matches!(overlay, Overlay::Recover(_)) {
                self.overlays.push(overlay);
            }
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

    /// Swaps the form's text with what was typed in it before Esc.
    pub(super) fn recall_typed(&mut self) {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        let Some(draft) = take(&mut self.drafts.cancelled, &form.kind.words()) else { return };
        let now = form.draft();
        let with = with_words(form);
        form.take_over(&draft);
        let with = with_words(form).filter(|now| with.as_ref() != Some(now));
        guide(&self.playbook, form);
        match now {
            Some(now) => {
                self.drafts.cancel(now);
                self.note("Brought back · Ctrl-O again returns to what was here");
            }
            None => {
                let with = with.map_or_else(String::new, |with| format!(", with {with}"));
                let said = Said::from(format!("Brought back what you typed{with}"));
                self.note(said.in_privacy("Brought back what you typed"));
            }
        }
    }

    /// Returns the reason why nothing can be brought back into the form on top, if so.
    pub(super) fn nothing_to_recall(&self) -> Option<String> {
        let Some(Overlay::Form(form)) = self.overlays.last() else { return Some(NOTHING.to_owned()) };
        let words = form.kind.words();
        if self.drafts.has_cancelled(&words) {
            return None;
        }
        // The same form of somebody else is easily taken for this one.
        let other = self.drafts.cancelled.iter().rfind(|draft| draft.kind.first() == words.first());
        let whose = other.and_then(|draft| FormKind::from_words(&draft.kind)?.person());
        Some(match whose.map(|id| self.name_of(id)).filter(|name| !name.is_empty()) {
            Some(name) => {
                format!("You typed this for {name}: there, Ctrl-O brings it back")
            }
            None => NOTHING.to_owned(),
        })
    }
}
