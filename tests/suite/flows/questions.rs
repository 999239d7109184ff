//! The questionnaire: one key an answer, then on to the next; anything can be put off, changed or taken back.

use crate::support::Session;
use stakemap::app::panes::Pane;
use stakemap::domain::record::answer::Item;
use stakemap::domain::record::traits::{Seen, Trait};
use std::collections::HashSet;

fn asking() -> Session {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("t");
    session
}

fn question(session: &Session) -> Trait {
    match session.app.question() {
        Some((_, Item::Trait(one))) => one,
        other => unreachable!("no trait is asked: {other:?}"),
    }
}

fn is_open(session: &Session) -> bool {
    session.app.question().is_some()
}

#[test]
fn all_21_traits_take_21_keys_and_one_to_begin() {
    let mut session = Session::with_people(&["Dev"]);
    let before = session.pressed;
    session.keys("t").keys(&"2".repeat(21));
    assert_eq!(session.pressed - before, 22);
    assert_eq!(session.answers("Dev").traits_answered(), 21);
    assert!(!is_open(&session));
    session.says("All 21 traits answered");
}

#[test]
fn after_the_last_answer_its_evidence_is_added_with_the_key_that_did_so_all_along() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("t").keys(&"2eseen it<enter>".repeat(21));
    assert_eq!(session.names(), ["Dev"], "nobody was renamed");
    let lines = session.person("Dev").all_evidence().count();
    assert_eq!((lines, session.answers("Dev").traits_answered()), (21, 21));
    session.sees("That was the last question").keys("0").says("That was the last question");
    assert_eq!(session.person("Dev").observations.len(), 21);
    session.keys("<left>0").says("All 21 traits answered").keys("t");
    assert!(is_open(&session), "t goes through them again");
    session.keys("<esc>e").sees("Job title");
}

#[test]
fn the_focus_returns_to_where_the_questions_were_opened() {
    for (pane, key) in [(Pane::People, "1"), (Pane::Profile, "2"), (Pane::Coaching, "3")] {
        for end in ["q", "2<esc>"].into_iter().map(str::to_owned).chain(["2".repeat(21) + "<esc>"]) {
            let mut session = Session::with_people(&["Dev"]);
            session.keys(key).keys("t").keys(&end);
            assert_eq!((is_open(&session), session.open().pane), (false, pane), "{key} t {end}");
        }
    }
}

#[test]
fn each_key_gives_the_answer_it_shows() {
    for (key, seen) in [("0", Seen::NotSo), ("1", Seen::Claimed), ("2", Seen::Once), ("3", Seen::Repeated)] {
        let mut session = asking();
        let one = question(&session);
        session.keys(key);
        assert_eq!(session.answers("Dev").seen(one), Some(seen), "after {key}");
        assert_ne!(question(&session), one, "and the next question is there");
    }
}

#[test]
fn arrows_highlight_an_answer_and_enter_takes_it() {
    for (arrows, digit) in [("<down>", "0"), ("<up><up>", "3"), ("<down><down>", "1")] {
        let (mut session, mut other) = (asking(), asking());
        let one = question(&session);
        session.keys(arrows);
        assert_eq!(session.answers("Dev").traits_answered(), 0, "nothing is answered before Enter");
        session.sees("Enter answer").keys("<enter>");
        other.keys(digit);
        assert_eq!(
            (session.answers("Dev").seen(one), question(&session)),
            (other.answers("Dev").seen(one), question(&other))
        );
        session.keys("<enter>").says("Nothing is highlighted yet");
    }
    // The last row is that it is not known.
    let mut session = asking();
    let one = question(&session);
    session.keys("<up><enter>");
    assert_ne!(question(&session), one);
    assert_eq!(session.answers("Dev").traits_answered(), 0);
    session.keys("<left>");
    assert_eq!(question(&session), one, "left and right go between questions");
}

#[test]
fn what_is_put_off_comes_behind_all_others_and_then_once_more() {
    let mut session = asking();
    let first = question(&session);
    session.keys("-").keys(&"2".repeat(20));
    assert_eq!(question(&session), first);
    session.keys("-").says("20 of 21 answered, 1 unknown");
    assert!(!is_open(&session), "put off twice, it is left out of this sitting");
}

#[test]
fn putting_everything_off_asks_each_twice_and_ends() {
    let mut session = asking();
    let mut asked = Vec::new();
    while is_open(&session) {
        asked.push(question(&session));
        session.keys("-");
        assert!(asked.len() <= 42, "it never ends");
    }
    assert_eq!((asked.len(), asked.iter().collect::<HashSet<_>>().len()), (42, 21));
    assert!(session.answers("Dev").is_empty());
}

