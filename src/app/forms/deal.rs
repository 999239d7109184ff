//! A deal's fields: of a new deal, or of the open one.

use super::{named, values};
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::open_deal::SaveState;
use crate::app::{App, Screen};
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::look_alikes::{twin, words};
use crate::domain::record::text::{Text, fold, one_line};

const NAME: FieldKey = FieldKey::of(Datum::Names, "Name");
const VALUE: FieldKey = FieldKey::of(Datum::Money, "Value");
const ABOUT: FieldKey = FieldKey::naming(Datum::Names, "About");
const OWNER: FieldKey = FieldKey::of(Datum::Purchase, "Owner").labeled("Deal owner");
pub(in crate::app) const COST: FieldKey = FieldKey::private("Inaction costs").labeled("Cost of inaction");
pub(in crate::app) const EXPECTED: FieldKey = FieldKey::of(Datum::Purchase, "Group").labeled("Group size");

impl App {
    /// Opens the form for a new deal.
    pub(in crate::app) fn new_deal(&mut self) {
        let form = Form::new(FormKind::NewDeal, "New deal")
            .field(NAME, "", "such as Halden Foods: line monitoring")
            .field(VALUE, "", "such as $480k")
            .field(ABOUT, "", "what the customer would change");
        self.open_form(form);
    }

    pub(in crate::app) fn save_new_deal(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let name = named(form, NAME, "Enter a name for the deal")?;
        match self.deal.as_ref().map(|open| &open.save) {
            None | Some(SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_)) => {}
            Some(SaveState::Saving { .. }) => {
                return Err((0, "The other deal is still saving. Press Enter again".to_owned()));
            }
            Some(SaveState::Failed(_) | SaveState::Lost(_)) => {
                let what = "The other deal isn't saved. Press Esc and quit to choose what to do with it";
                return Err((0, what.to_owned()));
            }
        }
        let id = DealId((self.ids.0)());
        let mut deal = Deal::new(id, &name, &self.me(), self.now.timestamp());
        deal.value = one_line(form.value(VALUE)).into();
        deal.about = one_line(form.value(ABOUT)).into();
        self.close_saved_form();
        self.open_new(deal);
        self.done(format!("Created “{name}”{}", values(form, &[NAME])));
        self.warn_of_twin_deal();
        Ok(())
    }

    /// Opens the form of the open deal.
    pub(in crate::app) fn edit_deal(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let deal = &open.deal;
        let expected = deal.expected.map_or_else(String::new, |many| many.to_string());
        let form = Form::new(FormKind::EditDeal(deal.id), "Edit the deal")
            .field(NAME, &deal.name, "such as Halden Foods: line monitoring")
            .field(VALUE, &deal.value, "such as $480k")
            .field(ABOUT, &deal.about, "what the customer would change")
            .field(OWNER, &deal.owner, "their verdicts show in lists")
            .field(COST, &deal.cost_of_inaction, "what doing nothing costs, in the customer's words")
            .field(EXPECTED, &expected, "how many people take part, as far as you know");
        self.open_form(form);
    }

    pub(in crate::app) fn save_deal(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let name = named(form, NAME, "Enter a name for the deal")?;
        let renamed = self.deal.as_ref().is_some_and(|open| open.deal.name != name);
        let expected = match form.value(EXPECTED) {
            "" => None,
            text => Some(text.parse().ok().filter(|many| *many > 0).ok_or_else(|| {
                form.fault(EXPECTED, format!("I can't read “{text}” as a number of people. Try 8, or leave it empty"))
            })?),
        };
        let mut overtaken = false;
        let said = format!("Saved “{name}”{}", values(form, &[NAME]));
        self.close_and_edit_saying("edit the deal".to_owned(), said, |deal| {
            overtaken = form.write_each([
                (NAME, &mut deal.name),
                (VALUE, &mut deal.value),
                (ABOUT, &mut deal.about),
                (OWNER, &mut deal.owner),
                (COST, &mut deal.cost_of_inaction),
            ]);
            if form.is_field_touched(EXPECTED) {
                deal.expected = expected;
            }
        })?;
        if self.screen == Screen::Home {
            self.home.edited = self.deal.as_ref().map(|open| open.deal.id);
        }
        if overtaken {
            self.tell_overtaken();
        }
        if renamed {
            self.warn_of_twin_deal();
        }
        Ok(())
    }

    /// Warns if another deal has the open deal's name, apart from case and accents, or one that only looks like it.
    fn warn_of_twin_deal(&mut self) {
        let Some(deal) = self.deal.as_ref().map(|open| &open.deal) else { return };
        let summaries = self.home.rows.iter().filter_map(|row| row.summary.as_ref().ok());
        let others: Vec<&Text> = summaries.filter(|other| other.id != deal.id).map(|other| &other.name).collect();
        let own = fold(deal.name.as_str());
        let said = match others.iter().find(|other| fold(other.as_str()) == own) {
            Some(_) => Some(format!("You have another deal named “{}”. Press E to rename this one", deal.name)),
            None => twin(&deal.name, others).map(|twin| words(&deal.name, twin, "deal")),
        };
        if let Some(said) = said {
            self.note(said);
        }
    }
}
