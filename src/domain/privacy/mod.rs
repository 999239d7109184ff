//! The deal as privacy mode shows it: only what several people may read on one screen.
//!
//! Every part of a deal is named here and either copied, replaced by [`MARK`], or left out. A field added to a record
//! doesn't compile until somebody decides about it, and fields of a newer version are dropped.
//!
//! Shown: the people with function and department, who reports to whom and who influences whom, when we spoke, the owner
//! and day of our next actions, joint acts, who looks after which concern, the purchase stage and the outcome. Hidden:
//! notes, evidence, answers, tasks, stances, labels, plans, what our actions are, coaching, motives, goals, contact
//! data, how far somebody's word carries, who works against whom, reasons, what was done and undone.

mod common;
mod index;
mod kept;
mod names;
mod review;

pub use kept::Masked;
pub use names::{Names, Spelling};
pub use review::{masked_changes, masked_news, masked_window};

use self::kept::{Before, Stood, list};
use crate::domain::judge::deal_index::DealIndex;
use crate::domain::judge::summary::{Need, Summary};
use crate::domain::method::alert_kind::AlertKind;
use crate::domain::record::action::{Action, Done};
use crate::domain::record::card::Card;
use crate::domain::record::choice::Choices;
use crate::domain::record::coaching::{StageEntry, Tick, Track};
use crate::domain::record::concern::{Concern, Progress};
use crate::domain::record::conversation::{Conversation, Starter};
use crate::domain::record::deal::Deal;
use crate::domain::record::naming::Called;
use crate::domain::record::outcome::DealOutcome;
use crate::domain::record::relation::{Relation, RelationKind};
use crate::domain::record::snooze::Snooze;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::step::Step;
use crate::domain::record::text::{MARK, Text};
use serde_json::Map;

fn mark() -> Text {
    MARK.into()
}

/// Returns [`MARK`] for a non-empty text, so that a tick with evidence still differs from a bare one.
fn marked(text: &Text) -> Text {
    if text.trim().is_empty() { Text::new() } else { mark() }
}

/// Returns the deal as privacy mode shows it.
#[must_use]
pub fn masked(deal: &Deal, names: Names) -> Deal {
    masked_after(None, deal, names)
}

/// Masks a deal, reusing an earlier state and its masked form for every entry that is unchanged. That state must have
/// been masked with the same names.
fn masked_after(before: Option<Before<'_>>, deal: &Deal, names: Names) -> Deal {
    let spelling = Spelling::of(deal.stakeholders.iter().map(|one| one.name.as_str()), names);
    // A renamed person changes every text, so drop the earlier result.
    let before = before.filter(|before| names == Names::Full || before.names_are(deal));
    // Two people with the same name or initials are told apart by their position.
    let people = if names == Names::Full { Stood::Anywhere } else { Stood::Here };
    let Deal {
        id,
        name,
        value,
        about,
        owner,
        created,
        sample,
        stakeholders,
        coaching,
        relations,
        conversations,
        actions,
        concerns,
        marks,
        stage,
        expected,
        cost_of_inaction: _,
        outcome,
        snoozes,
        reviews,
        conflicts: _,
        extra: _,
        history,
        called: _,
    } = deal;
    Deal {
        id: *id,
        name: name.clone(),
        value: value.clone(),
        about: spelling.text(about),
        owner: owner.clone(),
        created: *created,
        sample: *sample,
        stakeholders: list(
            before,
            people,
            stakeholders,
            |deal| &deal.stakeholders,
            |at, one| person(deal, one, at, &spelling),
        ),
        coaching: list(before, Stood::Anywhere, coaching, |deal| &deal.coaching, |_, one| track(one)),
        relations: relations.iter().filter_map(relation).collect(),
        conversations: list(
            before,
            Stood::Anywhere,
            conversations,
            |deal| &deal.conversations,
            |_, one| conversation(one),
        ),
        actions: list(before, Stood::Anywhere, actions, |deal| &deal.actions, |_, one| action(deal, one, &spelling)),
        concerns: concerns.iter().map(|one| concern(deal, one, &spelling)).collect(),
        marks: marks.iter().map(tick).collect(),
        stage: stage.clone(),
        expected: *expected,
        cost_of_inaction: mark(),
        outcome: outcome.as_ref().map(ending),
        snoozes: snoozes.iter().filter_map(snooze).collect(),
        reviews: list(before, Stood::Anywhere, reviews, |deal| &deal.reviews, |_, one| review::review(one)),
        conflicts: Vec::new(),
        extra: Map::new(),
        history: list(before, Stood::Anywhere, history, |deal| &deal.history, |_, one| step(one)),
        called: Called::default(),
    }
}

