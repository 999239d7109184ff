//! The debrief of a conversation: a few closed questions about those who took part, one key each.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::group::Group;
use crate::support::session::TODAY;
use jiff::ToSpan;
use stakemap::app::overlays::Overlay;
use stakemap::domain::judge::debrief::MOST;
use stakemap::domain::judge::verdict::GroupWord;
use stakemap::domain::record::answer::{Answers, Item};
use stakemap::domain::record::conversation::Starter;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::task::Task;
use stakemap::domain::record::tell::{Tell, TellAnswer};

const SAID: &str = "asked for the figures";

/// Dev, with whom a conversation was just logged.
fn logged() -> Session {
    let mut session = Session::with_people(&["Dev"]);
    session.keys(&format!("l{SAID}<enter>"));
    session
}

fn asked(session: &Session) -> Option<(String, Item)> {
    session.app.debriefed().map(|asked| (asked.person.name.to_string(), asked.item))
}

fn is_open(session: &Session) -> bool {
    session.app.overlays.iter().any(|one| matches!(one, Overlay::Debrief(_)))
}

/// Answers whatever is asked with the first or last of its digits.
fn answer(session: &mut Session) {
    let (_, item) = asked(session).expect("something is asked");
    session.keys(if matches!(item, Item::Trait(_)) { "2" } else { "1" });
}

#[test]
fn from_a_logged_call_to_three_answers_it_takes_at_most_eight_keys_beside_the_text() {
    let mut session = Session::with_people(&["Dev"]);
    let before = session.pressed;
    session.keys(&format!("l{SAID}<enter>")).says("Logged a conversation with Dev").says("K: 5 quick questions");
    session.keys("K");
    (0..3).for_each(|_| answer(&mut session));
    assert_eq!(session.answers("Dev").given().count(), 3);
    let keys = session.pressed - before - SAID.len();
    assert!(keys <= 8, "{keys} keys");
    assert_eq!(keys, 6, "l, Enter, K and three answers");
}

#[test]
fn an_answer_is_first_hand_of_that_day_and_tied_to_the_conversation_whose_note_is_no_evidence() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys(&format!("l{SAID}<tab><tab><tab><ctrl-u>-2d<enter>K"));
    assert_eq!(asked(&session), Some(("Dev".to_owned(), Item::Tell(Tell::Insight))));
    session.keys("1");
    let talk = session.deal().conversations[0].id;
    let given = session.person("Dev").observation("Kim", Item::Tell(Tell::Insight)).unwrap().clone();
    assert_eq!((given.conversation, given.on), (Some(talk), Some(TODAY - 2.days())));
    assert!(!given.hearsay && given.by == "Kim" && given.evidence.is_empty());
    assert!(!session.answers("Dev").is_evident(Item::Tell(Tell::Insight)));
    assert_eq!(*session.on_disk().stakeholders, *session.deal().stakeholders, "it goes to the disk at once");
    // The profile quotes the note nowhere behind the answer, and says when it was seen and what is missing.
    session.keys("<esc>").sees("without evidence").sees("19 Nov");
    let why = session.screen().lines().filter(|line| line.contains("Why")).any(|line| line.contains(SAID));
    assert!(!why, "{}", session.screen());
    session.keys("H").sees("nothing written down yet");
}

#[test]
fn what_was_seen_is_added_to_the_answer_just_given() {
    let mut session = logged();
    session.keys("K").sees_no("e evidence").keys("1").says("e adds what you saw").sees("e evidence");
    session.keys("easked how we measure it<enter>").sees("2 of 5");
    let given = session.person("Dev").observation("Kim", Item::Tell(Tell::Insight)).unwrap().clone();
    assert_eq!(given.evidence[0].text.as_str(), "asked how we measure it");
    assert!(session.answers("Dev").is_evident(Item::Tell(Tell::Insight)));
    session.keys("uu").sees("1 of 5").sees_no("e evidence");
}

