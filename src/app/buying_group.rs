//! What the keys do in the view of the group.

use super::overlays::group::{Section, Spot};
use crate::app::App;
use crate::app::command::Command;
use crate::domain::judge::agreed::{agreement, joint_id};
use crate::domain::record::choice::Choices;
use crate::domain::record::concern::Progress;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stance::{Agreement, Position, Topic};

/// The places of the fields in the form of the deal.
const COST: usize = 4;
const EXPECTED: usize = 5;

/// What Enter opens, or does, on a spot: plain data, so that the deal is not held while it is done.
enum Filling {
    Agreement(StakeholderId, Topic),
    Mind(StakeholderId),
    Mark(String),
    Concern(RecordId),
    NewConcern,
    Stage(usize),
    Deal(usize),
}

/// A change of the deal.
type Edit = Box<dyn FnOnce(&mut Deal)>;

/// Something that can be taken away: what that is called, and the change.
type Going = (String, Edit);

impl App {
    /// Asks who answers where nobody was named yet, or else does it.
    pub(in crate::app) fn sign_then(&mut self, command: Command, act: impl FnOnce(&mut Self)) {
        if !self.asks_who_answers(command) {
            act(self);
        }
    }

    /// Notes what the person under the cursor says, as an impression of today.
    pub(in crate::app) fn agree(&mut self, command: Command, agreement: Agreement) {
        let Some(Spot::Cell(person, topic)) = self.group_spot() else { return };
        let (id, name, had) = (person.id, self.called(person).clone(), self::agreement(person, topic));
        if had == Some(agreement) {
            self.note(format!("{name} is noted so already · Enter adds what shows it"));
            return;
        }
        self.sign_then(command, |app| {
            let position = match topic {
                Topic::Solution => Position::Solution(agreement),
                Topic::Supplier => Position::Supplier(agreement),
                Topic::Problem | Topic::Buy | Topic::Advocate => Position::Problem(agreement),
            };
            let stance = app.a_stance(position, "", app.today());
            let what = format!("{name}: {}, {}", topic.label(), agreement.label());
            if app.edit(&what, |deal| deal.take_stance(id, stance)) {
                app.done(format!("{what} · Enter adds what shows it"));
            }
        });
    }

    pub(in crate::app) fn agrees_blocked(&self) -> Option<String> {
        match self.group_spot() {
            Some(Spot::Cell(..)) => None,
            Some(Spot::Joint(_)) => Some("Only what they did together counts here: Enter says what it was".to_owned()),
            _ => Some("Go to a person in the first part: there 1 is no, 2 unsure, 3 yes".to_owned()),
        }
    }

    /// Opens what fills in the spot under the cursor, or makes the stage there the present one.
    pub(in crate::app) fn fill_in_group(&mut self, command: Command) {
        let filling = match self.group_spot() {
            Some(Spot::Cell(person, topic)) => Filling::Agreement(person.id, topic),
            Some(Spot::Joint(topic)) => Filling::Mark(joint_id(topic).to_owned()),
            Some(Spot::Concern(concern)) => Filling::Concern(concern.id),
            Some(Spot::NoConcern) => Filling::NewConcern,
            Some(Spot::Mind(person)) => Filling::Mind(person.id),
            Some(Spot::Mark(mark)) => Filling::Mark(mark.id.clone()),
            Some(Spot::Stage(place, _)) => Filling::Stage(place),
            Some(Spot::Cost) => Filling::Deal(COST),
            Some(Spot::Size) => Filling::Deal(EXPECTED),
            None => return,
        };
        self.sign_then(command, |app| match filling {
            Filling::Agreement(person, topic) => app.open_agreement(person, topic),
            Filling::Mind(person) => app.open_mind(person),
            Filling::Mark(id) => app.open_mark(&id),
            Filling::Concern(id) => app.edit_concern(id),
            Filling::NewConcern => app.add_concern(),
            Filling::Stage(place) => app.stand_at(place),
            Filling::Deal(field) => {
                app.edit_deal();
                app.with_form(|form| form.focus = field);
            }
        });
    }

    fn stand_at(&mut self, place: usize) {
        let Some(stage) = self.playbook.group.stages.get(place) else { return };
        let (id, what) = (stage.id.clone(), format!("the group stands at: {}", stage.name));
        if self.edit(&what, |deal| deal.stage.set(&id)) {
            self.done(what);
        } else {
            self.note("The group stands here already; x takes it away");
        }
    }

    /// Settles the concern under the cursor, or opens it again.
    pub(in crate::app) fn settle_concern(&mut self, command: Command) {
        let Some(Spot::Concern(concern)) = self.group_spot() else { return };
        let (id, text, settled) = (concern.id, concern.text.clone(), concern.is_settled());
        self.sign_then(command, |app| {
            let state = if settled { Progress::Open } else { Progress::Settled };
            let what = format!("{}: {text}", if settled { "open again" } else { "settled" });
            if app.edit(&what, |deal| deal.edit_concern(id, |concern| concern.state = state.into())) {
                app.done(what);
            }
        });
    }

    pub(in crate::app) fn settle_blocked(&self) -> Option<String> {
        match self.group_spot() {
            Some(Spot::Concern(_)) => None,
            _ => Some("Go to a concern or a disconnect in the second part".to_owned()),
        }
    }

    /// Takes away what stands under the cursor.
    pub(in crate::app) fn take_away_in_group(&mut self) {
        let Some((what, gone)) = self.what_goes() else { return };
        if self.edit(&what, gone) {
            self.done(what);
        }
    }

    pub(in crate::app) fn take_away_blocked(&self) -> Option<String> {
        self.what_goes().is_none().then(|| "Nothing to take away here".to_owned())
    }

    /// What taking away would do under the cursor, in words and as an edit; nothing where there is nothing.
    fn what_goes(&self) -> Option<Going> {
        let deal = &self.deal.as_ref()?.deal;
        match self.group_spot()? {
            Spot::Cell(person, topic) => {
                let (id, stance) = (person.id, person.stance(topic)?.id);
                let what = format!("{}: took away what they say on the {}", self.called(person), topic.label());
                Some((what, Box::new(move |deal| deal.forget_stance(id, stance))))
            }
            Spot::Joint(topic) => self.unmarking(deal, joint_id(topic)),
            Spot::Mark(mark) => self.unmarking(deal, &mark.id),
            Spot::Concern(concern) => {
                let id = concern.id;
                Some((format!("took away “{}”", concern.text), Box::new(move |deal| deal.drop_concern(id))))
            }
            Spot::Stage(place, stage) => {
                let here = self.playbook.group.stage(&deal.stage) == Some(place);
                let what = format!("the group does not stand at: {}", stage.name);
                here.then(|| (what, Box::new(|deal: &mut Deal| deal.stage.set("")) as Edit))
            }
            Spot::NoConcern | Spot::Mind(_) | Spot::Cost | Spot::Size => None,
        }
    }

    fn unmarking(&self, deal: &Deal, id: &str) -> Option<Going> {
        let text = &self.playbook.group.mark(id)?.text;
        deal.marked(id)?;
        let id = id.to_owned();
        Some((format!("unticked “{text}”"), Box::new(move |deal| deal.unmark(&id))))
    }

    /// Whether this part of the view shows; what is about another works, and is no hint.
    pub(in crate::app) fn is_in_section(&self, section: Section) -> bool {
        self.group_view().is_some_and(|view| view.section == section)
    }

    pub(in crate::app) fn fill_in_blocked(&self) -> Option<String> {
        self.group_spot().is_none().then(|| "No view of the group is open: o opens it".to_owned())
    }
}
