//! What the program tells the user: one line now, and a log of the last ones.

use crate::domain::record::id::DealId;
use jiff::civil::DateTime;
use std::collections::VecDeque;
use std::sync::Arc;

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// What just happened. Goes with the next key.
    Done,
    /// Why something did not happen, or what to know. Goes with the next key.
    Note,
    /// Something is wrong. Stays until Esc or until something newer.
    Error,
}

/// What is said: all of it, and what of it a room may hear.
///
/// Words that stand in the program are the same everywhere. Words that were put together may hold what somebody typed, so
/// a room hears nothing of them unless it has words of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    text: String,
    in_room: InRoom,
}

/// What a room may hear.
#[derive(Debug, Clone, PartialEq, Eq)]
enum InRoom {
    /// That something was said.
    Nothing,
    /// The text as it stands: nobody is named in it.
    Same,
    /// These words, in which people may be named.
    Words(String),
}

impl From<&'static str> for Said {
    fn from(text: &'static str) -> Self {
        Self { text: text.to_owned(), in_room: InRoom::Same }
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self { text, in_room: InRoom::Nothing }
    }
}

impl Said {
    /// Says the same where others look at the screen: for words in which only names of people and of ours stand.
    #[must_use]
    pub fn openly(self) -> Self {
        Self { in_room: InRoom::Words(self.text.clone()), ..self }
    }

    /// Puts other words in their place where others look at the screen.
    #[must_use]
    pub fn in_room(self, text: impl Into<String>) -> Self {
        Self { in_room: InRoom::Words(text.into()), ..self }
    }
}

/// A line for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub level: Level,
    /// What happened.
    pub text: String,
    in_room: InRoom,
    /// The deal that was open, whose people may be named.
    deal: Option<DealId>,
    /// When, local time.
    pub at: DateTime,
}

/// The current notice and the last two hundred.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    current: Option<Arc<Notice>>,
    log: VecDeque<Arc<Notice>>,
    said: usize,
}

const LOG_LENGTH: usize = 200;

/// What a room has heard.
#[derive(Debug)]
pub(super) struct Heard<'a> {
    /// In which words; nothing where it heard nothing, or people were called otherwise.
    pub(super) words: Option<&'a Notices>,
    /// How much was said by then, heard or not.
    pub(super) said: usize,
    /// Whether people came, went or changed their names since.
    pub(super) renamed: bool,
}

/// When something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// Just now.
    New,
    /// Before, and a room heard it in these words.
    Heard,
    /// Before anybody else looked.
    Old,
}

impl Notices {
    /// Says something while a deal is open, or none.
    pub fn say(&mut self, level: Level, said: impl Into<Said>, deal: Option<DealId>, at: DateTime) {
        let Said { text, in_room } = said.into();
        let notice = Arc::new(Notice { level, text, in_room, deal, at });
        self.log.push_front(Arc::clone(&notice));
        self.log.truncate(LOG_LENGTH);
        self.said += 1;
        self.current = Some(notice);
    }

    /// The notice to show.
    #[must_use]
    pub fn current(&self) -> Option<&Notice> {
        self.current.as_deref()
    }

    /// All notices kept, newest first.
    #[must_use]
    pub const fn log(&self) -> &VecDeque<Arc<Notice>> {
        &self.log
    }

    /// How much was said in all, kept or not.
    #[must_use]
    pub const fn said(&self) -> usize {
        self.said
    }

    /// Lets what needs no answer go: called before each key.
    pub fn key_pressed(&mut self) {
        if self.current.as_ref().is_some_and(|notice| notice.level != Level::Error) {
            self.current = None;
        }
    }

    /// What a room may hear of all this. `hear` words what people are named in: nothing where no word may be heard.
    #[must_use]
    pub(super) fn in_room(
        &self,
        before: &Heard<'_>,
        hear: impl Fn(Age, &str, Option<DealId>) -> Option<String>,
    ) -> Self {
        let heard = |age: Age, notice: &Notice| {
            let (text, in_room) = match &notice.in_room {
                InRoom::Same => (Some(notice.text.clone()), InRoom::Same),
                InRoom::Nothing => (None, InRoom::Same),
                InRoom::Words(words) => match hear(age, words, notice.deal) {
                    Some(text) => (Some(text.clone()), InRoom::Words(text)),
                    None => (None, InRoom::Same),
                },
            };
            let text = text.unwrap_or_else(|| unheard(notice.level).to_owned());
            Arc::new(Notice { level: notice.level, text, in_room, deal: notice.deal, at: notice.at })
        };
        let new = (self.said - before.said).min(self.log.len());
        let mut log: VecDeque<_> = self.log.iter().take(new).map(|notice| heard(Age::New, notice)).collect();
        let room = self.log.len() - new;
        match before.words {
            Some(words) if before.renamed => log.extend(words.log.iter().take(room).map(|one| heard(Age::Heard, one))),
            Some(words) => log.extend(words.log.iter().take(room).cloned()),
            None => log.extend(self.log.iter().skip(new).map(|notice| heard(Age::Old, notice))),
        }
        Self { current: self.current.as_ref().and_then(|_| log.front().cloned()), log, said: self.said }
    }

    /// Lets an error go.
    pub fn dismiss(&mut self) {
        self.current = None;
    }
}

/// That something was said, where no word of it may be heard.
const fn unheard(level: Level) -> &'static str {
    match level {
        Level::Done => "Done · in full outside room view",
        Level::Note => "Something to know · in full outside room view",
        Level::Error => "Something went wrong · in full outside room view",
    }
}