/// A sentence typed on is no answer: letters that mean nothing say so, and with nothing answered it becomes a note.
#[test]
fn what_is_typed_in_a_debrief_becomes_text_or_does_nothing() {
    let mut session = logged();
    let asked_before = {
        session.keys("K");
        asked(&session)
    };
    session.keys("l").says("l does nothing here").says("Log a conversation").keys("h").says("h does nothing here");
    assert_eq!(asked(&session), asked_before);
    session.keys("eveneva 3 plants, 2 old<enter>");
    assert_eq!(session.person("Dev").notes[0].text.as_str(), "veneva 3 plants, 2 old");
    assert_eq!((asked(&session), session.answers("Dev")), (asked_before, Answers::default()));
    session.keys("-").says("Skipped: ").says("← goes back");
}

/// Files of an earlier version hold the conversation's note as a line of evidence.
#[test]
fn a_note_that_an_earlier_version_put_behind_an_answer_counts_as_no_evidence_until_somebody_rewords_it() {
    let mut session = logged();
    session.keys("K1<esc>");
    let (talk, dev) = (session.deal().conversations[0].id, session.person("Dev").id);
    let line = stakemap::domain::record::evidence::Evidence {
        id: stakemap::domain::record::id::RecordId(uuid::Uuid::from_u128(88)),
        text: SAID.into(),
        on: TODAY,
        by: "Kim".into(),
        conversation: Some(talk),
        extra: serde_json::Map::new(),
    };
    let mut deal = Deal::clone(session.deal());
    deal.add_evidence(dev, "Kim", Item::Tell(Tell::Insight), line);
    let mut disk = started_with(&deal);
    disk.keys("<enter>");
    let insight = Item::Tell(Tell::Insight);
    assert!(!disk.answers("Dev").is_evident(insight));
    disk.keys("H").keys("/insight<enter><enter> in front of the CFO<enter>");
    assert!(disk.answers("Dev").is_evident(insight));
}

/// The program started on a disk with this deal.
fn started_with(deal: &Deal) -> Session {
    let mut disk = crate::support::disk::Disk { me: Some("Kim".to_owned()), ..Default::default() };
    disk.put(deal);
    Session::on(disk)
}

#[test]
fn undo_takes_back_one_answer_and_asks_it_again() {
    let mut session = logged();
    session.keys("K");
    let first = asked(&session);
    answer(&mut session);
    let second = asked(&session);
    answer(&mut session);
    session.keys("u");
    assert_eq!((asked(&session), session.answers("Dev").given().count()), (second, 1));
    session.keys("u");
    assert_eq!((asked(&session), session.answers("Dev")), (first.clone(), Answers::default()));
    session.sees("1 of 5").keys("<ctrl-r>").sees("2 of 5");
    assert_ne!(asked(&session), first);
}

#[test]
fn a_skipped_question_is_not_answered_and_left_goes_back_to_it() {
    let mut session = logged();
    session.keys("K");
    let first = asked(&session);
    for skip in ["-", "<right>"] {
        session.keys(skip).sees("2 of 5");
        assert_ne!(asked(&session), first);
        session.keys("<left>").sees("1 of 5");
        assert_eq!(asked(&session), first);
    }
    session.keys("<left>").says("Nothing was skipped");
    session.keys("-----").says("Nothing answered");
    assert!(!is_open(&session) && session.answers("Dev").is_empty());
}

#[test]
fn arrows_and_enter_answer_too_and_never_by_accident() {
    let (mut arrows, mut digits) = (logged(), logged());
    arrows.keys("K<enter>").says("Nothing is highlighted yet");
    assert!(arrows.answers("Dev").is_empty());
    arrows.keys("<down><down><enter>");
    digits.keys("K2");
    assert_eq!(arrows.answers("Dev"), digits.answers("Dev"));
    assert_eq!(arrows.answers("Dev").tell(Tell::Insight), Some(TellAnswer::Accepted));
    digits.keys("5").says("The answers here are ");
}

