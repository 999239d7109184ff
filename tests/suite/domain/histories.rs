//! What a step of the history says about a change.

use super::*;
use serde_json::{Value, json};
use stakemap::domain::change::diff::changes;
use stakemap::domain::record::step::Change;

fn told(before: &Deal, after: &Deal) -> Vec<(String, Value, Value)> {
    changes(before, after).into_iter().map(|Change { place, from, to, .. }| (place, from, to)).collect()
}

const ANN_AT: &str = "stakeholders/00000000-0000-0000-0000-000000000001";

#[test]
fn field_of_the_deal_is_named_with_both_values() {
    let before = deal();
    let after = Deal { name: "Acme · Line 5".into(), value: "€480k".into(), ..before.clone() };
    assert_eq!(
        told(&before, &after),
        [("name".to_owned(), json!("Acme"), json!("Acme · Line 5")), ("value".to_owned(), Value::Null, json!("€480k")),]
    );
}

#[test]
fn field_inside_a_list_is_named_by_the_id_of_its_entry() {
    let mut before = deal();
    record_answers(&mut before, "Ida", 10, "talk=we insight=pressed");
    let mut after = before.clone();
    after.answer(ANN, act("Ida", 20), answer("talk=me"));
    let one = format!("{ANN_AT}/observations/{}", record(10));
    assert_eq!(
        told(&before, &after),
        [
            (format!("{one}/answer"), json!("we"), json!("me")),
            (format!("{one}/at"), json!(at(10).to_string()), json!(at(20).to_string())),
        ]
    );
}

#[test]
fn entry_that_is_added_or_removed_is_told_whole() {
    let mut before = deal();
    judged(&mut before, 20, 30, TellAnswer::Delivered);
    let mut after = before.clone();
    after.edit_person(ANN, |ann| ann.tasks.clear());
    after.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(2)), "Tom Ruiz"));
    let there = told(&before, &after);
    let back = told(&after, &before);
    assert_eq!(there.len(), 2);
    for ((place, from, to), (place_back, from_back, to_back)) in there.iter().zip([&back[1], &back[0]]) {
        assert_eq!((place, from, to), (place_back, to_back, from_back));
    }
    assert_eq!(there[0].0, format!("{ANN_AT}/tasks/{}", record(20)));
    assert_eq!((there[0].1["judged"]["result"].as_str(), &there[0].2), (Some("delivered"), &Value::Null));
    assert_eq!((&there[1].1, there[1].2["name"].as_str()), (&Value::Null, Some("Tom Ruiz")));
}

#[test]
fn entries_that_are_added_are_told_in_the_order_of_their_list() {
    let before = deal();
    let mut after = before.clone();
    after.give_task(ANN, task(30, TODAY));
    after.give_task(ANN, task(20, TODAY));
    let places: Vec<String> = told(&before, &after).into_iter().map(|one| one.0).collect();
    assert_eq!(places, [30, 20].map(|number| format!("{ANN_AT}/tasks/{}", record(number))));
}

#[test]
fn removed_person_is_told_with_everything_known_about_them() {
    let mut before = deal();
    record_answers(&mut before, "Ida", 10, "talk=we");
    before.edit_track(ANN, act("Ida", 15), |_| {});
    let mut after = before.clone();
    after.remove_person(ANN);
    let told = told(&before, &after);
    assert_eq!(
        told.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(),
        [ANN_AT, "coaching/00000000-0000-0000-0000-00000000000f",]
    );
    assert_eq!(told[0].1["observations"][0]["answer"], "we");
}

#[test]
fn other_order_of_the_same_entries_is_a_change_too() {
    let mut before = deal();
    record_answers(&mut before, "Ida", 10, "talk=we insight=pressed");
    before.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(2)), "Tom Ruiz"));
    let mut after = before.clone();
    after.stakeholders.reverse();
    assert_eq!(told(&before, &after).iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["stakeholders"]);
    let mut after = before.clone();
    after.edit_person(ANN, |ann| ann.observations.reverse());
    let list = format!("{ANN_AT}/observations");
    assert_eq!(told(&before, &after).iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), [list]);
}

#[test]
fn entries_that_share_an_id_are_told_too() {
    let mut before = deal();
    before.add_person(Stakeholder::new(ANN, "Ann Lee, again"));
    let mut renamed = before.clone();
    renamed.stakeholders[1] = Stakeholder::new(ANN, "Ann Lee-Brown").into();
    assert_eq!(told(&before, &renamed), [(format!("{ANN_AT}/name"), json!("Ann Lee, again"), json!("Ann Lee-Brown"))]);
    let mut fewer = before.clone();
    fewer.stakeholders.remove(0);
    assert_eq!(told(&before, &fewer).len(), 1);
    let mut more = before.clone();
    more.edit_person(ANN, |ann| ann.tasks = vec![task(5, TODAY), task(5, date(2026, 12, 1))]);
    let mut less = before.clone();
    less.edit_person(ANN, |ann| ann.tasks = vec![task(5, date(2026, 12, 1))]);
    assert_eq!(told(&more, &less).len(), 1);
}

#[test]
fn histories_are_no_change() {
    let mut deal = deal();
    let before = deal.clone();
    deal.history.push(std::sync::Arc::new(stakemap::domain::record::step::Step {
        id: record(1),
        at: at(1),
        by: "".into(),
        what: "undo: edit Ann".into(),
        undoes: Some(record(2)),
        within: None,
        changes: Vec::new(),
        extra: serde_json::Map::new(),
    }));
    assert_eq!(changes(&before, &deal), []);
}
