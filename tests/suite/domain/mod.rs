//! The rules of the method, each by cases computed by hand and by what holds for any input.
//!
//! Numbers here were worked out from the tables of the design apart from the program: never copy what it prints.

#![allow(clippy::unwrap_used, clippy::panic)]

mod agreed;
mod alerts;
mod all_clear;
mod challenges;
mod coaching;
mod days;
mod deals;
mod future;
mod groups;
mod hand_edits;
mod histories;
mod ids;
mod joinings;
mod merge_laws;
mod merges;
mod moments;
mod needs;
mod news;
mod opinions;
mod people;
mod properties;
mod questions;
mod reach;
mod reasons;
mod removals;
mod round_trips;
mod stale_copies;
mod tables;
mod verdicts;
mod whole_deals;
mod whole_groups;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use stakemap::content;
use stakemap::domain::answer::{Answer, Answers, Item};
use stakemap::domain::deal::{Act, Deal};
use stakemap::domain::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::model::Model;
use stakemap::domain::playbook::Playbook;
use stakemap::domain::stakeholder::Stakeholder;
use stakemap::domain::task::Task;
use stakemap::domain::tell::TellAnswer;
use stakemap::domain::verdict::{Verdict, judge};
use std::sync::LazyLock;
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 21);
const ANN: StakeholderId = StakeholderId(Uuid::from_u128(1));

static PLAYBOOK: LazyLock<Playbook> = LazyLock::new(|| content::playbook(&[]).0);

fn model() -> &'static Model {
    &PLAYBOOK.model
}

/// One answer from `item=answer`.
fn answer(text: &str) -> Answer {
    let (item, answer) = text.split_once('=').unwrap();
    Item::from_id(item).unwrap().answer(answer).unwrap()
}

/// Answers from `item=answer` words.
fn answers(text: &str) -> Answers {
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

/// Gives Ann a task and judges it.
fn judged(deal: &mut Deal, number: u32, minute: u32, result: TellAnswer) {
    deal.give_task(ANN, task(number, TODAY));
    deal.judge_task(ANN, record(u128::from(number)), act("Ida", minute), result);
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 5e-5
}
