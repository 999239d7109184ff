//! The method's content as data: every text and number the program shows, with its source.
//!
//! The types of what lies under `assets/method/`. Reading and checking is the work of `content`; after that every
//! profile, trait, tell and answer is known to be there, so look-ups cannot fail.

mod lookup;

use super::deferred::Deferred;
use super::group_texts::GroupTexts;
use super::model::{Model, Tables};
use crate::domain::method::alert_kind::AlertText;
use crate::domain::method::alert_thresholds::Thresholds;
use crate::domain::method::review_texts::ReviewTexts;
use crate::domain::record::profile::Profile;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::Trait;

/// The whole content, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Playbook {
    /// Stable name of this method.
    pub id: String,
    /// Version of the texts.
    pub version: u32,
    /// Title in the program's credits.
    pub title: String,
    /// Whom the product is independent of.
    pub independence: String,
    /// Where facts and wording come from.
    pub sources: Vec<Source>,
    /// All figures that may be shown, each with its source.
    pub figures: Vec<Figure>,
    /// Indexed by [`Profile::index`].
    pub profiles: Vec<ProfileText>,
    /// Indexed by [`Trait::index`].
    pub traits: Vec<TraitText>,
    /// Indexed by [`Tell::index`].
    pub tells: Vec<TellText>,
    /// The five coaching stages in order.
    pub stages: Vec<Stage>,
    /// Who the coaching wording is from.
    pub coaching_note: String,
    /// The three questions about a Blocker, in order (M7).
    pub blocker_questions: Vec<BlockerQuestion>,
    /// One line to do and one coach's question for each state of a person.
    pub advice: Vec<Advice>,
    /// What each place on the scales of willing and agreeing looks like (M1, M4).
    pub levels: Vec<Level>,
    /// What to do about each kind of alert.
    pub alerts: Vec<AlertText>,
    /// From when on something is worth an alert; the user's configuration sets them.
    pub thresholds: Thresholds,
    /// What the group does together: joint acts, learning, the workshop, the purchase stages (M1, M10 to M12).
    pub group: GroupTexts,
    /// What a review asks: nobody needs it before one.
    pub review: Deferred<ReviewTexts>,
    /// The numbers as written.
    pub tables: Tables,
    /// Who the numbers are from.
    pub model_note: String,
    /// The numbers ready for use.
    pub model: Model,
}

/// Where a fact or a wording comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// Short form for a line on screen.
    pub short: String,
    /// Full form.
    pub full: String,
    /// Whether it is stakemap's own and not the authors'.
    pub own: bool,
}

/// A figure and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Stable id.
    pub id: String,
    /// Section of the method, such as `M1`.
    pub section: String,
    /// The bare figure, such as `81 %`.
    pub value: String,
    /// The sentence with the figure in it.
    pub text: String,
    /// Id of its source.
    pub source: String,
    /// A caveat, or nothing.
    pub note: String,
}

/// What there is to say about a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileText {
    /// Which profile.
    pub profile: Profile,
    /// Who this is, as behaviour.
    pub portrait: String,
    /// What helps them.
    pub helps: String,
    /// Their strength.
    pub strength: String,
    /// Where the strength turns into a weakness.
    pub weakness: String,
    /// How to talk to them.
    pub talk: String,
    /// What to beware of.
    pub beware: String,
    /// Id of the source.
    pub source: String,
    /// Which of the texts are our own reading.
    pub own: Vec<String>,
}

/// A trait as a plain question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraitText {
    /// Which trait.
    pub of: Trait,
    /// The question.
    pub question: String,
    /// What it looks like when seen.
    pub seen: String,
    /// What is not it.
    pub not: String,
    /// Follows a name where it was seen.
    pub why: String,
    /// Follows a name where there was an occasion and it did not show.
    pub why_not: String,
    /// Id of the source.
    pub source: String,
}

