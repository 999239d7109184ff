//! One merge for two sides of a deal: what is taken, what conflicts, what comes back, and how a conflict is settled.

use super::*;
use serde_json::{Map, Value, json};
use stakemap::domain::change::conflict_words::{ConflictWords, conflict_words};
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::merge::{common_ancestor, merge};
use stakemap::domain::change::settle::{Keep, Settled};
use stakemap::domain::change::take_back::take_back;
use stakemap::domain::record::coaching::{StageEntry, Tick};
use stakemap::domain::record::conflict::Conflict;
use stakemap::domain::record::step::Step;
use std::sync::Arc;

const TOM: StakeholderId = StakeholderId(Uuid::from_u128(2));
const TOM_AT: &str = "stakeholders/00000000-0000-0000-0000-000000000002";

/// Ann and Tom, each with an answer; Ann is coached.
fn base() -> Deal {
    let mut deal = deal();
    deal.add_person(Stakeholder { title: "Plant manager".to_owned().into(), ..Stakeholder::new(TOM, "Tom Ruiz") });
    record_answers(&mut deal, "Ida", 10, "talk=both");
    deal.answer(TOM, act("Ida", 11), answer("insight=accepted"));
    deal.edit_track(ANN, act("Ida", 12), |_| {});
    deal
}

fn title(deal: &Deal, title: &str) -> Deal {
    let mut deal = deal.clone();
    deal.edit_person(TOM, |tom| tom.title = title.to_owned().into());
    deal
}

fn tom(deal: &Deal) -> &Stakeholder {
    deal.person(TOM).unwrap()
}

/// Merges both ways round, which must come to the same.
#[track_caller]
fn merged(base: &Deal, ours: &Deal, theirs: &Deal) -> Deal {
    let merged = merge(Some(base), ours, theirs);
    assert_eq!(merge(Some(base), theirs, ours), merged, "whose side is ours makes no difference");
    assert!(merged.conflicts.iter().all(|id| merged.deal.conflict(*id).is_some()));
    merged.deal
}

fn told(conflict: &Conflict) -> (&str, Option<&Value>, Option<&Value>, Option<&Value>) {
    (&conflict.place, conflict.base.as_ref(), conflict.standing.as_ref(), conflict.other.as_ref())
}

fn words(deal: &Deal) -> [String; 4] {
    let ConflictWords { whose, field, standing, other } = conflict_words(&PLAYBOOK, deal, &deal.conflicts[0]);
    [whose, field, standing, other]
}

fn a_line(number: u128, text: &str) -> StageEntry {
    StageEntry { id: record(number), stage: "plan".to_owned().into(), text: text.to_owned().into(), extra: Map::new() }
}

fn step(number: u128, before: &Deal, after: &mut Deal) {
    let changes = changes(before, after);
    let (id, what) = (record(number), "edit".to_owned());
    let by = String::new();
    after.history.push(Arc::new(Step {
        id,
        at: at(0),
        by: by.into(),
        what: what.into(),
        undoes: None,
        within: None,
        changes,
        extra: Map::new(),
    }));
}

#[test]
fn fields_that_only_one_side_changed_are_taken_from_it() {
    let base = base();
    let mut ours = title(&base, "COO");
    ours.edit_person(TOM, |tom| _ = tom.extra.insert("a/b".to_owned(), json!({"x": 1})));
    let mut theirs = Deal { name: "Acme · Line 5".to_owned().into(), ..base.clone() };
    theirs.edit_person(TOM, |tom| tom.name = "Tomás Ruiz".to_owned().into());
    let both = merged(&base, &ours, &theirs);
    assert_eq!((both.name.to_string(), tom(&both).name.to_string()), ("Acme · Line 5".into(), "Tomás Ruiz".into()));
    assert_eq!((tom(&both).title.to_string(), &tom(&both).extra["a/b"]), ("COO".to_owned(), &json!({"x": 1})));
    assert_eq!(both.conflicts, []);
}

#[test]
fn people_that_are_not_changed_stay_the_same_allocation() {
    let base = base();
    let ours = title(&base, "COO");
    let theirs: Deal = serde_json::from_value(serde_json::to_value(&base).unwrap()).unwrap();
    let both = merge(Some(&base), &ours, &theirs).deal;
    for (before, after) in ours.stakeholders.iter().zip(&both.stakeholders) {
        assert!(Arc::ptr_eq(before, after));
    }
    assert!(Arc::ptr_eq(&ours.coaching[0], &both.coaching[0]));
}

