//! Logging a conversation from a file: its day and people, and the sentences that become evidence.

use crate::import::OTHERS;
use crate::import::transcripts::TALKS;
use crate::support::Session;
use stakemap::domain::record::answer::{Answer, Item};
use stakemap::domain::record::id::StakeholderId;
use stakemap::domain::record::tell::{Tell, TellAnswer};

/// A session in a deal with these people, with this file beside it.
fn with_file(bytes: &[u8], people: &[&str]) -> Session {
    let mut session = Session::with_people(people);
    session.disk.foreign.insert("call.vtt".to_owned(), bytes.to_vec());
    session
}

const OPEN: &str = ":log from<enter>call.vtt<enter>";

#[test]
fn a_transcript_is_logged_with_its_day_and_people_in_one_step() {
    let mut session = with_file(TALKS[4].1, &["Mara Lindqvist", "Jörg Weidner"]);
    session.keys(OPEN).sees("in the deal · 2 sentences").sees("on your side").sees("Line monitoring");
    session
        .keys("<enter>")
        .says("Logged a conversation with Mara Lindqvist and Jörg Weidner")
        .sees_no("Log from a file");
    let deal = session.deal();
    let talk = &deal.conversations[0];
    assert_eq!((talk.on.to_string().as_str(), talk.with.iter().count()), ("2026-11-18", 2));
    // The same file again.
    session.keys(OPEN).keys("<enter>").says("Logged already").keys("<esc>");
    assert_eq!(session.deal().conversations.len(), 1);
    session.keys("u");
    assert!(session.deal().conversations.is_empty());
}

#[test]
fn who_a_speaker_is_gets_asked_and_never_guessed() {
    for (keys, people, with) in [("=", 2, 2), ("+", 3, 2), ("<space>", 2, 1)] {
        let mut session = with_file(TALKS[1].1, &["Mara Lindqvist", "Jörg Weidner"]);
        session.keys(OPEN).sees("Jörg Weidner? = yes").keys("d").sees("I found no day in the file");
        session.keys("18 nov<enter><enter>").says("Who is Jörg?");
        session.keys(keys).keys("<enter>").says("Logged a conversation");
        let deal = session.deal();
        assert_eq!((deal.stakeholders.len(), deal.conversations[0].with.iter().count()), (people, with), "{keys}");
        session.keys("u");
        assert_eq!(session.deal().stakeholders.len(), 2, "one step");
    }
}

#[test]
fn a_chosen_sentence_is_evidence_with_its_words_and_day() {
    let mut session = with_file(TALKS[4].1, &["Mara Lindqvist", "Jörg Weidner"]);
    session.keys(OPEN).keys("/what would<enter>").sees("1 shown of 7").keys("<space>").sees("1 sentence selected");
    session.keys("<enter>").says("Logged a conversation").sees("As evidence").sees("“What would you do first?”");
    // Nothing is proposed.
    session.keys("<enter>").sees("What does it show?");
    session.keys("press<tab>press: to get<enter>").says("Added evidence on Mara Lindqvist");
    let mara = session.person("Mara Lindqvist");
    let (by, item) = ("Kim", Item::Tell(Tell::Press));
    let seen = mara.observation(by, item).expect("it is answered");
    assert_eq!(seen.answer(), Some(Answer::Tell(TellAnswer::ToDo)));
    let evidence = &seen.evidence[0];
    assert_eq!(
        (evidence.text.as_str(), evidence.on.to_string().as_str()),
        ("“What would you do first?”", "2026-11-18")
    );
    assert!(!seen.hearsay);
}

#[test]
fn an_answer_has_to_fit_what_the_sentence_shows() {
    let mut session = with_file(TALKS[4].1, &["Mara Lindqvist"]);
    session.keys(OPEN).keys("/what would<enter>e").sees("As evidence");
    session.keys("<tab><tab>press<tab>seen once<enter>").sees("Choose one of the answers that begin with");
    assert!(session.person("Mara Lindqvist").observations.is_empty());
}

#[test]
fn guests_of_an_invitation_are_logged_too() {
    let mut session = with_file(OTHERS[3].1, &["Mara Lindqvist"]);
    session
        .keys(OPEN)
        .sees("an invitation")
        .sees("left out · + adds them")
        .keys("<enter>")
        .says("Logged a conversation");
    let with: Vec<StakeholderId> = session.deal().conversations[0].with.iter().collect();
    assert_eq!((with.len(), session.names().len()), (1, 1));
}

#[test]
fn what_cannot_be_read_says_why_and_a_late_answer_changes_nothing() {
    let mut session = with_file(b"PK\x03\x04", &["Mara Lindqvist"]);
    session.keys(OPEN).says("Save it as plain text");
    session.keys(":log from<enter><enter>").sees("Enter a file").keys("<esc>");
    let mut session = with_file(TALKS[4].1, &["Mara Lindqvist"]);
    session.hold().keys(OPEN).sees("Reading …").keys("<esc>").says("Stopped reading");
    session.release().sees_no("Log from a file");
    session.keys("v").keys(":log from").sees("Nothing matches").keys("<enter>").sees_no("Log from a file");
}
