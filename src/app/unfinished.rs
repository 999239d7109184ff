//! The typed texts and edits that would be lost if the program died now, as plain data.
//!
//! A draft holds only what somebody typed. Its form is rebuilt from the deal as it is by then, so that a draft never
//! brings back an old value.

use super::App;
use super::form::{Form, FormKind};
use super::open_deal::SaveState;
use crate::store::journal::{About, Draft, Edits, Typed, Unfinished};
use std::sync::Arc;

impl App {
    /// Returns everything that would be lost if the program died now.
    #[must_use]
    pub fn unfinished(&self) -> Unfinished {
        let mut drafts = self.drafts.unfinished().to_vec();
        let with_pasted = self.form_with_pasted();
        let form_at = |index: usize| match &with_pasted {
            Some((below, form)) if *below == index => Some(form),
            _ => self.overlays[index].form(),
        };
        let forms = (0..self.overlays.len()).filter_map(|index| form_at(index)?.draft());
        drafts.extend(forms.map(|draft| Draft { open: true, ..draft }));
        // The deal may have got a file after the form was opened.
        if let Some((open, at)) = self.deal.as_ref().and_then(|open| Some((open, open.at.as_ref()?))) {
            for about in drafts.iter_mut().filter_map(|draft| draft.about.as_mut()) {
                if about.deal == open.deal.id {
                    about.path = Some(at.path.clone());
                }
            }
        }
        let edits = self.deal.as_ref().and_then(|open| match open.save {
            SaveState::Saving { .. } | SaveState::Failed(_) | SaveState::Lost(_) => {
                Some(Edits { deal: Arc::clone(&open.deal), at: open.at.clone() })
            }
            SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_) => None,
        });
        Unfinished { drafts, edits }
    }

    /// Returns the deal and person that a form of this kind is about; nothing for a form that belongs to no deal.
    pub(super) fn about(&self, kind: &FormKind) -> Option<About> {
        if matches!(kind, FormKind::NewDeal | FormKind::MyName) {
            return None;
        }
        let open = self.deal.as_ref()?;
        let person = kind.person().map_or_else(String::new, |id| self.name_of(id));
        let path = open.at.as_ref().map(|at| at.path.clone());
        Some(About { deal: open.deal.id, name: open.deal.name.to_string(), path, person })
    }
}

impl Form {
    /// Returns the typed text; nothing if nothing was typed.
    pub(super) fn draft(&self) -> Option<Draft> {
        let typed = self.fields.iter().filter(|field| field.is_touched() || field.from_selection);
        let fields: Vec<Typed> = typed
            .map(|field| Typed {
                label: field.key.to_owned(),
                before: field.before().to_owned(),
                value: field.input.value().to_owned(),
                people: field.held(),
            })
            .collect();
        let (title, about) = (self.title.clone(), self.about.clone());
        self.is_touched().then(|| Draft {
            kind: self.kind.words(),
            title,
            about,
            fields,
            focus: self.focus,
            open: false,
        })
    }

    /// Puts typed text back into its fields.
    pub(super) fn take_over(&mut self, draft: &Draft) {
        for Typed { label, before, value, people } in &draft.fields {
            match self.fields.iter_mut().find(|field| field.key == label) {
                Some(field) => {
                    field.fill_in(value, before);
                    field.bring_back(people);
                }
                // The draft is from another version that had this field: at least show its text.
                None => self.lead = format!("{} {label}: {value}", self.lead),
            }
        }
        self.focus = draft.focus.min(self.fields.len().saturating_sub(1));
        // It was about what stood here before.
        self.fault = None;
    }
}
