//! Hindsight: what the history of an ended deal says, and a deal's counts.

use super::alerts::{EVA, TOM, action, ago, call, roles, snooze, sound, tick};
use super::*;
use serde_json::Map;
use stakemap::domain::change::diff::changes;
use stakemap::domain::judge::hindsight::{Held, Hindsight, hindsight, snoozes};
use stakemap::domain::judge::quality::{ENOUGH, EndedDeal, Quality, ended, quality};
use stakemap::domain::judge::score::{Count, score};
use stakemap::domain::method::alert_kind::AlertKind;
use stakemap::domain::record::card::Role;
use stakemap::domain::record::choice::Choices;
use stakemap::domain::record::outcome::{Bought, DealOutcome, Ending, GroupEnd};
use stakemap::domain::record::profile::ProfileGroup;
use stakemap::domain::record::step::Step;
use stakemap::export::quality::quality_text;
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
    deal.outcome = Some(DealOutcome {
        result,
        bought: None,
        group: None,
        on: TODAY,
        why,
        by: "Ida".into(),
        at: at(1),
        extra: Map::new(),
    });
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

/// A deal that ended in a way, with a label that held or not, and what somebody said of its quality.
fn ended_as(result: Ending, bought: Option<Bought>, group: Option<GroupEnd>) -> Deal {
    let mut deal = sound();
    lost(&mut deal);
    let outcome = deal.outcome.as_mut().unwrap();
    outcome.result = result.into();
    outcome.bought = bought.map(Into::into);
    outcome.group = group.map(Into::into);
    deal
}

proptest::proptest! {
    /// Every deal is counted once on one side of each sign or on neither, a deal that wasn't won was never bought, and
    /// nothing is compared from few deals.
    #[test]
    fn the_table_over_deals_counts_each_once(
        ends in proptest::collection::vec((0..3_usize, proptest::option::of(0..2_usize), proptest::option::of(0..2_usize)), 0..14)
    ) {
        let deal = |(result, bought, group): &(usize, Option<usize>, Option<usize>)| {
            ended_as(Ending::ALL[*result], bought.map(|at| Bought::ALL[at]), group.map(|at| GroupEnd::ALL[at]))
        };
        let all: Vec<EndedDeal> = ends.iter().filter_map(|one| ended(&PLAYBOOK, &deal(one))).collect();
        proptest::prop_assert_eq!(all.len(), ends.len());
        let table = quality(&all);
        let won = ends.iter().filter(|(result, _, _)| Ending::ALL[*result] == Ending::Won);
        proptest::prop_assert_eq!(table.all.won, Count { done: won.clone().count(), of: all.len() });
        proptest::prop_assert_eq!(table.all.premium.of, won.filter(|(_, bought, _)| bought.is_some()).count());
        for (sign, with, without) in &table.signs {
            let known = all.iter().filter(|one| one.signs.iter().any(|(known, _)| known == sign)).count();
            proptest::prop_assert_eq!(with.won.of + without.won.of, known);
            let is_enough = with.won.of >= ENOUGH && without.won.of >= ENOUGH;
            proptest::prop_assert_eq!(Quality::is_enough(*with, *without), is_enough);
        }
        let text = quality_text(&all);
        proptest::prop_assert_eq!(text.is_empty(), all.is_empty());
        let few = table.signs.iter().filter(|(_, with, without)| !Quality::is_enough(*with, *without)).count();
        proptest::prop_assert_eq!(text.matches("too few deals").count(), if all.is_empty() { 0 } else { few });
    }
}

#[test]
fn an_open_deal_isnt_counted_and_labels_are_by_the_group_they_name() {
    assert_eq!(ended(&PLAYBOOK, &sound()), None);
    let mut deal = ended_as(Ending::Won, Some(Bought::CutDown), Some(GroupEnd::Apart));
    deal.edit_person(TOM, |tom| tom.labels.push(call("mobilizer")));
    let table = quality(&[ended(&PLAYBOOK, &deal).unwrap()]);
    assert_eq!(table.labels, [(ProfileGroup::Mobilizer, [0, 1, 0])]);
    assert_eq!((table.all.premium.done, table.all.premium.of), (0, 1));
    let page = hindsight_words(&deal, &looked_back(&deal));
    assert_eq!(page[0].1[0].1, "Cut down, the group came apart.");
}
