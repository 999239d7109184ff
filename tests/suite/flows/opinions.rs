//! Two opinions: compared, settled, kept open for next time.

use crate::support::Session;
use crate::support::disk::Disk;
use stakemap::app::overlays::Overlay;
use stakemap::domain::record::answer::Item;
use stakemap::domain::record::traits::Seen;
use std::sync::Arc;

const ON: &str = "friend.introduces";

fn seen(session: &Session, name: &str, by: &str, item: &str) -> Option<Seen> {
    match Item::from_id(item) {
        Some(Item::Trait(one)) => session.person(name).answers(by).seen(one),
        _ => None,
    }
}

/// Kim and Robin answered all 21 traits about Dev and about Ida, in the order of the method, and differ in three on Dev.
pub(crate) fn two() -> Session {
    let mut session = Session::with_people(&["Ida", "Dev"]);
    session.keys("to222222222222222222222").keys("<esc>1:Ida<enter>t213021302130213021302").keys("<esc>1");
    session.keys("ARobin<enter>").keys(":Ida<enter>t213021302130213021302").keys("<esc>1:Dev<enter>t");
    // In this order: the 14th is whether they introduce you.
    session.keys("202222222222232222212").keys("<esc>1b");
    session
}

#[test]
fn differences_stand_the_farthest_apart_first() {
    let mut session = two();
    session.keys("D").sees("Dev › Two opinions").sees("3 differ · 18 the same");
    let all = session.app.compared().expect("two are compared");
    let apart: Vec<u8> = all.found.differ.iter().map(|one| one.distance).collect();
    assert_eq!(apart, [2, 1, 1]);
    assert_eq!((all.pair.left.as_str(), all.pair.right.as_str()), ("Kim", "Robin"));
    session.sees("2 apart").sees("Kim: seen once").sees("Robin: had the chance, didn't");
}

#[test]
fn arrows_and_enter_settle_a_difference_or_keep_it_open() {
    let mut session = two();
    session.keys("D<enter>").sees("Which answer is right?").sees("Kim: seen once").keys("<down><enter>");
    session.says("as Robin saw it").sees("2 differ");
    session.keys("<enter><up><up><enter>").says("as Kim saw it").sees("1 differs");
    session.keys("<enter><end><enter>").says("kept open for next time").keys("<enter>").sees("No longer keep it open");
    session.keys("<esc>").sees("Two opinions");
}

#[test]
fn the_unshifted_digit_row_of_other_keyboards_settles_too() {
    for (key, name) in [("&", "Kim"), ("+", "Kim"), ("é", "Robin"), ("ě", "Robin")] {
        let mut session = two();
        session.keys("D").keys(key).says(&format!("as {name} saw it"));
    }
}

#[test]
fn settling_makes_both_answers_one_keeps_what_each_saw_and_is_one_step() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>1eAsked how we count<enter><esc>");
    session.keys("ARobin<enter>s3eLooked at the clock<enter><esc>bD");
    session.sees("Asked how we count").sees("Looked at the clock");
    let before = Arc::clone(session.deal());
    session.keys("2").says("Settled: Dev: Insight, as Robin saw it");
    let insight = Item::from_id("insight").expect("it is there");
    for by in ["Kim", "Robin"] {
        let one = session.person("Dev").observation(by, insight).expect("it is answered");
        assert_eq!(one.answer().map(stakemap::domain::record::answer::Answer::id), Some("not-engaged"));
        assert_eq!(one.evidence.len(), 1, "{by}");
    }
    let settled = &session.person("Dev").differences[0];
    assert_eq!((settled.first.as_str(), settled.second.as_str()), ("pressed", "not-engaged"));
    assert_eq!(settled.settled.as_str(), "not-engaged");
    assert_eq!(
        session.deal().history.last().map(|step| step.what.as_str()),
        Some("settle Dev: Insight, as Robin saw it")
    );
    session.sees("They agree on all 1 item").keys("1").says("nothing to settle");
    session.keys("u").says("Undone: settle Dev").sees("1 differs");
    assert!(session.deal().same_content(&before));
    session.keys("<ctrl-r>");
    assert_eq!(session.person("Dev").differences.len(), 1);
}

