//! Forms in room view: private fields show marks, whatever stands or is typed in them.

use crate::app::form::choosing::Kind;
use crate::app::form::{Field, Form, FormKind, Shows};
use crate::domain::privacy::Names;
use crate::domain::record::text::MARK;

/// What a form is about, in words that name nobody.
const fn title(kind: &FormKind) -> &'static str {
    match kind {
        FormKind::NewDeal => "A new deal",
        FormKind::EditDeal(_) => "The deal",
        FormKind::NewPerson(_) => "Add a person",
        FormKind::EditPerson(_) => "The person",
        FormKind::Action(_) => "Next action",
        FormKind::EditAction(_) => "The action",
        FormKind::Decision(..) => "Decide",
        FormKind::Review(_) => "Review this deal",
        FormKind::Answer(..) => "An answer",
        FormKind::NewConcern(_) | FormKind::EditConcern(_) => "A concern or a disconnect",
        FormKind::Tick(..) | FormKind::Mark(_) => "What they did",
        FormKind::Outcome(_) => "How did it end?",
        FormKind::Snooze(..) => "Put this alert to sleep",
        FormKind::MyName => "Your name",
        FormKind::Tie(..) => "A line between two people",
        FormKind::Log(_)
        | FormKind::Note(_)
        | FormKind::Willing(_)
        | FormKind::Plan(_)
        | FormKind::Agreement(..)
        | FormKind::Mind(_)
        | FormKind::Spoke(_)
        | FormKind::Task(_)
        | FormKind::EditTask(..)
        | FormKind::Evidence(..)
        | FormKind::Line(..)
        | FormKind::Call(..) => "Something private",
    }
}

impl Form {
    /// The form as a room may see it.
    #[must_use]
    pub(in crate::app) fn in_room(&self, names: Names) -> Self {
        let may = |field: &Field| match field.shows {
            Shows::All => names == Names::Full || field.without_theirs().is_some(),
            Shows::Named => names == Names::Full,
            Shows::Nothing => false,
        };
        let fields: Vec<Field> =
            self.fields.iter().map(|one| if may(one) { seen(one, names) } else { hidden(one) }).collect();
        let hides = self.fields.iter().any(|one| !may(one));
        let fault = self.fault.as_ref().map(|(at, fault)| {
            let open = self.fields.get(*at).is_some_and(may) && names == Names::Full;
            (*at, if open { fault.clone() } else { "This cannot be saved so · in full outside room view".to_owned() })
        });
        let lead =
            if hides { "Room view: what is private shows as ••••• and is saved as you type it." } else { "" };
        Self {
            kind: self.kind.clone(),
            about: None,
            title: title(&self.kind).to_owned(),
            lead: lead.to_owned(),
            fields,
            focus: self.focus,
            fault,
            settled_name: None,
            // Asked about only where the field shows.
            unclear_part: self.unclear_part.clone(),
            candidates: self.candidates.iter().map(|(id, label)| (*id, candidate(label, names))).collect(),
        }
    }
}

/// A label of somebody as a room may see it; empty where their name in the deal says it.
fn candidate(label: &str, names: Names) -> String {
    if names == Names::Full { label.to_owned() } else { String::new() }
}

/// A field as a room may see it that calls people so: it offers nobody's whole name where they are called by initials.
fn seen(field: &Field, names: Names) -> Field {
    let bare = if names == Names::Full { None } else { field.without_theirs() };
    bare.unwrap_or_else(|| field.clone())
}

fn hidden(field: &Field) -> Field {
    let mut hidden = field.clone();
    hidden.hint = String::new();
    hidden.kind = Kind::Line;
    hidden.fill_in(MARK, MARK);
    hidden
}
