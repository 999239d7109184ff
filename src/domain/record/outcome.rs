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
}

/// The outcome of a deal, as recorded by a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DealOutcome {
    /// The way it ended.
    pub result: Choice<Ending>,
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

record!(DealOutcome { required: result, on, why, by, at; optional: ; });