fn person(deal: &Deal, person: &Stakeholder, at: usize, spelling: &Spelling) -> Stakeholder {
    let Stakeholder {
        id,
        name,
        title,
        observations: _,
        tasks: _,
        labels: _,
        card,
        stances: _,
        motives: _,
        mind: _,
        plan: _,
        notes: _,
        predictions: _,
        differences: _,
        extra: _,
    } = person;
    let mut seen = Stakeholder::new(*id, "");
    seen.name = spelling.name(at, name);
    seen.title = spelling.text(title);
    seen.card = card.as_deref().map(|one| Box::new(self::card(deal, one, spelling)));
    seen
}

fn card(deal: &Deal, card: &Card, spelling: &Spelling) -> Card {
    let Card {
        roles,
        department,
        reports_to,
        influence: _,
        heard_by: _,
        contact: _,
        owner,
        owner_id,
        standing: _,
        standing_on,
        until,
        link,
        imported: _,
        extra: _,
    } = card;
    Card {
        roles: roles.iter().collect(),
        department: spelling.text(department),
        reports_to: *reports_to,
        owner: spelling.doer(deal, owner, *owner_id),
        owner_id: *owner_id,
        standing: card.standing().map(Into::into),
        standing_on: *standing_on,
        until: *until,
        link: *link,
        ..Card::default()
    }
}

fn track(track: &Track) -> Track {
    let Track { id, stakeholder, begun, ticks, lines, extra: _ } = track;
    Track {
        id: *id,
        stakeholder: *stakeholder,
        begun: *begun,
        // Which step it is on says what they did for us.
        ticks: ticks.iter().map(|one| Tick { verifier: mark(), evidence: mark(), ..tick(one) }).collect(),
        lines: lines.iter().map(line).collect(),
        extra: Map::new(),
    }
}

fn tick(tick: &Tick) -> Tick {
    let Tick { id, verifier, evidence, on, by, at, extra: _ } = tick;
    Tick {
        id: *id,
        verifier: verifier.clone(),
        evidence: marked(evidence),
        on: *on,
        by: by.clone(),
        at: *at,
        extra: Map::new(),
    }
}

fn line(line: &StageEntry) -> StageEntry {
    let StageEntry { id, stage, text: _, extra: _ } = line;
    StageEntry { id: *id, stage: stage.clone(), text: mark(), extra: Map::new() }
}

/// Masks a relation between two people. Opposition is a judgment, and is left out.
fn relation(relation: &Relation) -> Option<Relation> {
    let Relation { id, from, to, kind, evidence: _, by, at, extra: _ } = relation;
    let kind = match kind.known()? {
        kind @ (RelationKind::Influences | RelationKind::Sponsors) => kind,
        RelationKind::Opposes => return None,
    };
    Some(Relation {
        id: *id,
        from: *from,
        to: *to,
        kind: kind.into(),
        evidence: Text::new(),
        by: by.clone(),
        at: *at,
        extra: Map::new(),
    })
}

fn conversation(one: &Conversation) -> Conversation {
    let Conversation { id, on, with, started, said: _, by, at, extra: _ } = one;
    Conversation {
        id: *id,
        on: *on,
        with: with.iter().collect(),
        started: started.known().unwrap_or(Starter::Unsaid).into(),
        said: mark(),
        by: by.clone(),
        at: *at,
        extra: Map::new(),
    }
}

