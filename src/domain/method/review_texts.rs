//! The questions of a review: the playbook's challenging questions, and the choice of the next one.

use super::cue::Cue;
use crate::domain::record::id::StakeholderId;

/// The number of questions that are the same for every deal (M16).
pub const PORTFOLIO: usize = 5;

/// The ids of the questions for parts of the agenda where nothing on the screen has one of its own, and for a decision. The
/// buyer's next step is a question by itself.
pub const AGENDA: [&str; 8] = ["last_time", "changed", "people", "others", "alerts", "group", "outcome", "decision"];

/// The maximum characters of a question, so that it fits the smallest screen with everything shown beside it.
pub const ASK: usize = 140;

/// The maximum characters of a good answer's description.
pub const GOOD: usize = 200;

/// The maximum characters of a follow-up.
pub const FOLLOW: usize = 140;

/// A challenging question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// The state that calls for it.
    pub cue: Cue,
    /// The question, as a coach reads it out.
    pub ask: String,
    /// A description of a good answer.
    pub good: String,
    /// The follow-up question.
    pub follow: String,
    /// The sections of the method it follows from, such as `M8`.
    pub section: String,
    /// Id of the source.
    pub source: String,
}

/// A question that is the same for every deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortfolioQuestion {
    /// Stable id.
    pub id: String,
    /// The wording of the question.
    pub ask: String,
    /// A description of a good answer.
    pub good: String,
    /// The sections of the method it follows from.
    pub section: String,
    /// Id of the source.
    pub source: String,
}

/// The questions of a review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewTexts {
    /// The challenging questions. Among those for one cue, earlier ones are asked first.
    pub questions: Vec<Question>,
    /// The questions that are the same for every deal, in the order they are asked.
    pub portfolio: Vec<PortfolioQuestion>,
    /// The questions for parts of the agenda, by the ids in [`AGENDA`].
    pub agenda: Vec<PortfolioQuestion>,
}

impl ReviewTexts {
    /// Returns the question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|one| one.id == id)
    }

    /// Returns the question for a part of the agenda, by its id, or for a decision.
    #[must_use]
    pub fn for_agenda(&self, id: &str) -> Option<&PortfolioQuestion> {
        self.agenda.iter().find(|one| one.id == id)
    }

    /// Returns the questions for a cue, in order.
    pub fn of(&self, cue: Cue) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |one| one.cue == cue)
    }

    /// Returns the question to ask about a person, or about the deal if `about` is `None`.
    ///
    /// `asked` holds the ids of the questions asked about the same person or deal before, oldest first. The last few
    /// reviews are enough: the fewer there are, the sooner the worst problem comes up again. A question that is not in
    /// it comes first, by the most telling cue; if all were asked, the one asked longest ago comes first. People in the
    /// same state start at different questions.
    ///
    /// `here` holds what this review asked about anybody, oldest first. The last of them never comes again right away:
    /// where there is nothing else to ask, `None` is returned. Of equally telling questions, those not among them come
    /// first.
    #[must_use]
    pub fn challenge<S: AsRef<str>>(
        &self,
        cues: &[Cue],
        about: Option<StakeholderId>,
        asked: &[S],
        here: &[S],
    ) -> Option<&Question> {
        let last_asked = |one: &Question| asked.iter().rposition(|id| id.as_ref() == one.id);
        let among_these = |one: &Question| here.iter().any(|id| id.as_ref() == one.id);
        let just = here.last().map(S::as_ref);
        let mut best: Option<(Option<usize>, &Question)> = None;
        for cue in cues {
            let mut all = turned(self.of(*cue).collect(), about);
            all.retain(|one| Some(one.id.as_str()) != just);
            // A stable sort keeps each half as it was turned.
            all.sort_by_key(|one| among_these(one));
            for question in all {
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

/// Returns the questions for one cue, rotated to a start that depends on the person's id.
fn turned(mut all: Vec<&Question>, about: Option<StakeholderId>) -> Vec<&Question> {
    if let (Some(id), false) = (about, all.is_empty()) {
        // The remainder is below the number of questions.
        #[allow(clippy::cast_possible_truncation)]
        let index = (id.0.as_u128() % all.len() as u128) as usize;
        all.rotate_left(index);
    }
    all
}
