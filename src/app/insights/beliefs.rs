//! Commands on A and B: the drivers, the customer's rating, the three moves, and what people said of it.

use crate::app::App;
use crate::app::insights::Edit;
use crate::app::notice::Said as Notice;
use crate::app::overlays::beliefs::BeliefRow;
use crate::app::panes::coaching::Said;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::Insight;
use crate::domain::record::insight::beliefs::{Driver, Weight};
use crate::export::words::beliefs::{moves_words, reaction_words, weight_words};

impl App {
    /// Returns the insight and the driver under the cursor of A and B.
    fn driver_here(&self) -> Option<(RecordId, &Driver)> {
        let (_, insight) = self.beliefs()?;
        match self.belief_row()? {
            BeliefRow::Driver(id) => Some((insight.id, insight.driver(id)?)),
            BeliefRow::Person(_) => None,
        }
    }

    /// Requires A and B of an insight.
    pub(in crate::app) fn needs_beliefs(&self) -> Option<String> {
        let none = || "No insight is open. Press f in a deal, then m".to_owned();
        self.beliefs().is_none().then(none)
    }

    /// Requires a row under the cursor.
    pub(in crate::app) fn needs_belief_row(&self) -> Option<String> {
        self.needs_beliefs()
            .or_else(|| self.belief_row().is_none().then(|| "Nothing here yet. + adds a driver".to_owned()))
    }

    /// Requires a driver under the cursor.
    pub(in crate::app) fn needs_driver(&self) -> Option<String> {
        self.needs_beliefs().or_else(|| self.driver_here().is_none().then(|| "Go to a driver first".to_owned()))
    }

    /// Requires another driver that the one under the cursor could drive too.
    pub(in crate::app) fn needs_other_driver(&self) -> Option<String> {
        let alone = self.beliefs().is_some_and(|(_, insight)| insight.drivers.len() < 2);
        self.needs_driver().or_else(|| alone.then(|| "A causal link needs a second driver. + adds one".to_owned()))
    }

    /// Requires something under the cursor that can be removed.
    pub(in crate::app) fn drop_belief_blocked(&self) -> Option<String> {
        let (_, insight) = self.beliefs()?;
        let is_bare = match self.belief_row() {
            Some(BeliefRow::Driver(_)) => false,
            Some(BeliefRow::Person(who)) => insight.reaction(who).is_none(),
            None => true,
        };
        is_bare.then(|| "Nothing to remove here".to_owned())
    }

