//! A person's status: not identified, on leave, unreachable, or gone.

use super::Stakeholder;
use crate::domain::record::card::Standing;
use jiff::civil::Date;

impl Stakeholder {
    /// Returns whether they are a placeholder for a role that nobody is identified for.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        self.card().standing() == Some(Standing::NotFound)
    }

    /// Returns whether they have left the company.
    #[must_use]
    pub fn has_left(&self) -> bool {
        self.card().standing() == Some(Standing::Left)
    }

    /// Returns whether they are on leave on a day. A leave without a last day never counts.
    #[must_use]
    pub fn is_on_leave(&self, today: Date) -> bool {
        self.card().standing() == Some(Standing::OnLeave) && self.card().until.is_some_and(|until| until >= today)
    }

    /// Returns whether nobody on our side can reach them.
    #[must_use]
    pub fn is_unreachable(&self) -> bool {
        self.card().standing() == Some(Standing::Unreachable)
    }
}
