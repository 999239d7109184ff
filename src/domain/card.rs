//! Who a person is in the purchase, on the outside: their part in it, where they sit, who listens to them, who of ours has
//! them. None of it is ever used in classification (M2).

use super::choice::{Choice, Picked, choices};
use super::id::{RecordId, StakeholderId};
use super::record::record;
use super::text::Text;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// The part a person has in the purchase. Several are possible.
    Role {
        /// Says yes or no in the end.
        Decides = "decides", "decides";
        /// Can stop it: money, law, security.
        Approves = "approves", "approves";
        /// Compares and recommends.
        Evaluates = "evaluates", "evaluates";
        /// Will work with it.
        Uses = "uses", "uses";
        /// Runs the purchase: procurement.
        Buys = "buys", "buys";
        /// Is no part of the group, and is heard by it.
        Outside = "outside", "influences from outside";
    }

    /// How far a person's word carries (M9: rate influence by who listens, not by the noise they make).
    Influence {
        /// Hardly anybody follows them.
        Few = "few", "few listen";
        /// Their own team.
        Team = "team", "their team listens";
        /// People of other functions too.
        Across = "across", "other functions listen";
        /// Those who decide.
        Deciders = "deciders", "the deciders listen";
    }

    /// Whether a person can be met at all.
    Standing {
        /// A part that somebody must have, and nobody knows who.
        NotFound = "not-found", "not found yet";
        /// Has left the company.
        Left = "left", "has left the company";
    }
}

/// A person's card.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Card {
    /// Their parts in the purchase.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub roles: Picked<Role>,
    /// Where they work.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub department: Text,
    /// Whom they report to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<StakeholderId>,
    /// How far their word carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub influence: Option<Choice<Influence>>,
    /// Who listens to them: the reason for the influence.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub heard_by: Text,
    /// Mail, telephone, whatever reaches them.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub contact: Text,
    /// Who of ours has them (M8).
    #[serde(skip_serializing_if = "str::is_empty")]
    pub owner: Text,
    /// Whether they cannot be met: not found yet, or gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Choice<Standing>>,
    /// The same human in another deal has the same link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<RecordId>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Card {
    required: ;
    optional: roles, department, reports_to, influence, heard_by, contact, owner, standing, link;
});

/// Something to remember about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Its id.
    pub id: RecordId,
    /// The note.
    pub text: Text,
    /// Whether it is for the writer's own eyes.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Who wrote it.
    pub by: Text,
    /// When.
    pub at: Timestamp,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Note { required: id, text, by, at; optional: private; });

impl Card {
    /// How far their word carries, where this version knows the word.
    #[must_use]
    pub fn influence(&self) -> Option<Influence> {
        self.influence.as_ref().and_then(Choice::known)
    }

    /// Whether they cannot be met, where this version knows the word.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.standing.as_ref().and_then(Choice::known)
    }
}
