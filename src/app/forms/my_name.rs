//! The user's name, and signing again what they signed under another.

use super::named;
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::msg::{Failure, Signed};
use crate::app::overlays::Overlay;
use crate::domain::record::text::one_line;

const NAME: FieldKey = FieldKey::open("Your name");
const BEFORE: FieldKey = FieldKey::open("Before");
/// The index among the answers of [`BEFORE`] that signs again.
const AGAIN: usize = 1;

impl App {
    /// Opens the form for the user's name.
    pub(in crate::app) fn change_name(&mut self) {
        let name = self.likely_name();
        let before = [
            Offer::new("stays as it is", "the new name signs from now on"),
            Offer::new("is signed again", "says first in how many deals; u in each takes it back"),
        ];
        let form = Form::new(FormKind::MyName, "Your name")
            .lead("Answers, tasks and notes carry it.")
            .field(NAME, &name, "such as Kim Osei")
            .one(BEFORE, "stays as it is", before.to_vec())
            .hint("what you signed so far");
        self.open_form(form);
    }

    pub(in crate::app) fn save_my_name(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let name = named(form, NAME, "A name is needed")?;
        let again = form.chosen(BEFORE)? == Some(AGAIN);
        let before = self.settings.me.clone().filter(|before| again && *before != name);
        if let Some(before) = before.as_ref().filter(|_| form.settled_name.as_ref() != Some(&name)) {
            self.effects.push(Effect::CountSigned(before.clone()));
            return Err(form.fault(BEFORE, format!("Looking for what {before} signed")));
        }
        self.overlays.pop();
        self.introduce(name.clone());
        let Some(before) = before else {
            self.done(format!("You sign as {name} from now on"));
            return Ok(());
        };
        let open = self.deal.as_ref().map(|open| open.deal.id);
        if self.read_only().is_none() {
            self.edit(format!("sign as {name} what {before} signed"), |deal| deal.sign_again(&before, &name));
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
            form.refuse(BEFORE, format!("Enter signs again what {before} signed in {deals}; Esc leaves all as it is"));
        }
    }

    /// Reports that deals other than the open one were signed again.
    fn signed_again(&mut self, deals: usize, failed: &[Failure]) {
        self.effects.push(Effect::List);
        let name = self.me();
        let more = match deals {
            0 => "no other deal has anything to sign again".to_owned(),
            1 => "1 other deal is signed again".to_owned(),
            many => format!("{many} other deals are signed again"),
        };
        self.done(format!("You sign as {name}; {more} · u in a deal takes it back there"));
        if let Some(first) = failed.first() {
            let others = if failed.len() > 1 { format!(" (and {} more)", failed.len() - 1) } else { String::new() };
            self.fail(&Failure { what: format!("Not signed again: {}{others}", first.what), hint: first.hint.clone() });
        }
    }
}
