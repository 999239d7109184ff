//! Commands of the group view.

use super::command::Command;
use super::form::FieldKey;
use super::forms::agreement::SEEN;
use super::forms::deal::{COST, EXPECTED};
use super::overlays::Overlay;
use super::overlays::group::{Section, Spot, spots};
use crate::app::App;
use crate::domain::judge::agreed::{agreement, joint_id};
use crate::domain::record::choice::Choices;
use crate::domain::record::concern::Progress;
use crate::domain::record::deal::Deal;
use crate::domain::record::stance::{Agreement, Position, Topic};

type Edit = Box<dyn FnOnce(&mut Deal)>;

/// Something that can be removed: its name, and the change that removes it.
type Going = (String, Edit);

impl App {
    /// Records what the person under the cursor agrees with, as an impression dated today.
    pub(in crate::app) fn agree(&mut self, agreement: Agreement) {
        let Some(Spot::Cell(person, topic)) = self.group_spot() else { return };
        let (id, name, had) = (person.id, self.called(person).clone(), self::agreement(person, topic));
        if had == Some(agreement) {
            self.note(format!("Already saved for {name} · Enter adds evidence"));
            return;
        }
        let position = match topic {
            Topic::Solution => Position::Solution(agreement),
            Topic::Supplier => Position::Supplier(agreement),
            Topic::Problem | Topic::Buy | Topic::Advocate => Position::Problem(agreement),
        };
        let stance = self.a_stance(position, ("", None), self.today());
        let what = format!("{name}: {}, {}", topic.label(), agreement.label());
        if self.edit(&what, |deal| deal.take_stance(id, stance)) {
            self.done(format!("{what} · Enter adds evidence"));
        }
    }

    /// Returns whether this answer would change what is recorded for the person under the cursor.
    pub(in crate::app) fn agrees_anew(&self, agreement: Agreement) -> bool {
        matches!(self.group_spot(), Some(Spot::Cell(person, topic)) if self::agreement(person, topic) != Some(agreement))
    }

    pub(in crate::app) fn agrees_blocked(&self) -> Option<String> {
        match self.group_spot() {
            Some(Spot::Cell(..)) => None,
            Some(Spot::Joint(_)) => {
                Some("Only what they did together counts here. Press Enter to record it".to_owned())
            }
            _ => Some("Go to a person in the first section, then 1 yes, 2 unsure, 3 no".to_owned()),
        }
    }

    /// Opens the form that fills the gap under the cursor, or makes the stage under it the current one.
    pub(in crate::app) fn fill_in_group(&mut self) {
        match self.group_spot() {
            Some(Spot::Cell(person, topic)) => self.open_agreement(person.id, topic),
            Some(Spot::Joint(topic)) => self.open_mark(joint_id(topic)),
            Some(Spot::Concern(concern)) => self.edit_concern(concern.id),
            Some(Spot::NoConcern) => self.add_concern(),
            Some(Spot::Mind(person)) => self.open_mind(person.id),
            Some(Spot::Mark(mark)) => {
                let id = mark.id.clone();
                self.open_mark(&id);
            }
            Some(Spot::Stage(index, _)) => self.stand_at(index),
            Some(Spot::Cost) => self.edit_deal_at(COST),
            Some(Spot::Size) => self.edit_deal_at(EXPECTED),
            None => {}
        }
    }

    /// Opens what is at the cursor, a person's answer at the line of evidence. A stage has none: it would be set at once.
    pub(in crate::app) fn add_group_evidence(&mut self) {
        match self.group_spot() {
            Some(Spot::Stage(..)) => self.note("A stage has no evidence of its own: go to a signal below it"),
            Some(Spot::Cell(..)) => {
                self.fill_in_group();
                self.with_form(|form| form.go_to(SEEN));
            }
            Some(_) | None => self.fill_in_group(),
        }
    }

