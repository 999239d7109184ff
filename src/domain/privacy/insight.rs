//! Insights as a mask shows them.

use super::level::Datum;
use super::mask::Masker;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::insight::beliefs::{Driver, Reaction};
use crate::domain::record::insight::{CustomerGoal, Differentiator, Insight, InsightCheck};
use crate::domain::record::text::Text;

pub(super) fn insight(mask: &Masker<'_>, one: &Insight) -> Insight {
    let Insight {
        id,
        headline,
        today,
        missed,
        cost,
        proof,
        proof_missing,
        new_way,
        goals,
        goal,
        drivers,
        reactions,
        differentiators,
        leads_back,
        checks,
        layer,
        by,
        at,
        extra,
    } = one;
    let text = |text: &Text| mask.text(Datum::Insights, text);
    Insight {
        id: *id,
        headline: text(headline),
        today: text(today),
        missed: text(missed),
        cost: text(cost),
        proof: text(proof),
        proof_missing: text(proof_missing),
        new_way: text(new_way),
        goals: mask.list(Datum::Insights, goals, |one| a_goal(mask, one)),
        goal: *goal,
        drivers: mask.list(Datum::Insights, drivers, |one| driver(mask, one)),
        reactions: mask.kept(Datum::Insights, reactions).iter().filter_map(|one| reaction(mask, one)).collect(),
        differentiators: mask.list(Datum::Insights, differentiators, |one| differentiator(mask, one)),
        leads_back: *leads_back,
        checks: mask.kept(Datum::Insights, checks).iter().filter_map(|one| check(mask, one)).collect(),
        layer: layer.as_ref().and_then(Choice::known).map(Into::into),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn a_goal(mask: &Masker<'_>, one: &CustomerGoal) -> CustomerGoal {
    let CustomerGoal { id, text, measure, extra } = one;
    CustomerGoal {
        id: *id,
        text: mask.text(Datum::Insights, text),
        measure: mask.text(Datum::Insights, measure),
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn driver(mask: &Masker<'_>, one: &Driver) -> Driver {
    let Driver { id, text, under, weight, added, raised, also_drives, extra } = one;
    Driver {
        id: *id,
        text: mask.text(Datum::Insights, text),
        under: *under,
        weight: weight.as_ref().and_then(known),
        added: *added,
        raised: *raised,
        also_drives: also_drives.iter().collect(),
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Masks what a person said of A and B; nothing if this version doesn't know how far they've come.
fn reaction(mask: &Masker<'_>, one: &Reaction) -> Option<Reaction> {
    let Reaction { id, who, step, evidence, on, by, at, extra } = one;
    Some(Reaction {
        id: *id,
        who: *who,
        step: known(step)?,
        evidence: mask.text(Datum::Insights, evidence),
        on: *on,
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    })
}

fn differentiator(mask: &Masker<'_>, one: &Differentiator) -> Differentiator {
    let Differentiator { id, text, strengths, moves, extra } = one;
    Differentiator {
        id: *id,
        text: mask.text(Datum::Insights, text),
        strengths: strengths.iter().collect(),
        moves: moves.iter().collect(),
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Masks the result of a test; nothing if this version doesn't know the test or the result.
fn check(mask: &Masker<'_>, one: &InsightCheck) -> Option<InsightCheck> {
    let InsightCheck { id, test, result, evidence, on, from, by, at, extra } = one;
    Some(InsightCheck {
        id: *id,
        test: known(test)?,
        result: known(result)?,
        evidence: mask.text(Datum::Insights, evidence),
        on: *on,
        from: *from,
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    })
}

fn known<T: Choices>(word: &Choice<T>) -> Option<Choice<T>> {
    word.known().map(Choice::from)
}
