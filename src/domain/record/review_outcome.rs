//! What a review ends with: the forecast, and what it rests on.
//!
//! It is a review's own, so that a later one can be compared with it.

use super::choice::{Choice, choices};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// How surely the deal will be won on its day.
    Forecast {
        /// We stake our word on it.
        Commit = "commit", "commit";
        /// It can be won if what is planned works out.
        BestCase = "best-case", "best case";
        /// It can be won, and something stands against it.
        AtRisk = "at-risk", "at risk";
        /// It won't be won in this period.
        Out = "out", "out";
    }
}

/// The result of a review, as a colleague wrote it down. Everything but the author may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewOutcome {
    /// The forecast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Choice<Forecast>>,
    /// The day the deal is expected to close.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub close_on: Option<Date>,
    /// Why that forecast, in one line.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub why: Text,
    /// Who or what competes, doing nothing included.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub competition: Text,
    /// How they decide: who, in which steps, by which criteria.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub decision_process: Text,
    /// How it gets signed: legal, security, purchasing, signature.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub paper_process: Text,
    /// The day of the next review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_review: Option<Date>,
    /// The person who wrote it down.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(ReviewOutcome {
    required: by, at;
    optional: forecast, close_on, why, competition, decision_process, paper_process, next_review;
});

impl ReviewOutcome {
    /// Returns the forecast, if there is one that this version knows.
    #[must_use]
    pub fn forecast(&self) -> Option<Forecast> {
        self.forecast.as_ref().and_then(Choice::known)
    }
}
