//! The formats in which a deal leaves the program, each a text made from what its readers may see.

use super::outgoing::{Outgoing, readers};
use super::{brief, csv, deal_file, html, ics, mermaid};
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::deal::Deal;
use crate::domain::record::text::slug;
use jiff::civil::Date;

/// A format in which a deal is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// One page of Markdown.
    Brief,
    /// One page for any browser.
    Html,
    /// The people as a table.
    Csv,
    /// The deal itself.
    Json,
    /// What is due, for a calendar.
    Ics,
    /// Who influences whom, as a diagram.
    Mermaid,
}

/// The reason why a customer gets no calendar.
const NO_CALENDAR: &str = "There's no calendar for the customer: next steps and tasks stay with you";

impl ExportFormat {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Brief, Self::Html, Self::Csv, Self::Json, Self::Ics, Self::Mermaid];

    /// Returns its word in arguments.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ics => "ics",
            Self::Mermaid => "mermaid",
        }
    }

    /// Returns the format with this word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }

    /// Returns its name for the user.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Brief => "Brief",
            Self::Html => "Web page",
            Self::Csv => "Spreadsheet",
            Self::Json => "Deal file",
            Self::Ics => "Calendar",
            Self::Mermaid => "Diagram",
        }
    }

    /// Returns what it is for.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Brief => "a page of Markdown to forward or keep",
            Self::Html => "a page with the map, offline or printed",
            Self::Csv => "people as rows, to edit and import again",
            Self::Json => "the deal for another stakemap or a script",
            Self::Ics => "next steps and tasks with their days",
            Self::Mermaid => "lines of influence, for a wiki or notes",
        }
    }

    /// Returns the ending of its files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Brief => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ics => "ics",
            Self::Mermaid => "mmd",
        }
    }

    /// Returns whether it is text that one pastes somewhere, so that copying it makes sense.
    #[must_use]
    pub const fn is_pasted(self) -> bool {
        matches!(self, Self::Brief | Self::Mermaid)
    }

    /// Returns the name of its file.
    #[must_use]
    pub fn file_name(self, deal: &Deal, today: Date) -> String {
        let what = match self {
            Self::Brief | Self::Html => "-brief",
            Self::Csv => "-people",
            Self::Json => "",
            Self::Ics => "-due",
            Self::Mermaid => "-map",
        };
        format!("{}{what}-{today}.{}", slug(&deal.name), self.extension())
    }

    /// Returns why there is no export in this format for these readers, if there never is.
    #[must_use]
    pub fn is_refused(self, level: PrivacyLevel) -> Option<&'static str> {
        (self == Self::Ics && level == PrivacyLevel::Customer).then_some(NO_CALENDAR)
    }

    /// Returns why an export in this format has nothing in it, if it has not.
    #[must_use]
    pub fn nothing_in(self, text: &str, level: PrivacyLevel) -> Option<String> {
        let is_empty = self == Self::Ics && !text.contains("BEGIN:VEVENT");
        is_empty.then(|| match level {
            PrivacyLevel::All => "Nothing's due in this deal".to_owned(),
            PrivacyLevel::Team => format!("Nothing's due in this deal that {} may see", readers(level)),
            PrivacyLevel::Customer => NO_CALENDAR.to_owned(),
        })
    }

    /// Returns the deal in this format.
    #[must_use]
    pub fn text(self, out: &Outgoing<'_>) -> String {
        match self {
            Self::Brief => brief::brief(out),
            Self::Html => html::html(out),
            Self::Csv => csv::csv(out),
            Self::Json => deal_file::deal_file(out),
            Self::Ics => ics::ics(out),
            Self::Mermaid => mermaid::mermaid(out),
        }
    }
}