#[test]
fn field_that_both_changed_keeps_both_values_and_says_so() {
    let base = base();
    let both = merged(&base, &title(&base, "COO"), &title(&base, "Head of production"));
    let place = format!("{TOM_AT}/title");
    let (standing, other) = (json!("Head of production"), json!("COO"));
    assert_eq!(told(&both.conflicts[0]), (&*place, Some(&json!("Plant manager")), Some(&standing), Some(&other)));
    assert_eq!(tom(&both).title.to_string(), "Head of production");
    assert_eq!(words(&both), ["Tom Ruiz", "job title", "Head of production", "COO"]);
    let third = merged(&base, &both, &title(&base, "Managing director"));
    let all: Vec<&Value> = third.conflicts.iter().flat_map(|one| [&one.standing, &one.other]).flatten().collect();
    for title in ["COO", "Head of production", "Managing director"] {
        assert!(all.contains(&&json!(title)), "{title} is lost");
    }
}

#[test]
fn two_answers_to_one_item_clash_as_a_whole_and_the_later_stands() {
    let base = base();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.answer(ANN, act("Ida", 30), answer("talk=we"));
    theirs.answer(ANN, act("Ida", 20), answer("talk=me"));
    let both = merged(&base, &ours, &theirs);
    assert_eq!(both.conflicts.len(), 1, "the answer and its time are one");
    assert_eq!(ann(&both), ann(&ours));
    assert_eq!(
        words(&both),
        ["Ann Lee", PLAYBOOK.tells[1].title.as_str(), "We: the group's point of view", "Me: their own point of view"]
    );
    let mut settled = both.clone();
    assert_eq!(settled.settle(both.conflicts[0].id, Keep::Other), Settled::Chosen);
    assert_eq!((ann(&settled), settled.conflicts.len()), (ann(&theirs), 0));
    let mut again = base.clone();
    again.answer(ANN, act("Ida", 25), answer("talk=we"));
    let both = merged(&base, &ours, &again);
    assert_eq!((&both.conflicts, ann(&both)), (&Vec::new(), ann(&ours)), "the same answer at another time is no clash");
}

#[test]
fn judgements_never_mix() {
    let mut base = base();
    base.give_task(ANN, task(40, TODAY));
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.judge_task(ANN, record(40), act("Ida", 50), TellAnswer::Delivered);
    theirs.judge_task(ANN, record(40), act("Tom", 60), TellAnswer::Refused);
    let both = merged(&base, &ours, &theirs);
    assert_eq!(ann(&both).tasks, ann(&theirs).tasks);
    assert_eq!(both.conflicts.len(), 1);
    let mut settled = both.clone();
    settled.settle(both.conflicts[0].id, Keep::Other);
    assert_eq!(ann(&settled).tasks, ann(&ours).tasks);
    assert_eq!(words(&both)[1], "how the task went: “bring the plant manager to the…”");
}

#[test]
fn entry_removed_here_and_changed_there_stays_until_somebody_chooses() {
    let mut base = base();
    base.give_task(ANN, task(40, TODAY));
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.edit_person(ANN, |ann| ann.tasks.clear());
    theirs.edit_person(ANN, |ann| ann.tasks[0].due = date(2026, 12, 1));
    let both = merged(&base, &ours, &theirs);
    assert_eq!(ann(&both).tasks, ann(&theirs).tasks);
    assert_eq!(words(&both)[3], "removed");
    let id = both.conflicts[0].id;
    let (mut kept, mut removed) = (both.clone(), both.clone());
    kept.settle(id, Keep::Standing);
    removed.settle(id, Keep::Other);
    assert_eq!((kept.conflicts.len(), &ann(&kept).tasks), (0, &ann(&theirs).tasks));
    assert_eq!((removed.conflicts.len(), ann(&removed).tasks.len()), (0, 0));
    let mut back = both.clone();
    back.edit_person(ANN, |ann| ann.tasks.clear());
    assert_eq!(back.settle(id, Keep::Standing), Settled::Chosen);
    assert_eq!(ann(&back).tasks, ann(&theirs).tasks, "an entry that is gone by now comes back");
}

#[test]
fn person_comes_back_with_the_coaching_and_goes_with_it() {
    let base = base();
    let mut ours = base.clone();
    ours.remove_person(ANN);
    let mut coached = base.clone();
    coached.add_line(ANN, act("Ida", 70), a_line(71, "Ida brings the controller"));
    let mut renamed = base.clone();
    renamed.edit_person(ANN, |ann| ann.name = "Ann Lee-Brown".to_owned().into());
    for theirs in [coached, renamed] {
        let both = merged(&base, &ours, &theirs);
        assert_eq!((both.person(ANN), both.track(ANN)), (theirs.person(ANN), theirs.track(ANN)));
        assert_eq!(both.conflicts.len(), 1, "one question, not one for each list");
        assert_eq!(words(&both)[1..].iter().map(String::as_str).collect::<Vec<_>>()[..1], ["the person"]);
        let mut settled = both.clone();
        settled.settle(both.conflicts[0].id, Keep::Other);
        assert!(settled.same_content(&ours), "removed together");
    }
}

