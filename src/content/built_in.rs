//! The built-in method, read from the compact JSON text that the build script makes of the TOML files.
//!
//! Every start waits for this, so it checks nothing that a test holds: the tests read the TOML files through all checks
//! that a user's files go through, and compare what comes out with what is read here.

use crate::domain::method::alert_kind::{AlertKind, AlertLevel, AlertText};
use crate::domain::method::alert_thresholds::Thresholds as Limits;
use crate::domain::method::cue::Cue;
use crate::domain::method::deferred::Deferred;
use crate::domain::method::group_texts::{GroupMark, GroupTexts, PurchaseStage};
use crate::domain::method::model::{ByProfile, Model, Tables, Thresholds};
use crate::domain::method::playbook::{
    Advice, AdviceState, BlockerQuestion, Figure, Lead, Level, Playbook, ProfileText, Source, Stage, TellAnswerText,
    TellText, TraitText, Verifier,
};
use crate::domain::method::review_texts::{PortfolioQuestion, Question, ReviewTexts};
use crate::domain::record::choice::Choices;
use crate::domain::record::profile::Profile;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::{Seen, Trait};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/method.json"));
const LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/review.json"));

/// What a review asks, read when somebody first looks at it.
static REVIEW: LazyLock<ReviewTexts> = LazyLock::new(|| {
    let Later { review } =
        serde_json::from_str(LATER).expect("the built-in questions have no fault, which a test holds");
    review
});

/// The file that can wait.
#[derive(Deserialize)]
struct Later {
    review: ReviewTexts,
}

/// The twelve files that every start reads, by their names; what is only for a file's readers is passed over.
#[derive(Deserialize)]
struct Files<'a> {
    method: Method,
    figures: List<Figure>,
    profiles: List<ProfileText>,
    traits: List<TraitText>,
    tells: List<TellText>,
    coaching: Coaching,
    blockers: List<BlockerQuestion>,
    advice: List<Advice>,
    willing: List<Level>,
    alerts: List<AlertText>,
    group: GroupTexts,
    #[serde(borrow)]
    model: Numbers<'a>,
}

/// A file that is one list.
#[derive(Deserialize)]
struct List<T> {
    #[serde(
        alias = "figure",
        alias = "profile",
        alias = "trait",
        alias = "tell",
        alias = "question",
        alias = "advice",
        alias = "level",
        alias = "alert"
    )]
    list: Vec<T>,
}

#[derive(Deserialize)]
struct Method {
    id: String,
    version: u32,
    title: String,
    independence: String,
    source: Vec<Source>,
}

#[derive(Deserialize)]
struct Coaching {
    note: String,
    stage: Vec<Stage>,
}

/// The model's tables; the keys are ids of answers.
#[derive(Deserialize)]
struct Numbers<'a> {
    error_allowance: f64,
    note: String,
    words: Thresholds,
    #[serde(borrow, rename = "trait")]
    traits: BTreeMap<&'a str, BTreeMap<&'a str, f64>>,
    #[serde(borrow, rename = "tell")]
    tells: BTreeMap<&'a str, BTreeMap<&'a str, ByProfile>>,
}

