//! Where the customer is in the steps that its company takes inside to buy, and where we act (M9).
//!
//! Where we act follows from what we do: the purchase stage that we set (M10), the coaching stage that we work on with the
//! person who is furthest (M6), and our open next steps, by the words of the method. The furthest of them counts.

use crate::domain::method::inside_texts::UsualStep;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::action::Action;
use crate::domain::record::coaching::Track;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::inside_step::InsideStep;
use std::sync::Arc;

/// Where the customer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theirs {
    /// Not known: nothing is done, and nothing has a day.
    Unknown,
    /// At the step with this index: the first that isn't done.
    At(usize),
    /// Through with all steps.
    Through,
}

/// What shows where we act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'a> {
    /// The purchase stage that we set, by its index.
    Stage(usize),
    /// The coaching stage, by its index, that we work on with a person.
    Coaching(StakeholderId, usize),
    /// An open next step of ours.
    Action(&'a Action),
}

/// Where we act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ours<'a> {
    /// The index of the step that we act at; the number of steps where we act behind all of them.
    pub at: usize,
    /// What shows it.
    pub by: Shown<'a>,
}

/// Where the customer is, and where we act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position<'a> {
    /// Where the customer is.
    pub theirs: Theirs,
    /// Where we act; `None` if nothing shows it.
    pub ours: Option<Ours<'a>>,
}

impl Position<'_> {
    /// Returns whether we act at a later step than the customer is at.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        matches!((self.theirs, self.ours), (Theirs::At(theirs), Some(ours)) if ours.at > theirs)
    }
}

/// Returns where the customer is, and where we act.
#[must_use]
pub fn position<'a>(playbook: &Playbook, deal: &'a Deal) -> Position<'a> {
    Position { theirs: theirs(&deal.inside_steps), ours: ours(playbook, deal) }
}

fn theirs(steps: &[Arc<InsideStep>]) -> Theirs {
    if steps.iter().all(|one| one.is_open() && one.due.is_none()) {
        return Theirs::Unknown;
    }
    steps.iter().position(|one| one.is_open()).map_or(Theirs::Through, Theirs::At)
}

fn ours<'a>(playbook: &Playbook, deal: &'a Deal) -> Option<Ours<'a>> {
    let ranks = ranks(playbook, &deal.inside_steps);
    // Where nothing tells which stage a step belongs to, nothing can be compared.
    ranks.iter().flatten().next()?;
    let index_of = |rank: usize| ranks.iter().position(|one| one.is_some_and(|one| one >= rank)).unwrap_or(ranks.len());
    let stage = playbook.group.stage(&deal.stage).map(|stage| (stage, Shown::Stage(stage)));
    let all = stage.into_iter().chain(coached(playbook, deal)).map(|(rank, by)| Ours { at: index_of(rank), by });
    let all = all.chain(acted(playbook, deal));
    // Of several at the same step, the first says it best.
    all.reduce(|furthest, one| if one.at > furthest.at { one } else { furthest })
}

/// Returns the index of the purchase stage that each step belongs to. A step of their own belongs to that of the step
/// before it.
fn ranks(playbook: &Playbook, steps: &[Arc<InsideStep>]) -> Vec<Option<usize>> {
    let mut last = None;
    let rank = |step: &Arc<InsideStep>| {
        let usual = playbook.inside.step(&step.usual);
        last = usual.and_then(|usual| playbook.group.stage(&usual.stage)).or(last);
        last
    };
    steps.iter().map(rank).collect()
}

/// Returns the stage that we coach at: the furthest of those whose coaching has a tick, as the purchase stage that goes
/// with it.
fn coached<'a>(playbook: &Playbook, deal: &Deal) -> Option<(usize, Shown<'a>)> {
    let is_here = |track: &Track| deal.person(track.stakeholder).is_some_and(|one| !one.has_left());
    let begun = deal.coaching.iter().filter(|track| !track.ticks.is_empty() && is_here(track));
    let last = playbook.stages.len().saturating_sub(1);
    let stages = begun.map(|track| (track.stakeholder, track.current(&playbook.stages).unwrap_or(last)));
    let (whom, index) = stages.max_by_key(|(_, index)| *index)?;
    let id = &playbook.stages.get(index)?.id;
    let usual = playbook.inside.steps.iter().filter(|one| one.coaching == *id);
    let rank = usual.filter_map(|one| playbook.group.stage(&one.stage)).min()?;
    Some((rank, Shown::Coaching(whom, index)))
}

/// Returns the open next step of ours that is furthest, by its words.
fn acted<'a>(playbook: &Playbook, deal: &'a Deal) -> Option<Ours<'a>> {
    let at = |action: &Action| {
        let what = words(&action.what);
        deal.inside_steps.iter().rposition(|step| playbook.inside.step(&step.usual).is_some_and(|one| says(one, &what)))
    };
    let open = deal.actions.iter().filter(|action| action.is_open());
    let all = open.filter_map(|action| Some(Ours { at: at(action)?, by: Shown::Action(action) }));
    all.reduce(|furthest, one| if one.at > furthest.at { one } else { furthest })
}

/// Returns the words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Returns whether what we plan to do, in words, names one of the words of a usual step, whole and in whatever case.
fn says(usual: &UsualStep, what: &[String]) -> bool {
    let mut all = usual.ours.split(',').map(words).filter(|words| !words.is_empty());
    all.any(|words| what.windows(words.len()).any(|here| here == words))
}

/// Returns where the customer is, such as `They're at 4 of 10 (“Check the fit”)`.
#[must_use]
pub fn theirs_words(deal: &Deal, theirs: Theirs) -> String {
    let steps = &deal.inside_steps;
    match theirs {
        Theirs::Unknown => "We don't know where they are: nothing is done, and nothing has a day".to_owned(),
        Theirs::Through => "They've done all their steps".to_owned(),
        Theirs::At(index) => {
            let name = steps.get(index).map_or("", |one| &one.name);
            format!("They're at {} of {} (“{name}”)", index + 1, steps.len())
        }
    }
}

/// Returns where we act and what shows it, to follow where the customer is.
#[must_use]
pub fn ours_words(playbook: &Playbook, deal: &Deal, position: Position<'_>) -> String {
    let Some(ours) = position.ours else {
        return "where we act is unknown: no buying stage is set, and no coaching or next step shows it".to_owned();
    };
    let shown = match ours.by {
        Shown::Stage(stage) => {
            let name = playbook.group.stages.get(stage).map_or_else(String::new, |one| one.name.to_lowercase());
            format!("the buying stage is set to “{name}”")
        }
        Shown::Coaching(whom, stage) => {
            let name = deal.called_by_id(whom).map_or("somebody", |name| name);
            format!("{name} is coached at stage {}", stage + 1)
        }
        Shown::Action(action) => format!("our next step is “{}”", action.what.trim()),
    };
    match deal.inside_steps.get(ours.at) {
        Some(_) if position.theirs == Theirs::At(ours.at) => format!("that's where we act: {shown}"),
        Some(step) => format!("we act as if at {} (“{}”): {shown}", ours.at + 1, step.name),
        None => format!("we act as if they'd done them all: {shown}"),
    }
}
