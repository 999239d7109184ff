//! Who a person is in the purchase, on the outside: their part in it, where they sit, who listens to them, who of ours has
//! them. None of it is ever used in classification (M2).

use super::choice::{Choice, Choices, Picked, choices};
use super::dates;
use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
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

    /// A person's status, where it is anything but active.
    Standing {
        /// Has the role until somebody else takes it.
        Interim = "interim", "interim";
        /// Away, and back on a known day.
        OnLeave = "on-leave", "on leave";
        /// Does not answer us, and never counts as met.
        Unreachable = "unreachable", "unreachable";
        /// A role that somebody must have, and nobody knows who.
        NotFound = "not-found", "not identified";
        /// Has left the company.
        Left = "left", "left the company";
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
    /// Their status; active where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Choice<Standing>>,
    /// The day on which the status was noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing_on: Option<Date>,
    /// The last day of a leave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The same human in another deal has the same link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<RecordId>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Card {
    required: ;
    optional: roles, department, reports_to, influence, heard_by, contact, owner, standing, standing_on, until, link;
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
    /// Returns how far their word carries, where this version knows the word.
    #[must_use]
    pub fn influence(&self) -> Option<Influence> {
        self.influence.as_ref().and_then(Choice::known)
    }

    /// Returns their status, where it is not active and this version knows the word.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.standing.as_ref().and_then(Choice::known)
    }

    /// Returns the status on a day, such as `on leave until Fri 4 Dec`; nothing for who is active.
    #[must_use]
    pub fn status(&self, today: Date) -> Option<String> {
        match (self.standing()?, self.until) {
            (Standing::OnLeave, Some(until)) if until < today => None,
            (Standing::OnLeave, Some(until)) => Some(format!("on leave until {}", dates::show(until, today))),
            (standing, _) => Some(standing.label().to_owned()),
        }
    }
}
