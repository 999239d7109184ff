//! Why an input can't be read at all.

use std::fmt;

/// The reason why an input can't be read as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// More than the limit.
    TooLarge {
        /// Its size.
        megabytes: usize,
    },
    /// A byte that fits no encoding.
    Broken {
        /// The line, from 1.
        line: usize,
        /// The byte's place in the whole input, from 1.
        byte: usize,
        /// The byte.
        value: u8,
    },
    /// A spreadsheet program's own file.
    Workbook,
    /// Anything else that is no text.
    NoText,
    /// A row with too many columns.
    TooManyColumns {
        /// The line of the row.
        line: usize,
    },
    /// A cell that is too long.
    LongCell {
        /// The line of its row.
        line: usize,
    },
    /// A deal of this program that can't be read.
    Deal(String),
    /// A file of another program, where a transcript or notes were expected.
    Document,
    /// Data for programs, where a transcript or notes were expected.
    Json,
    /// A calendar, of which nobody can say which meeting is meant.
    Calendar {
        /// How many meetings are in it.
        meetings: usize,
    },
    /// Nothing in it.
    Empty,
    /// Nobody in it.
    Nobody,
    /// Told to stop.
    Stopped,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { megabytes } => {
                write!(f, "it's {megabytes} MB, and the limit is 100 MB. Export less at once")
            }
            Self::Broken { line, byte, value } => {
                write!(f, "line {line} is damaged: byte {byte} (0x{value:02X}) isn't a letter. Save it as UTF-8")
            }
            Self::Workbook => {
                f.write_str("it's an Excel workbook. In Excel, choose Save As and “CSV UTF-8”, then import that file")
            }
            Self::NoText => f.write_str("it isn't text. CSV, vCards (.vcf), invitations (.ics) and plain text work"),
            Self::TooManyColumns { line } => write!(f, "line {line} has more than 10,000 columns"),
            Self::LongCell { line } => {
                write!(f, "line {line} has a cell of more than 1 MB. A quote may be missing there")
            }
            Self::Deal(reason) => write!(f, "it's a deal that can't be read: {reason}"),
            Self::Document => {
                f.write_str("it's a Word, Excel or PDF file. Save it as plain text (.txt) or .vtt, then use that file")
            }
            Self::Json => f.write_str("it's data for programs (JSON). Export the transcript as text or .vtt"),
            Self::Calendar { meetings } => {
                write!(f, "it's a calendar with {meetings} meetings. Save the one you mean as a file")
            }
            Self::Empty => f.write_str("nothing's in it"),
            Self::Nobody => f.write_str("nobody's in it"),
            Self::Stopped => f.write_str("stopped"),
        }
    }
}
