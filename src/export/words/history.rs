//! The entries of a history in words: one line for a list, and everything for whoever reads on.

mod searched;

pub use searched::searched;

use super::answer_words;
use super::group::{concern_of, concern_over};
use super::inside::{day_words, step_words};
use super::insight::{check_words, insight_in_short, quoted, result_words, test_question};
use super::opinion::{item_words, said_words};
use super::plan::plan_words;
use crate::domain::judge::former_answer::former_answer;
use crate::domain::judge::history::{EntryKind, Record};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::Answer;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::insight::InsightCheck;
use crate::domain::record::prediction::Prediction;
use crate::domain::record::relation::Relation;
use crate::domain::record::stakeholder::Observation;
use crate::domain::record::task::{Outcome, Task};
use crate::domain::record::text::{MARK, Text};
use jiff::civil::Date;

/// Returns a kind's name.
#[must_use]
pub const fn kind_words(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Conversation => "conversation",
        EntryKind::Note => "note",
        EntryKind::Answer => "answer",
        EntryKind::Task => "task",
        EntryKind::Stance => "stance",
        EntryKind::Tick => "checked",
        EntryKind::Action => "next step",
        EntryKind::Relation => "relation",
        EntryKind::Concern => "concern",
        EntryKind::Plan => "plan",
        EntryKind::Label => "label",
        EntryKind::Prediction => "prediction",
        EntryKind::Insight => "insight",
        EntryKind::Inside => "their step",
        EntryKind::Review => "review",
    }
}

/// Returns the names of the people in an entry, without the one whose history it is.
#[must_use]
pub fn whose_words(deal: &Deal, record: Record<'_>, but: Option<StakeholderId>) -> String {
    let named = |id: StakeholderId| deal.called_by_id(id).map(Text::to_string);
    match record {
        Record::Conversation(one) => {
            let others = one.with.iter().filter(|id| Some(*id) != but).filter_map(named);
            others.collect::<Vec<_>>().join(", ")
        }
        Record::Concern(concern) => {
            let others = concern.of.iter().filter(|id| Some(*id) != but).filter_map(named);
            others.collect::<Vec<_>>().join(" / ")
        }
        record => record.person().filter(|id| Some(*id) != but).and_then(named).unwrap_or_default(),
    }
}

/// Formats an entry in one line.
#[must_use]
pub fn line_words(playbook: &Playbook, deal: &Deal, record: Record<'_>, today: Date) -> String {
    let with = |head: String, words: &str| if words.trim().is_empty() { head } else { format!("{head}: {words}") };
    match record {
        Record::Conversation(one) => one.said.to_string(),
        Record::Note(_, note) => note.text.to_string(),
        Record::Answer(_, one, seen) => with(answered(playbook, one), seen.map_or("", |seen| &seen.text)),
        Record::Task(_, task) => format!("{} ({})", task.what, result(playbook, task, today)),
        Record::Stance(_, stance) => {
            let topic = stance.topic().map_or("", |topic| topic.label());
            let level = stance.position().map_or("unknown here", |position| position.label());
            let heard = if stance.hearsay == Some(true) { " (hearsay)" } else { "" };
            with(format!("{topic}: {level}{heard}"), &stance.evidence)
        }
        Record::Tick(_, tick) | Record::Mark(tick) => with(ticked(playbook, &tick.verifier), &tick.evidence),
        Record::Action(action) => {
            let state =
                if action.is_open() { format!("by {}", dates::show(action.due, today)) } else { "done".to_owned() };
            format!("{} ({state})", action.what)
        }
        Record::Relation(one) => with(related(deal, one), &one.evidence),
        Record::Concern(one) => format!("{} ({})", one.text, one.state.known().map_or("", Choices::label)),
        Record::Plan(_, plan) => plan_words(playbook, deal, plan, today),
        Record::Label(_, label) => with(label.label_name().to_owned(), &label.reason),
        Record::Prediction(_, one) => format!("{} ({})", one.what, came_words(one)),
        Record::Insight(one) => insight_in_short(one),
        Record::Check(_, one) => with(tested(playbook, one), &one.evidence),
        Record::Inside(one) => format!("{} ({})", one.name, day_words(one, today, true)),
        Record::Asked(_, one) => with(one.words.to_string(), &one.answer),
    }
}

/// Returns what came of a prediction.
const fn came_words(one: &Prediction) -> &'static str {
    match &one.came {
        None => "open",
        Some(came) if came.right => "came true",
        Some(_) => "didn't come true",
    }
}

