//! What was typed is never lost: not by Escape, not by a fault, not by a paste that does not fit.

use crate::support::Session;
use stakemap::app::msg::Msg;

#[test]
fn escape_cancels_and_ctrl_o_in_the_same_form_brings_it_back() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("aNils Ho<esc>").says("Ctrl-O in the same form");
    assert_eq!(session.names(), ["Dev"]);
    session.keys("a").sees_no("Nils Ho").sees("bring back").keys("<ctrl-o>").sees("Nils Ho").keys("lm<enter>");
    assert_eq!(session.names(), ["Dev", "Nils Holm"]);
}

#[test]
fn what_was_cancelled_is_not_asked_about_at_the_next_start_and_keeps_nobody_from_leaving() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("aNils Ho<esc>");
    assert!(session.app.unfinished().is_empty());
    session.keys("<ctrl-q>");
    assert!(session.has_quit());
}

#[test]
fn what_was_typed_since_changes_places_with_what_ctrl_o_brings_back() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("aNils<esc>aIda<ctrl-o>").sees("Nils").keys("<ctrl-o>").sees("Ida").sees_no("Nils");
    session.keys("<ctrl-o><enter>");
    assert_eq!(session.names(), ["Dev", "Nils"]);
    session.keys("a<ctrl-o>").sees("Ida");
}

#[test]
fn what_was_wrong_with_a_text_goes_with_it_when_ctrl_o_brings_back_another() {
    let mut session = Session::with_people(&["Dev"]);
    session
        .keys("TBring finance<tab><tab><ctrl-u>fri<esc>T<ctrl-u>Call Ida<tab><tab><ctrl-u>nevr<enter>")
        .sees("I can't read");
    session.keys("<ctrl-o>").sees("Bring finance").sees_no("I can't read").says("Brought back");
    let mut session = Session::with_people(&["Dev"]);
    session.keys("TBring finance<esc>T<ctrl-o>").says("Brought back what you typed");
}

#[test]
fn ctrl_o_says_so_where_nothing_was_cancelled() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("aNils<ctrl-o>").sees("There's nothing to bring back in this form").sees("Nils");
}

#[test]
fn a_form_that_was_not_touched_leaves_no_draft() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("a<esc>");
    assert_eq!(session.notice(), "");
    session.keys("a");
    assert_eq!(session.notice(), "");
}

#[test]
fn a_draft_belongs_to_its_person() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("TBring finance<esc><up>T<ctrl-o>").sees_no("Bring finance");
    session.sees("You typed this for Ida: there, Ctrl-O");
    session.keys("<esc><down>T<ctrl-o>").sees("Bring finance");
}

#[test]
fn several_drafts_are_kept_apart() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("aNils<esc>").keys("TBring finance<esc>").keys("a<ctrl-o>").sees("Nils");
    session.keys("<esc>T<ctrl-o>").sees("Bring finance");
}

#[test]
fn a_saved_form_leaves_no_draft() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("aNils<esc>a<ctrl-o><enter>a").sees("such as Dev Patel");
    assert_eq!(session.notice(), "");
}

#[test]
fn a_fault_goes_to_its_field_and_keeps_what_was_typed() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("T<enter>").sees("! Say what you'd like them to do");
    session.keys("Bring finance<tab><ctrl-u>nevr<enter>").sees("Bring finance").sees("I can't read “nevr” as a date");
}

#[test]
fn tab_goes_through_the_fields_round_and_round() {
    let mut session = Session::in_deal();
    session.keys("a1<tab>2<tab><tab>3<shift-tab><shift-tab>4<down><down>5<enter>");
    assert_eq!((session.names()[0], session.person("135").title.as_str()), ("135", "24"));
}

#[test]
fn pasted_text_is_one_line_without_control_characters() {
    let mut session = Session::in_deal();
    session
        .keys("aDev<tab>")
        .paste("CTO\tof\r\n\u{1b}[31mHalden")
        .says("Joined 2 pasted lines into one")
        .keys("<enter>");
    assert_eq!(session.person("Dev").title, "CTO of ␛[31mHalden");
}

#[test]
fn a_paste_never_runs_keys() {
    for keys in ["", "2", "s", "t", "S"] {
        let mut session = Session::with_people(&["Dev"]);
        session.keys(keys);
        let before = session.deal().clone();
        session.paste("x1qu\n").says("You can't paste here");
        assert_eq!(*session.deal(), before, "after {keys}");
    }
}

#[test]
fn a_paste_that_does_not_fit_says_what_was_left_out() {
    let mut session = Session::in_deal();
    session.keys("aDev<tab>").paste(&"x".repeat(2_100)).says("Left out 100 of the pasted ones");
    // What no text may have counts as well.
    session.send(Msg::Paste { text: "x".repeat(50), left_out: 1_000 });
    session.says("Left out 1050 of the pasted ones");
    session.keys("<enter>");
    assert_eq!(session.deal().stakeholders[0].title.len(), 2_000);
}

#[test]
fn a_paste_goes_where_the_cursor_is() {
    let mut session = Session::in_deal();
    session.keys("aPatel<home>").paste("Dev ").keys("R. <enter>");
    assert_eq!(session.names(), ["Dev R. Patel"]);
}

#[test]
fn editing_keys_work_in_every_field() {
    let mut session = Session::in_deal();
    session.keys("aDev van Patel<ctrl-w>Berg<home><delete>K<end>!<backspace><enter>");
    assert_eq!(session.names(), ["Kev van Berg"]);
}
