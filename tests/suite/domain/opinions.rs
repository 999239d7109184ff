//! Two opinions: compared, settled, kept open, merged, and counted over deals.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::integrity::findings;
use stakemap::domain::change::merge::merge;
use stakemap::domain::judge::opinion::{
    Pair, Side, Sum, compare, decided, distance, only_of, open_questions, open_since, opinionated, pairs, tallies,
    together,
};
use stakemap::domain::record::step::Step;
use stakemap::store::format::{decode, encode};
use std::path::Path;

fn pair() -> Pair {
    Pair { left: "Ida".to_owned(), right: "Tom".to_owned() }
}

fn item(id: &str) -> Item {
    Item::from_id(id).unwrap()
}

/// Ida and Tom answered about Ann: two tells and two traits differ, one trait is alike, one each is their own.
fn two() -> Deal {
    let mut deal = deal();
    record_answers(
        &mut deal,
        "Ida",
        10,
        "insight=pressed talk=we friend.introduces=once friend.easy-to-reach=repeated",
    );
    record_answers(&mut deal, "Ida", 20, "guide.frank=claimed teacher.persuades=once");
    record_answers(
        &mut deal,
        "Tom",
        30,
        "insight=accepted talk=me friend.introduces=claimed friend.easy-to-reach=not-so",
    );
    record_answers(&mut deal, "Tom", 40, "guide.frank=claimed blocker.projects-distract=once");
    deal
}

/// Settles on one side's answer.
fn settle(deal: &mut Deal, item: Item, side: Side, act: Act<'_>, since: Date) {
    if let Some(taken) = ann(deal).answers(pair().name(side)).get(item) {
        deal.agree_on(ANN, &pair(), taken, act, since);
    }
}

#[test]
fn a_third_answer_settles_for_both_and_their_own_stay_in_the_record() {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 10, "teacher.persuades=repeated talk=we");
    record_answers(&mut deal, "Tom", 20, "teacher.persuades=not-so talk=me");
    let third = answer("teacher.persuades=once");
    deal.agree_on(ANN, &pair(), third, act("Ida", 60), TODAY);
    for by in [&pair().left, &pair().right] {
        assert_eq!(ann(&deal).answers(by).get(third.item()), Some(third), "{by}");
    }
    let kept = &ann(&deal).differences[0];
    assert_eq!((&*kept.first, &*kept.second, &*kept.settled), ("repeated", "not-so", "once"));
    // What each had said before counts, and nothing else changed.
    assert_eq!(Sum::of(&deal, &pair()).traits.alike(), 0);
    assert_eq!(ann(&deal).answers("Tom").get(item("talk")), Some(answer("talk=me")));
}

#[test]
fn an_answer_counts_as_blind_if_the_later_of_the_two_was_given_so() {
    let mut deal = deal();
    record_answers(&mut deal, "Ida", 10, "teacher.persuades=repeated friend.introduces=once");
    record_answers(&mut deal, "Tom", 20, "teacher.persuades=once friend.introduces=once");
    assert_eq!(Sum::of(&deal, &pair()).blind, 0);
    deal.answered_blind(ANN, "Ida", item("friend.introduces"));
    assert_eq!(Sum::of(&deal, &pair()).blind, 0, "the first to answer saw nothing anyway");
    deal.answered_blind(ANN, "Tom", item("teacher.persuades"));
    assert_eq!(Sum::of(&deal, &pair()).blind, 1);
    // Answered again with the other's in sight.
    record_answers(&mut deal, "Tom", 40, "teacher.persuades=repeated");
    assert_eq!(Sum::of(&deal, &pair()).blind, 0);
}