/// Formats everything that an entry holds: a line or paragraph each, as it was typed.
#[must_use]
pub fn whole_words(playbook: &Playbook, deal: &Deal, record: Record<'_>, today: Date) -> Vec<String> {
    let mut all = Vec::new();
    match record {
        Record::Conversation(one) => {
            let names = whose_words(deal, record, None);
            let started = one.started_words().map_or_else(String::new, |words| format!(", {words}"));
            all.push(format!(
                "Conversation with {names}, {}{started} · written by {}",
                dates::show(one.on, today),
                one.by
            ));
            all.push(one.said.with_breaks().into_owned());
        }
        Record::Note(person, note) => {
            let kind = if note.private { "Private note" } else { "Note" };
            all.push(format!("{kind} about {} · written by {}", deal.called(person), note.by));
            all.push(note.text.with_breaks().into_owned());
        }
        Record::Answer(person, one, seen) => {
            all.push(format!("{} · answered by {}", deal.called(person), one.by));
            all.push(answered(playbook, one));
            let was = former_answer(deal, person.id, one);
            all.extend(was.map(|was| format!("Was “{}” before", said_words(playbook, was))));
            all.extend(seen.map(|seen| seen_words(seen, today)));
            let in_talk = one.conversation.and(one.on).filter(|_| seen.is_none());
            let in_talk = in_talk.map(|on| format!("Seen in the conversation of {}", dates::show(on, today)));
            all.extend(in_talk.map(|words| format!("{words} · evidence: nothing written down yet")));
        }
        Record::Task(person, task) => {
            all.push(format!("Task for {} · given by {}", deal.called(person), task.by));
            all.push(task.what.to_string());
            let judged = task.judged.as_ref();
            let by = judged.map_or_else(String::new, |judged| format!(" · checked by {}", judged.by));
            all.push(format!("{}{by}", result(playbook, task, today)));
            all.extend(judged.iter().flat_map(|judged| &judged.evidence).map(|seen| seen_words(seen, today)));
        }
        Record::Stance(person, stance) => {
            // Who reported it is hidden from colleagues.
            let by = if stance.by == *MARK { String::new() } else { format!(" · written by {}", stance.by) };
            all.push(format!("Stance of {}, {}{by}", deal.called(person), dates::show(stance.on, today)));
            all.push(line_words(playbook, deal, record, today));
        }
        Record::Tick(person, tick) => {
            let name = deal.called_by_id(person).map_or("", |name| name);
            all.push(format!("Coaching of {name}, {} · checked off by {}", dates::show(tick.on, today), tick.by));
            all.extend(tick_words(playbook, &tick.verifier, &tick.evidence));
        }
        Record::Mark(tick) => {
            all.push(format!("The group, {} · checked off by {}", dates::show(tick.on, today), tick.by));
            all.extend(tick_words(playbook, &tick.verifier, &tick.evidence));
        }
        Record::Action(action) => {
            let about = action
                .about
                .and_then(|id| deal.called_by_id(id))
                .map_or_else(String::new, |name| format!(" about {name}"));
            all.push(format!("Our next step{about} · written by {}", action.by));
            all.push(super::super::card::action_words(deal, action, today));
            all.extend(action.done.as_ref().map(|done| format!("Marked done by {}", done.by)));
        }
        Record::Relation(one) => {
            all.push(format!("Relation · written by {}", one.by));
            all.push(related(deal, one));
            let is_bare = one.evidence.trim().is_empty();
            all.push(if is_bare { "No evidence: it is an impression".to_owned() } else { one.evidence.to_string() });
        }
        Record::Concern(one) => {
            let kind = if one.is_disconnect() { "Disconnect between" } else { "Concern of" };
            all.push(format!("{kind} {} · written by {}", concern_of(deal, one), one.by));
            all.push(line_words(playbook, deal, record, today));
            let about = Some(concern_over(one)).filter(|about| !about.is_empty());
            all.extend(about.map(|about| format!("About: {about}")));
            let owner = Some(&one.owner).filter(|owner| !owner.trim().is_empty());
            all.extend(owner.map(|_| format!("Owner: {}", deal.who_words(&one.owner, one.owner_id))));
        }
        Record::Plan(person, plan) => {
            all.push(format!("Plan for {}", deal.called(person)));
            all.push(plan_words(playbook, deal, plan, today));
            // Once they no longer block, the line above doesn't say what was planned.
            let what = Some(&plan.what).filter(|what| plan.is_neutralised() && !what.trim().is_empty());
            all.extend(what.map(|what| format!("Planned: {what}")));
            let concern = Some(&plan.concern).filter(|concern| !concern.trim().is_empty());
            all.extend(concern.map(|concern| format!("Their concern: {concern}")));
        }
        Record::Label(person, label) => {
            all.push(format!("Label of {} · given by {}", deal.called(person), label.by));
            all.push(line_words(playbook, deal, record, today));
        }
        Record::Prediction(person, one) => {
            all.push(format!("Prediction about {} · made by {}", deal.called(person), one.by));
            all.push(one.what.to_string());
            let by = one.came.as_ref().map_or_else(String::new, |came| format!(" · according to {}", came.by));
            all.push(format!("{}{by}", came_words(one)));
        }
        Record::Insight(one) => {
            all.push(format!("Insight · begun by {}", one.by));
            all.push(insight_in_short(one));
        }
        Record::Check(insight, one) => {
            all.push(format!("Test of the insight {}", quoted(insight)));
            all.push(tested(playbook, one));
            all.push(check_words(deal, one, today));
        }
        Record::Inside(one) => {
            all.push(format!("Their inside step · written by {}", one.by));
            all.push(step_words(deal, one, today, true));
        }
        Record::Asked(review, one) => {
            let about = one
                .about
                .and_then(|id| deal.called_by_id(id))
                .map_or_else(String::new, |name| format!(" about {name}"));
            let on = dates::show(review.on, today);
            all.push(format!("Review with {}, {on}{about} · written by {}", review.coach, one.by));
            all.push(one.words.to_string());
            all.push(one.answer.with_breaks().into_owned());
        }
    }
    all
}

