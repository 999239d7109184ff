//! One person of a deal as a mask shows them.

use super::level::Datum;
use super::mark;
use super::mask::Masker;
use crate::domain::record::answer::Answer;
use crate::domain::record::card::{Card, Note};
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::difference::Difference;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::motives::{Mind, Motives};
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::prediction::{Came, Prediction};
use crate::domain::record::stakeholder::{Label, Observation, Reading, Stakeholder};
use crate::domain::record::stance::{Stance, Stood};
use crate::domain::record::task::{Judgement, Outcome, Task};
use crate::domain::record::tell::TellAnswer;
use crate::domain::record::text::Text;

/// Masks the person at this position.
pub(super) fn person(mask: &Masker<'_>, at: usize, person: &Stakeholder) -> Stakeholder {
    let Stakeholder {
        id,
        name,
        title,
        observations,
        tasks,
        labels,
        card: own_card,
        stances,
        motives: own_motives,
        mind: own_mind,
        plan: own_plan,
        notes,
        predictions,
        differences,
        extra,
    } = person;
    let is_known = |one: &&Observation| matches!(one.what, Reading::Known(_)) || mask.shows(Datum::Newer);
    let observations: Vec<Observation> = observations.iter().filter(is_known).cloned().collect();
    let stances: Vec<Stance> =
        stances.iter().filter(|one| matches!(one.what, Stood::Known(_)) || mask.shows(Datum::Newer)).cloned().collect();
    let notes: Vec<Note> =
        notes.iter().filter(|one| !one.private || mask.shows(Datum::PrivateNotes)).cloned().collect();
    let is_judged = mask.shows(Datum::Judgments);
    Stakeholder {
        id: *id,
        name: mask.name(at, name),
        title: mask.text(Datum::Functions, title),
        observations: mask.list(Datum::Judgments, &observations, |one| observation(mask, one)),
        tasks: mask.list(Datum::Judgments, tasks, |one| task(mask, one)),
        labels: mask.list(Datum::Judgments, labels, |one| label(mask, one)),
        card: card(mask, own_card.as_deref()),
        stances: mask.list(Datum::Stances, &stances, |one| stance(mask, one)),
        motives: motives(mask, own_motives.as_deref()),
        mind: own_mind.as_deref().filter(|_| mask.shows(Datum::Minds)).map(|one| Box::new(mind(mask, one))),
        plan: own_plan.as_deref().filter(|_| mask.shows(Datum::Plans)).map(|one| Box::new(plan(mask, one))),
        notes: mask.list(Datum::Notes, &notes, |one| note(mask, one)),
        predictions: mask.list(Datum::Judgments, predictions, |one| prediction(mask, one)),
        differences: differences.iter().filter(|_| is_judged).map(|one| difference(mask, one)).collect(),
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn observation(mask: &Masker<'_>, one: &Observation) -> Observation {
    let Observation { id, what, by, at, on, conversation, evidence: seen, hearsay, blind, extra } = one;
    let kind = if tells_a_gain(what) { Datum::Motives } else { Datum::Judgments };
    Observation {
        id: *id,
        what: what.clone(),
        by: by.clone(),
        at: *at,
        on: *on,
        conversation: *conversation,
        evidence: seen.iter().map(|one| evidence(mask, kind, one)).collect(),
        hearsay: *hearsay,
        blind: *blind,
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Returns whether what was seen for an answer tells a personal gain: then the answer may be read, but not the words.
fn tells_a_gain(what: &Reading) -> bool {
    let Reading::Known(answer) = what else { return false };
    match answer {
        Answer::Trait(seen, _) => ["climber.personal-gain", "climber.expects-reward"].contains(&seen.id()),
        Answer::Tell(said) => *said == TellAnswer::Me,
    }
}

fn evidence(mask: &Masker<'_>, kind: Datum, one: &Evidence) -> Evidence {
    let Evidence { id, text, on, by, conversation, extra } = one;
    Evidence {
        id: *id,
        text: mask.text(kind, text),
        on: *on,
        by: by.clone(),
        conversation: conversation.filter(|_| mask.shows(Datum::Talks)),
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn task(mask: &Masker<'_>, one: &Task) -> Task {
    let Task { id, what, due, given, by, judged, extra } = one;
    let judged = judged.as_ref().map(|one| {
        let Judgement { result, at, by, evidence: seen, extra } = one;
        let result = match result {
            Outcome::Known(known) => Outcome::Known(*known),
            Outcome::Foreign(_) => Outcome::Foreign(mark()),
        };
        let evidence = seen.iter().map(|one| evidence(mask, Datum::Judgments, one)).collect();
        Judgement { result, at: *at, by: by.clone(), evidence, extra: mask.kept(Datum::Newer, extra) }
    });
    Task {
        id: *id,
        what: mask.text(Datum::Judgments, what),
        due: *due,
        given: *given,
        by: by.clone(),
        judged,
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn label(mask: &Masker<'_>, one: &Label) -> Label {
    let Label { id, label, reason, by, at, extra } = one;
    Label {
        id: *id,
        label: label.clone(),
        reason: mask.text(Datum::Judgments, reason),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Masks a card. Where contact data is hidden everybody has a card, so that nothing tells who can be reached.
fn card(mask: &Masker<'_>, own: Option<&Card>) -> Option<Box<Card>> {
    let none = Card::default();
    if own.is_none() && mask.shows(Datum::Contact) {
        return None;
    }
    let Card {
        roles,
        department,
        reports_to,
        influence,
        heard_by,
        references,
        contact,
        owner,
        owner_id,
        standing,
        standing_on,
        until,
        link,
        imported,
        extra,
    } = own.unwrap_or(&none);
    let covers = mask.shows(Datum::Purchase);
    let influence = influence.as_ref().and_then(Choice::known).filter(|_| mask.shows(Datum::Influence));
    Some(Box::new(Card {
        roles: roles.iter().filter(|_| covers).collect(),
        department: mask.text(Datum::Functions, department),
        reports_to: *reports_to,
        influence: influence.map(Into::into),
        heard_by: mask.text(Datum::Influence, heard_by),
        references: mask.text(Datum::Influence, references),
        contact: mask.any_text(Datum::Contact, contact),
        owner: if covers { mask.doer(owner, *owner_id) } else { Text::new() },
        owner_id: owner_id.filter(|_| covers),
        standing: standing.as_ref().and_then(Choice::known).map(Into::into),
        standing_on: *standing_on,
        until: *until,
        link: if mask.shows(Datum::OtherDeals) { *link } else { None },
        imported: mask.kept(Datum::Contact, imported),
        extra: mask.kept(Datum::Newer, extra),
    }))
}

fn stance(mask: &Masker<'_>, one: &Stance) -> Stance {
    let Stance { id, what, evidence, on, by, at, hearsay, extra } = one;
    // What was only heard may say from whom.
    let kind = if *hearsay == Some(true) { Datum::Sources } else { Datum::Stances };
    Stance {
        id: *id,
        what: what.clone(),
        evidence: mask.text(kind, evidence),
        on: *on,
        by: if mask.shows(Datum::Sources) { by.clone() } else { mark() },
        at: *at,
        hearsay: *hearsay,
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Masks motives. Where they are hidden and the rest isn't, everybody has some, so that nobody is taken for unknown.
fn motives(mask: &Masker<'_>, own: Option<&Motives>) -> Option<Box<Motives>> {
    let none = Motives::default();
    if !mask.shows(Datum::Minds) || (own.is_none() && mask.shows(Datum::Motives)) {
        return None;
    }
    let Motives { holds_back, holds_back_words, gains, gains_words, able, extra } = own.unwrap_or(&none);
    Some(Box::new(Motives {
        holds_back: mask.kept(Datum::Motives, holds_back),
        holds_back_words: mask.any_text(Datum::Motives, holds_back_words),
        gains: mask.kept(Datum::Motives, gains),
        gains_words: mask.any_text(Datum::Motives, gains_words),
        able: able.iter().collect(),
        extra: mask.kept(Datum::Newer, extra),
    }))
}

fn mind(mask: &Masker<'_>, one: &Mind) -> Mind {
    let Mind { goal, priorities, means, metrics, extra } = one;
    Mind {
        goal: mask.text(Datum::Minds, goal),
        priorities: mask.text(Datum::Minds, priorities),
        means: mask.text(Datum::Minds, means),
        metrics: mask.text(Datum::Minds, metrics),
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn plan(mask: &Masker<'_>, one: &BlockerPlan) -> BlockerPlan {
    let BlockerPlan {
        persuadable,
        persuaders,
        reasonable,
        special,
        concern,
        route,
        what,
        owner,
        owner_id,
        left_to_customer,
        due,
        stage,
        neutralised,
        neutralised_on,
        extra,
    } = one;
    BlockerPlan {
        persuadable: known(persuadable.as_ref()),
        persuaders: persuaders.iter().collect(),
        reasonable: known(reasonable.as_ref()),
        special: known(special.as_ref()),
        concern: mask.text(Datum::Plans, concern),
        route: known(route.as_ref()),
        what: mask.text(Datum::Plans, what),
        owner: mask.doer(owner, *owner_id),
        owner_id: *owner_id,
        left_to_customer: *left_to_customer,
        due: *due,
        stage: stage.clone(),
        neutralised: mask.text(Datum::Plans, neutralised),
        neutralised_on: *neutralised_on,
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Returns a choice that this version knows: another may be any text.
fn known<T: Choices>(choice: Option<&Choice<T>>) -> Option<Choice<T>> {
    choice.and_then(Choice::known).map(Into::into)
}

fn note(mask: &Masker<'_>, one: &Note) -> Note {
    let Note { id, text, private, by, at, extra } = one;
    Note {
        id: *id,
        text: mask.text(Datum::Notes, text),
        private: *private,
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn prediction(mask: &Masker<'_>, one: &Prediction) -> Prediction {
    let Prediction { id, what, by, at, came, extra } = one;
    let came = came.as_ref().map(|one| {
        let Came { right, by, at, extra } = one;
        Came { right: *right, by: by.clone(), at: *at, extra: mask.kept(Datum::Newer, extra) }
    });
    Prediction {
        id: *id,
        what: mask.text(Datum::Judgments, what),
        by: by.clone(),
        at: *at,
        came,
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn difference(mask: &Masker<'_>, one: &Difference) -> Difference {
    let Difference { id, item, between, and, first, second, answered, since, settled, note, by, at, extra } = one;
    Difference {
        id: *id,
        item: item.clone(),
        between: between.clone(),
        and: and.clone(),
        first: first.clone(),
        second: second.clone(),
        answered: *answered,
        since: *since,
        settled: settled.clone(),
        note: mask.text(Datum::Judgments, note),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}
