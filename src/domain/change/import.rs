//! People from outside: who of them is in the deal, what would change, and taking them in.
//!
//! An import changes only what an import wrote and nobody has changed since; everything else is left as it is, and shown. A
//! role that a CRM gives somebody is a role in the purchase at most, never a profile.

mod incoming;
mod matching;
mod taking;
mod values;

pub use incoming::{Incoming, Meeting, Rejected};
pub use matching::{Matched, People};
pub use taking::{Taken, Taker, Took, take_in};
pub use values::{Difference, differences};

use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::is_written;

/// What an import would do with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Nobody here is like them.
    New,
    /// Somebody here has the same name, or nearly, and may be another.
    Asks,
    /// They are here, and something would change.
    Changed,
    /// They are here, and nothing would change.
    Same,
}

impl Fate {
    /// Returns the word for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Asks => "same person?",
            Self::Changed => "changed",
            Self::Same => "same",
        }
    }
}

/// A row beside the deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What would become of it.
    pub fate: Fate,
    /// The person it is, or may be.
    pub person: Option<StakeholderId>,
    /// What differs from the person here.
    pub differences: Vec<Difference>,
}

/// Returns those of the rows who may be the customer's people, each once. Who is on our side, or stands there again, is
/// rejected.
#[must_use]
pub fn people_among(deal: &Deal, me: &str, rows: Vec<Incoming>) -> (Vec<Incoming>, Vec<Rejected>) {
    let ours = deal.assessors();
    let is_ours = |row: &Incoming| is_written(me, &row.name) || ours.iter().any(|name| is_written(name, &row.name));
    let (ours, rows): (Vec<Incoming>, Vec<Incoming>) = rows.into_iter().partition(is_ours);
    let (rows, mut rejected) = incoming::once(rows);
    let reason = "on your side, not the customer's";
    let refuse =
        |row: &Incoming| Rejected { file: row.file, line: row.line, what: row.whole(), reason: reason.to_owned() };
    rejected.extend(ours.iter().map(refuse));
    (rows, rejected)
}

/// Lays rows beside a deal, each with its entry.
#[must_use]
pub fn preview(deal: &Deal, rows: &[Incoming]) -> Vec<Entry> {
    let people = People::of(deal);
    rows.iter()
        .map(|row| {
            let matched = people.find(row);
            let differences = matched.person().map(|person| differences(deal, &people, person, row));
            let differences = differences.unwrap_or_default();
            let fate = match matched {
                Matched::Nobody => Fate::New,
                Matched::Maybe(_) => Fate::Asks,
                Matched::Sure(_) if differences.iter().any(|one| one.is_taken) => Fate::Changed,
                Matched::Sure(_) => Fate::Same,
            };
            Entry { fate, person: matched.person(), differences }
        })
        .collect()
}