/// What somebody of ours might note about Ann, one way after the other.
fn notes_about_ann() -> Vec<fn(&mut Deal)> {
    fn read<T: serde::de::DeserializeOwned>(fields: &Value) -> T {
        let own = json!({"id": record(90), "by": "Ida", "at": at(0), "given": at(0), "on": TODAY, "due": TODAY});
        let all = own.as_object().unwrap().iter().chain(fields.as_object().unwrap());
        serde_json::from_value(Value::Object(all.map(|(name, value)| (name.clone(), value.clone())).collect())).unwrap()
    }
    vec![
        |deal| deal.plan_action(read(&json!({"what": "send the figures", "about": ANN}))),
        |deal| deal.log(read(&json!({"started": "us", "said": "wants figures", "with": {ANN.to_string(): true}}))),
        |deal| deal.relate(read(&json!({"from": TOM, "to": ANN, "kind": "influences"}))),
        |deal| deal.raise(read(&json!({"text": "no time", "state": "open", "of": {ANN.to_string(): true}}))),
        |deal| deal.edit_card(TOM, |card| card.reports_to = Some(ANN)),
        |deal| deal.edit_plan(TOM, |plan| plan.persuaders.set(ANN, true)),
    ]
}

#[test]
fn person_comes_back_whom_the_other_side_named_meanwhile() {
    let base = base();
    let mut ours = base.clone();
    ours.remove_person(ANN);
    for (at, note) in notes_about_ann().into_iter().enumerate() {
        let mut theirs = base.clone();
        note(&mut theirs);
        let both = merged(&base, &ours, &theirs);
        assert_eq!(stakemap::domain::change::integrity::findings(&both), [], "{at}");
        assert_eq!((both.person(ANN), both.track(ANN)), (theirs.person(ANN), theirs.track(ANN)), "{at}");
        assert_eq!((both.conflicts.len(), words(&both)[1].as_str()), (1, "the person"), "{at}");
        let mut settled = both.clone();
        settled.settle(both.conflicts[0].id, Keep::Other);
        assert_eq!(settled.person(ANN), None);
        assert_eq!(stakemap::domain::change::integrity::findings(&settled), [], "{at}: what names her lets go of her");
        // Changed once more, it names her still, whoever knew of it before.
        let mut later = theirs.clone();
        later.actions.iter_mut().for_each(|one| Arc::make_mut(one).what = "bring the figures".into());
        let mut removed = theirs.clone();
        removed.remove_person(ANN);
        let both = merged(&theirs, &removed, &later);
        assert_eq!(stakemap::domain::change::integrity::findings(&both), [], "{at}");
        assert_eq!(both.person(ANN).is_some(), !later.actions.is_empty(), "{at}: nothing else changed");
    }
}

#[test]
fn value_that_names_somebody_who_is_gone_by_now_is_not_put_in_place() {
    let base = base();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    theirs.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(3)), "Ida Falk"));
    ours.edit_card(TOM, |card| card.reports_to = Some(ANN));
    theirs.edit_card(TOM, |card| card.reports_to = Some(StakeholderId(Uuid::from_u128(3))));
    let mut both = merged(&base, &ours, &theirs);
    assert_eq!(both.conflicts.len(), 1);
    let stands = tom(&both).card().reports_to;
    let other = if stands == Some(ANN) { StakeholderId(Uuid::from_u128(3)) } else { ANN };
    both.remove_person(other);
    assert_eq!(both.settle(both.conflicts[0].id, Keep::Other), Settled::NoPlace);
    assert_eq!((tom(&both).card().reports_to, both.conflicts.len()), (stands, 0));
}

#[test]
fn two_coachings_of_one_person_become_one() {
    let base = base();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.add_line(TOM, act("Ida", 81), a_line(82, "Tom brings purchasing"));
    theirs.add_line(TOM, act("Ida", 83), a_line(84, "Tom brings the works council"));
    let both = merged(&base, &ours, &theirs);
    assert_eq!(both.coaching.iter().filter(|track| track.stakeholder == TOM).count(), 1);
    let track = both.track(TOM).unwrap();
    assert_eq!((track.id, track.lines.len(), both.conflicts.len()), (record(81), 2, 0));
    assert_eq!(merge(Some(&base), &both, &theirs).deal, both);
}

