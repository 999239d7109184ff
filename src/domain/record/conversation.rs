//! The log of conversations: what was said, who took part, and who started it. It feeds last contact, the customer's last
//! move, and who gets most of our time (M8, M9).

use super::choice::{Choice, Picked, choices};
use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// Who started a conversation.
    Starter {
        /// Somebody of ours.
        Us = "us", "we did";
        /// The customer, unasked: a move of their own (M9).
        Customer = "customer", "they did";
    }
}

/// One conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conversation {
    /// Its id.
    pub id: RecordId,
    /// The day.
    pub on: Date,
    /// Who of the customer took part.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub with: Picked<StakeholderId>,
    /// Who started it.
    pub started: Choice<Starter>,
    /// What was said, in a line.
    pub said: Text,
    /// Who of ours took part.
    pub by: Text,
    /// When it was written down.
    pub at: Timestamp,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Conversation { required: id, on, started, said, by, at; optional: with; });

impl Conversation {
    /// Returns whether the customer started it.
    #[must_use]
    pub fn is_customers(&self) -> bool {
        self.started.known() == Some(Starter::Customer)
    }
}
