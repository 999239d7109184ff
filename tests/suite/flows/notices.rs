//! Notices: what happened goes with the next key, what is wrong stays until it is dismissed, and all is kept in the log.

use crate::support::Session;
use stakemap::app::msg::{Failure, Msg};

#[test]
fn what_happened_goes_with_the_next_key() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("x").says("Removed Dev").keys("2");
    assert_eq!(session.notice(), "");
}

#[test]
fn an_error_stays_until_escape() {
    let mut session = Session::cold();
    let failure = Failure { what: "config.toml: line 3: not read".to_owned(), hint: "mend it".to_owned() };
    session.send(Msg::Warned(failure));
    session.keys("jk").says("config.toml: line 3: not read · mend it");
    session.keys("<esc>");
    assert_eq!(session.notice(), "");
}

#[test]
fn the_log_keeps_all_of_them_newest_first() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("xuM");
    let screen = session.screen();
    let (undone, removed) = (screen.find("Undone: remove Dev"), screen.find("Removed Dev"));
    assert!(undone.is_some() && undone < removed);
}

#[test]
fn a_key_that_means_nothing_here_does_nothing() {
    let mut session = Session::with_people(&["Dev"]);
    let before = session.deal().clone();
    session.keys("ßZ<pgup>");
    assert_eq!((*session.deal()).clone(), before);
}
