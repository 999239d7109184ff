//! Editing a deal.

use super::*;
use jiff::civil::Date;
use stakemap::domain::record::coaching::{StageEntry, Tick};

fn tick(number: u128, verifier: &str, evidence: &str, on: Date) -> Tick {
    Tick {
        id: record(number),
        verifier: verifier.into(),
        evidence: evidence.into(),
        on,
        by: "Ida".into(),
        at: at(1),
        extra: serde_json::Map::new(),
    }
}

#[test]
fn edit_leaves_every_other_person_the_same_allocation() {
    let mut before = deal();
    before.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(2)), "Tom Ruiz"));
    let mut after = before.clone();
    after.edit_person(ANN, |ann| ann.title = "Controller".into());
    assert!(std::sync::Arc::ptr_eq(&before.stakeholders[1], &after.stakeholders[1]));
    assert_eq!(before.stakeholders[0].title, "", "the older state stays as it was");
}

#[test]
fn removing_a_person_removes_their_coaching() {
    let mut deal = deal();
    deal.tick(ANN, act("Ida", 5), tick(6, "names-who-agrees", "", TODAY));
    deal.remove_person(ANN);
    assert!(deal.stakeholders.is_empty() && deal.coaching.is_empty());
}

#[test]
fn second_tick_on_a_verifier_changes_the_first() {
    let mut deal = deal();
    let mut first = tick(6, "one", "", TODAY);
    first.extra.insert("newer".to_owned(), 1.into());
    deal.tick(ANN, act("Ida", 5), first);
    deal.tick(ANN, act("Ida", 7), tick(8, "one", "sent the list of names", TODAY));
    let track = deal.track(ANN).unwrap();
    assert_eq!((track.id, track.ticks.len()), (record(5), 1));
    let kept = track.tick("one").unwrap();
    assert_eq!((kept.id, kept.evidence.as_str(), kept.extra.len()), (record(6), "sent the list of names", 1));
    deal.untick(ANN, act("Ida", 9), "one");
    assert!(deal.track(ANN).unwrap().ticks.is_empty());
}

#[test]
fn coaching_begins_for_nobody_who_is_not_in_the_deal_and_by_no_untick() {
    let mut deal = deal();
    let nobody = StakeholderId(Uuid::from_u128(77));
    let line = StageEntry {
        id: record(3),
        stage: "plan".into(),
        text: "Ann brings Tom".into(),
        extra: serde_json::Map::new(),
    };
    deal.tick(nobody, act("Ida", 5), tick(6, "one", "", TODAY));
    deal.add_line(nobody, act("Ida", 7), line);
    deal.untick(ANN, act("Ida", 9), "one");
    assert!(deal.coaching.is_empty());
}

#[test]
fn edits_of_nobody_change_nothing() {
    let before = deal();
    let mut after = before.clone();
    let nobody = StakeholderId(Uuid::from_u128(77));
    after.answer(nobody, act("Ida", 1), answer("talk=we"));
    after.give_task(nobody, task(1, TODAY));
    after.judge_task(ANN, record(99), act("Ida", 1), TellAnswer::Delivered);
    after.remove_person(nobody);
    assert_eq!(before, after);
}

#[test]
fn judging_anew_keeps_what_a_newer_version_wrote_there() {
    let mut deal = deal();
    judged(&mut deal, 20, 30, TellAnswer::Delivered);
    deal.edit_person(ANN, |ann| {
        ann.tasks[0].judged.as_mut().unwrap().extra.insert("newer".to_owned(), 1.into());
    });
    deal.judge_task(ANN, record(20), act("Tom", 40), TellAnswer::InPart);
    let judgement = ann(&deal).tasks[0].judged.as_ref().unwrap();
    assert_eq!((judgement.by.as_str(), judgement.at, judgement.extra.len()), ("Tom", at(40), 1));
}

#[test]
fn answer_to_another_tell_is_no_result_of_a_task() {
    let mut deal = deal();
    deal.give_task(ANN, task(20, TODAY));
    deal.judge_task(ANN, record(20), act("Ida", 30), TellAnswer::We);
    assert!(ann(&deal).tasks[0].is_open());
}

type Edit = fn(&mut Deal);

#[test]
fn same_content_looks_at_everything_but_the_history() {
    let deal = deal();
    let mut other = deal.clone();
    let step = stakemap::domain::record::step::Step::new(record(1), at(1), "Ida", "add Ann Lee", Vec::new());
    other.history.push(std::sync::Arc::new(step));
    assert!(deal.same_content(&other) && deal != other);
    let edits: [(&str, Edit); 10] = [
        ("id", |deal| deal.id = DealId(Uuid::from_u128(3))),
        ("name", |deal| deal.name = "x".into()),
        ("value", |deal| deal.value = "x".into()),
        ("about", |deal| deal.about = "x".into()),
        ("owner", |deal| deal.owner = "x".into()),
        ("created", |deal| deal.created = at(9)),
        ("sample", |deal| deal.sample = true),
        ("people", |deal| deal.edit_person(ANN, |ann| ann.name = "x".into())),
        ("coaching", |deal| deal.edit_track(ANN, act("Ida", 1), |_| {})),
        ("extra", |deal| _ = deal.extra.insert("newer".to_owned(), true.into())),
    ];
    for (what, edit) in edits {
        let mut other = deal.clone();
        edit(&mut other);
        assert!(!deal.same_content(&other), "{what}");
    }
}
