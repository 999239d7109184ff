//! The day that a screening is about: what is answered and seen in it belongs to the day of the conversation.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::session::TODAY;
use stakemap::domain::judge::history::history;
use stakemap::domain::record::dates::day_of;
use stakemap::domain::record::tell::Tell;

/// Every entry of Dev's history that an answer made, by its day.
fn days(session: &Session) -> Vec<String> {
    let of = |one: &stakemap::domain::record::stakeholder::Observation| match one.evidence.first() {
        Some(seen) => seen.on,
        None => one.on.unwrap_or(TODAY),
    };
    session.person("Dev").observations.iter().map(|one| of(one).to_string()).collect()
}

#[test]
fn what_is_answered_about_another_day_has_that_day_wherever_it_shows() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s2<ctrl-u>15 Nov<enter>").says("15 Nov");
    session.keys("4").says("Sun 15 Nov · e adds what you saw and when");
    session.keys("e").sees("15 Nov").keys("waved it off<enter>").keys("31<esc>");
    assert_eq!(days(&session), ["2026-11-15", "2026-11-15", "2026-11-15"]);
    let all = history(session.deal(), Some(session.person("Dev")), day_of);
    let of = |number: i8| jiff::civil::date(2026, 11, number);
    assert!(all.len() > 3 && all.iter().all(|one| one.on == of(15)), "the talk and its answers are one day");
    session.restart();
    session.keys("<enter>");
    assert_eq!(days(&session)[1], "2026-11-15", "the file keeps it");
    // Another walk, today.
    session.keys("s<left><left>2");
    assert!(session.person("Dev").observations.iter().any(|one| one.on.is_none()), "an answer of today is of today");
}

#[test]
fn evidence_goes_to_the_answer_that_the_message_speaks_of() {
    for (keys, tell) in
        [("111<left><left>2", Tell::Talk), ("111<left><left><left>1", Tell::Insight), ("11", Tell::Talk)]
    {
        let mut session = Session::with_people(&["Dev"]);
        session.keys("s1").keys(keys);
        let said = session.notice();
        let title = session.playbook().tell(tell).title.to_lowercase();
        assert!(said.contains(&title), "{keys}: {said}");
        session.sees(&format!("evidence on {title}")).keys("e");
        session.sees(&format!("{} · What did you see", session.playbook().tell(tell).title));
        session.keys("said so<enter>");
        let seen = session.person("Dev").evidence("Kim", stakemap::domain::record::answer::Item::Tell(tell));
        assert_eq!(seen.map(<[_]>::len), Some(1), "{keys}");
    }
    // Whoever goes on by themselves is at the step they see.
    let mut session = Session::with_people(&["Dev"]);
    session.keys("s1111<left><left><left>1<left>e").sees("What did you see").sees("How did they take your insight");
}

#[test]
fn the_form_for_evidence_shows_the_answer_and_what_was_heard_is_asked_as_heard() {
    let mut session = Session::with_people(&["Dev"]);
    session.size = (140, 40);
    session.keys("s14e").sees("Your answer: Brushed").keys("waved it off<enter>e");
    session.sees("Your answer: Brushed it off. So far:").sees("“waved it off”.");
    session.keys("<esc><esc>t2e").sees("Your answer: seen");
    let mut heard = Session::with_people(&["Dev"]);
    heard.keys("s31e").sees("What did you hear about Dev?").sees_no("What did you see");
}
