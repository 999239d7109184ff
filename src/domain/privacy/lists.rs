//! The entries of a deal's lists as a mask shows them.

use super::level::Datum;
use super::mark;
use super::mask::Masker;
use crate::domain::method::alert_kind::AlertKind;
use crate::domain::record::action::{Action, Done};
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::coaching::{StageEntry, Tick, Track};
use crate::domain::record::concern::{Concern, Progress};
use crate::domain::record::conversation::{Conversation, Starter};
use crate::domain::record::inside_step::InsideStep;
use crate::domain::record::outcome::DealOutcome;
use crate::domain::record::relation::Relation;
use crate::domain::record::snooze::Snooze;
use crate::domain::record::step::Step;

pub(super) fn track(mask: &Masker<'_>, track: &Track) -> Track {
    let Track { id, stakeholder, begun, ticks, lines, extra } = track;
    Track {
        id: *id,
        stakeholder: *stakeholder,
        begun: *begun,
        ticks: mask.list(Datum::Coaching, ticks, |one| tick(mask, Datum::Coaching, one)),
        lines: mask.list(Datum::Coaching, lines, |one| line(mask, one)),
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Masks a tick whose evidence is of this kind.
pub(super) fn tick(mask: &Masker<'_>, kind: Datum, tick: &Tick) -> Tick {
    let Tick { id, verifier, evidence, on, by, at, extra } = tick;
    Tick {
        id: *id,
        verifier: verifier.clone(),
        evidence: mask.text(kind, evidence),
        on: *on,
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn line(mask: &Masker<'_>, line: &StageEntry) -> StageEntry {
    let StageEntry { id, stage, text, extra } = line;
    StageEntry {
        id: *id,
        stage: stage.clone(),
        text: mask.text(Datum::Coaching, text),
        extra: mask.kept(Datum::Newer, extra),
    }
}

pub(super) fn relation(mask: &Masker<'_>, relation: &Relation) -> Option<Relation> {
    let Relation { id, from, to, kind, evidence, by, at, extra } = relation;
    Some(Relation {
        id: *id,
        from: *from,
        to: *to,
        kind: kind.known().filter(|_| mask.shows(Datum::Influence))?.into(),
        evidence: mask.text(Datum::Influence, evidence),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    })
}

pub(super) fn conversation(mask: &Masker<'_>, one: &Conversation) -> Conversation {
    let Conversation { id, on, with, started, said, source, by, at, extra } = one;
    Conversation {
        id: *id,
        on: *on,
        with: with.iter().collect(),
        started: started.known().unwrap_or(Starter::Unsaid).into(),
        said: mask.text(Datum::Talks, said),
        source: mask.kept(Datum::Talks, source),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

pub(super) fn action(mask: &Masker<'_>, action: &Action) -> Action {
    let Action { id, what, who, who_id, due, about, given, by, done, review, alert, extra } = action;
    let done = done.as_ref().map(|one| {
        let Done { at, by, extra } = one;
        Done { at: *at, by: by.clone(), extra: mask.kept(Datum::Newer, extra) }
    });
    Action {
        id: *id,
        what: mask.text(Datum::Actions, what),
        who: mask.doer(who, *who_id),
        who_id: *who_id,
        due: *due,
        about: *about,
        review: *review,
        alert: mask.kept(Datum::Alerts, alert),
        given: *given,
        by: by.clone(),
        done,
        extra: mask.kept(Datum::Newer, extra),
    }
}

pub(super) fn concern(mask: &Masker<'_>, concern: &Concern) -> Concern {
    let Concern { id, of, over, text, owner, owner_id, state, by, at, extra } = concern;
    Concern {
        id: *id,
        of: of.iter().collect(),
        over: over.as_ref().and_then(|over| over.known()).map(Into::into),
        text: mask.text(Datum::Concerns, text),
        owner: mask.doer(owner, *owner_id),
        owner_id: *owner_id,
        state: state.known().unwrap_or(Progress::Open).into(),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Masks a step of the customer's own. Which usual step it is, is our reading of it.
pub(super) fn inside_step(mask: &Masker<'_>, step: &InsideStep) -> InsideStep {
    let InsideStep { id, name, usual, due, done, who, by, at, extra } = step;
    InsideStep {
        id: *id,
        name: mask.text(Datum::InsideSteps, name),
        usual: mask.kept(Datum::Purchase, usual),
        due: *due,
        done: *done,
        who: *who,
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Masks how the deal ended. That it ended is open to everybody, why is a judgment.
pub(super) fn ending(mask: &Masker<'_>, outcome: &DealOutcome) -> DealOutcome {
    let DealOutcome { result, bought, group, on, why, by, at, extra } = outcome;
    let judged = mask.shows(Datum::Judgments);
    DealOutcome {
        result: result.known().map_or_else(|| Choice::Foreign(mark()), Into::into),
        bought: bought.as_ref().filter(|_| judged).and_then(Choice::known).map(Into::into),
        group: group.as_ref().filter(|_| judged).and_then(Choice::known).map(Into::into),
        on: *on,
        why: mask.any_text(Datum::Judgments, why),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Masks a snooze of an alert that this version knows. Its key is the kind, plus an id if it is about one person.
pub(super) fn snooze(mask: &Masker<'_>, snooze: &Snooze) -> Option<Snooze> {
    let Snooze { id, alert, until, reason, by, at, extra } = snooze;
    let mut parts = alert.splitn(2, ':');
    let is_known = parts.next().is_some_and(|kind| AlertKind::from_id(kind).is_some())
        && parts.next().is_none_or(|person| uuid::Uuid::try_parse(person).is_ok());
    (is_known && mask.shows(Datum::Alerts)).then(|| Snooze {
        id: *id,
        alert: alert.clone(),
        until: *until,
        reason: mask.text(Datum::Alerts, reason),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    })
}

/// Reduces a step to its author and time where its words are hidden: enough to know that it can be undone.
pub(super) fn step(mask: &Masker<'_>, step: &Step) -> Step {
    let Step { id, at, by, what, undoes, within, changes, extra } = step;
    Step {
        id: *id,
        at: *at,
        by: by.clone(),
        what: mask.any_text(Datum::History, what),
        undoes: *undoes,
        within: *within,
        changes: if mask.shows(Datum::History) { changes.clone() } else { Vec::new() },
        extra: mask.kept(Datum::Newer, extra),
    }
}
