//! Undo and redo: each takes one step as the user counts them, and says which.

use crate::support::Session;
use std::sync::Arc;

#[test]
fn undo_takes_back_one_step_and_names_it() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("u").says("Undone: add Ida");
    assert_eq!(session.names(), ["Dev"]);
    session.keys("u").says("Undone: add Dev").keys("u").says("Nothing to undo");
}

#[test]
fn redo_does_again_what_was_undone() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    let end = Arc::clone(session.deal());
    session.keys("uu<ctrl-r>").says("Redone: add Dev").keys("<ctrl-r>");
    assert!(session.deal().same_content(&end));
    session.keys("<ctrl-r>").says("Nothing to redo");
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("uaTom<enter><ctrl-r>").says("Nothing to redo");
    assert_eq!(session.names(), ["Dev", "Tom"]);
}

#[test]
fn what_is_undone_says_whose_it_was_where_its_words_do_not() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("nwrite<tab>+3d<tab>Kim<enter>d<space><esc>").keys("u").says("Undone: done: write (about Ida)");
    session.keys("<ctrl-r>").says("Redone: done: write (about Ida)");
    session.keys("l<ctrl-u>met<tab><ctrl-u>Dev, Ida<enter>H<enter><ctrl-e> again<enter><esc>");
    session.keys("u").says("Undone: edit a conversation (about Dev and 1 more)");
    session.keys("<home>eX<enter>u").says("Undone: edit Dev");
    assert!(!session.notice().contains("about"), "the words name him: {}", session.notice());
    session.keys("ENew name<enter>u");
    assert!(!session.notice().contains("about"), "it is about nobody: {}", session.notice());
}

#[test]
fn undo_is_saved_like_any_step() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("u");
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn the_history_keeps_what_was_undone_and_names_it() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("u<ctrl-r>u");
    let history = &session.deal().history;
    let steps: Vec<&str> = history.iter().map(|step| step.what.as_str()).collect();
    assert_eq!(steps, ["add Dev", "undo: add Dev", "redo: add Dev", "undo: add Dev"]);
    // Redo undoes the undo: each step after the first undoes the one right before it.
    assert!(history.windows(2).all(|pair| pair[1].undoes == Some(pair[0].id)));
}

#[test]
fn every_kind_of_edit_can_be_undone_and_redone() {
    let edits = [
        "aIda<enter>",
        "eX<enter>",
        "x",
        "s1q",
        "s2<enter>q",
        "s31q",
        "s1e asked three times<enter>q",
        "t2q",
        "t2<left>eseen twice<enter>q",
        "t2<left><delete>q",
        "TBring finance<enter>",
        "TBring finance<enter>T1q",
        "C<enter>my reason<enter>",
        "c<enter>sent names<enter>1",
        "c<enter>sent names<enter>x1",
        "c+Dev brings Ida<enter>1",
        "EX<enter>",
        "E<shift-tab>8<enter>",
        "by<enter>",
        "by<enter>b<shift-tab><shift-tab>Sent her own figures<enter>",
        "Owon<tab><tab>They said why<enter>",
        "o3q",
        "o3xq",
        "o<enter>no<tab>Said so<enter>q",
        "o<end><enter>Signed it together<enter>q",
        "o<end><enter>Signed it together<enter>xq",
        "o<tab>+Too dear<tab>dev<enter>q",
        "o<tab>+Too dear<tab>dev<enter><home>sxq",
        "o<tab><down><enter>Fewer stops<enter>q",
        "o<left><enter>q",
        "o<left><enter>xq",
    ];
    for keys in edits {
        let mut session = Session::with_people(&["Dev"]);
        let start = Arc::clone(session.deal());
        session.keys(keys);
        let end = Arc::clone(session.deal());
        let steps = end.history.len() - start.history.len();
        assert!(steps > 0, "{keys} changes nothing");
        session.keys(&"u".repeat(steps));
        assert!(session.deal().same_content(&start), "undo after {keys}");
        session.keys(&"<ctrl-r>".repeat(steps));
        assert!(session.deal().same_content(&end), "redo after {keys}");
    }
}

#[test]
fn the_selection_stays_on_its_person_unless_somebody_comes_back() {
    let mut session = Session::with_people(&["Dev", "Ida", "Tom"]);
    session.keys("<up>x<up>u");
    assert_eq!(session.selected(), "Ida", "on who came back, not on whoever has the same place now");
    session.keys("<home>eX<enter><end>u").says("Undone");
    assert_eq!((session.selected(), session.names()[0]), ("Tom", "Dev"), "an edit moves nobody");
}

#[test]
fn what_changes_nothing_is_no_step() {
    let mut session = Session::with_people(&["Dev"]);
    let steps = session.deal().history.len();
    session.keys("e<enter>E<enter>t2q").keys("t<left>q");
    assert_eq!(session.deal().history.len(), steps + 1, "only the answer is one");
}

#[test]
fn a_restart_ends_neither_undo_nor_redo() {
    let mut session = Session::with_people(&["Dev", "Ida", "Tom"]);
    session.keys("uq").restart();
    session.keys("<enter><ctrl-r>").says("Redone: add Tom");
    session.keys("q").restart();
    session.keys("<enter>uuu").says("Undone: add Dev").keys("u").says("Nothing to undo");
    assert!(session.names().is_empty());
    session.keys("q").restart();
    session.keys("<enter><ctrl-r><ctrl-r><ctrl-r>");
    assert_eq!(session.names(), ["Dev", "Ida", "Tom"]);
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn what_somebody_else_did_is_theirs_to_undo() {
    let mut session = Session::with_people(&["Dev"]);
    session.elsewhere("Rosa", "edit Dev", |deal| {
        let id = deal.stakeholders[0].id;
        deal.edit_person(id, |person| person.title = "CIO".into());
    });
    session.keys("u").says("it was changed again elsewhere");
    assert_eq!(session.person("Dev").title, "CIO");
}
