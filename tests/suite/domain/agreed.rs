//! A pile of single yeses is never a collective yes, whoever says yes and however often.

use super::*;
use proptest::prelude::*;
use serde_json::Map;
use stakemap::domain::change::integrity::unknown_to;
use stakemap::domain::judge::agreed::{
    Collective, Intent, Pile, agreement, collective, group_size, intent, intent_points, joint_id, members, pile,
};
use stakemap::domain::record::card::{Role, Standing};
use stakemap::domain::record::coaching::Tick;
use stakemap::domain::record::stance::{AGREEMENTS, Agreement, Position, Stance, Stood, Topic};

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

fn deal_of(count: u128) -> Deal {
    let mut deal = Deal::new(DealId(Uuid::from_u128(99)), "Halden", "Kim", at(0));
    for number in 0..count {
        deal.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(number + 1)), &format!("Person {number}")));
    }
    deal
}

fn on(topic: Topic, one: Agreement) -> Position {
    match topic {
        Topic::Solution => Position::Solution(one),
        Topic::Supplier => Position::Supplier(one),
        Topic::Problem | Topic::Buy | Topic::Advocate => Position::Problem(one),
    }
}

fn says(deal: &mut Deal, who: u128, topic: Topic, one: Agreement, day: i8) {
    let stance = Stance {
        id: RecordId(Uuid::from_u128(
            1000 + deal.stakeholders.iter().map(|one| one.stances.len() as u128).sum::<u128>(),
        )),
        what: Stood::Known(on(topic, one)),
        evidence: "Said so".into(),
        on: date(2026, 11, day),
        by: "Kim".into(),
        at: at(i64::from(day)),
        hearsay: None,
        extra: Map::new(),
    };
    deal.take_stance(StakeholderId(Uuid::from_u128(who)), stance);
}

fn tick(id: &str, evidence: &str) -> Tick {
    Tick {
        id: RecordId(Uuid::from_u128(7)),
        verifier: id.into(),
        evidence: evidence.into(),
        on: TODAY,
        by: "Kim".into(),
        at: at(9),
        extra: Map::new(),
    }
}

#[test]
fn the_pile_counts_each_person_once_by_their_latest_word() {
    let mut deal = deal_of(4);
    says(&mut deal, 1, Topic::Problem, Agreement::Yes, 3);
    says(&mut deal, 2, Topic::Problem, Agreement::No, 3);
    says(&mut deal, 2, Topic::Problem, Agreement::Unsure, 9);
    says(&mut deal, 3, Topic::Solution, Agreement::Yes, 3);
    assert_eq!(pile(&deal, Topic::Problem), Pile { yes: 1, unsure: 1, no: 0, unknown: 2 });
    assert_eq!(pile(&deal, Topic::Solution), Pile { yes: 1, unsure: 0, no: 0, unknown: 3 });
    assert_eq!(agreement(&deal.stakeholders[1], Topic::Problem), Some(Agreement::Unsure));
}

#[test]
fn who_left_and_who_only_influences_from_outside_does_not_count() {
    let mut deal = deal_of(4);
    let [left, outside, both, unfound] = [1, 2, 3, 4].map(|id| StakeholderId(Uuid::from_u128(id)));
    deal.edit_card(left, |card| card.standing = Some(Standing::Left.into()));
    deal.edit_card(outside, |card| card.roles.set(Role::Outside, true));
    deal.edit_card(both, |card| card.roles.replace([Role::Outside, Role::Uses]));
    deal.edit_card(unfound, |card| card.standing = Some(Standing::NotFound.into()));
    assert_eq!(members(&deal).map(|person| person.id).collect::<Vec<_>>(), [both, unfound]);
    // A part that nobody was found for takes part, and is nobody known by name.
    assert_eq!((group_size(&deal), pile(&deal, Topic::Supplier).all()), (1, 2));
}

