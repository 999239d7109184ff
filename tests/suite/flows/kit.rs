//! The Mobilizer's kit: lines released and withdrawn with one key, worded for the customer, read as they would, handed out.

use crate::support::Session;
use stakemap::app::command::Command;
use stakemap::app::effect::Effect;
use stakemap::app::overlays::Overlay;

/// The last text written or copied.
fn handed_out(session: &Session) -> String {
    let found = session.effects.iter().rev().find_map(|effect| match effect {
        Effect::WriteOut { text, .. } | Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    found.unwrap_or_default()
}

#[test]
fn palette_and_help_find_it_by_what_people_call_it() {
    for word in ["kit", "handout", "mobilizer kit"] {
        let mut session = Session::with_people(&["Dev Patel"]);
        session.keys("<ctrl-p>").keys(word).sees("Prepare the kit to hand out").keys("<enter>");
        assert!(matches!(session.app.overlays.last(), Some(Overlay::Kit(_))), "{word}");
        session.keys("<esc>?").keys(word).sees("Prepare the kit to hand out");
    }
}

#[test]
fn a_line_is_off_until_it_is_released_and_other_words_need_another_release() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("fScrap hides in the plan<enter>p<down>").sees("0 of 7 lines released").sees("Not released");
    session.keys("<space>").says("Released to the customer: Scrap hides in the plan").sees("1 of 7 lines released");
    let release = session.deal().kit[0].released.clone();
    assert!(release.is_some_and(|one| one.by == "Kim" && one.text == "Scrap hides in the plan"));
    session.keys("c").says("Copied the kit");
    assert!(handed_out(&session).contains("Scrap hides in the plan"));
    session.keys("<esc>").keys("e, and in shifts<enter>p<down>").sees("0 of 7").sees("changed");
    session.keys("c");
    assert!(!handed_out(&session).contains("Scrap hides"), "{}", handed_out(&session));
    session.keys("<space><space>").says("Withdrawn: Scrap hides in the plan, and in shifts");
    session.keys("u").sees("1 of 7");
}

#[test]
fn a_wording_of_its_own_is_kept_apart_from_the_deal_and_taken_back() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("fScrap hides in the plan<enter>p<down><enter><ctrl-u>Where does our scrap come from?<enter>");
    session.says("Saved the kit's wording of “Headline”").sees("In deal").sees("0 of 7");
    assert_eq!(session.deal().insights[0].headline, "Scrap hides in the plan");
    session.keys("<space>p").sees("Where does our scrap come from?").sees_no("Scrap hides in the plan").keys("<esc>");
    session.keys("x").says("u brings it back").sees("changed").keys("x").says("no wording of its own");
    session.keys("<enter><enter>").sees("changed");
    assert_eq!(session.deal().kit[0].wording, "", "the deal's own words are no wording");
}

#[test]
fn an_empty_line_and_one_that_names_somebody_are_not_released() {
    let mut session = Session::in_example();
    session.keys("fp<end>");
    // Up past their inside steps and the workshop's lines that are filled in.
    while !session.screen().contains("▌ □ When") {
        session.keys("<up>");
    }
    session.keys("<space>").says("Nothing to release yet");
    let before = session.deal().kit.len();
    session.keys("<up><enter><ctrl-u>Lucia can confirm it<enter>").says("so it can't be released").sees("Names Lucia");
    session.keys("<space>").says("nobody's named here");
    session.keys("<enter><ctrl-u>Plant IT can confirm it<enter><space>").says("Released to the customer");
    assert_eq!(session.deal().kit.len(), before, "a decision is changed, not added");
}

#[test]
fn it_is_read_and_saved_without_a_word_of_ours() {
    let mut session = Session::in_example();
    session.keys("fpp").sees("Line 4: where the hours go").sees("THE CASE FOR CHANGE");
    session.keys("w").says("Saved the kit as /data/exports/working-paper-2026-11-21.html");
    let page = handed_out(&session);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("where the hours go"));
    session.keys("m").says("working-paper-2026-11-21.md");
    for text in [page, handed_out(&session)] {
        for word in ["stakemap", "Mobilizer", "Talker", "Blocker", "Tarnbeck", "Lucia", "Graham", "Kim"] {
            assert!(!text.contains(word), "{word}: {text}");
        }
        assert!(text.contains("Ottilie Brandt, Controller"), "{text}");
        assert!(!text.contains("show it on line 4"), "it was released in other words");
    }
}

#[test]
fn a_customer_sees_none_of_it_on_the_screen_and_the_past_is_not_handed_out() {
    let mut session = Session::in_example();
    session.keys("fp").sees("lines released").keys("v").sees_no("lines released").sees_no("hours go");
    assert!(session.app.blocked(Command::OpenKit).is_some());
    let mut session = Session::in_example();
    session.keys("[[").keys("Rw");
    assert!(handed_out(&session).is_empty(), "{}", session.screen());
}
