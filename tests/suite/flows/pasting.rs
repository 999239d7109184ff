//! Pastes that may mean something else: without paste marks, and of several rows into one name.

use crate::support::Session;
use stakemap::app::key::Key;
use stakemap::app::msg::Msg;

/// The rows of a table, as a spreadsheet copies them.
const ROWS: &str = include_str!("../cases/rows-pasted-as-one-name.tsv");
/// A signature, as a mail ends.
const SIGNATURE: &str = include_str!("../cases/unbracketed-paste.txt");

/// Sends a text as keys that arrived at once, as a terminal without paste marks does.
fn burst<'a>(session: &'a mut Session, text: &str) -> &'a mut Session {
    let key = |c| match c {
        '\n' => Key::Enter,
        '\t' => Key::Tab,
        c => Key::Char(c),
    };
    session.send(Msg::Burst(text.chars().map(key).collect()));
    session
}

#[test]
fn a_paste_without_marks_runs_nothing_and_asks() {
    let mut session = Session::with_people(&["Ann Lee", "Bo Dahl"]);
    let before = session.deal().clone();
    burst(session.keys("a"), SIGNATURE).sees("4 lines arrived at once. Paste as text or run as keys?");
    assert_eq!(*session.deal(), before);
    // The lines of a signature are one person rather than four.
    session.keys("<enter>").sees("You pasted an email signature. Add the person?");
    assert_eq!(*session.deal(), before);
    session.keys("<enter>").says("Added Dr. Carla Xu");
    assert_eq!(session.names(), ["Ann Lee", "Bo Dahl", "Dr. Carla Xu"]);
    let carla = session.person("Dr. Carla Xu");
    assert_eq!((carla.title.as_str(), carla.card().contact.as_str()), ("Head of Quality", "+49 30 123456"));
}

#[test]
fn a_paste_without_marks_is_text_in_every_field() {
    for keys in ["l", "N", "e<tab>", "n", ":"] {
        let mut session = Session::with_people(&["Ann Lee", "Bo Dahl"]);
        session.keys(keys);
        let before = session.deal().clone();
        burst(&mut session, SIGNATURE).sees("arrived at once");
        session.keys("<enter>").sees("+49 30 123456").sees_no("arrived at once");
        assert_eq!(*session.deal(), before, "after {keys}");
    }
}

#[test]
fn esc_adds_it_as_text_so_that_nothing_is_dropped() {
    let mut session = Session::with_people(&["Ann Lee"]);
    burst(session.keys("N"), SIGNATURE).keys("<esc>").sees("+49 30 123456");
}

#[test]
fn short_lines_typed_ahead_run_as_keys_with_one_enter() {
    let mut session = Session::in_deal();
    burst(session.keys("a"), "Ida\naTom\n").sees("2 lines arrived at once").keys("<enter>");
    assert_eq!(session.names(), ["Ida", "Tom"]);
    burst(session.keys("a"), "Cleo\naDan\naEve\naFay\n").keys("<enter><enter>").sees("Cleo aDan aEve aFay");
    let mut session = Session::in_deal();
    burst(session.keys("a"), "Cleo\naDan\naEve\naFay\n").keys("<down><enter>");
    assert_eq!(session.names(), ["Cleo", "Dan", "Eve", "Fay"], "what runs as keys runs whole");
}

#[test]
fn the_pieces_of_a_long_paste_are_one() {
    let mut session = Session::with_people(&["Ann Lee"]);
    burst(session.keys("N"), "First line of a note\nand the second");
    burst(&mut session, ", which goes on\nand ends").sees("3 lines arrived at once");
    session.keys("<enter>").sees("and the second, which goes on").sees("and ends");
}

#[test]
fn keys_that_come_at_once_where_no_field_is_are_keys() {
    let mut session = Session::in_deal();
    burst(&mut session, "aIda\naTom\naAnn\naBea\n");
    assert_eq!(session.names(), ["Ida", "Tom", "Ann", "Bea"]);
}

#[test]
fn rows_pasted_into_a_name_become_people_in_one_step() {
    let mut session = Session::with_people(&["Cleo Egg"]);
    session.keys("a").paste(ROWS).sees("2 lines pasted. Add each as a person?");
    session.sees("Add 2 people: Anna Berg, Bo Dahl").keys("<enter>").says("Added Anna Berg and Bo Dahl");
    assert_eq!(session.names(), ["Cleo Egg", "Anna Berg", "Bo Dahl"]);
    let (anna, bo) = (session.person("Anna Berg"), session.person("Bo Dahl"));
    assert_eq!((anna.title.as_str(), anna.card().contact.as_str()), ("CFO", "anna@acme.example"));
    assert_eq!((bo.title.as_str(), bo.card().contact.as_str()), ("CIO", "bo@acme.example"));
    assert_eq!((session.selected(), session.on_disk().stakeholders.len()), ("Anna Berg", 3));
    session.keys("u");
    assert_eq!(session.names(), ["Cleo Egg"]);
    session.keys("<ctrl-r>");
    assert_eq!(session.names(), ["Cleo Egg", "Anna Berg", "Bo Dahl"]);
}

