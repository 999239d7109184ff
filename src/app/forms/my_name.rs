//! The user's name, and signing again what they signed under another.

use super::named;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::msg::{Failure, Signed};
use crate::app::overlays::Overlay;
use crate::domain::privacy::Datum;
use crate::domain::record::text::one_line;

const NAME: FieldKey = FieldKey::of(Datum::Names, "Your name");
const BEFORE: FieldKey = FieldKey::of(Datum::Names, "Before").labeled("Past entries");
/// The index among the answers of [`BEFORE`] that signs again.
const AGAIN: usize = 1;

impl App {
    /// Opens the form for the user's name.
    pub(in crate::app) fn change_name(&mut self) {
        let name = self.likely_name();
        let before = [
            Offer::new("keep the old name", "only new entries get the new name"),
            Offer::new("change to the new name", "tells you how many deals first; u undoes it in each"),
        ];
        let form = Form::new(FormKind::MyName, "Your name")
            .lead("It's on your answers, tasks and notes.")
            .field(NAME, &name, "such as Kim Osei")
            .one(BEFORE, "keep the old name", before.to_vec())
            .hint("what you entered under the old name");
        self.open_form(form);
    }

    pub(in crate::app) fn save_my_name(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let name = named(form, NAME, "Enter a name")?;
        let again = form.chosen(BEFORE)? == Some(AGAIN);
        let before = self.settings.me.clone().filter(|before| again && *before != name);
        if let Some(before) = before.as_ref().filter(|_| form.settled_name.as_ref() != Some(&name)) {
            self.effects.push(Effect::CountSigned(before.clone()));
            return Err(form.fault(BEFORE, format!("Looking for entries by {before}")));
        }
        self.overlays.pop();
        self.introduce(name.clone());
        let Some(before) = before else {
            self.done(format!("Your name is now {name}"));
            return Ok(());
        };
        let open = self.deal.as_ref().map(|open| open.deal.id);
        if self.read_only().is_none() {
            self.edit(format!("change {before} to {name}"), |deal| deal.sign_again(&before, &name));
        }
        self.effects.push(Effect::SignAgain { from: before, to: name, except: open });
        Ok(())
    }

    /// Handles the result of counting, or of signing again, what was signed under another name.
    pub(in crate::app) fn signed(&mut self, signed: &Signed) {
        match signed {
            Signed::Counted { name, deals } => self.tell_count_of_signed(name, *deals),
            Signed::Again { deals, failed } => self.signed_again(*deals, failed),
        }
    }

    /// Shows in how many deals something would be signed again; the next Enter does it.
    fn tell_count_of_signed(&mut self, before: &str, deals: usize) {
        let Some(Overlay::Form(form)) =
            self.overlays.last_mut().filter(|_| self.settings.me.as_deref() == Some(before))
        else {
            return;
        };
        if form.kind == FormKind::MyName && form.chosen(BEFORE).ok().flatten() == Some(AGAIN) {
            form.settled_name = Some(one_line(form.value(NAME)).trim().to_owned());
            let deals = if deals == 1 { "1 deal".to_owned() } else { format!("{deals} deals") };
            form.refuse(BEFORE, format!("Press Enter to change {before} to the new name in {deals}, Esc to cancel"));
        }
    }

    /// Reports that deals other than the open one were signed again.
    fn signed_again(&mut self, deals: usize, failed: &[Failure]) {
        self.effects.push(Effect::List);
        let name = self.me();
        let more = match deals {
            0 => "no other deal had entries to change".to_owned(),
            1 => "changed it in 1 other deal".to_owned(),
            many => format!("changed it in {many} other deals"),
        };
        self.done(format!("Your name is now {name}; {more} · u undoes it in a deal"));
        if let Some(first) = failed.first() {
            let others = if failed.len() > 1 { format!(" (and {} more)", failed.len() - 1) } else { String::new() };
            self.fail(&Failure { what: format!("Name not changed: {}{others}", first.what), hint: first.hint.clone() });
        }
    }
}
