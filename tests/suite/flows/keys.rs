//! What holds for keys everywhere: help, the menu, the state of saving, the way back, and a key that means nothing.

#![allow(clippy::panic)]

use crate::support::Session;
use crate::support::states;
use stakemap::app::Screen;
use stakemap::app::overlays::Overlay;

#[test]
fn f1_helps_everywhere_and_closes_again() {
    for (name, reach) in states::ALL {
        let mut session = reach();
        if session.app.privacy.asks() || matches!(session.app.overlays.last(), Some(Overlay::Finder(_))) {
            continue;
        }
        let before = session.app.overlays.len();
        session.keys("<f1>").sees("What you can do here").keys("<f1>");
        assert_eq!(session.app.overlays.len(), before, "{name}");
    }
}

#[test]
fn control_s_says_whether_everything_is_saved_and_so_does_the_habit_of_typing_w() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("<ctrl-s>").says("saved").keys(":w<enter>").says("saved");
    session.keys("Nhalf a note<ctrl-s>").says("except this form").keys("<enter>");
    session.break_disk().keys("aIda<enter><ctrl-s>");
    assert!(!session.notice().starts_with("Saved"), "{}", session.notice());
}

#[test]
fn escape_goes_back_a_step_and_never_out_of_the_deal() {
    let mut session = Session::in_example();
    session.keys("/mir<enter><tab><tab>[").sees("AS OF");
    session.keys("<esc>").sees_no("AS OF").keys("<esc><esc>").sees("Joost");
    for _ in 0..3 {
        session.keys("<esc>").says("q leaves the deal");
        assert_eq!(session.app.screen, Screen::Deal);
    }
    session.keys("q");
    assert_eq!(session.app.screen, Screen::Home);
}

#[test]
fn angle_brackets_travel_in_time_where_brackets_need_a_third_hand() {
    Session::in_example().keys("<lt>").sees("AS OF").keys(">").sees_no("AS OF");
}

#[test]
fn a_key_that_means_nothing_says_so_and_what_is_nearest() {
    let mut session = Session::in_example();
    session.keys("GsN").says("N does nothing here · Esc closes this, then N: Add a note");
    session.keys("qQ").says("Q does nothing here · q: ");
    session.keys("%").says("% does nothing here · ? lists what does");
    session.keys("e<f9>1<f9>1").sees_no("does nothing");
}

#[test]
fn the_menu_shows_every_key_in_groups_and_one_more_key_runs_it() {
    for (reach, key) in
        [("home, with deals", ","), ("home, with deals", "<space>"), ("people", "<space>"), ("alerts", ",")]
    {
        let mut session = states::reach(reach);
        session.keys(key).sees("Menu").sees("Deal");
        let Some(Overlay::Finder(menu)) = session.app.overlays.last() else { panic!("{reach}: no menu") };
        let mut groups: Vec<_> = menu.found().iter().map(|one| one.group).collect();
        groups.dedup();
        let all = ["Assess", "Record", "Map and group", "Coach and review", "Deal", "View", "Other keys"];
        assert!(groups.iter().is_sorted_by_key(|group| all.iter().position(|one| one == group)), "{groups:?}");
        session.keys("<esc>").sees_no("Menu");
    }
    let mut session = Session::in_example();
    session.keys(",d").sees("› Due").sees_no("╭─ Menu").keys("<esc>,<down><enter>");
    assert!(session.app.screening().is_some() || !session.app.overlays.is_empty(), "Enter runs the line");
    // Whatever a key means, it means the same from the menu.
    Session::in_example().keys(",%").says("% does nothing here");
    Session::in_example().keys(",v").sees("PRIVACY MODE").sees_no("Menu");
}

#[test]
fn where_a_filter_hides_everybody_the_way_out_is_to_drop_it() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("/xyz<enter>");
    for key in ["s", "e", "x", "w", "T"] {
        session.keys(key).says("Nobody matches the filter. Esc clears it");
    }
    session.keys("<esc>s").sees("When did you last speak");
}
