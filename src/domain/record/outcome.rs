//! How a deal ended, so that verdicts and calls can be looked at in hindsight.

use super::choice::{Choice, choices};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// How a deal ended.
    Ending {
        /// They bought from us.
        Won = "won", "won";
        /// They bought elsewhere.
        Lost = "lost", "lost";
        /// They bought nothing: the strongest rival (M1).
        NoDecision = "no-decision", "no decision";
    }
}

/// How a deal ended, so that verdicts and calls can be looked at in hindsight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DealOutcome {
    /// How.
    pub result: Choice<Ending>,
    /// The day.
    pub on: Date,
    /// Why, in a line.
    pub why: Text,
    /// Who wrote it down.
    pub by: Text,
    /// When.
    pub at: Timestamp,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(DealOutcome { required: result, on, why, by, at; optional: ; });