fn action(deal: &Deal, action: &Action, spelling: &Spelling) -> Action {
    let Action { id, what, who, who_id, due, about, given, by, done, review, alert: _, extra: _ } = action;
    Action {
        id: *id,
        // Our next steps say what we think of people, as notes do. What a review decided was said before everybody.
        what: if review.is_some() { spelling.text(what) } else { marked(what) },
        who: spelling.doer(deal, who, *who_id),
        who_id: *who_id,
        due: *due,
        about: *about,
        review: *review,
        alert: Text::new(),
        given: *given,
        by: by.clone(),
        done: done.as_ref().map(|Done { at, by, extra: _ }| Done { at: *at, by: by.clone(), extra: Map::new() }),
        extra: Map::new(),
    }
}

fn concern(deal: &Deal, concern: &Concern, spelling: &Spelling) -> Concern {
    let Concern { id, of, over, text: _, owner, owner_id, state, by, at, extra: _ } = concern;
    Concern {
        id: *id,
        of: of.iter().collect(),
        over: over.as_ref().and_then(|over| over.known()).map(Into::into),
        text: mark(),
        owner: spelling.doer(deal, owner, *owner_id),
        owner_id: *owner_id,
        state: state.known().unwrap_or(Progress::Open).into(),
        by: by.clone(),
        at: *at,
        extra: Map::new(),
    }
}

fn ending(outcome: &DealOutcome) -> DealOutcome {
    let DealOutcome { result, on, why: _, by, at, extra: _ } = outcome;
    let result = match result.known() {
        Some(known) => known.into(),
        None => crate::domain::record::choice::Choice::Foreign(mark()),
    };
    DealOutcome { result, on: *on, why: mark(), by: by.clone(), at: *at, extra: Map::new() }
}

/// Returns the snooze if its alert is shown. Its key is the kind, plus an id if it is about one person.
fn snooze(snooze: &Snooze) -> Option<Snooze> {
    let Snooze { id, alert, until, reason: _, by, at, extra: _ } = snooze;
    let mut parts = alert.splitn(2, ':');
    let kind = parts.next().and_then(AlertKind::from_id)?;
    if parts.next().is_some_and(|person| uuid::Uuid::try_parse(person).is_err()) {
        return None;
    }
    kind.shows_in_privacy().then(|| Snooze {
        id: *id,
        alert: alert.clone(),
        until: *until,
        reason: mark(),
        by: by.clone(),
        at: *at,
        extra: Map::new(),
    })
}

/// Reduces a step to its author and time: enough to know that it can be undone.
fn step(step: &Step) -> Step {
    let Step { id, at, by, what: _, undoes, within, changes: _, extra: _ } = step;
    let (by, what) = (by.clone(), mark());
    Step { id: *id, at: *at, by, what, undoes: *undoes, within: *within, changes: Vec::new(), extra: Map::new() }
}

/// Masks a row of Home: a deal's needs are judgments on its people.
#[must_use]
pub fn masked_row(summary: &Summary, inside: &DealIndex) -> Summary {
    let next = inside.due.iter().find(|one| one.kind == crate::domain::judge::due::DueKind::Action);
    Summary {
        next_due: next.map(|one| one.on),
        need: Need::Hidden,
        matters: Box::default(),
        worst: None,
        urgent: 0,
        warnings: 0,
        snoozed: 0,
        groups: [0; 3],
        unsure: [0; 3],
        silent: false,
        last_act: None,
        id: summary.id,
        name: summary.name.clone(),
        value: summary.value.clone(),
        amount: summary.amount,
        sample: summary.sample,
        people: summary.people,
        expected: summary.expected,
        coaching: None,
        stage: summary.stage.clone(),
        ended: summary.ended.clone(),
        changed: summary.changed,
    }
}
