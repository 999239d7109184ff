//! The outcome of a deal, so that verdicts and labels can be checked in hindsight.

use super::choice::{Choice, choices};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// The ways a deal can end.
    Ending {
        /// A purchase from us.
        Won = "won", "won";
        /// A purchase from somebody else.
        Lost = "lost", "lost";
        /// No purchase: the strongest rival (M1).
        NoDecision = "no-decision", "no decision";
    }

    /// What they bought: a high-quality sale isn't cut down (M1).
    Bought {
        /// The premium offer.
        Premium = "premium", "the premium offer";
        /// Less than that: a part of it, or for less.
        CutDown = "cut-down", "cut down";
    }

    /// What became of the customer's group.
    GroupEnd {
        /// It decided together, with everybody still in it.
        Whole = "whole", "stayed whole";
        /// Somebody who mattered left it, or worked against it to the end.
        Apart = "apart", "came apart";
    }
}

/// The outcome of a deal, as recorded by a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DealOutcome {
    /// The way it ended.
    pub result: Choice<Ending>,
    /// What they bought, if it was won and somebody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bought: Option<Choice<Bought>>,
    /// What became of the group, if somebody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Choice<GroupEnd>>,
    /// The day it ended.
    pub on: Date,
    /// The reason, in one line.
    pub why: Text,
    /// The colleague who recorded it.
    pub by: Text,
    /// The time it was recorded.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(DealOutcome { required: result, on, why, by, at; optional: bought, group; });

impl DealOutcome {
    /// Returns what they bought; nothing unless it was won.
    #[must_use]
    pub fn bought(&self) -> Option<Bought> {
        let is_won = self.result.known() == Some(Ending::Won);
        self.bought.as_ref().filter(|_| is_won).and_then(Choice::known)
    }

    /// Returns what became of the group.
    #[must_use]
    pub fn group(&self) -> Option<GroupEnd> {
        self.group.as_ref().and_then(Choice::known)
    }
}
