//! Hindsight: what the history of an ended deal says, and a deal's counts.

use super::alerts::{EVA, TOM, action, ago, call, roles, snooze, sound, tick};
use super::*;
use serde_json::Map;
use stakemap::domain::change::diff::changes;
use stakemap::domain::judge::hindsight::{Held, Hindsight, hindsight, snoozes};
use stakemap::domain::judge::score::{Count, score};
use stakemap::domain::method::alert_kind::AlertKind;
use stakemap::domain::record::card::Role;
use stakemap::domain::record::outcome::{DealOutcome, Ending};
use stakemap::domain::record::profile::ProfileGroup;
use stakemap::domain::record::step::Step;
use stakemap::export::words::hindsight::{hindsight_title, hindsight_words};
use std::sync::Arc;

const ZOE: StakeholderId = StakeholderId(Uuid::from_u128(5));

/// Makes a change as a step of the history.
fn step(deal: &mut Deal, number: u128, change: impl FnOnce(&mut Deal)) {
    let before = deal.clone();
    change(deal);
    let changes = changes(&before, deal);
    deal.history.push(Arc::new(Step::new(record(number), at(5), "Ida", "a change", changes)));
}

fn lost(deal: &mut Deal) {
    let (result, why) = (Ending::Lost.into(), "the board said so".into());
    deal.outcome = Some(DealOutcome { result, on: TODAY, why, by: "Ida".into(), at: at(1), extra: Map::new() });
}

/// A sound deal with somebody who approves and whom nobody met.
fn unmet() -> Deal {
    let mut deal = sound();
    deal.created = at(-60 * 24 * 100);
    deal.add_person(Stakeholder::new(ZOE, "Zoe Hart"));
    deal.edit_card(ZOE, |card| card.roles = roles(&[Role::Approves]));
    deal
}

fn looked_back(deal: &Deal) -> Hindsight {
    hindsight(&PLAYBOOK, deal, &snoozes(deal)).expect("it has ended")
}

#[test]
fn an_open_deal_has_no_hindsight() {
    assert!(hindsight(&PLAYBOOK, &unmet(), &[]).is_none());
}

#[test]
fn whoever_approves_and_was_never_met_is_said_first_with_how_often_that_was_snoozed() {
    let mut deal = unmet();
    let key = format!("never-met:{ZOE}");
    step(&mut deal, 7001, |deal| snooze(deal, &key, ago(-3)));
    step(&mut deal, 7002, |deal| {
        snooze(deal, &key, ago(-9));
        deal.snoozes.last_mut().unwrap().id = record(901);
    });
    step(&mut deal, 7003, |deal| {
        snooze(deal, &key, ago(-12));
        deal.snoozes.last_mut().unwrap().id = record(902);
    });
    // One that was taken back doesn't count.
    let mut undo = Step::new(record(7004), at(6), "Ida", "undo", Vec::new());
    undo.undoes = Some(record(7003));
    deal.history.push(Arc::new(undo));
    lost(&mut deal);
    let found = looked_back(&deal);
    assert_eq!(found.never_met, [(ZOE, 2)]);
    assert!(!found.stood.iter().any(|(one, _)| one.kind == AlertKind::NeverMet && one.people == [ZOE]));
    let parts = hindsight_words(&deal, &found);
    let (_, lines) = &parts[0];
    let weeks = found.weeks;
    assert_eq!(
        lines[0].1,
        format!("Nobody met Zoe Hart, who approves, in {weeks} weeks; that alert was snoozed twice.")
    );
    assert_eq!(hindsight_title(deal.outcome.as_ref().unwrap(), &found), format!("Lost after {weeks} weeks"));
    assert!(weeks >= 14, "{weeks}");
    // Those who were met are not blamed.
    deal.edit_card(ZOE, |card| card.roles = roles(&[Role::Uses]));
    assert_eq!(looked_back(&deal).never_met, []);
}

#[test]
fn alerts_that_stood_in_the_end_are_told_although_an_ended_deal_raises_none() {
    let mut deal = sound();
    deal.edit_action(record(610), |action| action.due = ago(2));
    lost(&mut deal);
    let found = looked_back(&deal);
    assert!(found.stood.iter().any(|(one, snoozed)| one.kind == AlertKind::ActionOverdue && *snoozed == 0));
}

#[test]
fn each_label_held_or_did_not_or_nobody_can_tell() {
    let mut deal = unmet();
    deal.edit_person(ANN, |ann| ann.labels.push(call("mobilizer")));
    deal.edit_person(TOM, |tom| tom.labels.push(call("teacher")));
    deal.edit_person(ZOE, |zoe| zoe.labels.push(call("blocker")));
    lost(&mut deal);
    let held: Vec<_> = looked_back(&deal).labels.into_iter().map(|one| (one.person, one.held)).collect();
    assert_eq!(held, [(ANN, Held::Yes), (TOM, Held::No(ProfileGroup::Talker)), (ZOE, Held::Unknown)]);
}

#[test]
fn counts_count_what_was_shown_and_not_what_is_easy() {
    let mut deal = unmet();
    let count = |done, of| Count { done, of };
    let now = |deal: &Deal| score(&PLAYBOOK, deal, TODAY);
    assert_eq!(now(&deal).met, count(2, 3), "Ann and Eva were met, Zoe was not, Tom doesn't matter here");
    assert_eq!(now(&deal).joint, count(0, 3));
    deal.mark(tick(700, "joint.problem", "", ago(4)));
    assert_eq!(now(&deal).joint, count(0, 3), "a tick without evidence proves nothing");
    deal.mark(tick(700, "joint.problem", "wrote it on one page", ago(4)));
    assert_eq!(now(&deal).joint, count(1, 3));
    assert_eq!(now(&deal).kept, count(0, 0), "steps of no review are no decisions of one");
    for (number, due) in [(650, ago(5)), (651, ago(1)), (652, ago(-1))] {
        let mut one = action(number, Some(EVA), due);
        one.review = Some(record(99));
        deal.plan_action(one);
    }
    deal.finish_action(record(650), act("Ida", 90));
    assert_eq!(now(&deal).kept, count(1, 2), "what isn't due yet is neither kept nor broken");
}
