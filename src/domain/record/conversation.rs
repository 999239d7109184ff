//! The log of conversations: what was said, who took part, and who started it. It feeds last contact, the customer's
//! last move, and the share of our time that each person gets (M8, M9).

use super::choice::{Choice, Picked, choices};
use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// The side that started a conversation.
    Starter {
        /// Our side.
        Us = "us", "we did";
        /// The customer, unasked: a move of their own (M9).
        Customer = "customer", "they did";
        /// Nobody was asked: it counts as nobody's move.
        Unsaid = "unsaid", "not recorded";
    }
}

/// One logged conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conversation {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The day it took place.
    pub on: Date,
    /// The customer's people who took part.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub with: Picked<StakeholderId>,
    /// The side that started it.
    pub started: Choice<Starter>,
    /// A summary in one line.
    pub said: Text,
    /// The text by which the file that it was logged from is known again.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub source: Text,
    /// The colleague who took part.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Conversation { required: id, on, started, said, by, at; optional: with, source; });

impl Conversation {
    /// Returns whether the customer started it.
    #[must_use]
    pub fn is_customers(&self) -> bool {
        self.started.known() == Some(Starter::Customer)
    }

    /// Returns the side that started it, if somebody said so.
    #[must_use]
    pub fn starter(&self) -> Option<Starter> {
        self.started.known().filter(|one| *one != Starter::Unsaid)
    }

    /// Returns who started it, in words; nothing if nobody said.
    #[must_use]
    pub fn started_words(&self) -> Option<&'static str> {
        self.starter().map(|one| if one == Starter::Customer { "they started" } else { "we started" })
    }
}