#[test]
fn what_lies_farthest_apart_comes_first_and_what_one_answered_alone_is_apart() {
    let found = compare(ann(&two()), &pair());
    let differ: Vec<(&str, u8)> = found.differ.iter().map(|one| (one.item.id(), one.distance)).collect();
    assert_eq!(differ, [("insight", 3), ("talk", 3), ("friend.easy-to-reach", 3), ("friend.introduces", 1)]);
    assert_eq!(found.agree, [answer("guide.frank=claimed")]);
    let only: Vec<(Side, Answer)> = found.only.iter().map(|one| (one.side, one.answer)).collect();
    assert_eq!(only.len(), 2);
    assert!(only.contains(&(Side::Left, answer("teacher.persuades=once"))));
    assert!(only.contains(&(Side::Right, answer("blocker.projects-distract=once"))));
}

#[test]
fn how_a_task_went_is_no_opinion() {
    let mut deal = deal();
    judged(&mut deal, 5, 6, TellAnswer::Delivered);
    record_answers(&mut deal, "Tom", 30, "insight=accepted");
    assert_eq!(opinionated(ann(&deal)), ["Tom"]);
    assert!(pairs(&deal, ann(&deal)).is_empty());
    record_answers(&mut deal, "Ida", 40, "insight=accepted");
    assert_eq!(compare(ann(&deal), &pair()).agree, [answer("insight=accepted")]);
}

#[test]
fn the_owner_stands_beside_whoever_answered_latest() {
    let mut deal = two();
    record_answers(&mut deal, "Uma", 50, "insight=accepted");
    let names = |deal: &Deal| pairs(deal, ann(deal)).into_iter().map(|one| (one.left, one.right)).collect::<Vec<_>>();
    let both = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(names(&deal), [both("Ida", "Uma"), both("Ida", "Tom"), both("Uma", "Tom")]);
    deal.owner = "Zoe".into();
    assert_eq!(names(&deal)[0], both("Uma", "Tom"), "where the owner said nothing, the latest two");
}

#[test]
fn settling_changes_the_other_ones_answer_and_nothing_else_of_what_was_seen() {
    let mut deal = two();
    let evidence = |number: u128, text: &str| stakemap::domain::record::evidence::Evidence {
        id: record(number),
        text: text.into(),
        on: TODAY,
        by: "Ida".into(),
        conversation: None,
        extra: serde_json::Map::new(),
    };
    deal.add_evidence(ANN, "Ida", item("talk"), evidence(501, "said “our plant”"));
    deal.add_evidence(ANN, "Tom", item("talk"), evidence(502, "said “my bonus”"));
    let before = deal.clone();
    settle(&mut deal, item("talk"), Side::Right, act("Ida", 60), TODAY);
    for by in ["Ida", "Tom"] {
        assert_eq!(ann(&deal).answers(by).get(item("talk")), Some(answer("talk=me")), "{by}");
        assert_eq!(ann(&deal).evidence(by, item("talk")), ann(&before).evidence(by, item("talk")), "{by}");
    }
    let one = decided(ann(&deal), &pair(), item("talk")).unwrap();
    assert_eq!((&*one.first, &*one.second, &*one.settled, &*one.by), ("we", "me", "me", "Ida"));
    assert_eq!((one.answered, one.at), (at(31), at(60)));
    assert_eq!(ann(&deal).observation("Tom", item("talk")), ann(&before).observation("Tom", item("talk")));
    let again = deal.clone();
    settle(&mut deal, item("talk"), Side::Left, act("Ida", 61), TODAY);
    deal.keep_open(ANN, &pair(), item("talk"), act("Ida", 62), TODAY);
    settle(&mut deal, item("teacher.persuades"), Side::Left, act("Ida", 63), TODAY);
    assert_eq!(deal, again, "where two do not differ there is nothing to settle");
    assert_eq!(findings(&deal), []);
}

