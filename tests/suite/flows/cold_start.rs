//! From nothing to a coached Mobilizer, by somebody who reads what the screen says and nothing else.

use crate::support::Session;
use crate::support::keys::keys;
use stakemap::app::key::Key;
use stakemap::domain::judge::verdict::Verdict;
use stakemap::domain::record::tell::{Tell, TellAnswer};

/// Presses keys, each of them shown on the screen at that moment unless it is text or an arrow.
fn press_what_is_shown(session: &mut Session, text: &str) {
    for key in keys(text) {
        let in_text = session.app.scopes().first().is_some_and(|scope| scope.takes_text());
        let shown = key.to_string();
        let arrow = matches!(key, Key::Up | Key::Down);
        if !(arrow || in_text && key.is_text()) {
            let screen = session.screen();
            let words = screen.split(|c: char| c.is_whitespace() || "│╭╮▌".contains(c));
            assert!(words.into_iter().any(|word| word == shown), "nothing on the screen tells of {shown}");
        }
        session.key(key);
    }
}

fn word(verdict: &Verdict) -> &'static str {
    verdict.group_word_id()
}

const STORY: [&str; 16] = [
    "aHalden<enter>",
    "aTom Ruiz<enter>",
    "aIda Berg<enter>",
    "aDev Patel<enter>",
    "s1",
    "1",
    "1",
    "2",
    "<enter>Bring finance to our call<enter>",
    "<esc>",
    "c",
    "<enter>Sent me eight names<enter>",
    "<down>",
    "<enter>Finance first, he said<enter>",
    "u",
    "qq",
];

#[test]
fn three_people_a_screening_a_task_and_two_ticks_come_back_as_they_were_left() {
    let mut session = Session::cold();
    session.size = (80, 24);
    for step in STORY {
        press_what_is_shown(&mut session, step);
    }
    assert!(session.has_quit());
    let left = session.deal().clone();
    session.restart();
    session.keys("<enter>");
    assert_eq!(*session.deal(), left, "history included");
    assert_eq!(session.names(), ["Tom Ruiz", "Ida Berg", "Dev Patel"]);
    assert_eq!(session.selected(), "Dev Patel");
    assert_eq!(word(&session.verdict("Dev Patel")), "likely");
    assert_eq!(session.answers("Dev Patel").tell(Tell::Insight), Some(TellAnswer::Pressed));
    let task = session.person("Dev Patel").open_task().expect("the task is out");
    assert_eq!((task.what.as_str(), task.due.to_string().as_str()), ("Bring finance to our call", "2026-11-28"));
    let ticks = &session.deal().coaching[0].ticks;
    assert_eq!(ticks.iter().map(|tick| tick.evidence.as_str()).collect::<Vec<_>>(), ["Sent me eight names"]);
    assert_eq!(session.app.settings.me.as_deref(), Some("Kim"));
}

#[test]
fn the_whole_story_takes_25_keys_beside_what_is_typed() {
    let all: usize = STORY.iter().map(|step| keys(step).len()).sum();
    let typed = ["Halden", "Tom Ruiz", "Ida Berg", "Dev Patel"].map(str::len).iter().sum::<usize>()
        + ["Bring finance to our call", "Sent me eight names", "Finance first, he said"]
            .map(str::len)
            .iter()
            .sum::<usize>();
    assert_eq!(all - typed, 25);
}

#[test]
fn adding_a_person_takes_two_keys_beside_the_name() {
    let mut session = Session::in_deal();
    let before = session.pressed;
    session.keys("aDev Patel<enter>");
    assert_eq!(session.pressed - before, 2 + "Dev Patel".len());
    assert_eq!(session.names(), ["Dev Patel"]);
}

#[test]
fn the_first_screen_offers_three_ways_to_begin() {
    Session::cold().sees("a  add a deal").sees("D  add the example deal").sees("?  show all keys");
}

#[test]
fn the_worked_example_is_marked_as_one_everywhere() {
    let mut session = Session::cold();
    session.keys("D").sees("EXAMPLE").says("made-up people · q goes back to Home, and x there deletes it");
    session.keys("q").sees("(example)").keys("x").sees_no("(example)");
}