#[test]
fn there_are_five_at_most_and_the_end_says_what_changed() {
    let mut session = logged();
    session.keys("K");
    let mut count = 0;
    while asked(&session).is_some() {
        answer(&mut session);
        count += 1;
    }
    assert!(count <= MOST && !is_open(&session));
    session.says("Dev: now ").says(", was unscreened");
    assert!(session.app.blocked(stakemap::app::command::Command::Debrief).is_some(), "not more than five in all");
    let mut session = logged();
    session.keys("K1<esc>").says("Dev: ");
    assert_eq!(session.answers("Dev").given().count(), 1, "Esc keeps what was answered");
    session.keys("K").sees("2 of 5");
}

#[test]
fn only_those_who_took_part_are_asked_about() {
    let mut session = Session::with_people(&["Ida", "Tom", "Dev"]);
    session.keys(&format!("l{SAID}<tab>, Ida<enter>K"));
    let mut seen = Vec::new();
    while let Some((who, _)) = asked(&session) {
        seen.push(who);
        answer(&mut session);
    }
    assert!(seen.contains(&"Ida".to_owned()) && seen.contains(&"Dev".to_owned()), "{seen:?}");
    assert!(!seen.contains(&"Tom".to_owned()) && session.answers("Tom").is_empty());
    session.says("Ida: ").says("Dev: ");
}

#[test]
fn what_was_only_heard_and_what_is_long_past_offers_nothing() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("K").says("You logged no conversation in the last 7 days");
    // Heard in the screening.
    session.keys("s31<esc>K").says("You logged no conversation");
    // A colleague's conversation is hearsay for everyone else.
    let mut group = Group::new("Halden");
    let dev = group.person("Dev", "");
    group.spoke(2, Starter::Us, &[dev]);
    std::sync::Arc::make_mut(&mut group.deal.conversations[0]).by = "Rosa Moreau".into();
    group.open().keys("K").says("You logged no conversation");
    for (days, is_offered) in [(7, true), (8, false)] {
        let mut group = Group::new("Halden");
        let dev = group.person("Dev", "");
        group.spoke(days, Starter::Us, &[dev]);
        assert_eq!(is_open(group.open().keys("K")), is_offered, "{days} days ago");
    }
}

#[test]
fn a_conversation_logged_late_offers_nothing_where_a_later_one_is_there() {
    let mut session = logged();
    session.keys("lthe week before<tab><tab><tab><ctrl-u>-4d<enter>").says("Logged a conversation with Dev");
    assert!(!session.notice().contains("quick question"), "{}", session.notice());
}

#[test]
fn no_answer_is_what_confirms_a_mobilizer() {
    let mut group = Group::new("Halden");
    let dev = group.person("Dev", "");
    group.answers(dev, "insight=pressed talk=we teacher.persuades=once");
    let task = Task {
        id: stakemap::domain::record::id::RecordId(uuid::Uuid::from_u128(77)),
        what: "bring finance".into(),
        due: TODAY,
        given: "2026-11-01T09:00:00Z".parse().unwrap(),
        by: "Kim Osei".into(),
        judged: None,
        extra: serde_json::Map::new(),
    };
    group.deal.give_task(dev, task.clone());
    let act = stakemap::domain::record::deal::Act { id: task.id, by: "Kim Osei", at: task.given };
    group.deal.judge_task(dev, task.id, act, TellAnswer::Delivered);
    group.spoke(0, Starter::Us, &[dev]);
    let mut session = group.open();
    assert!(session.verdict("Dev").awaits_evidence, "all that is missing is the line about the task");
    session.keys("K");
    assert!(is_open(&session), "there is something to ask");
    while let Some((_, item)) = asked(&session) {
        assert_ne!(item, Item::Tell(Tell::Task));
        answer(&mut session);
    }
    assert_ne!(session.verdict("Dev").group_word_id(), GroupWord::Confirmed.id());
    assert!(session.person("Dev").tasks[0].judged.as_ref().unwrap().evidence.is_empty());
    assert!(session.person("Dev").delivered_unseen());
}
