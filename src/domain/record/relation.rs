//! Relations inside the customer: who influences whom. Who reports to whom is on the card.

use super::choice::{Choice, choices};
use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// What one person is to another.
    RelationKind {
        /// The other follows their view.
        Influences = "influences", "influences";
        /// Works against the other.
        Opposes = "opposes", "opposes";
        /// Holds a hand over the other.
        Sponsors = "sponsors", "sponsors";
    }
}

/// A line from one person to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// Its id.
    pub id: RecordId,
    /// Where it begins: who influences, opposes or sponsors.
    pub from: StakeholderId,
    /// Where it ends.
    pub to: StakeholderId,
    /// What it is.
    pub kind: Choice<RelationKind>,
    /// What was seen that shows it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub evidence: Text,
    /// Who of ours saw it.
    pub by: Text,
    /// When it was written down.
    pub at: Timestamp,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Relation { required: id, from, to, kind, by, at; optional: evidence; });

impl Relation {
    /// Returns whether it begins or ends at this person.
    #[must_use]
    pub fn touches(&self, person: StakeholderId) -> bool {
        self.from == person || self.to == person
    }
}
