//! Preparing a conversation: who will be there, what to find out, and the copy of it.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::session::watching;
use stakemap::app::effect::Effect;
use stakemap::app::overlays::Overlay;
use stakemap::app::overlays::page::PageKind;

fn there(session: &Session) -> Vec<String> {
    let list =
        session.app.overlays.iter().find_map(|one| if let Overlay::Prep(list) = one { Some(list) } else { None });
    let name = |id: &_| session.deal().called_by_id(*id).unwrap().to_string();
    list.unwrap().there.iter().map(name).collect()
}

fn copied(session: &Session) -> Vec<&str> {
    let all = session.effects.iter();
    all.filter_map(|one| if let Effect::Copy(text) = one { Some(text.as_str()) } else { None }).collect()
}

fn shows_sheet(session: &Session) -> bool {
    matches!(session.app.overlays.last(), Some(Overlay::Page(page)) if page.kind == PageKind::Prep)
}

#[test]
fn the_person_under_the_cursor_is_there_and_space_adds_or_removes_others() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg", "Tom Ruiz"]);
    session.keys("B");
    assert_eq!(there(&session), ["Tom Ruiz"]);
    session.keys("<home><space>");
    assert_eq!(there(&session), ["Tom Ruiz", "Dev Patel"]);
    session.keys("<space>");
    assert_eq!(there(&session), ["Tom Ruiz"]);
    session.keys("<end><space><enter>").says("Who will be there?");
    assert!(there(&session).is_empty() && !shows_sheet(&session));
}

#[test]
fn who_has_something_due_comes_first_and_with_it() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg", "Tom Ruiz"]);
    session.keys("nsend the study<tab>today<tab><enter><home>B");
    session.sees("Who will be there?").sees("send the study");
    let rows = session.places("Tom Ruiz")[0].1;
    assert!(rows < session.places("Dev Patel")[0].1, "Tom's step is due today");
    assert_eq!(there(&session), ["Dev Patel"]);
}

#[test]
fn a_sheet_asks_each_with_what_to_say_and_escape_goes_back_to_who_is_there() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys("B<home><space><enter>");
    assert!(shows_sheet(&session));
    session.sees("1 ").sees("Find out").sees("Say").sees("Watch for").sees("Dev Patel").sees("Ida Berg");
    session.keys("<esc>").sees("Who will be there?").keys("<enter>q");
    assert!(session.app.overlays.is_empty(), "q closes both");
}

#[test]
fn the_copy_is_what_the_command_line_prints_and_keeps_to_who_may_read() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("B<enter>c").says("Copied, if your terminal supports it");
    let text = copied(&session)[0];
    assert!(text.starts_with("# Prep: Halden, ") && text.contains("1. **Dev Patel**: How did they take your insight?"));
    assert!(text.contains("   - Say: “Most teams"), "{text}");
    session.keys("Y");
    assert_eq!(copied(&session).len(), 2, "Y copies as everywhere");
    session.keys("v");
    assert!(session.app.overlays.is_empty(), "nothing of it shows to a customer");
    session.keys("B").says("Not available in privacy mode");
    session.keys("v2V");
    session.keys("B<enter>c");
    let text = *copied(&session).last().unwrap();
    assert!(text.contains("**DP**") && !text.contains("Dev Patel"), "{text}");
}

#[test]
fn of_somebody_clear_it_says_what_is_known_and_what_is_best_to_confirm() {
    let mut session = Session::in_example();
    session.size = (100, 60);
    // Mirela delivered, with evidence: no question is left.
    session.keys("B<enter>").sees("No open question would change a verdict much").sees("What you know: Mirela Dantu");
    session.sees("Verdict").sees("Mobilizer, confirmed").sees("Why").sees("Confirm").sees("So far").sees("Watch for");
    session.keys("c");
    let text = *copied(&session).last().unwrap();
    assert!(text.contains("## What you know\n\n- **Mirela Dantu**\n   - Verdict: Mobilizer, confirmed"), "{text}");
    // With somebody unknown beside them, both are on the sheet.
    session.keys("<esc><end><space><enter>").sees("1 ").sees("What you know: Mirela Dantu").sees_no("No open question");
}

#[test]
fn what_an_alert_about_somebody_clear_asks_is_on_the_sheet() {
    let mut session = Session::in_example();
    session.size = (100, 60);
    let alert = session.app.alerts().unwrap().awake[0].clone();
    let name = session.deal().called_by_id(alert.people[0]).unwrap().to_string();
    session.keys(&format!("/{name}<enter>B<enter>")).sees("Alert").sees(&alert.question[..30]).sees(&alert.say[..20]);
}

#[test]
fn a_deal_without_people_says_what_to_do() {
    let mut session = Session::in_deal();
    session.keys("B").says("Nobody here yet");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn a_card_is_copied_as_it_is_read_and_keeps_to_who_may_read() {
    let mut session = Session::in_example();
    session.keys("P").sees("c copy").keys("c").says("Copied the card, if your terminal supports it");
    let text = copied(&session)[0];
    assert!(text.starts_with("Mirela Dantu, Head of Continuous Improvement · Tarnbeck"), "{text}");
    for words in ["What we know", "Mobilizer, confirmed", "Department", "What moves them"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    session.keys("Y<esc>:copy the person's card<enter>");
    session.sees("› Card");
    assert_eq!(copied(&session).len(), 3, "the palette copies what it shows");
    session.keys("<esc>vPc");
    let text = *copied(&session).last().unwrap();
    assert!(
        text.starts_with("Mirela Dantu, Head of") && !text.contains("Mobilizer") && !text.contains("What"),
        "{text}"
    );
    session.keys("<esc>v2VPc");
    let text = *copied(&session).last().unwrap();
    assert!(text.contains("MD, ") && !text.contains("Mirela") && text.contains("Mobilizer"), "{text}");
}

#[test]
fn a_card_is_copied_twice_where_others_would_get_it() {
    let mut session = Session::in_example();
    session.send(watching(2));
    session.keys("Pc").says("2 people are watching this session and would get the copy");
    assert!(copied(&session).is_empty());
    session.keys("c").says("Copied the card");
    assert_eq!(copied(&session).len(), 1);
    session.keys("<esc>:copy the person's card<enter>").says("would get the copy").keys("c");
    assert_eq!(copied(&session).len(), 2);
}