#[test]
fn what_is_kept_open_keeps_its_first_day_until_it_is_settled() {
    let mut deal = two();
    let later = TODAY.saturating_add(jiff::ToSpan::days(30));
    deal.keep_open(ANN, &pair(), item("talk"), act("Tom", 60), TODAY);
    deal.keep_open(ANN, &pair(), item("talk"), act("Ida", 61), later);
    assert_eq!(ann(&deal).differences.len(), 1);
    assert_eq!(open_since(ann(&deal), &pair(), item("talk")), Some(TODAY));
    let turned = Pair { left: "Tom".to_owned(), right: "Ida".to_owned() };
    assert_eq!(open_since(ann(&deal), &turned, item("talk")), Some(TODAY), "whoever stands on the left");
    assert_eq!(open_questions(&deal).len(), 1);
    let mut given_up = deal.clone();
    given_up.keep_no_more(ANN, &turned, item("talk"));
    assert!(ann(&given_up).differences.is_empty());
    settle(&mut deal, item("talk"), Side::Left, act("Ida", 70), later);
    assert_eq!((ann(&deal).differences.len(), open_questions(&deal).len()), (1, 0));
    assert_eq!(ann(&deal).differences[0].since, TODAY);
}

#[test]
fn two_who_keep_the_same_open_apart_from_one_another_keep_one_thing_open() {
    let base = two();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.keep_open(ANN, &pair(), item("talk"), act("Ida", 60), TODAY);
    theirs.keep_open(ANN, &pair(), item("talk"), act("Tom", 61), TODAY.tomorrow().unwrap());
    let mut both = merge(Some(&base), &ours, &theirs).deal;
    assert_eq!((ann(&both).differences.len(), both.conflicts.len()), (2, 0));
    assert_eq!(open_since(ann(&both), &pair(), item("talk")), Some(TODAY));
    both.keep_no_more(ANN, &pair(), item("talk"));
    assert!(ann(&both).differences.is_empty());
}

#[test]
fn kept_open_here_and_settled_there_is_settled() {
    let base = two();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.keep_open(ANN, &pair(), item("talk"), act("Ida", 60), TODAY);
    settle(&mut theirs, item("talk"), Side::Left, act("Tom", 61), TODAY);
    let both = merge(Some(&base), &ours, &theirs);
    assert_eq!((both.conflicts.len(), open_questions(&both.deal).len()), (0, 0));
}

#[test]
fn a_difference_of_a_newer_version_is_kept_as_it_is() {
    let mut deal = two();
    deal.keep_open(ANN, &pair(), item("talk"), act("Ida", 60), TODAY);
    let text = String::from_utf8(encode(&deal)).unwrap();
    let newer = text.replace(
        "\"item\": \"talk\",\n          \"between\"",
        "\"item\": \"smell\",\n          \"colour\": [1],\n          \"between\"",
    );
    assert_ne!(text, newer);
    let read = decode(newer.as_bytes(), Path::new("a.json")).unwrap().deal;
    assert_eq!(ann(&read).differences[0].item(), None);
    assert_eq!(ann(&read).differences[0].extra.len(), 1);
    assert!(String::from_utf8(encode(&read)).unwrap().contains("\"colour\""));
    assert!(open_questions(&read).is_empty(), "what is not known here is not asked");
}

#[test]
fn agreement_counts_what_each_said_before_they_settled() {
    let mut deal = two();
    let before = Sum::of(&deal, &pair());
    assert_eq!((before.traits.cases(), before.traits.alike(), before.tells, before.people.len()), (3, 1, (0, 2), 1));
    for (place, id) in (0..).zip(["insight", "talk", "friend.introduces", "friend.easy-to-reach"]) {
        settle(&mut deal, item(id), Side::Left, act("Ida", 60 + place), TODAY);
    }
    assert!(compare(ann(&deal), &pair()).differ.is_empty());
    assert_eq!(Sum::of(&deal, &pair()), before);
    let turned = Sum::of(&deal, &Pair { left: "Tom".to_owned(), right: "Ida".to_owned() });
    assert_eq!((turned.traits.cases(), turned.traits.alike(), turned.tells), (3, 1, (0, 2)));
}