/// Lets a type of the domain be read from a table with these keys.
macro_rules! tables {
    ($($name:ident { $($(#[$how:meta])* $key:ident: $type:ty,)* })*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                #[derive(Deserialize)]
                struct Table { $($(#[$how])* $key: $type,)* }
                let Table { $($key,)* } = Table::deserialize(from)?;
                Ok(Self { $($key,)* })
            }
        }
    )*};
}

tables! {
    Source { id: String, short: String, full: String, own: bool, }
    Figure {
        id: String,
        section: String,
        value: String,
        text: String,
        source: String,
        #[serde(default)]
        note: String,
    }
    ProfileText {
        #[serde(rename = "id", deserialize_with = "profile")]
        profile: Profile,
        portrait: String,
        helps: String,
        strength: String,
        weakness: String,
        talk: String,
        beware: String,
        source: String,
        own: Vec<String>,
    }
    TraitText {
        #[serde(rename = "id", deserialize_with = "of_trait")]
        of: Trait,
        question: String,
        seen: String,
        not: String,
        why: String,
        why_not: String,
        source: String,
    }
    TellText {
        #[serde(rename = "id", deserialize_with = "tell")]
        tell: Tell,
        title: String,
        question: String,
        before: String,
        say: String,
        watch: String,
        source: String,
        #[serde(rename = "answer")]
        answers: Vec<TellAnswerText>,
    }
    TellAnswerText {
        #[serde(rename = "id", deserialize_with = "tell_answer")]
        answer: TellAnswer,
        label: String,
        means: String,
        why: String,
    }
    Stage {
        id: String,
        name: String,
        short: String,
        aim: String,
        list: String,
        list_hint: String,
        source: String,
        #[serde(rename = "lead")]
        leads: Vec<Lead>,
        #[serde(rename = "verifier")]
        verifiers: Vec<Verifier>,
    }
    Lead { id: String, text: String, why: String, }
    Verifier { id: String, text: String, means: String, matters: String, evidence: String, required: bool, }
    BlockerQuestion { id: String, question: String, route: String, how: String, source: String, }
    Advice {
        #[serde(deserialize_with = "state")]
        state: AdviceState,
        #[serde(rename = "do")]
        todo: String,
        coach: String,
        source: String,
    }
    Level { id: String, means: String, source: String, }
    AlertText {
        #[serde(deserialize_with = "kind")]
        kind: AlertKind,
        #[serde(deserialize_with = "level")]
        level: AlertLevel,
        #[serde(rename = "do")]
        todo: String,
        coach: String,
        section: String,
        source: String,
    }
    Question {
        id: String,
        #[serde(rename = "state", deserialize_with = "cue")]
        cue: Cue,
        ask: String,
        good: String,
        follow: String,
        section: String,
        source: String,
    }
    PortfolioQuestion { id: String, ask: String, good: String, section: String, source: String, }
    ReviewTexts {
        #[serde(rename = "question")]
        questions: Vec<Question>,
        portfolio: Vec<PortfolioQuestion>,
    }
    GroupMark { id: String, text: String, means: String, counts: String, source: String, }
    PurchaseStage {
        id: String,
        name: String,
        short: String,
        question: String,
        source: String,
        #[serde(rename = "signal")]
        signals: Vec<GroupMark>,
    }
    GroupTexts {
        note: String,
        principles: String,
        joint: Vec<GroupMark>,
        learning: Vec<GroupMark>,
        before: Vec<GroupMark>,
        workshop: Vec<GroupMark>,
        #[serde(rename = "stage")]
        stages: Vec<PurchaseStage>,
    }
    Thresholds { leaning: f64, likely: f64, contested: f64, seen_needed: usize, }
}

fn by_id<'de, T, D: Deserializer<'de>>(from: D, meaning: impl Fn(&str) -> Option<T>) -> Result<T, D::Error> {
    let id = <&str>::deserialize(from)?;
    meaning(id).ok_or_else(|| D::Error::custom(format_args!("nothing has the id `{id}`")))
}

fn profile<'de, D: Deserializer<'de>>(from: D) -> Result<Profile, D::Error> {
    by_id(from, Profile::from_id)
}

fn of_trait<'de, D: Deserializer<'de>>(from: D) -> Result<Trait, D::Error> {
    by_id(from, Trait::from_id)
}

fn tell<'de, D: Deserializer<'de>>(from: D) -> Result<Tell, D::Error> {
    by_id(from, Tell::from_id)
}

/// No two tells share an answer's id; the comparison with the TOML files would show it.
fn tell_answer<'de, D: Deserializer<'de>>(from: D) -> Result<TellAnswer, D::Error> {
    by_id(from, |id| Tell::ALL.into_iter().find_map(|tell| tell.answer(id)))
}

fn state<'de, D: Deserializer<'de>>(from: D) -> Result<AdviceState, D::Error> {
    by_id(from, AdviceState::from_id)
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<AlertKind, D::Error> {
    by_id(from, AlertKind::from_id)
}

fn level<'de, D: Deserializer<'de>>(from: D) -> Result<AlertLevel, D::Error> {
    by_id(from, AlertLevel::from_id)
}

fn cue<'de, D: Deserializer<'de>>(from: D) -> Result<Cue, D::Error> {
    by_id(from, Cue::from_id)
}

/// The built-in method, its lists in the order of the files, which a test holds to that of the indexes.
pub(super) fn read() -> serde_json::Result<Playbook> {
    let Files { method, figures, profiles, traits, tells, coaching, blockers, advice, willing, alerts, group, model } =
        serde_json::from_str(TEXT)?;
    let row = |key| Seen::ALL.map(|seen| model.traits[key][seen.id()]);
    let mut tables = Tables {
        error_allowance: model.error_allowance,
        trait_own: row("own"),
        trait_base: row("base"),
        tells: [[0.0; Profile::COUNT]; TellAnswer::COUNT],
        words: model.words,
    };
    for answer in Tell::ALL.into_iter().flat_map(Tell::answers) {
        tables.tells[answer.index()] = model.tells[answer.tell().id()][answer.id()];
    }
    Ok(Playbook {
        id: method.id,
        version: method.version,
        title: method.title,
        independence: method.independence,
        sources: method.source,
        figures: figures.list,
        profiles: profiles.list,
        traits: traits.list,
        tells: tells.list,
        stages: coaching.stage,
        coaching_note: coaching.note,
        blocker_questions: blockers.list,
        advice: advice.list,
        levels: willing.list,
        alerts: alerts.list,
        thresholds: Limits::default(),
        group,
        review: Deferred::BuiltIn(&REVIEW),
        model: Model::new(&tables),
        tables,
        model_note: model.note,
    })
}