    /// Returns what Enter does on A and B.
    pub(in crate::app) fn enter_in_beliefs(&self) -> &'static str {
        match self.belief_row() {
            Some(BeliefRow::Driver(_)) => "edit",
            Some(BeliefRow::Person(_)) => "what they said",
            None => "",
        }
    }

    /// Opens the form of what is under the cursor.
    pub(in crate::app) fn edit_belief(&mut self) {
        let (Some((_, insight)), Some(row)) = (self.beliefs(), self.belief_row()) else { return };
        let id = insight.id;
        match row {
            BeliefRow::Driver(driver) => self.open_driver(id, Some(driver)),
            BeliefRow::Person(who) => self.open_reaction(id, who),
        }
    }

    /// Opens the form for another driver that they believe in.
    pub(in crate::app) fn add_belief(&mut self) {
        if let Some(id) = self.beliefs().map(|(_, insight)| insight.id) {
            self.open_driver(id, None);
        }
    }

    /// Opens the form for a node that they don't see yet.
    pub(in crate::app) fn add_node(&mut self) {
        if let Some(id) = self.beliefs().map(|(_, insight)| insight.id) {
            self.open_node(id);
        }
    }

    /// Makes the driver under the cursor weigh more in B, or takes that back.
    pub(in crate::app) fn raise_driver(&mut self) {
        let Some((id, driver)) = self.driver_here() else { return };
        let (one, raised, text) = (driver.id, !driver.raised, driver.text.clone());
        let words = if raised { "weighs more" } else { "weighs what it did" };
        self.edit_belief_at(
            id,
            format!("the insight: “{text}” {words}"),
            format!("In B, “{text}” {words}"),
            move |it| {
                it.edit_driver(one, |driver| driver.raised = raised);
            },
        );
    }

    /// Goes on to the next rating of the driver under the cursor: a lot, some, a little, none.
    pub(in crate::app) fn rate_driver(&mut self) {
        let Some((id, driver)) = self.driver_here() else { return };
        let (one, text) = (driver.id, driver.text.clone());
        let next = match driver.weight.as_ref().and_then(Choice::known) {
            None => Some(Weight::ALot),
            Some(Weight::ALot) => Some(Weight::Some),
            Some(Weight::Some) => Some(Weight::ALittle),
            Some(Weight::ALittle) => None,
        };
        let words = next.map_or("not rated", Choices::label);
        let said = match next {
            Some(_) => format!("To them, “{text}” weighs {words}"),
            None => format!("“{text}” isn't rated"),
        };
        self.edit_belief_at(id, format!("the insight: “{text}” ({words})"), said, move |it| {
            it.edit_driver(one, |driver| driver.weight = next.map(Choice::from));
        });
    }

    /// Opens the form for the other drivers that the one under the cursor drives.
    pub(in crate::app) fn link_driver(&mut self) {
        if let Some((id, driver)) = self.driver_here().map(|(id, driver)| (id, driver.id)) {
            self.open_also_drives(id, driver);
        }
    }

    /// Removes the driver under the cursor, or what the person said.
    pub(in crate::app) fn drop_belief(&mut self) {
        let (Some((_, insight)), Some(row)) = (self.beliefs(), self.belief_row()) else { return };
        let (id, deal) = (insight.id, self.deal.as_ref().map(|open| open.shown()));
        let (name, change): (String, Edit) = match row {
            BeliefRow::Driver(one) => {
                let text = insight.driver(one).map_or_else(String::new, |one| one.text.to_string());
                (text, Box::new(move |it| it.drop_driver(one)))
            }
            BeliefRow::Person(who) => {
                let name =
                    deal.and_then(|deal| deal.called_by_id(who)).map_or_else(String::new, |name| name.to_string());
                (format!("what {name} said"), Box::new(move |it| it.reactions.retain(|one| one.who != who)))
            }
        };
        let said = format!("Removed: {name} · u brings it back");
        self.edit_belief_at(id, format!("the insight: remove {name}"), said, change);
    }

    fn edit_belief_at(
        &mut self,
        id: RecordId,
        what: String,
        said: String,
        change: impl FnOnce(&mut Insight) + 'static,
    ) {
        if self.edit(what, |deal| deal.edit_insight(id, change)) {
            self.done(Notice::from(said).in_privacy("Changed what they believe"));
        }
    }

    /// Returns the details of the row under the cursor of A and B.
    #[must_use]
    pub fn about_belief(&self) -> Vec<Said> {
        let (Some((_, insight)), Some(row)) = (self.beliefs(), self.belief_row()) else { return Vec::new() };
        let Some(deal) = self.deal.as_ref().map(|open| open.shown()) else { return Vec::new() };
        let said = |label, text: String| Said { label, text, is_bare: false };
        let line = |id: &str| self.playbook.insight.line(id);
        let mut all = match row {
            BeliefRow::Driver(id) => {
                let Some(one) = insight.driver(id) else { return Vec::new() };
                let ours = insight.differentiators.iter().filter(|it| it.moves.has(id));
                let ours: Vec<&str> = ours.map(|it| it.text.as_str()).collect();
                let text = line(if one.is_moved() { "node" } else { "driver" });
                vec![
                    said("Says", one.text.to_string()),
                    said("They", weight_words(one)),
                    said("In B", moves_words(insight, one)),
                    said("Only we", ours.join(" · ")),
                    said("Good", text.map_or_else(String::new, |text| text.good.clone())),
                ]
            }
            BeliefRow::Person(who) => {
                let name = deal.called_by_id(who).map_or_else(String::new, |name| name.to_string());
                let reaction = insight.reaction(who);
                let words =
                    reaction.map_or_else(|| "hasn't seen it yet".to_owned(), |one| reaction_words(one, self.today()));
                let is_bare = reaction.is_some_and(|one| one.step.known() != one.shown());
                vec![
                    Said { label: "Step", text: format!("{name} {words}"), is_bare },
                    said("Good", line("reaction").map_or_else(String::new, |text| text.good.clone())),
                ]
            }
        };
        all.retain(|said| !said.text.is_empty());
        all
    }
}