/// Returns the question of a test with its answer.
fn tested(playbook: &Playbook, one: &InsightCheck) -> String {
    match (one.test.known(), one.result.known()) {
        (Some(test), Some(result)) => {
            format!("{} {}", test_question(playbook, test), result_words(playbook, test, result))
        }
        (_, _) => "a test this version doesn't know".to_owned(),
    }
}

/// Returns who influences, opposes or sponsors whom.
fn related(deal: &Deal, one: &Relation) -> String {
    let name = |id| deal.called_by_id(id).map_or("someone who was removed", |name| name);
    let kind = one.kind.known().map_or("relates to", Choices::label);
    format!("{} {kind} {}", name(one.from), name(one.to))
}

fn answered(playbook: &Playbook, one: &Observation) -> String {
    let words = |answer: Answer| match answer {
        Answer::Trait(..) => answer_words(playbook, answer),
        Answer::Tell(_) => format!("{} – {}", item_words(playbook, answer.item()), said_words(playbook, answer)),
    };
    let said = one.answer().map_or_else(|| "an answer this version doesn't know".to_owned(), words);
    if one.hearsay { said + " (hearsay)" } else { said }
}

fn result(playbook: &Playbook, task: &Task, today: Date) -> String {
    let due = dates::show(task.due, today);
    match task.judged.as_ref().map(|judged| &judged.result) {
        None if task.due < today => format!("overdue since {due}"),
        None => format!("due {due}"),
        Some(Outcome::Known(_)) if task.delivered_late().is_some() => "Delivered late".to_owned(),
        Some(Outcome::Known(answer)) => said_words(playbook, Answer::Tell(*answer)).to_owned(),
        Some(Outcome::Foreign(_)) => "a result this version doesn't know".to_owned(),
    }
}

fn seen_words(seen: &Evidence, today: Date) -> String {
    format!("{}, {}: {}", dates::show(seen.on, today), seen.by, seen.text.with_breaks())
}

fn tick_words(playbook: &Playbook, id: &Text, evidence: &Text) -> Vec<String> {
    let evidence =
        if evidence.trim().is_empty() { "checked off without evidence, so it proves nothing yet" } else { evidence };
    vec![ticked(playbook, id), evidence.to_owned()]
}

fn ticked(playbook: &Playbook, id: &str) -> String {
    verifier(playbook, id).unwrap_or(id).to_owned()
}

/// Returns the text of a verifier of the coaching, or of an act of the group.
fn verifier<'a>(playbook: &'a Playbook, id: &str) -> Option<&'a str> {
    let all = playbook.stages.iter().flat_map(|stage| &stage.verifiers);
    let coaching = all.into_iter().find(|one| one.id == id).map(|one| one.text.as_str());
    coaching.or_else(|| playbook.group.mark(id).map(|mark| mark.text.as_str()))
}
