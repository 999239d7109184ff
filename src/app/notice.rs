//! What the program tells the user: one line now, and a log of the last ones.

use jiff::civil::Time;
use std::collections::VecDeque;

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
    in_room: Option<String>,
}

impl From<&'static str> for Said {
    fn from(text: &'static str) -> Self {
        Self { text: text.to_owned(), in_room: Some(text.to_owned()) }
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self { text, in_room: None }
    }
}

impl Said {
    /// Says the same where others look at the screen: for words in which only names of people and of ours stand.
    #[must_use]
    pub fn openly(self) -> Self {
        Self { in_room: Some(self.text.clone()), ..self }
    }

    /// Puts other words in their place where others look at the screen.
    #[must_use]
    pub fn in_room(self, text: impl Into<String>) -> Self {
        Self { in_room: Some(text.into()), ..self }
    }
}

/// A line for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub level: Level,
    /// What happened.
    pub text: String,
    /// What a room may hear of it; nothing where it is all private.
    pub(super) in_room: Option<String>,
    /// When, local time.
    pub at: Time,
}

/// The current notice and the last two hundred.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    current: Option<Notice>,
    log: VecDeque<Notice>,
    said: usize,
}

const LOG_LENGTH: usize = 200;

impl Notices {
    /// Says something.
    pub fn say(&mut self, level: Level, said: impl Into<Said>, at: Time) {
        let Said { text, in_room } = said.into();
        let notice = Notice { level, text, in_room, at };
        self.log.push_front(notice.clone());
        self.log.truncate(LOG_LENGTH);
        self.said += 1;
        self.current = Some(notice);
    }

    /// The notice to show.
    #[must_use]
    pub const fn current(&self) -> Option<&Notice> {
        self.current.as_ref()
    }

    /// All notices kept, newest first.
    #[must_use]
    pub const fn log(&self) -> &VecDeque<Notice> {
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

    /// What a room may hear of all this, its words passed through a spelling of names.
    #[must_use]
    pub fn in_room(&self, spell: impl Fn(&str) -> String) -> Self {
        let heard = |notice: &Notice| {
            let text = match (&notice.in_room, notice.level) {
                (Some(text), _) => spell(text),
                (None, Level::Done) => "Done · in full outside room view".to_owned(),
                (None, Level::Note) => "Something to know · in full outside room view".to_owned(),
                (None, Level::Error) => "Something went wrong · in full outside room view".to_owned(),
            };
            Notice { level: notice.level, in_room: Some(text.clone()), text, at: notice.at }
        };
        Self { current: self.current.as_ref().map(heard), log: self.log.iter().map(heard).collect(), said: self.said }
    }

    /// Lets an error go.
    pub fn dismiss(&mut self) {
        self.current = None;
    }
}