#[test]
fn agreement_is_told_by_rep_and_month() {
    let mut deal = two();
    let month = 60 * 24 * 31;
    record_answers(&mut deal, "Tom", month, "teacher.persuades=once");
    record_answers(&mut deal, "Uma", 2 * month, "teacher.persuades=not-so");
    let found = tallies(&deal);
    let told: Vec<(&str, &str, u32)> =
        found.iter().map(|one| (&*one.rep, &*one.other, one.sum.traits.cases())).collect();
    assert_eq!(told, [("Ida", "Tom", 3), ("Ida", "Tom", 1), ("Ida", "Uma", 1)]);
    assert_eq!(found.iter().map(|one| one.month.to_string()).collect::<Vec<_>>(), ["2026-11", "2026-12", "2027-01"]);
    let all = together(found.iter().chain(&found));
    assert_eq!(all[&("Ida", "Tom")].all.traits.cases(), 8);
    assert_eq!(all[&("Ida", "Tom")].months.len(), 2);
    deal.owner = "".into();
    assert!(tallies(&deal).is_empty(), "without a rep there is nobody to stand beside");
}

/// Any answers of three people about Ann.
fn some_answers() -> impl Strategy<Value = Vec<(&'static str, Answer)>> {
    let item = select(Item::all().filter(|one| one.id() != "task").collect::<Vec<_>>());
    let one = item.prop_flat_map(|item| select(item.answers()));
    vec((select(vec!["Ida", "Tom", "Uma"]), one), 0..60)
}

fn filled(answers: &[(&str, Answer)]) -> Deal {
    let mut deal = deal();
    for (minute, (by, answer)) in (1..).zip(answers) {
        deal.answer(ANN, act(by, minute), *answer);
    }
    deal
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_comparison_tells_of_every_answer_once_and_turns_with_the_two(answers in some_answers()) {
        let deal = filled(&answers);
        let turned = Pair { left: "Tom".to_owned(), right: "Ida".to_owned() };
        let (one, other) = (compare(ann(&deal), &pair()), compare(ann(&deal), &turned));
        let count = |by: &str| ann(&deal).answers(by).given().count();
        prop_assert_eq!(2 * (one.differ.len() + one.agree.len()) + one.only.len(), count("Ida") + count("Tom"));
        prop_assert!(one.differ.iter().zip(&other.differ).all(|(a, b)| (a.item, a.left) == (b.item, b.right)));
        prop_assert!(one.differ.windows(2).all(|two| two[0].distance >= two[1].distance));
        prop_assert!(one.differ.iter().all(|one| distance(one.left, one.right) == Some(one.distance)));
    }

    #[test]
    fn settling_all_leaves_no_difference_and_can_be_undone(answers in some_answers(), left in any::<bool>()) {
        let before = filled(&answers);
        let mut deal = before.clone();
        let side = if left { Side::Left } else { Side::Right };
        for (place, one) in (0..).zip(compare(ann(&before), &pair()).differ) {
            settle(&mut deal, one.item, side, act("Ida", 500 + place), TODAY);
        }
        prop_assert!(compare(ann(&deal), &pair()).differ.is_empty());
        prop_assert_eq!(Sum::of(&deal, &pair()), Sum::of(&before, &pair()));
        prop_assert_eq!(ann(&deal).answers("Uma"), ann(&before).answers("Uma"));
        prop_assert_eq!(decode(&encode(&deal), Path::new("a.json")).unwrap().deal, deal.clone());
        let changes = changes(&before, &deal);
        let step = Step::new(record(1), at(0), "Ida", "settle", changes);
        prop_assert!(stakemap::domain::change::take_back::take_back(&deal, &step).is_some_and(|back| back.same_content(&before)));
    }

    #[test]
    fn what_one_may_know_alone_does_not_depend_on_the_others(one in some_answers(), other in some_answers()) {
        let own: Vec<_> = one.iter().filter(|(by, _)| *by == "Uma").copied().collect();
        let with = |others: &[(&'static str, Answer)]| {
            let mut deal = filled(&own);
            for (minute, (by, answer)) in (600..).zip(others.iter().filter(|(by, _)| *by != "Uma")) {
                deal.answer(ANN, act(by, minute), *answer);
            }
            only_of(&deal, "Uma")
        };
        prop_assert_eq!(with(&one), with(&other));
        prop_assert_eq!(ann(&with(&one)).answers("Uma"), ann(&filled(&own)).answers("Uma"));
    }
}
