//! What a text is: a table, vCards, an invitation, a deal, a signature, an address line, or lines.

/// What an input was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rows with columns.
    Table {
        /// The character between two cells.
        separator: u8,
    },
    /// vCards.
    Cards,
    /// An invitation to a meeting.
    Invitation,
    /// A deal of this program.
    Deal,
    /// A mail signature or business card: one person on several lines.
    Signature,
    /// Addresses as in the header of a mail.
    Addresses,
    /// One person on each line.
    Lines,
}

impl Kind {
    /// Returns the name for the user.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Table { .. } => "a table",
            Self::Cards => "vCards",
            Self::Invitation => "an invitation",
            Self::Deal => "a deal",
            Self::Signature => "an email signature",
            Self::Addresses => "email addresses",
            Self::Lines => "lines",
        }
    }

    /// Returns the name of an input with a single person in it.
    #[must_use]
    pub const fn singular(self) -> &'static str {
        match self {
            Self::Table { .. } => "a table",
            Self::Cards => "a vCard",
            Self::Invitation => "an invitation",
            Self::Deal => "a deal",
            Self::Signature => "an email signature",
            Self::Addresses => "an email address",
            Self::Lines => "a line",
        }
    }
}
