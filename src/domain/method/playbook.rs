//! The method's content as data: every text and number the program shows, with its source.
//!
//! These types mirror the files under `assets/method/`. `content` reads and checks them, so look-ups cannot fail.

mod lookup;

use super::deferred::Deferred;
use super::group_texts::GroupTexts;
use super::inside_texts::InsideTexts;
use super::insight_texts::InsightTexts;
use super::kit_texts::KitTexts;
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
    /// The statement of who the product is independent of.
    pub independence: String,
    /// The sources of facts and wording.
    pub sources: Vec<Source>,
    /// All figures that may be shown, each with its source.
    pub figures: Vec<Figure>,
    /// The texts on profiles, indexed by [`Profile::index`].
    pub profiles: Vec<ProfileText>,
    /// The texts on traits, indexed by [`Trait::index`].
    pub traits: Vec<TraitText>,
    /// The texts on tells, indexed by [`Tell::index`].
    pub tells: Vec<TellText>,
    /// The five coaching stages in order.
    pub stages: Vec<Stage>,
    /// A note on the origin of the coaching texts.
    pub coaching_note: String,
    /// The three questions about a Blocker, in order (M7).
    pub blocker_questions: Vec<BlockerQuestion>,
    /// The advice for each state of a person: one line to do and one coach's question.
    pub advice: Vec<Advice>,
    /// A description of each level on the scales of willingness and agreement (M1, M4).
    pub levels: Vec<Level>,
    /// The texts on each kind of alert.
    pub alerts: Vec<AlertText>,
    /// The thresholds of alerts; the user's configuration can change them.
    pub thresholds: Thresholds,
    /// The texts on what the group does together: joint acts, learning, the workshop, purchase stages (M1, M10 to M12).
    pub group: GroupTexts,
    /// The texts about the insight (M13).
    pub insight: InsightTexts,
    /// The texts about what the customer's company does inside to buy (M9).
    pub inside: InsideTexts,
    /// The texts of the kit for a customer's Mobilizer (M12).
    pub kit: KitTexts,
    /// The questions of a review, read only when one begins.
    pub review: Deferred<ReviewTexts>,
    /// The model's numbers as written.
    pub tables: Tables,
    /// A note on the origin of the model's numbers.
    pub model_note: String,
    /// The model's numbers ready for use.
    pub model: Model,
}

/// The source of a fact or a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// Short form for a line on screen.
    pub short: String,
    /// Full form.
    pub full: String,
    /// Whether it is stakemap's own rather than the authors'.
    pub own: bool,
}

/// A figure and the sentence it appears in.
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
    /// A caveat; empty for none.
    pub note: String,
}

/// The texts about a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileText {
    /// The profile described.
    pub profile: Profile,
    /// A portrait in terms of behavior.
    pub portrait: String,
    /// Support that helps them.
    pub helps: String,
    /// Their strength.
    pub strength: String,
    /// The point where the strength turns into a weakness.
    pub weakness: String,
    /// Advice on talking to them.
    pub talk: String,
    /// Things to beware of.
    pub beware: String,
    /// Id of the source.
    pub source: String,
    /// The names of the texts that are our own reading.
    pub own: Vec<String>,
}

/// A trait as a plain question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraitText {
    /// The trait described.
    pub of: Trait,
    /// The question.
    pub question: String,
    /// The words to say to find it out; empty if the user's own text has none.
    pub say: String,
    /// A description of it when seen.
    pub seen: String,
    /// Behavior that is easily mistaken for it.
    pub not: String,
    /// The words that follow a name if it was seen.
    pub why: String,
    /// The words that follow a name if they had the chance and didn't.
    pub why_not: String,
    /// Id of the source.
    pub source: String,
}

/// A tell as a step of the screening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellText {
    /// The tell described.
    pub tell: Tell,
    /// The title in lists, one word.
    pub title: String,
    /// The question.
    pub question: String,
    /// The preparation.
    pub before: String,
    /// The words to say.
    pub say: String,
    /// The reaction to watch for.
    pub watch: String,
    /// Id of the source.
    pub source: String,
    /// The answers, in the order of [`Tell::answers`].
    pub answers: Vec<TellAnswerText>,
}

/// The texts on an answer to a tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellAnswerText {
    /// The answer described.
    pub answer: TellAnswer,
    /// The wording of the choice.
    pub label: String,
    /// The meaning of choosing it.
    pub means: String,
    /// The words that follow a name.
    pub why: String,
}

/// A level on a scale of willingness or agreement, as observable behavior.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Topic and level, such as `buy.for`.
    pub id: String,
    /// The behavior that shows it.
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
    /// The short name, one word.
    pub short: String,
    /// The goal of the stage.
    pub aim: String,
    /// The heading of the stage's own list.
    pub list: String,
    /// An example of an entry in that list.
    pub list_hint: String,
    /// Id of the source.
    pub source: String,
    /// The principles for the rep.
    pub leads: Vec<Lead>,
    /// The customer's acts that show the stage is reached.
    pub verifiers: Vec<Verifier>,
}

/// A principle for the rep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Stable id.
    pub id: String,
    /// The thing to do.
    pub text: String,
    /// The reason.
    pub why: String,
}

/// An act of the customer that proves part of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verifier {
    /// Stable id.
    pub id: String,
    /// The act itself.
    pub text: String,
    /// An explanation of the act.
    pub means: String,
    /// The reason it matters.
    pub matters: String,
    /// Examples of evidence.
    pub evidence: String,
    /// Whether the stage can't be proven without it.
    pub required: bool,
}

/// One of the questions about a Blocker (M7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockerQuestion {
    /// Stable id.
    pub id: String,
    /// The question.
    pub question: String,
    /// The route if the answer is yes.
    pub route: String,
    /// Advice on taking that route.
    pub how: String,
    /// Id of the source.
    pub source: String,
}

/// Advice for one state: a thing to do, and a coach's question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The state of a person that it is for.
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
    /// No answers.
    Unknown,
    /// Answers, but no profile that fits best.
    Unclear,
    /// A best fit, but not a firm one.
    Leaning,
    /// A likely Mobilizer without a task.
    LikelyMobilizer,
    /// A likely Mobilizer who delivered, but lacks something else to be confirmed.
    Delivered,
    /// A confirmed Mobilizer.
    Confirmed,
    /// A Mobilizer who did not deliver.
    Unproven,
    /// A likely Talker.
    LikelyTalker,
    /// A likely Blocker without a complete plan.
    LikelyBlocker,
    /// A likely Blocker whom somebody on our side has a complete plan for.
    BlockerPlanned,
    /// A likely Blocker who has shown that they no longer block.
    BlockerSettled,
    /// Traits and tells that disagree.
    Contested,
    /// A task that is given and not due yet.
    TaskOpen,
    /// A task that is overdue and not judged.
    TaskOverdue,
    /// Somebody who has left the company.
    Left,
}

impl AdviceState {
    /// All states.
    pub const ALL: [Self; 15] = [
        Self::Unknown,
        Self::Unclear,
        Self::Leaning,
        Self::LikelyMobilizer,
        Self::Delivered,
        Self::Confirmed,
        Self::Unproven,
        Self::LikelyTalker,
        Self::LikelyBlocker,
        Self::BlockerPlanned,
        Self::BlockerSettled,
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
            Self::BlockerPlanned => "blocker-planned",
            Self::BlockerSettled => "blocker-settled",
            Self::Contested => "contested",
            Self::TaskOpen => "task-open",
            Self::TaskOverdue => "task-overdue",
            Self::Left => "left",
        }
    }
}