    /// Shows the cost of inaction in the group, and opens the field for it.
    pub(in crate::app) fn fill_in_cost(&mut self) {
        self.open_group(Section::Purchase);
        let Some(open) = self.deal.as_ref() else { return };
        if let Some(Overlay::Group(view)) = self.overlays.last_mut() {
            let row = spots(&open.deal, &self.playbook, view).iter().position(|one| matches!(one, Spot::Cost));
            row.into_iter().for_each(|row| view.go_to(row));
        }
        if self.read_only().is_none() {
            self.run(Command::FillIn);
        }
    }

    fn edit_deal_at(&mut self, field: FieldKey) {
        self.edit_deal();
        self.with_form(|form| form.go_to(field));
    }

    fn stand_at(&mut self, index: usize) {
        let Some(stage) = self.playbook.group.all_stages().nth(index) else { return };
        let (id, what) = (stage.id.clone(), format!("current stage: {}", stage.name));
        if self.edit(&what, |deal| deal.stage.set(&id)) {
            self.done(what);
        } else {
            self.note("Already the current stage. x clears it");
        }
    }

    /// Settles the concern under the cursor, or reopens it.
    pub(in crate::app) fn settle_concern(&mut self) {
        let Some(Spot::Concern(concern)) = self.group_spot() else { return };
        let (id, text, settled) = (concern.id, concern.text.clone(), concern.is_settled());
        let state = if settled { Progress::Open } else { Progress::Settled };
        let what = format!("{}: {text}", if settled { "reopened" } else { "settled" });
        if self.edit(&what, |deal| deal.edit_concern(id, |concern| concern.state = state.into())) {
            self.done(what);
        }
    }

    pub(in crate::app) fn settle_blocked(&self) -> Option<String> {
        match self.group_spot() {
            Some(Spot::Concern(_)) => None,
            _ => Some("Go to a concern or disconnect in the second section".to_owned()),
        }
    }

    /// Removes the entry under the cursor.
    pub(in crate::app) fn take_away_in_group(&mut self) {
        let Some((what, gone)) = self.what_goes() else { return };
        if self.edit(&what, gone) {
            self.done(what);
        }
    }

    pub(in crate::app) fn take_away_blocked(&self) -> Option<String> {
        self.what_goes().is_none().then(|| "Nothing to remove here".to_owned())
    }

    /// Returns what removing would do under the cursor: its name and the edit. Nothing if there is nothing to remove.
    fn what_goes(&self) -> Option<Going> {
        let deal = &self.deal.as_ref()?.deal;
        match self.group_spot()? {
            Spot::Cell(person, topic) => {
                let (id, stance) = (person.id, person.stance(topic)?.id);
                let what = format!("{}: removed what they say on the {}", self.called(person), topic.label());
                Some((what, Box::new(move |deal| deal.forget_stance(id, stance))))
            }
            Spot::Joint(topic) => self.unmarking(deal, joint_id(topic)),
            Spot::Mark(mark) => self.unmarking(deal, &mark.id),
            Spot::Concern(concern) => {
                let id = concern.id;
                Some((format!("removed “{}”", concern.text), Box::new(move |deal| deal.drop_concern(id))))
            }
            Spot::Stage(index, stage) => {
                let here = self.playbook.group.stage(&deal.stage) == Some(index);
                let what = format!("no longer the current stage: {}", stage.name);
                here.then(|| (what, Box::new(|deal: &mut Deal| deal.stage.set("")) as Edit))
            }
            Spot::NoConcern | Spot::Mind(_) | Spot::Cost | Spot::Size => None,
        }
    }

    fn unmarking(&self, deal: &Deal, id: &str) -> Option<Going> {
        let text = &self.playbook.group.mark(id)?.text;
        deal.marked(id)?;
        let id = id.to_owned();
        Some((format!("unchecked “{text}”"), Box::new(move |deal| deal.unmark(&id))))
    }

    /// Returns whether this section is shown. Commands of the other sections still run, but are not hinted at.
    pub(in crate::app) fn is_in_section(&self, section: Section) -> bool {
        self.group_view().is_some_and(|view| view.section == section)
    }

    pub(in crate::app) fn fill_in_blocked(&self) -> Option<String> {
        self.group_spot().is_none().then(|| "The group isn't open. Press o".to_owned())
    }
}
