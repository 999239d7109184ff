//! A person's card: role in the purchase, department, manager, influence and account owner. None of it is ever used in
//! classification (M2).

mod imported;

pub use imported::Imported;

use super::choice::{Choice, Choices, Picked, choices, keep_both};
use super::dates;
use super::id::{RecordId, StakeholderId};
use super::remainder::Remainder;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// A person's role in the purchase. One person can have several.
    Role {
        /// The final yes or no.
        Decides = "decides", "decides";
        /// A veto: money, law, security.
        Approves = "approves", "approves";
        /// Comparing and recommending.
        Evaluates = "evaluates", "evaluates";
        /// Working with the product.
        Uses = "uses", "uses";
        /// Running the purchase: procurement.
        Buys = "buys", "purchasing";
        /// Influence on the group without being part of it.
        Outside = "outside", "influences from outside";
    }

    /// The reach of a person's word (M9: rate influence by who listens, not by how loud they are).
    Influence {
        /// Hardly anybody.
        Few = "few", "few listen";
        /// Their own team.
        Team = "team", "their team listens";
        /// People of other functions too.
        Across = "across", "other departments listen";
        /// The people who decide.
        Deciders = "deciders", "decision makers listen";
    }

    /// A person's status, unless active.
    Standing {
        /// In the role until somebody else takes it.
        Interim = "interim", "interim";
        /// Away, usually with a known last day.
        OnLeave = "on-leave", "on leave";
        /// Not answering us; never counts as met.
        Unreachable = "unreachable", "unreachable";
        /// A role that must exist, with nobody identified for it yet.
        NotFound = "not-found", "not identified";
        /// Gone from the company.
        Left = "left", "left the company";
    }
}

/// A person's card. Every field is optional.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Card {
    /// Their roles in the purchase.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub roles: Picked<Role>,
    /// The department they work in.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub department: Text,
    /// The person they report to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<StakeholderId>,
    /// The reach of their word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub influence: Option<Choice<Influence>>,
    /// The reason for their influence: the people who listen to them.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub heard_by: Text,
    /// The customers on our side that they know.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub references: Text,
    /// Email, phone, or any other way to reach them.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub contact: Text,
    /// The account owner on our side (M8).
    #[serde(skip_serializing_if = "str::is_empty")]
    pub owner: Text,
    /// The customer's person who is the owner; `None` for a colleague of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<StakeholderId>,
    /// Their status; `None` for active.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Choice<Standing>>,
    /// The day on which the status was noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing_on: Option<Date>,
    /// The last day of a leave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The link shared by the cards of the same person in several deals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<RecordId>,
    /// What an import wrote about them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported: Option<Box<Imported>>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Card {
    required: ;
    optional: roles, department, reports_to, influence, heard_by, contact, owner, owner_id, standing, standing_on, until,
        link, imported, references;
});

/// A note about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The wording, private details included.
    pub text: Text,
    /// Whether only the writer should read it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// The writer.
    pub by: Text,
    /// The time of writing.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Note { required: id, text, by, at; optional: private; });

impl Card {
    /// Returns how far their word carries, if this version knows the value.
    #[must_use]
    pub fn influence(&self) -> Option<Influence> {
        self.influence.as_ref().and_then(Choice::known)
    }

    /// Returns their status, if it isn't active and this version knows the value.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.standing.as_ref().and_then(Choice::known)
    }

    /// Returns the status on a day, such as `on leave until Fri 4 Dec`; `None` for active, as after a leave that has
    /// ended.
    #[must_use]
    pub fn status(&self, today: Date) -> Option<String> {
        match (self.standing()?, self.until) {
            (Standing::OnLeave, Some(until)) if until < today => None,
            (Standing::OnLeave, Some(until)) => Some(format!("on leave until {}", dates::show(until, today))),
            (standing, _) => Some(standing.label().to_owned()),
        }
    }

    /// Returns the noun for a field, as in a conflict.
    pub(in crate::domain) fn field_words(field: &str) -> Option<&'static str> {
        Some(match field {
            "roles" => "role in the purchase",
            "department" => "department",
            "reports_to" => "who they report to",
            "influence" => "influence",
            "heard_by" => "why they're influential",
            "references" => "customers they know",
            "contact" => "email or phone",
            "owner" | "owner_id" => "account owner",
            "standing" | "standing_on" => "status",
            "until" => "end of their leave",
            "imported" => "what was imported",
            _ => return None,
        })
    }

    /// Merges the other entry's card into this one. Taking it apart makes a new field ask for its place.
    /// `both` are the two entries, of which neither reports to the other.
    pub(in crate::domain) fn join(&mut self, theirs: &Self, both: [StakeholderId; 2], left: &mut Remainder) {
        let Self {
            roles,
            department,
            reports_to,
            influence,
            heard_by,
            references,
            contact,
            owner,
            owner_id,
            standing,
            standing_on,
            until,
            link,
            imported,
            extra,
        } = theirs;
        self.roles.take_in(roles);
        left.text("Department", &mut self.department, department);
        left.text("Why they're influential", &mut self.heard_by, heard_by);
        left.text("Customers they know", &mut self.references, references);
        left.text("Email or phone", &mut self.contact, contact);
        self.owner_id = if self.owner.is_empty() { *owner_id } else { self.owner_id };
        left.text("Account owner", &mut self.owner, owner);
        // Whoever reported to their own other entry reports to nobody by that.
        let is_other = |boss: &StakeholderId| !both.contains(boss);
        self.reports_to = self.reports_to.filter(is_other);
        left.choice("card/reports_to", &mut self.reports_to, &reports_to.filter(is_other));
        left.choice("card/influence", &mut self.influence, influence);
        left.choice("card/standing", &mut self.standing, standing);
        left.choice("card/until", &mut self.until, until);
        match (self.standing_on, standing_on) {
            (None, theirs) => self.standing_on = *theirs,
            (Some(ours), Some(theirs)) if ours != *theirs => left.sentences.push(format!("Status noted on {theirs}.")),
            (Some(_), _) => {}
        }
        if self.link.is_some() && link.is_some() && self.link != *link {
            left.sentences.push("Was linked to other entries in other deals.".to_owned());
        }
        self.link = self.link.or(*link);
        if self.imported.is_none() {
            self.imported.clone_from(imported);
        }
        keep_both(&mut self.extra, extra);
    }
}