#[test]
fn rows_can_stay_one_name_and_who_is_there_already_is_said() {
    let mut session = Session::with_people(&["Bo Dahl"]);
    session
        .keys("a")
        .paste(ROWS)
        .keys("<down><enter>")
        .says("Joined 2 pasted lines into one")
        .sees("anna@acme.example");
    session.keys("<ctrl-_>").paste(ROWS).sees("Add 1 person: Anna Berg · Bo Dahl is here already");
    session.keys("<enter>").says("Added Anna Berg · Bo Dahl is here already");
    assert_eq!(session.names(), ["Bo Dahl", "Anna Berg"]);
    session.keys("a").paste(ROWS).sees("Add nobody: Anna Berg and Bo Dahl are here already");
    session.keys("<enter>").says("Nobody added: Anna Berg and Bo Dahl are here already");
    assert_eq!(session.names(), ["Bo Dahl", "Anna Berg"]);
}

#[test]
fn a_pasted_list_names_each_person_once_and_without_its_bullets() {
    let mut session = Session::with_people(&["Bo Dahl"]);
    session.keys("a").paste("• Anna Berg,\n2. Ida Ott\n- Anna Berg\tCFO\n");
    session.sees("Add 2 people: Anna Berg, Ida Ott · Anna Berg").keys("<enter>");
    session.says("Added Anna Berg and Ida Ott · Anna Berg is counted once");
    assert_eq!(session.names(), ["Bo Dahl", "Anna Berg", "Ida Ott"]);
    assert_eq!(session.person("Anna Berg").title, "CFO");
    let mut session = Session::with_people(&["Bo Dahl"]);
    session.keys("a").paste("Anna Berg\tCFO\nAnna Berg\tCIO").sees("Add 2 people: Anna Berg (CFO), Anna Berg (CIO)");
}

#[test]
fn what_else_was_typed_in_the_form_stays_in_it() {
    let mut session = Session::with_people(&["Bo Dahl"]);
    session.keys("a<tab>CTO<shift-tab>").paste("Ida Berg\nTom Ruiz").keys("<enter>").sees("CTO");
    session.keys("Eve<enter>");
    assert_eq!(session.names(), ["Bo Dahl", "Ida Berg", "Tom Ruiz", "Eve"]);
}

#[test]
fn rows_in_privacy_mode_are_counted_and_not_named() {
    let mut session = Session::with_people(&["Bo Dahl"]);
    session.keys("va").paste(ROWS).sees("Add 1 person").sees_no("Anna Berg").keys("<enter>");
    assert_eq!(session.names().len(), 2);
}

#[test]
fn what_comes_while_the_question_is_open_belongs_to_the_paste() {
    let mut session = Session::with_people(&["Ann Lee"]);
    burst(session.keys("N"), "First line of a note\nand the second\nx");
    burst(&mut session, "yz").paste("of another\tpaste\r\nin two").sees("5 lines arrived at once");
    // A letter alone is neither an answer nor lost in a search.
    session.keys("x").says("x does nothing here").sees("Paste as text").keys("1");
    session.sees("and the second").sees("xyz").sees("of another").sees("in two");
    assert_eq!(session.names(), ["Ann Lee"]);
    let mut session = Session::with_people(&["Bo Dahl"]);
    session.keys("a").paste("Ida Berg\nTom Ruiz").paste("Eve Ott").sees("Add 3 people: Ida Berg, Tom Ruiz, Eve Ott");
    burst(&mut session, "\nAnn Lee").keys("1");
    assert_eq!(session.names(), ["Bo Dahl", "Ida Berg", "Tom Ruiz", "Eve Ott", "Ann Lee"]);
}

#[test]
fn digits_answer_the_question_about_a_paste() {
    let mut session = Session::in_deal();
    burst(session.keys("a"), "Cleo\naDan\naEve\naFay\n").keys("2");
    assert_eq!(session.names(), ["Cleo", "Dan", "Eve", "Fay"]);
    session.keys("a").paste("Ida Berg\nTom Ruiz").keys("2").sees("Ida Berg Tom Ruiz").sees_no("Add each");
}

#[test]
fn privacy_mode_shows_nothing_of_what_comes_while_the_question_is_open() {
    let mut session = Session::with_people(&["Cleo Egg"]);
    session.keys("va").paste(ROWS).paste("Eve Ott").sees("Add 3 people").sees_no("Eve").sees_no("Anna");
    burst(&mut session, "\nTom Ruiz").sees("Add 4 people").sees_no("Tom");
}

#[test]
fn what_waits_for_an_answer_is_journaled_and_warned_about() {
    for text in [SIGNATURE, ROWS] {
        let mut session = Session::with_people(&["Ann Lee"]);
        burst(session.keys("a"), text);
        let unfinished = session.app.unfinished();
        assert_eq!(unfinished.drafts.len(), 1);
        let last = text.split_whitespace().last().expect("a word");
        assert!(unfinished.drafts[0].open && unfinished.drafts[0].fields[0].value.contains(last), "{unfinished:?}");
        session.keys("<ctrl-c>").says("What you pasted isn't saved");
        assert!(!session.has_quit());
        // The draft is what the form holds once it is added as text.
        session.keys("<esc>");
        if session.app.asks_about_paste() {
            session.keys("<esc>");
        }
        assert_eq!(session.app.unfinished(), unfinished);
    }
    let mut session = Session::with_people(&["Ann Lee"]);
    session.keys("a").paste("Ida Berg\nTom Ruiz");
    assert!(session.app.unfinished().drafts[0].fields[0].value.contains("Tom Ruiz"));
    // A search is no form: there the warning is all.
    let mut session = Session::with_people(&["Ann Lee"]);
    burst(session.keys(":"), SIGNATURE).keys("<ctrl-c>").says("What you pasted isn't saved");
    session.keys("<ctrl-c>");
    assert!(session.has_quit());
}
