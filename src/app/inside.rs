//! Commands on the steps that the customer's company takes inside to buy.

use super::App;
use super::notice::Said;
use super::overlays::Overlay;
use super::panes::coaching::Said as Detail;
use crate::domain::method::inside_texts::UsualStep;
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::inside_step::InsideStep;
use crate::export::words::count;
use crate::export::words::inside::who_words;

impl App {
    /// Returns the usual steps of the method that aren't in the deal.
    fn usual_steps_left(&self) -> Vec<UsualStep> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let is_there = |usual: &&UsualStep| open.deal.inside_steps.iter().any(|one| *one.usual == *usual.id);
        self.playbook.inside.steps.iter().filter(|usual| !is_there(usual)).cloned().collect()
    }

    /// Requires a usual step that isn't in the deal.
    pub(super) fn usual_steps_blocked(&self) -> Option<String> {
        self.usual_steps_left().is_empty().then(|| "All the usual steps are here already".to_owned())
    }

    /// Adds the usual steps that aren't in the deal, to be struck out and put in the customer's order.
    pub(super) fn take_usual_steps(&mut self) {
        let left = self.usual_steps_left();
        self.sign_unasked();
        let (by, at) = (self.me(), self.now.timestamp());
        let new: Vec<InsideStep> =
            left.iter().map(|usual| InsideStep::new(self.new_record(), &usual.name, &usual.id, &by, at)).collect();
        let many = count(new.len(), "usual step", "usual steps");
        let add = |deal: &mut Deal| new.into_iter().for_each(|step| deal.add_inside_step(step, None));
        if self.edit(format!("their inside steps: add {many}"), add) {
            self.done(format!("Added {many} · x strikes out what they don't do, J and K put them in their order"));
        }
    }

    /// Opens the step under the cursor; where there is none, takes the usual ones.
    pub(super) fn enter_inside_step(&mut self) {
        match self.inside_step_here().map(|step| step.id) {
            Some(id) => self.open_inside_step(Some(id)),
            None => self.take_usual_steps(),
        }
    }

    /// Returns what Enter does in the list.
    pub(super) fn enter_in_inside(&self) -> &'static str {
        if self.inside_step_here().is_some() { "edit" } else { "usual steps" }
    }

    /// Opens the form for another step, behind the one under the cursor.
    pub(super) fn add_inside_step(&mut self) {
        self.open_inside_step(None);
    }

    /// Says that the step under the cursor was done today, or that it's open again.
    pub(super) fn turn_inside_step(&mut self) {
        let Some(step) = self.inside_step_here() else { return };
        let (id, name, today) = (step.id, step.name.clone(), self.today());
        let done = step.is_open().then_some(today);
        let (what, said) = match done {
            Some(day) => (format!("their step: {name}, done"), format!("Done {}: {name}", dates::show(day, today))),
            None => (format!("their step: {name}, open again"), format!("Open again: {name}")),
        };
        if self.edit(what, |deal| deal.edit_inside_step(id, |step| step.done = done)) {
            self.done(
                Said::from(format!("{said} · u takes it back")).in_privacy("Changed their step · u takes it back"),
            );
        }
    }

    /// Moves the step under the cursor one place, and the cursor with it.
    pub(super) fn move_inside_step(&mut self, later: bool) {
        let Some(step) = self.inside_step_here() else { return };
        let (id, name) = (step.id, step.name.clone());
        let way = if later { "later" } else { "earlier" };
        if !self.edit(format!("their step: {name}, {way}"), |deal| deal.move_inside_step(id, later)) {
            return;
        }
        let at = self.inside_steps().iter().position(|one| one.id == id);
        if let (Some(at), Some(Overlay::Inside(view))) = (at, self.overlays.last_mut()) {
            view.cursor = at;
        }
    }

    /// Strikes out the step under the cursor.
    pub(super) fn drop_inside_step(&mut self) {
        let Some(step) = self.inside_step_here() else { return };
        let (id, name) = (step.id, step.name.clone());
        if self.edit(format!("strike out their step “{name}”"), |deal| deal.drop_inside_step(id)) {
            let said = Said::from(format!("Struck out: {name} · u brings it back"));
            self.done(said.in_privacy("Struck out the step · u brings it back"));
        }
    }

    /// Requires a step under the cursor.
    pub(super) fn needs_inside_step(&self) -> Option<String> {
        self.inside_step_here().is_none().then(|| "No step here yet. Enter takes the usual ones, a adds one".to_owned())
    }

    /// Returns whether the deal has inside steps: only then it's worth a hint.
    pub(super) fn has_inside_steps(&self) -> bool {
        !self.inside_steps().is_empty()
    }

    /// Returns what happens in the step under the cursor, and what to ask about it.
    #[must_use]
    pub fn about_inside_step(&self) -> Vec<Detail> {
        let Some(step) = self.inside_step_here() else { return Vec::new() };
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let said = |label, text: &str| Detail { label, text: text.to_owned(), is_bare: false };
        let who = who_words(open.shown(), step);
        let who = match who {
            Some(name) => said("Who", name),
            None => {
                Detail { is_bare: step.is_open() && self.shows(Datum::Purchase), ..said("Who", "nobody known yet") }
            }
        };
        let mut all = vec![said("Step", &step.name), who];
        if let Some(usual) = self.playbook.inside.step(&step.usual) {
            all.extend([said("Means", &usual.means), said("Ask", &usual.ask)]);
        }
        all
    }
}
