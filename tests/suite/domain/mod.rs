//! The rules of the method, each by cases computed by hand and by what holds for any input.
//!
//! Numbers here were worked out from the tables of the design apart from the program: never copy what it prints.

#![allow(clippy::unwrap_used, clippy::panic)]

mod agenda;
mod agreed;
mod alerts;
mod all_clear;
mod beliefs;
mod challenges;
mod coaching;
mod confirm;
mod days;
mod deals;
mod doers;
mod former_rules;
mod future;
mod groups;
mod hand_edits;
mod hindsight;
mod histories;
mod ids;
mod inside;
mod joinings;
mod kits;
mod merge_laws;
mod merges;
mod moments;
mod needs;
mod news;
mod opinions;
mod opponents;
mod own_steps;
mod owners;
mod people;
mod people_order;
mod phases;
mod prep;
mod properties;
mod questions;
mod reach;
mod reasons;
mod removals;
mod round_trips;
mod stale_copies;
mod tables;
mod verdicts;
pub(crate) mod whole_deals;
mod whole_groups;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use stakemap::content;
use stakemap::domain::judge::verdict::{Verdict, judge, rests_without_evidence};
use stakemap::domain::method::model::Model;
use stakemap::domain::method::playbook::Playbook;
use stakemap::domain::record::answer::{Answer, Answers, Item};
use stakemap::domain::record::conversation::Conversation;
use stakemap::domain::record::dates::day_of;
use stakemap::domain::record::deal::{Act, Deal};
use stakemap::domain::record::evidence::Evidence;
use stakemap::domain::record::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::task::Task;
use stakemap::domain::record::tell::{Tell, TellAnswer};
use std::sync::LazyLock;
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 21);
const ANN: StakeholderId = StakeholderId(Uuid::from_u128(1));

static PLAYBOOK: LazyLock<Playbook> = LazyLock::new(|| content::playbook(&[]).0);

fn model() -> &'static Model {
    &PLAYBOOK.model
}

/// Changes a logged conversation.
fn edit_conversation(deal: &mut Deal, id: RecordId, change: impl FnOnce(&mut Conversation)) {
    let found = deal.conversations.iter_mut().find(|one| one.id == id);
    change(std::sync::Arc::make_mut(found.unwrap()));
}

/// One answer from `item=answer`.
fn answer(text: &str) -> Answer {
    let (item, answer) = text.split_once('=').unwrap();
    Item::from_id(item).unwrap().answer(answer).unwrap()
}

/// Answers from `item=answer` words, each with evidence.
fn answers(text: &str) -> Answers {
    let mut all = bare(text);
    Item::all().for_each(|item| all.set_evident(item));
    all
}

/// Answers from `item=answer` words, none with evidence.
fn bare(text: &str) -> Answers {
    text.split_whitespace().map(answer).collect()
}

fn verdict(text: &str) -> Verdict {
    judge(model(), &answers(text))
}

fn record(number: u128) -> RecordId {
    RecordId(Uuid::from_u128(number))
}

/// A time that many minutes after some morning.
fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + minute * 60).unwrap()
}

/// Somebody of ours does something at a minute; its number is also the id of what it makes.
fn act(by: &str, minute: u32) -> Act<'_> {
    Act { id: record(u128::from(minute)), by, at: at(i64::from(minute)) }
}

/// Ida's deal with Ann in it.
fn deal() -> Deal {
    let mut deal = Deal::new(DealId(Uuid::from_u128(900)), "Acme", "Ida", at(0));
    deal.add_person(Stakeholder::new(ANN, "Ann Lee"));
    deal
}

fn ann(deal: &Deal) -> &Stakeholder {
    deal.person(ANN).unwrap()
}

/// Records answers from `item=answer` words about Ann.
fn record_answers(deal: &mut Deal, by: &str, minute: u32, text: &str) {
    for (place, one) in (0..).zip(text.split_whitespace()) {
        deal.answer(ANN, act(by, minute + place), answer(one));
    }
}

fn task(number: u32, due: Date) -> Task {
    Task {
        id: record(u128::from(number)),
        what: "bring the plant manager to the next call".into(),
        due,
        given: at(i64::from(number)),
        by: "Ida".into(),
        judged: None,
        extra: serde_json::Map::new(),
    }
}

/// Gives Ann a task and judges it. Of one that she delivered somebody wrote down what they saw.
fn judged(deal: &mut Deal, number: u32, minute: u32, result: TellAnswer) {
    judged_unseen(deal, number, minute, result);
    if result == TellAnswer::Delivered {
        see_delivered(deal, ANN, day_of(at(i64::from(minute))));
    }
}

/// Writes down what was seen on a day of the task that somebody delivered.
fn see_delivered(deal: &mut Deal, who: StakeholderId, on: Date) {
    let (text, by) = ("the plant manager was in the call".into(), "Ida".into());
    let seen = Evidence {
        id: record(who.0.as_u128() + 9000),
        text,
        on,
        by,
        conversation: None,
        extra: serde_json::Map::new(),
    };
    deal.add_evidence(who, "Ida", Item::Tell(Tell::Task), seen);
}

/// Makes it so many days ago that Ann delivered.
fn delivered_before(deal: &mut Deal, days: i64) {
    deal.edit_person(ANN, |ann| {
        let judged = ann.tasks[0].judged.as_mut().unwrap();
        judged.at = at(-60 * 24 * days);
        judged.evidence.iter_mut().for_each(|seen| seen.on = day_of(judged.at));
    });
}

/// The same without evidence.
fn judged_unseen(deal: &mut Deal, number: u32, minute: u32, result: TellAnswer) {
    deal.give_task(ANN, task(number, TODAY));
    deal.judge_task(ANN, record(u128::from(number)), act("Ida", minute), result);
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 5e-5
}
