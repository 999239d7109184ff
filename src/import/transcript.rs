//! A conversation in a file: an invitation, a transcript, or notes. Bytes in; the day, the people and the sentences out.
//!
//! ```text
//! cues    captions with times (VTT, SRT) · notes  text and Markdown
//! name    who speaks, in the ways that programs write it · day  the day in a file's name or head
//! ```
//!
//! Everything that was said is kept, whether its speaker is known or not. What it shows about somebody is never guessed.

mod cues;
mod day;
mod name;
mod notes;
mod turn;

use super::decode;
use super::found::{Either, Progress};
use super::invitation;
use super::refused::Refused;
use super::words::tidy;
use super::{Kind, LARGEST};
use crate::domain::change::import::Rejected;
use crate::domain::record::dates::reading::DayOrder;
use jiff::civil::Date;
use turn::sentences;
pub(super) use turn::{Source, Turn, Turns};

/// The longest title, in characters.
const TITLE: usize = 200;

/// Somebody who took part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speaker {
    /// Their name, as the file has it.
    pub name: String,
    /// Their address for mail, if it is known.
    pub email: String,
    /// How many sentences are theirs.
    pub said: usize,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The line where it begins, from 1.
    pub line: usize,
    /// The time in the recording, if it is known.
    pub at: String,
    /// Who said it, by the place among the speakers.
    pub speaker: Option<usize>,
    /// Its words.
    pub text: String,
}

/// A conversation in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// What the file was taken for.
    pub kind: &'static str,
    /// The text by which the same file is known again.
    pub id: String,
    /// What it is called.
    pub about: String,
    /// The day, if it is known.
    pub on: Option<Date>,
    /// A day that can be read in two ways.
    pub either: Option<Either>,
    /// Who took part.
    pub speakers: Vec<Speaker>,
    /// What was said.
    pub sentences: Vec<Sentence>,
    /// What is neither a person nor said, with line and reason.
    pub rejected: Vec<Rejected>,
}

/// Reads a conversation from the bytes of a file with this name.
///
/// # Errors
/// When it can't be read as a whole: too large, broken, no text, several meetings, or told to stop.
pub fn read_talk(bytes: &[u8], file: &str, order: Option<DayOrder>, progress: Progress<'_>) -> Result<Talk, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge { megabytes: bytes.len() / 1_000_000 });
    }
    let text = decode::text(bytes).map_err(|refused| match refused {
        Refused::Workbook | Refused::NoText => Refused::Document,
        other => other,
    })?;
    let start = text.trim_start();
    let begins = |with: &str| start.get(..with.len()).is_some_and(|begun| begun.eq_ignore_ascii_case(with));
    if start.is_empty() {
        return Err(Refused::Empty);
    }
    if start.starts_with('{') || start.starts_with("[{") {
        return Err(Refused::Json);
    }
    if begins("BEGIN:VCALENDAR") {
        return invited(&text, file);
    }
    let (kind, turns) = if begins("WEBVTT") || cues::is_captions(&text) {
        ("a transcript", cues::read(&text, progress)?)
    } else {
        notes::read(&text, progress)?
    };
    let named = day::in_text(&name_of(file), order);
    let found = match named {
        (None, None) => turns.day(order),
        named => named,
    };
    let about = if turns.title.is_empty() { titled(file) } else { turns.title.clone() };
    let (speakers, sentences) = sentences(&turns);
    Ok(Talk {
        kind,
        id: fingerprint(&text),
        about: cut(&about),
        on: found.0,
        either: found.1,
        speakers,
        sentences,
        rejected: turns.rejected,
    })
}

/// Reads who was invited, when, and to what.
fn invited(text: &str, file: &str) -> Result<Talk, Refused> {
    let meetings = text.lines().filter(|line| line.trim().eq_ignore_ascii_case("BEGIN:VEVENT")).count();
    if meetings > 1 {
        return Err(Refused::Calendar { meetings });
    }
    let found = invitation::read(text);
    let meeting = found.meeting.unwrap_or_default();
    let about = if meeting.about.is_empty() { titled(file) } else { meeting.about };
    let speakers = found.rows.into_iter().map(|row| Speaker { name: row.name, email: row.email, said: 0 });
    Ok(Talk {
        kind: Kind::Invitation.words(),
        id: fingerprint(text),
        about: cut(&about),
        on: meeting.on,
        either: None,
        speakers: speakers.collect(),
        sentences: Vec::new(),
        rejected: found.rejected,
    })
}

/// Returns a file's name without its ending.
fn name_of(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(before, _)| before).to_owned()
}

/// Returns what a file's name calls the conversation.
fn titled(file: &str) -> String {
    tidy(&name_of(file).replace(['_', '+'], " "))
}

fn cut(text: &str) -> String {
    text.chars().take(TITLE).collect()
}

/// Returns a short text that another file hardly has. It is stored, so it must never change.
fn fingerprint(text: &str) -> String {
    let letters = text.bytes().filter(|byte| *byte != b'\r');
    let hash =
        letters.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
