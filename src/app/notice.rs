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

/// A line for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub level: Level,
    /// What happened.
    pub text: String,
    /// When, local time.
    pub at: Time,
}

/// The current notice and the last two hundred.
#[derive(Debug, Default)]
pub struct Notices {
    current: Option<Notice>,
    log: VecDeque<Notice>,
    said: usize,
}

const LOG_LENGTH: usize = 200;

impl Notices {
    /// Says something.
    pub fn say(&mut self, level: Level, text: String, at: Time) {
        let notice = Notice { level, text, at };
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

    /// Lets an error go.
    pub fn dismiss(&mut self) {
        self.current = None;
    }
}
