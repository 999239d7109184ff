//! Preparing a conversation: who will be there, what to find out, and the copy of it.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
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
fn a_deal_without_people_says_what_to_do() {
    let mut session = Session::in_deal();
    session.keys("B").says("Nobody here yet");
    assert!(session.app.overlays.is_empty());
}