#[test]
fn what_is_kept_open_is_there_next_time_with_its_day() {
    let mut session = two();
    session.keys("Do").says("Dev: kept open for next time").sees("Kept open since today");
    session.restart();
    session.wait(jiff::ToSpan::days(30)).keys("<enter><down>D").sees("Kept open since").sees("21 Nov");
    assert_eq!(stakemap::domain::judge::opinion::open_questions(session.deal()).len(), 1);
    session.keys("o").says("no longer open").sees_no("Kept open since");
    session.keys("u").sees("Kept open since");
    session.keys("1");
    assert!(stakemap::domain::judge::opinion::open_questions(session.deal()).is_empty(), "settled is no longer open");
    assert_eq!(session.person("Dev").differences.len(), 1, "it is the same difference, and its day stays");
    assert_eq!(session.person("Dev").differences[0].since.to_string(), "2026-11-21");
}

#[test]
fn the_next_person_is_one_on_whom_two_answered() {
    let mut session = two();
    session.keys("aNils<enter>D").sees("Nobody has answered about them yet").keys("1").says("nothing to settle");
    session.keys("n").sees("Ida › Two opinions").sees("They agree on all 21 items");
    session.keys("n").sees("Dev › Two opinions").keys("n").sees("Ida › Two opinions").keys("p").sees("Dev");
    session.keys("<esc>");
    assert!(session.app.overlays.is_empty());
    assert_eq!(session.selected(), "Dev", "the list stands on whoever was compared last");
}

#[test]
fn of_three_any_two_are_compared() {
    let mut session = two();
    session.keys("D<tab>").says("Only these two").keys("<esc>");
    session.keys("AUma<enter>t3<esc>1bD").sees("1 Kim").sees("2 Uma").keys("<tab>").sees("2 Robin").keys("<tab>");
    session.sees("1 Uma").sees("2 Robin").keys("<tab>").sees("1 Kim");
}

#[test]
fn settling_does_not_make_people_agree() {
    let mut session = two();
    session.keys("D");
    let before = session.app.opinions().map(|view| view.sum.clone()).expect("it is open");
    assert_eq!((before.traits.cases(), before.traits.alike(), before.people.len()), (42, 39, 2));
    session.keys("111").sees("They agree on all 21 items").sees("3 settled");
    assert_eq!(session.app.opinions().map(|view| view.sum.clone()), Some(before));
    assert_eq!(seen(&session, "Dev", "Kim", ON), seen(&session, "Dev", "Robin", ON));
}

#[test]
fn home_tells_how_far_opinions_agree_over_all_deals() {
    let mut session = two();
    session.keys("qK").sees("Kim (rep) and Robin").sees("42 answers on 2 people").sees("2026-11").sees("1968");
    session.keys("<esc>");
    assert!(session.app.overlays.is_empty());
    Session::cold().keys("K").sees("No two of you have answered about the same person yet");
}

#[test]
fn nothing_is_settled_where_nothing_can_be_changed() {
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    let mut deal = (**two().deal()).clone();
    deal.name = "Halden".into();
    disk.put(&deal);
    disk.taken = Some("Rosa has it open. You see their changes".to_owned());
    let mut session = Session::on(disk);
    session.keys("<enter><down>D").sees("3 differ").keys("1").says("Not changed").keys("o").says("Not changed");
    assert!(session.person("Dev").differences.is_empty());
}

#[test]
fn the_comparison_closes_with_the_person() {
    let mut session = two();
    session.keys("D");
    let id = session.person("Dev").id;
    session.elsewhere("Rosa", "remove Dev", |deal| deal.remove_person(id));
    assert!(!session.app.overlays.iter().any(|one| matches!(one, Overlay::Opinions(_))));
}

#[test]
fn neither_was_right_so_both_take_a_third_answer() {
    let mut session = Session::in_example();
    session.keys(":Tomasz<enter>D").sees("4 differ").keys("<enter>").sees("Neither: ");
    session.keys("<down><down><enter>").says("as neither had").sees("3 differ");
    session.keys("u").sees("4 differ");
}

#[test]
fn it_is_said_how_many_answers_were_given_blind() {
    let mut session = Session::in_example();
    session.keys(":Tomasz<enter>ARobin Falk<enter>");
    session.keys("bD").sees("both have rated 2 of the 10 traits").sees("all answered blind");
}
