//! Whether a person can be met: not identified, on leave, unreachable, gone.

use super::Stakeholder;
use crate::domain::record::card::Standing;
use jiff::civil::Date;

impl Stakeholder {
    /// Returns whether they stand for a part in the purchase that nobody has been found for.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        self.card().standing() == Some(Standing::NotFound)
    }

    /// Returns whether they have left the company.
    #[must_use]
    pub fn has_left(&self) -> bool {
        self.card().standing() == Some(Standing::Left)
    }

    /// Returns whether they are on leave on a day. Nobody is without a day on which they are back.
    #[must_use]
    pub fn is_on_leave(&self, today: Date) -> bool {
        self.card().standing() == Some(Standing::OnLeave) && self.card().until.is_some_and(|until| until >= today)
    }

    /// Returns whether nobody on our side gets through to them.
    #[must_use]
    pub fn is_unreachable(&self) -> bool {
        self.card().standing() == Some(Standing::Unreachable)
    }
}