#[test]
fn two_coachings_that_share_an_id_lose_nothing() {
    let base = Deal { coaching: Vec::new(), ..base() };
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.add_line(ANN, act("Ida", 81), a_line(82, "Ann brings purchasing"));
    theirs.add_line(TOM, act("Ida", 81), a_line(84, "Tom brings the works council"));
    let both = merged(&base, &ours, &theirs);
    let place = format!("coaching/{}/stakeholder", record(81));
    assert_eq!(both.coaching[0].lines.len(), 2, "no file of ours has such ids, but one changed by hand may");
    assert_eq!(told(&both.conflicts[0]), (&*place, None, Some(&json!(TOM)), Some(&json!(ANN))));
}

#[test]
fn a_coaching_that_both_began_may_differ_in_a_tick() {
    let base = base();
    let tick = |number, evidence: &str| Tick {
        id: record(number),
        verifier: "plan.names-who-decides".to_owned().into(),
        evidence: evidence.to_owned().into(),
        on: TODAY,
        by: "Ida".to_owned().into(),
        at: at(90),
        extra: Map::new(),
    };
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.tick(TOM, act("Ida", 81), tick(91, "named the controller"));
    theirs.tick(TOM, act("Ida", 83), tick(91, "named the buyer"));
    let both = merged(&base, &ours, &theirs);
    let place = format!("coaching/{}/ticks/{}/evidence", record(81), record(91));
    assert_eq!((both.coaching.len(), both.conflicts.len(), &*both.conflicts[0].place), (2, 1, &*place));
    assert_eq!(merge(Some(&base), &both, &theirs).deal, both);
}

#[test]
fn what_both_added_is_kept_in_an_order_that_both_come_to() {
    let base = base();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.give_task(ANN, task(44, TODAY));
    ours.give_task(ANN, task(41, TODAY));
    theirs.give_task(ANN, task(42, TODAY));
    let numbers: Vec<RecordId> = ann(&merged(&base, &ours, &theirs)).tasks.iter().map(|one| one.id).collect();
    assert_eq!(numbers, [42, 44, 41].map(record));
}

#[test]
fn histories_are_united_in_the_order_that_each_has() {
    let base = base();
    let steps = |numbers: &[u128]| {
        let mut deal = base.clone();
        numbers.iter().for_each(|number| step(*number, &base, &mut deal));
        deal
    };
    let both = merged(&steps(&[1, 2]), &steps(&[1, 2, 9, 5]), &steps(&[1, 2, 7]));
    assert_eq!(both.history.iter().map(|one| one.id).collect::<Vec<_>>(), [1, 2, 7, 9, 5].map(record));
    let shorter = merged(&steps(&[1, 2]), &steps(&[1]), &steps(&[1, 2, 3]));
    assert_eq!(shorter.history.len(), 3, "no step is ever lost");
}

#[test]
fn settled_clash_stays_settled_when_the_other_side_comes_again() {
    let base = base();
    let both = merged(&base, &title(&base, "COO"), &title(&base, "CTO"));
    let mut settled = both.clone();
    assert_eq!(settled.settle(both.conflicts[0].id, Keep::Other), Settled::Chosen);
    assert_eq!(tom(&settled).title.to_string(), "COO");
    let again = merged(&both, &settled, &both);
    assert_eq!(again, settled);
}

#[test]
fn clash_about_what_is_gone_just_goes() {
    let base = base();
    let mut both = merged(&base, &title(&base, "COO"), &title(&base, "CTO"));
    let id = both.conflicts[0].id;
    both.stakeholders.pop();
    let mut settled = both.clone();
    assert_eq!(settled.settle(id, Keep::Other), Settled::NoPlace);
    assert_eq!(settled, Deal { conflicts: Vec::new(), ..both });
    assert_eq!(settled.settle(id, Keep::Other), Settled::NoConflict);
}

#[test]
fn clashes_of_a_hostile_file_change_nothing_that_would_be_no_deal() {
    let places = [
        "",
        "/",
        "~",
        "id",
        "created",
        "stakeholders",
        TOM_AT,
        "stakeholders/x",
        "stakeholders//name",
        "history",
        "coaching/0/ticks/#2",
        "clashes",
        "clashes/x/place",
        "a/b/c",
        "stakeholders/#99999999999999999999",
    ];
    let values = [None, Some(Value::Null), Some(json!(7)), Some(json!({"id": 3})), Some(json!([{"id": "x"}, {}]))];
    let long = Some(json!("\u{1b}[31m".repeat(1_000)));
    for place in places {
        for value in values.iter().chain([&long]) {
            let mut deal = base();
            deal.conflicts.push(Conflict::new(place, None, value.clone(), Some(json!({"name": []}))));
            let said = conflict_words(&PLAYBOOK, &deal, &deal.conflicts[0]);
            for word in [&said.whose, &said.field, &said.standing, &said.other] {
                assert!(word.chars().count() <= 61 && !word.contains(char::is_control), "{place}: {word:?}");
            }
            for keep in [Keep::Standing, Keep::Other] {
                let mut settled = deal.clone();
                settled.settle(deal.conflicts[0].id, keep);
                let text = serde_json::to_string(&settled).unwrap();
                assert_eq!(serde_json::from_str::<Deal>(&text).unwrap(), settled, "{place}");
            }
        }
    }
}

