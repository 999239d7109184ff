//! The texts of an entry in which a filter searches.

use super::super::group::concern_over;
use super::super::insight::test_question;
use super::super::opinion::{item_words, said_words};
use super::verifier;
use crate::domain::judge::history::Record;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::insight::SheetLine;
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::stakeholder::Stakeholder;

/// Returns the texts in which a filter searches.
#[must_use]
pub fn searched<'a>(playbook: &'a Playbook, deal: &'a Deal, record: Record<'a>) -> Vec<&'a str> {
    let mut all: Vec<&str> = Vec::new();
    let named = |id: StakeholderId| deal.person(id).map(|person| person.name.as_str());
    match record {
        Record::Conversation(one) => {
            all.extend([one.said.as_str(), &one.by]);
            all.extend(one.with.iter().filter_map(named));
        }
        Record::Note(person, note) => all.extend([person.name.as_str(), &note.text, &note.by]),
        Record::Answer(person, one, seen) => {
            all.extend([person.name.as_str(), &one.by]);
            all.extend(one.answer().map(|answer| item_words(playbook, answer.item())));
            all.extend(one.answer().map(|answer| said_words(playbook, answer)));
            all.extend(seen.map(|seen| seen.text.as_str()));
        }
        Record::Task(person, task) => {
            all.extend([person.name.as_str(), &task.what, &task.by]);
            all.extend(task.judged.iter().flat_map(|judged| &judged.evidence).map(|seen| seen.text.as_str()));
        }
        Record::Stance(person, stance) => {
            all.extend([person.name.as_str(), &stance.evidence, &stance.by]);
            all.extend(stance.position().map(|position| position.label()));
        }
        Record::Tick(_, tick) | Record::Mark(tick) => {
            let text = verifier(playbook, &tick.verifier).unwrap_or(&tick.verifier);
            all.extend([tick.evidence.as_str(), &tick.by, text]);
            all.extend(record.person().and_then(named));
        }
        Record::Action(action) => {
            all.extend([action.what.as_str(), &action.who, &action.by]);
            all.extend(action.about.and_then(named));
        }
        Record::Relation(one) => {
            all.extend([one.evidence.as_str(), &one.by]);
            all.extend(one.kind.known().map(Choices::label));
            all.extend([one.from, one.to].into_iter().filter_map(named));
        }
        Record::Concern(one) => {
            all.extend([one.text.as_str(), &one.owner, &one.by, concern_over(one)]);
            all.extend(one.of.iter().filter_map(named));
        }
        Record::Plan(person, plan) => all.extend(in_a_plan(deal, person, plan)),
        Record::Label(person, label) => {
            all.extend([person.name.as_str(), label.label_name(), &label.reason, &label.by]);
        }
        Record::Prediction(person, one) => all.extend([person.name.as_str(), &one.what, &one.by]),
        Record::Insight(_) | Record::Check(..) | Record::Inside(_) => all.extend(in_the_case(playbook, deal, record)),
        Record::Asked(review, one) => {
            all.extend([one.words.as_str(), &one.answer, &one.by, &review.coach]);
            all.extend(one.about.and_then(named));
        }
    }
    all
}

/// Returns those of a plan for a Blocker.
fn in_a_plan<'a>(deal: &'a Deal, person: &'a Stakeholder, plan: &'a BlockerPlan) -> Vec<&'a str> {
    let mut all = vec![person.name.as_str(), &plan.concern, &plan.what, &plan.owner, &plan.neutralised];
    all.extend(plan.route().map(Choices::label));
    all.extend(plan.persuaders.iter().filter_map(|id| deal.person(id)).map(|one| one.name.as_str()));
    all
}

/// Returns those of an insight, of a test of one, or of a step that they take inside to buy.
fn in_the_case<'a>(playbook: &'a Playbook, deal: &'a Deal, record: Record<'a>) -> Vec<&'a str> {
    let mut all: Vec<&str> = Vec::new();
    match record {
        Record::Insight(one) => {
            all.push(&one.by);
            all.extend(SheetLine::ALL.iter().map(|line| one.line(*line).as_str()));
        }
        Record::Check(insight, one) => {
            all.extend([insight.headline.as_str(), &one.evidence, &one.by]);
            all.extend(one.test.known().map(|test| test_question(playbook, test)));
        }
        Record::Inside(one) => all.extend([one.name.as_str(), &one.by]),
        _ => {}
    }
    all.extend(record.person().and_then(|id| deal.person(id)).map(|person| person.name.as_str()));
    all
}