#[test]
fn leaving_midway_loses_nothing() {
    let mut session = asking();
    session.keys("231<esc>").says("3 of 21 answered and saved");
    assert_eq!(session.answers("Dev").traits_answered(), 3);
    session.keys("t").keys(&"2".repeat(18));
    assert_eq!(session.answers("Dev").traits_answered(), 21);
}

#[test]
fn beginning_again_keeps_the_sitting() {
    let mut session = asking();
    let first = question(&session);
    session.keys("-<tab>t");
    assert_ne!(question(&session), first, "it was put off");
    session.keys("t").says("The questions are already open");
}

#[test]
fn going_back_shows_the_answer_and_changes_it() {
    let mut session = asking();
    let one = question(&session);
    session.keys("2<left>");
    assert_eq!(question(&session), one);
    session.keys("0");
    assert_eq!(session.answers("Dev").seen(one), Some(Seen::NotSo));
    session.keys("<left><left><left>").says("This is the first question");
}

#[test]
fn once_all_are_answered_the_sitting_goes_through_them_again() {
    let mut session = asking();
    session.keys(&"2".repeat(21)).keys("t").keys(&"0".repeat(21));
    assert!(Trait::all().all(|one| session.answers("Dev").seen(one) == Some(Seen::NotSo)));
}

#[test]
fn an_answer_can_be_taken_back() {
    let mut session = asking();
    session.keys("2<left><delete>");
    assert!(session.answers("Dev").is_empty());
    session.keys("<delete>").says("You haven't answered this question yet");
}

#[test]
fn evidence_stays_with_its_answer_when_that_changes() {
    let mut session = asking();
    session.keys("2<left>ebacked Ida's idea<enter>3<left>").sees("backed Ida's");
    let seen = &session.person("Dev").observations[0];
    assert_eq!((seen.evidence.len(), seen.evidence[0].on.to_string().as_str()), (1, "2026-11-21"));
}

#[test]
fn what_is_typed_after_e_or_l_never_answers_a_question() {
    for keys in ["e", "-e", "l"] {
        let mut session = asking();
        session.keys(keys);
        let before = session.answers("Dev");
        session.keys("in 2013 they ran 3 pilots<enter>");
        assert_eq!(session.answers("Dev"), before, "{keys}");
        let said = session.deal().conversations.iter().map(|one| one.said.as_str());
        let notes = session.person("Dev").notes.iter().map(|note| note.text.as_str());
        assert!(said.chain(notes).any(|text| text == "in 2013 they ran 3 pilots"), "{keys}");
    }
}

#[test]
fn the_fixed_order_is_the_one_of_the_method() {
    let mut session = asking();
    session.keys("qto-");
    let mut asked = Vec::new();
    for _ in 0..20 {
        asked.push(question(&session));
        session.keys("2");
    }
    let place: Vec<usize> = asked.iter().map(|one| one.index()).collect();
    assert!(place.is_sorted(), "{place:?}");
}

/// Dev, of whom all tells are known that can be, so that a trait tells most.
fn only_traits_left() -> Session {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s<enter><right>2qs41q");
    session
}

#[test]
fn the_best_question_comes_first() {
    let mut session = only_traits_left();
    session.keys("t");
    let best = question(&session);
    session.keys("o<right>");
    assert_ne!(question(&session), best);
    session.keys("i");
    assert_eq!(question(&session), best);
}

#[test]
fn blind_hides_the_verdict_while_answering() {
    let mut session = asking();
    session.size = (80, 30);
    session.keys("333").sees("Mobilizer, likely").keys("b").sees("verdict hidden");
    let shown = |session: &mut Session| session.screen().lines().filter(|line| line.contains('%')).count();
    assert_eq!(shown(&mut session), 0);
    session.keys("b");
    assert!(shown(&mut session) > 0);
}

#[test]
fn questions_close_when_another_person_is_selected() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("t<shift-tab><up><tab>");
    assert!(!is_open(&session), "an answer would go to Ida under Dev's name");
    assert_eq!(session.selected(), "Dev");
}

#[test]
fn the_best_question_is_shown_where_it_is_asked() {
    use stakemap::app::panes::Pane;
    let mut session = only_traits_left();
    session.keys("t<shift-tab>i");
    assert_eq!(session.open().pane, Pane::Profile);
    assert!(session.app.question().is_some());
}

#[test]
fn a_reason_leads_to_its_question() {
    let mut session = asking();
    let one = question(&session);
    session.keys("3q2");
    let reason = session.app.facts().iter().position(|fact| fact.weight.is_some()).expect("there is a reason");
    session.keys("<home>").keys(&"<down>".repeat(reason)).keys("<enter>");
    assert_eq!(question(&session), one);
}

#[test]
fn unknown_moves_no_verdict() {
    let mut session = asking();
    session.keys("33");
    let before = session.verdict("Dev");
    session.keys("---");
    assert_eq!(session.verdict("Dev"), before);
}
