//! Fields of several lines: notes, evidence, what was said.

use crate::support::Session;
use stakemap::domain::record::text::Text;

fn note(session: &Session) -> Text {
    session.deal().stakeholders[0].notes[0].text.clone()
}

#[test]
fn a_note_has_as_many_lines_as_were_typed() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("Nbudget in May<alt-enter>board in June<ctrl-j><ctrl-j>asks for a plan").sees("board in June");
    session.keys("<enter>").says("Added a note about Dev: budget in May board in June  asks for a plan");
    assert_eq!(note(&session).with_breaks(), "budget in May\nboard in June\n\nasks for a plan");
    let on_disk = &session.on_disk().stakeholders[0].notes[0].text;
    assert_eq!(on_disk.with_breaks(), note(&session).with_breaks());
    assert_eq!(*on_disk, "budget in May board in June  asks for a plan", "wherever one line is shown");
}

#[test]
fn the_arrows_go_through_the_lines_before_they_leave_the_field() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("None<ctrl-j>three<up><home>0<end>1<down>!<down>y<right><up><up><up><end><down><down><end>4<enter>");
    assert_eq!(note(&session).with_breaks(), "0one1\nthree!4");
    assert!(session.deal().stakeholders[0].notes[0].private, "the second ↓ went to the next field");
}

#[test]
fn pasted_lines_stay_lines_in_a_note_and_become_one_elsewhere() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("N").paste("two\rlines\r\nor three");
    session.keys("<enter>");
    assert_eq!(note(&session).with_breaks(), "two\nlines\nor three");
    session.keys("n").paste("two\nlines");
    session.keys("<tab><tab>fri<enter>");
    assert_eq!(session.deal().actions[0].what.with_breaks(), "two lines");
}

#[test]
fn elsewhere_a_new_line_says_why_not() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("ncall<alt-enter>").says("This field holds one line. Enter saves").keys("<esc>");
    session.keys("Nx<tab><ctrl-j>").says("This field holds one line");
}

#[test]
fn what_was_typed_in_lines_comes_back_in_lines() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("None<ctrl-j>two<esc>N<ctrl-o><enter>");
    assert_eq!(note(&session).with_breaks(), "one\ntwo");
}

#[test]
fn a_long_note_shows_where_it_is_typed_on_every_screen() {
    for size in [(120, 40), (80, 24), (60, 18)] {
        let mut session = Session::with_people(&["Dev"]);
        session.size = size;
        session.keys("N");
        for line in 0..30 {
            session.keys(&format!("line {line} of what she said about the budget and the board<ctrl-j>"));
        }
        session.keys("the end").sees("the end").sees("Private").sees("line 29");
        session.keys("<enter>");
        assert_eq!(note(&session).with_breaks().lines().count(), 31);
    }
}
