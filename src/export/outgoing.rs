//! A deal on its way out of the program, and who may read it there.

use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::{Mask, PrivacyLevel};
use crate::domain::record::deal::Deal;
use jiff::Timestamp;
use jiff::civil::Date;

/// A deal on its way out, as its readers may see it.
#[derive(Debug, Clone, Copy)]
pub struct Outgoing<'a> {
    /// The method's texts and numbers.
    pub playbook: &'a Playbook,
    /// The deal as the mask shows it.
    pub deal: &'a Deal,
    /// Who reads it, and how people are named for them.
    pub mask: Mask,
    /// The day of the export.
    pub today: Date,
    /// The time of the export.
    pub at: Timestamp,
}

/// Returns who may read an export, in a few words.
#[must_use]
pub const fn readers(level: PrivacyLevel) -> &'static str {
    match level {
        PrivacyLevel::All => "only you",
        PrivacyLevel::Team => "your team",
        PrivacyLevel::Customer => "the customer",
    }
}

/// Returns the sentence with which a file says who may read it. The customer's says what it is: who it is for would tell that
/// others read something else.
#[must_use]
pub const fn file_words(level: PrivacyLevel) -> &'static str {
    match level {
        PrivacyLevel::All | PrivacyLevel::Team => readers_words(level),
        PrivacyLevel::Customer => "The people involved, with job titles and reporting lines.",
    }
}

/// Returns the sentence that says who may read an export, for whoever makes it.
#[must_use]
pub const fn readers_words(level: PrivacyLevel) -> &'static str {
    match level {
        PrivacyLevel::All => {
            "Full export, for you only: private notes, contact info, fears and gains are in it. Don't forward it."
        }
        PrivacyLevel::Team => {
            "For your team: private notes, contact info, fears and gains, and who reported what are left out."
        }
        PrivacyLevel::Customer => "For the customer: the people involved, with job titles and reporting lines.",
    }
}
