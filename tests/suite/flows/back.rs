//! After undo the cursor stands on what came back, in every list: the next key acts on that and on nothing else.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use stakemap::app::overlays::Overlay;

#[test]
fn a_removed_person_is_under_the_cursor_again_wherever_it_went_meanwhile() {
    for moved in ["", "<down>", "<up>", "<home>", "<end>"] {
        let mut session = Session::with_people(&["Ana", "Ben", "Jane", "Tom"]);
        session.keys("<home><down>");
        let whom = session.selected().to_owned();
        session.keys("x").says("Removed").keys(moved).keys("u");
        assert_eq!(session.selected(), whom, "after {moved}");
        session.keys("x").says(&format!("Removed {whom}"));
    }
}

#[test]
fn people_who_were_just_added_leave_the_cursor_where_it_was() {
    let mut session = Session::with_people(&["Ana", "Ben", "Jane"]);
    session.keys("<home>");
    let stood = session.selected().to_owned();
    session.keys("aTom<enter>");
    assert_eq!(session.selected(), "Tom");
    session.keys("u");
    assert_eq!(session.selected(), stood);
    session.keys("<ctrl-r>");
    assert_eq!(session.selected(), "Tom", "redo is the same the other way");
}

#[test]
fn in_the_history_the_cursor_is_on_the_entry_that_came_back() {
    let mut session = Session::with_people(&["Ana"]);
    for note in ["one", "two", "three"] {
        session.keys(&format!("N{note}<enter>"));
    }
    for place in 0..3 {
        for moved in ["", "<home>", "<end>"] {
            session.keys("H<home>").keys(&"<down>".repeat(place));
            let before = entry(&session);
            session.keys("x").keys(moved).keys("u");
            assert_eq!(entry(&session), before, "entry {place} after {moved:?}");
            session.keys("<esc>");
        }
    }
}

/// The words of the entry under the history's cursor.
fn entry(session: &Session) -> String {
    let Some(Overlay::History(view)) = session.app.overlays.last() else { panic!("there is no history") };
    let entry = view.entry(view.cursor).unwrap();
    format!("{:?}", entry.record(view.deal().unwrap()).unwrap().id())
}

#[test]
fn in_what_is_due_the_cursor_is_on_the_step_that_came_back() {
    let mut session = Session::with_people(&["Ana"]);
    for day in ["+1d", "+2d", "+3d"] {
        session.keys(&format!("nCall about {day}<tab><ctrl-u>{day}<enter>"));
    }
    for key in ["x", "<space>"] {
        session.keys("d<end>").keys(key).keys("<home>u");
        let Some(Overlay::Due(list)) = session.app.overlays.last() else { panic!("nothing is due") };
        assert_eq!(list.cursor, 2, "after {key}");
        session.keys("<esc>");
    }
}

#[test]
fn on_home_the_cursor_is_on_the_deal_that_came_back() {
    let mut session = Session::in_deal();
    session.keys("qaSecond deal<enter>q");
    for moved in ["", "<up>", "<down>"] {
        session.keys("<home>");
        let path = session.app.home.selected().unwrap().path.clone();
        session.keys("x").keys(moved).keys("u").says("Restored");
        assert_eq!(session.app.home.selected().unwrap().path, path, "after {moved:?}");
    }
}
