//! The plan for somebody who blocks, or might (M7): the three questions in order, the route, who of ours owns it, by when.

use super::choice::{Choice, Picked, choices};
use super::id::StakeholderId;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// The answer to one of the three questions.
    YesNo {
        /// Yes.
        Yes = "yes", "yes";
        /// No.
        No = "no", "no";
    }

    /// The way that a plan takes (M7). Each belongs to the question of the same place.
    Route {
        /// Others whom they listen to persuade them.
        Pressure = "social-pressure", "social pressure";
        /// One of ours goes to them.
        Direct = "direct", "a direct talk";
        /// One concession that settles their concern.
        Concession = "concession", "a targeted concession";
    }
}

/// What is done about one Blocker.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BlockerPlan {
    /// Can other stakeholders persuade them?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persuadable: Option<Choice<YesNo>>,
    /// Who could.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub persuaders: Picked<StakeholderId>,
    /// Are they reasonable?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasonable: Option<Choice<YesNo>>,
    /// Is there one special concern?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub special: Option<Choice<YesNo>>,
    /// The concern in their words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub concern: Text,
    /// The chosen way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<Choice<Route>>,
    /// What is done, in a line.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub what: Text,
    /// Who of ours owns it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub owner: Text,
    /// Whether it is left to the customer, which M8 warns of.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub left_to_customer: bool,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Id of the coaching stage by which it must be done; the fourth where nothing is said (M7).
    #[serde(skip_serializing_if = "str::is_empty")]
    pub stage: Text,
    /// What the Blocker did that shows they no longer block. Empty while they do.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub neutralised: Text,
    /// The day it showed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neutralised_on: Option<Date>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(BlockerPlan {
    required: ;
    optional: persuadable, persuaders, reasonable, special, concern, route, what, owner, left_to_customer, due, stage,
        neutralised, neutralised_on;
});

impl BlockerPlan {
    /// Returns whether the customer did something that shows the blocking is over.
    #[must_use]
    pub fn is_neutralised(&self) -> bool {
        !self.neutralised.trim().is_empty()
    }

    /// Returns the chosen way, where this version knows it.
    #[must_use]
    pub fn route(&self) -> Option<Route> {
        self.route.as_ref().and_then(Choice::known)
    }

    /// Returns the way that the answers lead to: the first question with a yes (M7).
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

    /// Returns whether somebody of ours owns it, with a way and a day.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.route.is_some() && !self.owner.trim().is_empty() && !self.left_to_customer && self.due.is_some()
    }
}
