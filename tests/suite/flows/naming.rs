//! Who answers: asked once, at the first thing that is signed, and always visible.

use crate::support::Session;
use stakemap::app::effect::Effect;

fn unnamed() -> Session {
    let mut session = Session::cold();
    session.keys("aHalden<enter>aDev<enter>");
    session
}

#[test]
fn nobody_is_asked_for_a_name_before_they_sign_something() {
    let mut session = unnamed();
    session.keys("s").sees_no("Who is answering?").keys("q2").sees_no("Who is answering?");
}

#[test]
fn the_name_is_asked_at_the_first_answer_and_the_answer_is_given_then() {
    for (open, items) in [("s1", 1), ("t2", 1)] {
        let mut session = unnamed();
        session.keys(open).sees("Who is answering?").keys("<enter>");
        let seen = &session.person("Dev").observations;
        assert_eq!((seen.len(), seen[0].by.as_str()), (items, "Kim"), "after {open}");
    }
}

#[test]
fn the_name_is_asked_once_and_kept() {
    let mut session = unnamed();
    session.keys("s1<ctrl-u>Ann Lee<enter>1q").keys("t2q").keys("c<enter>sent names<enter>");
    let asked = session.effects.iter().filter(|effect| **effect == Effect::SaveMe("Ann Lee".to_owned())).count();
    assert_eq!((asked, session.disk.me.as_deref()), (1, Some("Ann Lee")));
    session.restart();
    session.keys("<enter>1t2").sees_no("Who is answering?");
    assert!(session.person("Dev").observations.iter().all(|seen| seen.by == "Ann Lee"));
}

#[test]
fn an_answer_waits_for_the_name_and_is_dropped_with_it() {
    let mut session = unnamed();
    session.keys("s1<esc>");
    assert!(session.person("Dev").observations.is_empty());
    assert!(session.app.screening().is_some(), "the walk is still there");
}

#[test]
fn a_name_is_not_empty() {
    let mut session = unnamed();
    session.keys("s1<ctrl-u><enter>").sees("! A name is needed");
}

#[test]
fn whoever_makes_a_deal_owns_it() {
    let mut session = unnamed();
    session.keys("s1<enter>");
    assert_eq!(session.deal().owner, "Kim");
    assert_eq!(Session::in_deal().deal().owner, "Kim");
}

#[test]
fn own_calls_are_signed_too() {
    let mut session = unnamed();
    session.keys("C").sees("Who is answering?").keys("<enter><enter>He said so<enter>");
    assert_eq!(session.person("Dev").calls[0].by, "Kim");
}
