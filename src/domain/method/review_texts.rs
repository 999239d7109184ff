//! What a review asks: the challenging questions of the playbook, and which of them comes next.

use super::cue::Cue;
use crate::domain::record::id::StakeholderId;

/// How many questions are the same for every deal (M16).
pub const PORTFOLIO: usize = 5;

/// The most characters of a question, so that it and what belongs to it fit the smallest screen.
pub const ASK: usize = 140;

/// The most characters of what a good answer sounds like.
pub const GOOD: usize = 200;

/// The most characters of a follow-up.
pub const FOLLOW: usize = 140;

/// A challenging question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// What calls for it.
    pub cue: Cue,
    /// The question, as a coach reads it out.
    pub ask: String,
    /// What a good answer sounds like.
    pub good: String,
    /// What to ask after that.
    pub follow: String,
    /// Sections of the method that it follows from, such as `M8`.
    pub section: String,
    /// Id of the source.
    pub source: String,
}

/// A question that is the same for every deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortfolioQuestion {
    /// Stable id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// What a good answer sounds like.
    pub good: String,
    /// Sections of the method that it follows from.
    pub section: String,
    /// Id of the source.
    pub source: String,
}

/// What a review asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewTexts {
    /// The challenging questions. Of those for one cue the earlier is asked first.
    pub questions: Vec<Question>,
    /// The same for every deal, in the order in which they are asked.
    pub portfolio: Vec<PortfolioQuestion>,
}

impl ReviewTexts {
    /// Returns the question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|one| one.id == id)
    }

    /// Returns the questions for a cue, in their order.
    pub fn of(&self, cue: Cue) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |one| one.cue == cue)
    }

    /// Returns the question to ask about a person, or about the deal where `about` is nobody.
    ///
    /// `asked` holds the ids of what was asked about the same before, the longest ago first; those of the last few reviews
    /// will do, and the fewer they are, the sooner what is worst is asked about again. A question that is not among them
    /// comes first, by the most telling cue. Where all were asked, it is the one that was asked longest ago. People in the
    /// same state begin at different questions; who wants none twice in one review adds what it asked about others.
    #[must_use]
    pub fn challenge<S: AsRef<str>>(
        &self,
        cues: &[Cue],
        about: Option<StakeholderId>,
        asked: &[S],
    ) -> Option<&Question> {
        let last_asked = |one: &Question| asked.iter().rposition(|id| id.as_ref() == one.id);
        let mut best: Option<(Option<usize>, &Question)> = None;
        for cue in cues {
            for question in turned(self.of(*cue).collect(), about) {
                let when = last_asked(question);
                if when.is_none() {
                    return Some(question);
                }
                if best.is_none_or(|(earliest, _)| when < earliest) {
                    best = Some((when, question));
                }
            }
        }
        best.map(|(_, question)| question)
    }
}

/// Questions for one cue, begun at a place that the person's id gives.
fn turned(mut all: Vec<&Question>, about: Option<StakeholderId>) -> Vec<&Question> {
    if let (Some(id), false) = (about, all.is_empty()) {
        // The remainder is below the number of questions.
        #[allow(clippy::cast_possible_truncation)]
        let place = (id.0.as_u128() % all.len() as u128) as usize;
        all.rotate_left(place);
    }
    all
}
