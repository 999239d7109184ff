//! What came in from the keyboard and is not done with yet.

use super::pasting::Pasted;
use super::stray_words::StrayWords;

/// What came in from the keyboard and is not done with yet.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// The pasted text that the question about it is about.
    pub(super) pasted: Option<Pasted>,
    /// Whether the terminal sent letters that could not be read.
    pub(super) is_garbled: bool,
    /// The words typed where letters are commands.
    pub(super) words: StrayWords,
}

impl Typed {
    /// Returns a copy for privacy mode. It runs no key, so it needs no words.
    pub(super) fn in_privacy(&self) -> Self {
        Self { pasted: self.pasted.clone(), is_garbled: self.is_garbled, words: StrayWords::default() }
    }
}