#[test]
fn unknown_place_is_told_as_it_is() {
    let mut deal = base();
    deal.conflicts.push(Conflict::new("rivals/9/kind", None, Some(json!("backs")), None));
    assert_eq!(words(&deal), ["the deal", "rivals/9/kind", "backs", "nothing"]);
}

#[test]
fn entries_that_share_an_id_are_merged_one_by_one() {
    let mut base = base();
    base.add_person(Stakeholder::new(ANN, "Ann Lee, again"));
    let (mut ours, theirs) = (base.clone(), title(&base, "COO"));
    ours.stakeholders[2] = Stakeholder::new(ANN, "Ann Lee-Brown").into();
    let both = merged(&base, &ours, &theirs);
    assert_eq!(
        both.stakeholders.iter().map(|one| one.name.to_string()).collect::<Vec<_>>(),
        ["Ann Lee", "Tom Ruiz", "Ann Lee-Brown"]
    );
    assert_eq!((both.conflicts.len(), tom(&both).title.to_string()), (0, "COO".to_owned()));
}

#[test]
fn removed_entry_goes_back_to_where_it_stood() {
    let mut before = base();
    before.give_task(TOM, task(40, TODAY));
    before.give_task(TOM, task(41, TODAY));
    let mut after = before.clone();
    after.remove_person(ANN);
    after.edit_person(TOM, |tom| _ = tom.tasks.remove(0));
    step(500, &before, &mut after);
    let back = take_back(&after, &after.history[0]).unwrap();
    assert!(back.same_content(&before));
    assert_eq!(back.history.len(), 1, "the history stays");
}

#[test]
fn step_is_not_taken_back_over_a_later_change_or_among_doubles() {
    let before = base();
    let mut after = title(&before, "COO");
    step(500, &before, &mut after);
    let step = Arc::clone(&after.history[0]);
    assert_eq!(take_back(&title(&after, "CTO"), &step), None);
    let mut doubled = after.clone();
    doubled.stakeholders.push(Arc::clone(&after.stakeholders[1]));
    assert_eq!(take_back(&doubled, &step), None);
}

#[test]
fn ancestor_is_found_after_a_merge_too() {
    let base = base();
    let (mut ours, mut theirs) = (title(&base, "COO"), base.clone());
    step(500, &base, &mut ours);
    theirs.name = "Acme · Line 5".to_owned().into();
    step(501, &base, &mut theirs);
    assert!(common_ancestor(&ours, &theirs).unwrap().same_content(&base));
    let both = merged(&base, &ours, &theirs);
    let mut later = both.clone();
    later.owner = "Tom".to_owned().into();
    step(502, &both, &mut later);
    let found = common_ancestor(&later, &theirs).unwrap();
    assert_eq!(found, theirs, "all that it says is in the other too");
    assert_eq!(merge(Some(&found), &later, &theirs).deal, later);
}

#[test]
fn file_changed_beside_its_history_has_no_ancestor() {
    let base = base();
    let mut ours = title(&base, "COO");
    step(500, &base, &mut ours);
    let by_hand = Deal { value: "€480k".to_owned().into(), ..base.clone() };
    assert_eq!(common_ancestor(&ours, &by_hand), None, "else the hand's change would count as taken back");
}

#[test]
fn tick_with_the_same_words_on_both_sides_is_one() {
    let base = base();
    let tick = |number| Tick {
        id: record(number),
        verifier: "plan.names-who-decides".to_owned().into(),
        evidence: "named the controller".to_owned().into(),
        on: TODAY,
        by: "Ida".to_owned().into(),
        at: at(90),
        extra: Map::new(),
    };
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.tick(ANN, act("Ida", 90), tick(91));
    theirs.tick(ANN, act("Ida", 90), tick(91));
    let both = merged(&base, &ours, &theirs);
    assert_eq!((both.track(ANN).unwrap().ticks.len(), both.conflicts.len()), (1, 0));
}
