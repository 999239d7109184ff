//! Forms in privacy mode: private fields show marks, whatever they hold.

use crate::app::form::choosing::Kind;
use crate::app::form::{Field, Form, Shows};
use crate::domain::privacy::Names;
use crate::domain::record::text::MARK;

impl Form {
    /// Returns the form as privacy mode shows it.
    #[must_use]
    pub(in crate::app) fn in_privacy(&self, names: Names) -> Self {
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
            (
                *at,
                if open {
                    fault.clone()
                } else {
                    "This can't be saved as it is · turn off privacy mode for details".to_owned()
                },
            )
        });
        let lead =
            if hides { "Privacy mode: private text shows as ••••• and is saved as you type it." } else { "" };
        Self {
            kind: self.kind.clone(),
            about: None,
            title: self.kind.title().to_owned(),
            lead: lead.to_owned(),
            fields,
            focus: self.focus,
            fault,
            settled_name: None,
            // The question is asked only about fields that are shown.
            unclear_part: self.unclear_part.clone(),
            candidates: self.candidates.iter().map(|(id, label)| (*id, candidate(label, names))).collect(),
        }
    }
}

/// Returns a person's label as privacy mode shows it; empty if their name in the deal is enough.
fn candidate(label: &str, names: Names) -> String {
    if names == Names::Full { label.to_owned() } else { String::new() }
}

/// Returns a visible field as privacy mode shows it: with initials, it suggests nobody's full name.
fn seen(field: &Field, names: Names) -> Field {
    let bare = if names == Names::Full { None } else { field.without_theirs() };
    let mut seen = bare.unwrap_or_else(|| field.clone());
    seen.forget_typing();
    seen
}

fn hidden(field: &Field) -> Field {
    let mut hidden = field.clone();
    hidden.hint = String::new();
    hidden.kind = Kind::Line;
    hidden.fill_in(MARK, MARK);
    hidden.forget_typing();
    hidden
}
