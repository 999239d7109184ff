//! Own calls and other assessors: beside the verdict, never instead of it.

use crate::support::Session;

#[test]
fn an_own_call_stands_beside_the_verdict() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>41q");
    let before = session.verdict("Dev");
    session.keys("Cteacher<enter>Two asked him<enter>2");
    let call = &session.person("Dev").labels[0];
    assert_eq!((call.label.as_str(), call.by.as_str()), ("teacher", "Kim"));
    assert_eq!(session.verdict("Dev"), before);
    session.size = (200, 40);
    session.sees("Teacher, by Kim: Two asked him").sees("Blocker, leaning");
}

#[test]
fn a_call_needs_a_reason() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("C<enter><enter>").sees("! Say why");
    assert!(session.person("Dev").labels.is_empty());
}

#[test]
fn a_later_call_does_not_erase_the_earlier() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("Cguide<enter>first<enter>").keys("Cfriend<enter>second<enter>");
    let labels: Vec<&str> = session.person("Dev").labels.iter().map(|call| call.label.as_str()).collect();
    assert_eq!(labels, ["guide", "friend"]);
}

#[test]
fn a_whole_group_can_be_called() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("Cwhole talker<enter>talks a lot<enter>");
    assert_eq!(session.person("Dev").labels[0].label, "talker");
}

#[test]
fn assessors_answer_apart_and_who_answers_is_shown() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>41q").keys("ARobin<enter>").says("You're answering as Robin");
    assert!(session.answers("Dev").is_empty(), "Robin has not said anything yet");
    session.keys("s112q2").sees("by Robin, blind");
    assert_eq!(session.verdict("Dev").group.map(|(group, _)| group.id()), Some("mobilizer"));
    session.sees_no("Kim: Blocker").keys("b").sees("Kim: Blocker");
    session.keys("AKim<enter>");
    assert_eq!(session.verdict("Dev").group.map(|(group, _)| group.id()), Some("blocker"));
}

#[test]
fn the_result_of_a_task_is_a_fact_for_every_assessor() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("TBring finance<enter>T1q").keys("ARobin<enter>");
    assert_eq!(session.answers("Dev").given().count(), 1);
}

#[test]
fn a_newer_answer_of_the_same_assessor_replaces_the_older_which_stays_in_the_history() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter>1<left>4q");
    assert_eq!(session.person("Dev").observations.len(), 1);
    let last = session.deal().history.last().expect("there are steps");
    assert!(last.changes.iter().any(|change| change.from == "pressed" && change.to == "waved-away"));
}