#[test]
fn only_a_tick_with_what_they_did_together_proves_a_collective_yes() {
    let mut deal = deal_of(2);
    deal.mark(tick("joint.solution", " "));
    assert!(matches!(collective(&deal, Topic::Solution), Collective::Bare(_)));
    deal.mark(tick("joint.solution", "Signed the scope, all in one room"));
    assert!(matches!(collective(&deal, Topic::Solution), Collective::Proved(_)));
    assert_eq!(collective(&deal, Topic::Problem), Collective::No);
}

#[test]
fn every_joint_act_has_its_text() {
    for topic in AGREEMENTS {
        assert!(PLAYBOOK.group.mark(joint_id(topic)).is_some(), "{}", joint_id(topic));
    }
}

#[test]
fn a_surveyed_size_has_its_figure_and_what_lies_between_is_called_so() {
    let points = intent_points(&PLAYBOOK);
    assert_eq!(points, [(1, 81.0), (2, 55.0), (6, 31.0)]);
    let of = |size| intent(&points, size);
    assert_eq!(of(0), None);
    assert_eq!([of(1), of(2), of(6)], [81.0, 55.0, 31.0].map(|chance| Some(Intent::Surveyed(chance))));
    // A quarter of the way from 55 to 31 is 49.
    assert_eq!(of(3), Some(Intent::Between(49.0)));
    assert_eq!(of(5), Some(Intent::Between(37.0)));
    assert_eq!([of(7), of(40)], [Some(Intent::AtMost(31.0)); 2]);
    assert_eq!(intent(&[], 3), None);
}

#[test]
fn what_the_method_does_not_know_of_the_group_is_named() {
    let mut deal = deal_of(1);
    assert_eq!(unknown_to(&PLAYBOOK, &deal), Vec::new());
    deal.mark(tick("joint.lunch", "They had lunch"));
    deal.mark(tick("learning.resolve", "They decided together"));
    deal.stage = "haggle".into();
    deal.edit_plan(StakeholderId(Uuid::from_u128(1)), |plan| plan.stage = "later".into());
    let names: Vec<&str> = unknown_to(&PLAYBOOK, &deal).iter().map(|one| one.name).collect();
    assert_eq!(names, ["unknown-mark", "unknown-purchase-stage", "unknown-plan-stage"]);
    deal.stage = "criteria".into();
    assert_eq!(unknown_to(&PLAYBOOK, &deal).len(), 2);
}

proptest! {
    #[test]
    fn a_pile_never_counts_as_collective(
        words in prop::collection::vec((1_u128..7, 0_usize..3, 0_usize..3, 1_i8..28), 0..40),
    ) {
        let mut deal = deal_of(6);
        let all = [Agreement::No, Agreement::Unsure, Agreement::Yes];
        for (who, topic, one, day) in words {
            says(&mut deal, who, AGREEMENTS[topic], all[one], day);
        }
        for topic in AGREEMENTS {
            prop_assert_eq!(collective(&deal, topic), Collective::No);
            prop_assert_eq!(pile(&deal, topic).all(), 6);
        }
        // And what they do together moves nobody's own word.
        let before = AGREEMENTS.map(|topic| pile(&deal, topic));
        deal.mark(tick("joint.problem", "One paper, signed by all"));
        prop_assert_eq!(AGREEMENTS.map(|topic| pile(&deal, topic)), before);
        prop_assert!(matches!(collective(&deal, Topic::Problem), Collective::Proved(_)));
        prop_assert_eq!(collective(&deal, Topic::Supplier), Collective::No);
    }

    #[test]
    fn a_larger_group_is_never_likelier_to_buy(size in 1_usize..30) {
        let chance = |size| match intent(&intent_points(&PLAYBOOK), size) {
            Some(Intent::Surveyed(chance) | Intent::Between(chance) | Intent::AtMost(chance)) => chance,
            None => f64::NAN,
        };
        prop_assert!(chance(size + 1) <= chance(size));
    }
}
