//! The plan for somebody who blocks, or might (M7): the three questions in order, the route, our owner and the due
//! date.

use super::choice::{Choice, Picked, choices, keep_both};
use super::id::StakeholderId;
use super::remainder::Remainder;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// The answer to one of the three questions.
    YesNo {
        /// The answer that leads to the question's route.
        Yes = "yes", "yes";
        /// The answer that leads on to the next question.
        No = "no", "no";
    }

    /// The route of a plan (M7). Each belongs to the question in the same position.
    Route {
        /// Persuasion by people they listen to.
        Pressure = "social-pressure", "social pressure";
        /// A talk with one of us.
        Direct = "direct", "a direct talk";
        /// One concession that settles their concern.
        Concession = "concession", "a targeted concession";
    }
}

/// The plan for one Blocker.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BlockerPlan {
    /// The answer to “Can other stakeholders persuade them?”
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persuadable: Option<Choice<YesNo>>,
    /// The stakeholders who could persuade them.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub persuaders: Picked<StakeholderId>,
    /// The answer to “Are they reasonable?”
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasonable: Option<Choice<YesNo>>,
    /// The answer to “Is there one specific concern?”
    #[serde(skip_serializing_if = "Option::is_none")]
    pub special: Option<Choice<YesNo>>,
    /// Their concern, in their words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub concern: Text,
    /// The chosen route.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<Choice<Route>>,
    /// The steps to take, in one line.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub what: Text,
    /// The plan's owner on our side.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub owner: Text,
    /// The customer's person who is the owner; `None` for a colleague of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<StakeholderId>,
    /// Whether handling the Blocker is left to the customer, which M8 warns about.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub left_to_customer: bool,
    /// The due date, if set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The id of the coaching stage by which it must be done; the fourth stage if empty (M7).
    #[serde(skip_serializing_if = "str::is_empty")]
    pub stage: Text,
    /// The Blocker's act that shows they no longer block. Empty while they do.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub neutralised: Text,
    /// The day of that act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neutralised_on: Option<Date>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(BlockerPlan {
    required: ;
    optional: persuadable, persuaders, reasonable, special, concern, route, what, owner, owner_id, left_to_customer, due,
        stage, neutralised, neutralised_on;
});

impl BlockerPlan {
    /// Returns whether an act of theirs shows that they no longer block.
    #[must_use]
    pub fn is_neutralised(&self) -> bool {
        !self.neutralised.trim().is_empty()
    }

    /// Returns the chosen route, if this version knows it.
    #[must_use]
    pub fn route(&self) -> Option<Route> {
        self.route.as_ref().and_then(Choice::known)
    }

    /// Returns the route the answers lead to, that of the first question answered yes (M7).
    #[must_use]
    pub fn proposed_route(&self) -> Option<Route> {
        let is_yes = |answer: &Option<Choice<YesNo>>| answer.as_ref().and_then(Choice::known) == Some(YesNo::Yes);
        if is_yes(&self.persuadable) {
            Some(Route::Pressure)
        } else if is_yes(&self.reasonable) {
            Some(Route::Direct)
        } else if is_yes(&self.special) {
            Some(Route::Concession)
        } else {
            None
        }
    }

    /// Returns whether somebody on our side owns it, with a route and a due date.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.route.is_some() && !self.owner.trim().is_empty() && !self.left_to_customer && self.due.is_some()
    }

    /// Merges the other entry's plan into this one. Taking it apart makes a new field ask for its place.
    pub(in crate::domain) fn join(&mut self, theirs: &Self, left: &mut Remainder) {
        let Self {
            persuadable,
            persuaders,
            reasonable,
            special,
            concern,
            route,
            what,
            owner,
            owner_id,
            left_to_customer,
            due,
            stage,
            neutralised,
            neutralised_on,
            extra,
        } = theirs;
        self.persuaders.take_in(persuaders);
        left.choice("plan/persuadable", &mut self.persuadable, persuadable);
        left.choice("plan/reasonable", &mut self.reasonable, reasonable);
        left.choice("plan/special", &mut self.special, special);
        left.choice("plan/route", &mut self.route, route);
        self.left_to_customer |= left_to_customer;
        left.choice("plan/due", &mut self.due, due);
        left.choice("plan/neutralised_on", &mut self.neutralised_on, neutralised_on);
        left.text("Concern", &mut self.concern, concern);
        left.text("Plan", &mut self.what, what);
        self.owner_id = if self.owner.is_empty() { *owner_id } else { self.owner_id };
        left.text("Plan owner", &mut self.owner, owner);
        left.text("Plan stage", &mut self.stage, stage);
        left.text("Neutralized", &mut self.neutralised, neutralised);
        keep_both(&mut self.extra, extra);
    }
}