/// A tell as a step of the screening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellText {
    /// Which tell.
    pub tell: Tell,
    /// One word for lists.
    pub title: String,
    /// The question.
    pub question: String,
    /// What to do beforehand.
    pub before: String,
    /// What to say.
    pub say: String,
    /// What to watch for.
    pub watch: String,
    /// Id of the source.
    pub source: String,
    /// In the order of [`Tell::answers`].
    pub answers: Vec<TellAnswerText>,
}

/// An answer to a tell, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellAnswerText {
    /// Which answer.
    pub answer: TellAnswer,
    /// The choice.
    pub label: String,
    /// What choosing it means.
    pub means: String,
    /// Follows a name.
    pub why: String,
}

/// A place on a scale of willing or agreeing, as something one can see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Topic and level, such as `buy.for`.
    pub id: String,
    /// What one sees.
    pub means: String,
    /// Id of the source.
    pub source: String,
}

/// One of the five coaching stages (M6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Stable id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// One word.
    pub short: String,
    /// What the stage is to reach.
    pub aim: String,
    /// Heading of the stage's own list.
    pub list: String,
    /// An example of one line in it.
    pub list_hint: String,
    /// Id of the source.
    pub source: String,
    /// Principles for the rep.
    pub leads: Vec<Lead>,
    /// What the customer does when the stage is reached.
    pub verifiers: Vec<Verifier>,
}

/// A principle for the rep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Stable id.
    pub id: String,
    /// What to do.
    pub text: String,
    /// Why.
    pub why: String,
}

/// An act of the customer that proves part of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    /// Stable id.
    pub id: String,
    /// The act.
    pub text: String,
    /// What it means.
    pub means: String,
    /// Why it matters.
    pub matters: String,
    /// What would count as evidence.
    pub evidence: String,
    /// Whether the stage is not proved without it.
    pub required: bool,
}

/// One of the questions about a Blocker (M7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockerQuestion {
    /// Stable id.
    pub id: String,
    /// The question.
    pub question: String,
    /// The route on a yes.
    pub route: String,
    /// How to go it.
    pub how: String,
    /// Id of the source.
    pub source: String,
}

/// What to do, and what a coach would ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// For which state of a person.
    pub state: AdviceState,
    /// The next thing to do.
    pub todo: String,
    /// The challenging question.
    pub coach: String,
    /// Id of the source.
    pub source: String,
}

/// The states of a person that advice is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AdviceState {
    /// Nothing answered.
    Unknown,
    /// Nothing fits best.
    Unclear,
    /// One fits best, not firmly.
    Leaning,
    /// A likely Mobilizer without a task.
    LikelyMobilizer,
    /// A likely Mobilizer who delivered, and lacks something else to be confirmed.
    Delivered,
    /// A confirmed Mobilizer.
    Confirmed,
    /// A Mobilizer who did not deliver.
    Unproven,
    /// A likely Talker.
    LikelyTalker,
    /// A likely Blocker.
    LikelyBlocker,
    /// Traits and tells disagree.
    Contested,
    /// A task was given and is not due yet.
    TaskOpen,
    /// A task is overdue and not judged.
    TaskOverdue,
    /// Has left the company.
    Left,
}

impl AdviceState {
    /// All states.
    pub const ALL: [Self; 13] = [
        Self::Unknown,
        Self::Unclear,
        Self::Leaning,
        Self::LikelyMobilizer,
        Self::Delivered,
        Self::Confirmed,
        Self::Unproven,
        Self::LikelyTalker,
        Self::LikelyBlocker,
        Self::Contested,
        Self::TaskOpen,
        Self::TaskOverdue,
        Self::Left,
    ];

    /// Returns the stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Unclear => "unclear",
            Self::Leaning => "leaning",
            Self::LikelyMobilizer => "likely-mobilizer",
            Self::Delivered => "delivered",
            Self::Confirmed => "confirmed",
            Self::Unproven => "unproven",
            Self::LikelyTalker => "likely-talker",
            Self::LikelyBlocker => "likely-blocker",
            Self::Contested => "contested",
            Self::TaskOpen => "task-open",
            Self::TaskOverdue => "task-overdue",
            Self::Left => "left",
        }
    }

    /// Returns the state with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }
}
