//! Forms as others may see them: hidden fields show marks, whatever they hold.

use crate::app::form::choosing::Kind;
use crate::app::form::{Field, Form, Shows};
use crate::domain::privacy::{Datum, Mask, Names};
use crate::domain::record::text::MARK;

impl Form {
    /// Returns the form as others may see it.
    #[must_use]
    pub(in crate::app) fn masked(&self, mask: Mask) -> Self {
        let names = mask.names;
        let may = |field: &Field| match field.shows {
            Shows::Named(datum) => mask.shows(datum) && names == Names::Full,
            Shows::Datum(datum) => mask.shows(datum) && (names == Names::Full || field.without_theirs().is_some()),
        };
        let fields: Vec<Field> =
            self.fields.iter().map(|one| if may(one) { seen(one, mask) } else { hidden(one, mask) }).collect();
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
        // A title names people, and the line below it may quote what is asked or planned.
        let is_open = mask.shows(Datum::Judgments) && names == Names::Full;
        let lead = match (hides, is_open) {
            (true, _) => "Privacy mode: private text shows as ••••• and is saved as you type it.",
            (false, true) => self.lead.as_str(),
            (false, false) => "",
        };
        Self {
            kind: self.kind.clone(),
            about: self.about.clone().filter(|_| is_open),
            title: if is_open { self.title.clone() } else { self.kind.title().to_owned() },
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

/// Returns a person's label as others may see it; empty if their name in the deal is enough.
fn candidate(label: &str, names: Names) -> String {
    if names == Names::Full { label.to_owned() } else { String::new() }
}

/// Returns a visible field as others may see it: with initials, it suggests nobody's full name. To the customer no hint
/// says what becomes of the answer, such as that a title is never scored.
fn seen(field: &Field, mask: Mask) -> Field {
    let bare = if mask.names == Names::Full { None } else { field.without_theirs() };
    let mut seen = bare.unwrap_or_else(|| field.clone());
    if !mask.shows(Datum::Judgments) {
        seen.hint.clear();
    }
    seen.forget_typing();
    seen
}

/// Returns a hidden field: marks, and to the customer no label either, since “Influence” alone says that people are rated.
fn hidden(field: &Field, mask: Mask) -> Field {
    let mut hidden = field.clone();
    if !mask.shows(Datum::Judgments) {
        hidden.label = "Not shown";
    }
    hidden.hint = String::new();
    hidden.kind = Kind::Line;
    hidden.fill_in(MARK, MARK);
    hidden.forget_typing();
    hidden
}
