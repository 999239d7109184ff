//! Reading people from what other programs export: bytes in, plain records out. Pure: it knows no screen, file or clock.
//!
//! ```text
//! decode   bytes as text, whatever the encoding · recognize  what the text is
//! table    rows with columns · prose  lines, an address line, a mail signature
//! card     vCards · invitation  who was invited · deal_file  a deal of this program
//! paths    several files in one line · transcript  a conversation: its day, people and sentences
//! ```
//!
//! Nothing is dropped without a word: whatever stands for a person and isn't one ends among the rejected, with its line and
//! the reason.

mod card;
mod content_lines;
mod deal_file;
mod decode;
mod found;
mod invitation;
mod kind;
mod paths;
mod prose;
mod recognize;
mod refused;
mod table;
mod transcript;
mod words;

pub use found::{Choices, Either, Found, Header, Progress, Unmapped};
pub use kind::Kind;
pub use paths::{are_paths, paths};
pub use refused::Refused;
pub use table::field::Field;
pub use transcript::{Sentence, Speaker, Talk, read_talk};

/// The largest input, in bytes.
pub const LARGEST: usize = 100_000_000;

/// What an input holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// People.
    People(Found),
    /// A table whose columns nobody has named yet.
    Columns(Unmapped),
}

/// Reads people from the bytes of a file.
///
/// # Errors
/// When it can't be read as a whole: too large, broken, no text, or told to stop.
pub fn read(bytes: &[u8], choices: &Choices, progress: Progress<'_>) -> Result<Input, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge { megabytes: bytes.len() / 1_000_000 });
    }
    read_text(&decode::text(bytes)?, choices, progress)
}

/// Reads people from a text, such as one that was pasted.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str, choices: &Choices, progress: Progress<'_>) -> Result<Input, Refused> {
    if text.len() > LARGEST {
        return Err(Refused::TooLarge { megabytes: text.len() / 1_000_000 });
    }
    let kind = recognize::kind_of(text, choices.is_file)?;
    let found = match kind {
        Kind::Table { separator } => return table::read(text, separator, choices, progress),
        Kind::Cards => card::read(text),
        Kind::Invitation => invitation::read(text),
        Kind::Deal => deal_file::read(text)?,
        Kind::Signature => prose::signature(text),
        Kind::Addresses => prose::addresses(text),
        Kind::Lines => prose::lines(text),
    };
    let found = Found { kind, ..found };
    if found.rows.is_empty() && found.rejected.is_empty() { Err(Refused::Nobody) } else { Ok(Input::People(found)) }
}
