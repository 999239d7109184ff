//! Relations between the customer's people: who influences, sponsors or opposes whom. Reporting lines are on the card.

use super::choice::{Choice, choices};
use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// One person's relation to another.
    RelationKind {
        /// Influence: the other follows their view.
        Influences = "influences", "influences";
        /// Opposition to the other.
        Opposes = "opposes", "opposes";
        /// Protection of the other, from higher up.
        Sponsors = "sponsors", "sponsors";
    }
}

/// A directed relation from one person to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The person who influences, opposes or sponsors.
    pub from: StakeholderId,
    /// The person who is influenced, opposed or sponsored.
    pub to: StakeholderId,
    /// The kind of relation.
    pub kind: Choice<RelationKind>,
    /// The evidence for it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub evidence: Text,
    /// The colleague who saw it.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Relation { required: id, from, to, kind, by, at; optional: evidence; });

impl Relation {
    /// Returns whether the relation starts or ends at this person.
    #[must_use]
    pub fn touches(&self, person: StakeholderId) -> bool {
        self.from == person || self.to == person
    }
}
