//! Messages to the user: one current line, and a log of the last ones.

use crate::domain::record::id::DealId;
use jiff::civil::DateTime;
use std::collections::VecDeque;
use std::sync::Arc;

/// The importance of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Something just done. Disappears with the next key.
    Done,
    /// Something that did not happen, or that is good to know. Disappears with the next key.
    Note,
    /// A failure. Stays until Esc or a newer notice.
    Error,
}

/// The text in privacy mode for a deal that can't be changed: the full reason may name whoever has it open.
pub(super) const NOT_CHANGED: &str = "Not changed: this deal is read-only here";

/// A message: its full text, and the text for privacy mode.
///
/// Fixed texts are shown in both. A text that was put together may contain something a user typed, so privacy mode
/// hides it unless it gets wording of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    text: String,
    in_privacy: InPrivacy,
    stays_in_forms: bool,
}

/// The wording for privacy mode.
#[derive(Debug, Clone, PartialEq, Eq)]
enum InPrivacy {
    /// Only the fact that something was said.
    Nothing,
    /// The same text, which names nobody.
    Same,
    /// This text, in which people may be named.
    Words(String),
}

impl From<&'static str> for Said {
    fn from(text: &'static str) -> Self {
        Self { text: text.to_owned(), in_privacy: InPrivacy::Same, stays_in_forms: false }
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self { text, in_privacy: InPrivacy::Nothing, stays_in_forms: false }
    }
}

impl Said {
    /// Shows the same text in privacy mode: for messages whose only private parts are the names of people.
    #[must_use]
    pub fn openly(self) -> Self {
        Self { in_privacy: InPrivacy::Words(self.text.clone()), ..self }
    }

    /// Sets the text to show in privacy mode.
    #[must_use]
    pub fn in_privacy(self, text: impl Into<String>) -> Self {
        Self { in_privacy: InPrivacy::Words(text.into()), ..self }
    }

    /// Keeps the message while a form is open that the next key opened: whoever types words where letters are commands
    /// looks up only then.
    #[must_use]
    pub fn in_forms_too(self) -> Self {
        Self { stays_in_forms: true, ..self }
    }
}

/// A line for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its importance.
    pub level: Level,
    /// The full text.
    pub text: String,
    in_privacy: InPrivacy,
    stays_in_forms: bool,
    /// The deal that was open, whose people may be named.
    deal: Option<DealId>,
    /// The local time of the message.
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

/// The notices that privacy mode has already shown.
#[derive(Debug)]
pub(super) struct Heard<'a> {
    /// The texts as shown; nothing if none was, or if the way to name people has changed.
    pub(super) words: Option<&'a Notices>,
    /// The number of messages by then, shown or not.
    pub(super) said: usize,
    /// Whether people were added, removed or renamed since.
    pub(super) renamed: bool,
    /// Whether the messages since then are about what everybody who looks may see.
    pub(super) tells: bool,
}

/// The time of a message relative to privacy mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// Since the last update.
    New,
    /// Earlier, and already shown with this text in privacy mode.
    Heard,
    /// Earlier, before privacy mode was on.
    Old,
}

impl Notices {
    /// Adds a message, along with the deal that is open, if any.
    pub fn say(&mut self, level: Level, said: impl Into<Said>, deal: Option<DealId>, at: DateTime) {
        let Said { text, in_privacy, stays_in_forms } = said.into();
        let notice = Arc::new(Notice { level, text, in_privacy, stays_in_forms, deal, at });
        self.log.push_front(Arc::clone(&notice));
        self.log.truncate(LOG_LENGTH);
        self.said += 1;
        self.current = Some(notice);
    }

    /// Returns the notice to show.
    #[must_use]
    pub fn current(&self) -> Option<&Notice> {
        self.current.as_deref()
    }

    /// Returns all notices kept, newest first.
    #[must_use]
    pub const fn log(&self) -> &VecDeque<Arc<Notice>> {
        &self.log
    }

    /// Returns the number of messages so far, kept or not.
    #[must_use]
    pub const fn said(&self) -> usize {
        self.said
    }

    /// Drops the current notice unless it is an error: called before each key. Returns it if it stays in forms.
    pub fn key_pressed(&mut self) -> Option<Arc<Notice>> {
        let dropped = self.current.take_if(|notice| notice.level != Level::Error);
        dropped.filter(|notice| notice.stays_in_forms)
    }

    /// Shows a notice again that a key dropped, unless something was said since.
    pub fn show_again(&mut self, dropped: Option<Arc<Notice>>) {
        if self.current.is_none() {
            self.current = dropped;
        }
    }

    /// Returns the notices for privacy mode. `hear` rewrites texts in which people are named, or returns nothing to
    /// hide one.
    #[must_use]
    pub(super) fn in_privacy(
        &self,
        before: &Heard<'_>,
        hear: impl Fn(Age, &str, Option<DealId>) -> Option<String>,
    ) -> Self {
        let heard = |age: Age, notice: &Notice| {
            let tells = age == Age::New && before.tells;
            let (text, in_privacy) = match &notice.in_privacy {
                InPrivacy::Nothing | InPrivacy::Words(_) if tells => match hear(age, &notice.text, notice.deal) {
                    Some(text) => (Some(text.clone()), InPrivacy::Words(text)),
                    None => (None, InPrivacy::Same),
                },
                InPrivacy::Same => (Some(notice.text.clone()), InPrivacy::Same),
                InPrivacy::Nothing => (None, InPrivacy::Same),
                InPrivacy::Words(words) => match hear(age, words, notice.deal) {
                    Some(text) => (Some(text.clone()), InPrivacy::Words(text)),
                    None => (None, InPrivacy::Same),
                },
            };
            let text = text.unwrap_or_else(|| unheard(notice.level).to_owned());
            Arc::new(Notice {
                level: notice.level,
                text,
                in_privacy,
                stays_in_forms: notice.stays_in_forms,
                deal: notice.deal,
                at: notice.at,
            })
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

    /// Drops the current notice, even an error.
    pub fn dismiss(&mut self) {
        self.current = None;
    }
}

/// Returns the text in place of a hidden message.
const fn unheard(level: Level) -> &'static str {
    match level {
        Level::Done => "Done · turn off privacy mode for details",
        Level::Note => "Something to know · turn off privacy mode for details",
        Level::Error => "Something went wrong · turn off privacy mode for details",
    }
}
