//! What a column may mean.

use serde::{Deserialize, Serialize};

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Nothing that is taken.
    Ignored,
    /// The whole name.
    Name,
    /// The first name.
    First,
    /// Names between the first and the last.
    Middle,
    /// The last name.
    Last,
    /// Their job title.
    Title,
    /// The company they work for.
    Company,
    /// The department they work in.
    Department,
    /// An address for mail; of several the first counts.
    Email,
    /// A number to call; of several the first counts.
    Phone,
    /// The person they report to: a name, or the id of their row.
    Boss,
    /// Their role in the purchase, as a CRM calls it.
    Role,
    /// Their id in a CRM.
    Id,
    /// The id of a person in another file, whose role this row tells.
    Refers,
    /// The day of the last contact.
    Contacted,
    /// The address of their profile on the web.
    Profile,
    /// What somebody wrote about them.
    Note,
}

impl Field {
    /// All meanings that can be chosen, in the order in which they are offered.
    pub const ALL: [Self; 16] = [
        Self::Ignored,
        Self::Name,
        Self::First,
        Self::Last,
        Self::Title,
        Self::Company,
        Self::Department,
        Self::Email,
        Self::Phone,
        Self::Boss,
        Self::Role,
        Self::Id,
        Self::Contacted,
        Self::Profile,
        Self::Note,
        Self::Middle,
    ];

    /// Returns the name for the user.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Ignored => "(ignore)",
            Self::Name => "name",
            Self::First => "first name",
            Self::Middle => "middle name",
            Self::Last => "last name",
            Self::Title => "job title",
            Self::Company => "company",
            Self::Department => "department",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Boss => "reports to",
            Self::Role => "role in the purchase",
            Self::Id => "CRM id",
            Self::Refers => "CRM id of the person",
            Self::Contacted => "last contact",
            Self::Profile => "web profile",
            Self::Note => "note",
        }
    }
}
