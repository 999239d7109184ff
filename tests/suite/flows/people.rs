//! People: added, edited, removed, selected.

use crate::support::Session;

#[test]
fn a_name_is_enough() {
    let session = Session::with_people(&["Dev Patel"]);
    assert_eq!((session.names(), session.person("Dev Patel").title.as_str()), (vec!["Dev Patel"], ""));
}

#[test]
fn a_title_can_be_given_in_the_same_go() {
    let mut session = Session::in_deal();
    session.keys("aIda Berg<tab>Head of Quality<enter>");
    assert_eq!(session.person("Ida Berg").title, "Head of Quality");
}

#[test]
fn nobody_is_added_without_a_name() {
    let mut session = Session::in_deal();
    session.keys("a   <enter>").sees("! Enter a name");
    session.keys("Ida<enter>");
    assert_eq!(session.names(), ["Ida"], "and the form goes on where it was");
}

#[test]
fn two_people_may_have_the_same_name() {
    let session = Session::with_people(&["Ida", "Ida<enter><down>"]);
    let people = &session.deal().stakeholders;
    assert_eq!(people.len(), 2);
    assert_ne!(people[0].id, people[1].id);
}

#[test]
fn a_message_writes_out_what_was_only_begun() {
    let mut session = Session::in_deal();
    session.keys("aDev<tab><tab>eval, us<enter>").says("Added Dev · Role: evaluates, uses");
    session.keys("e<tab><tab><tab><tab><tab>other<enter>").says("Saved Dev · Influence: other departments listen");
}

#[test]
fn who_was_just_added_is_selected() {
    assert_eq!(Session::with_people(&["Dev", "Ida", "Tom"]).selected(), "Tom");
}

#[test]
fn editing_changes_name_and_title_and_nothing_else() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.keys("s<enter>3<esc>").keys("e<ctrl-u>Dev R. Patel<tab>CTO<enter>");
    let person = session.person("Dev R. Patel");
    assert_eq!((person.title.as_str(), person.observations.len()), ("CTO", 1));
}

#[test]
fn removing_a_person_takes_their_coaching_along_and_undo_brings_both_back() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("c<enter>sent names<enter>1xx");
    assert_eq!((session.names(), session.deal().coaching.len()), (vec!["Dev"], 0));
    session.says("Removed Ida · u brings them back").keys("u");
    assert_eq!((session.names(), session.deal().coaching.len()), (vec!["Dev", "Ida"], 1));
}

#[test]
fn whoever_has_a_history_is_removed_by_the_second_press_only() {
    let mut session = Session::with_people(&["Dev", "Ida", "Tom"]);
    session.keys("lspoke<enter>K1<esc>");
    session.keys("x").says("Remove Tom and the 2 entries in their history? x again does it");
    session.keys("jkx").says("Remove Tom");
    assert_eq!(session.names().len(), 3, "any other key takes the question back");
    session.keys("x").says("Removed Tom · u brings them back").keys("u");
    assert_eq!(session.names().len(), 3);
    session.keys(":remove the person<enter>").says("x again does it").keys("x");
    assert_eq!(session.names(), ["Dev", "Ida"]);
    session.keys("x").says("Removed Dev");
}

/// Nobody is lost for good by words that are typed where letters are commands.
#[test]
fn a_sentence_outside_a_form_removes_nobody_with_a_history_and_a_removal_is_told_in_the_form_it_opened() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("lspoke<enter>");
    session.keys("xerox called back").keys("<esc>");
    assert_eq!(session.names(), ["Dev", "Ida"]);
    let mut empty = Session::with_people(&["Dev", "Ida"]);
    empty.keys("xerox called").sees("Removed Ida · u brings them back").keys("<esc>");
    assert_eq!(empty.names(), ["Dev"]);
    empty.keys("u");
    assert_eq!(empty.names(), ["Dev", "Ida"]);
}

#[test]
fn after_a_removal_somebody_is_still_selected() {
    let mut session = Session::with_people(&["Dev", "Ida", "Tom"]);
    session.keys("x");
    assert_eq!(session.selected(), "Ida");
    session.keys("<home>x");
    assert_eq!(session.selected(), "Ida");
    session.keys("x");
    assert_eq!((session.selected(), session.names().len()), ("", 0));
    session.sees("Nobody here yet.");
}

#[test]
fn arrows_and_letters_move_alike_and_stop_at_the_ends() {
    let mut session = Session::with_people(&["Dev", "Ida", "Tom"]);
    for (keys, who) in
        [("<up>", "Ida"), ("k", "Dev"), ("k", "Dev"), ("j", "Ida"), ("G", "Tom"), ("<down>", "Tom"), ("g", "Dev")]
    {
        session.keys(keys);
        assert_eq!(session.selected(), who, "after {keys}");
    }
}

#[test]
fn panes_are_reached_by_number_and_by_tab() {
    use stakemap::app::panes::Pane;
    let mut session = Session::with_people(&["Dev"]);
    for (keys, pane) in [
        ("2", Pane::Profile),
        ("3", Pane::Coaching),
        ("1", Pane::People),
        ("<tab>", Pane::Profile),
        ("<tab><tab>", Pane::People),
        ("<shift-tab>", Pane::Coaching),
    ] {
        session.keys(keys);
        assert_eq!(session.open().pane, pane, "after {keys}");
    }
}

#[test]
fn wide_and_combining_letters_are_taken_and_drawn() {
    let mut session = Session::with_people(&["田中 花子", "Zoë e\u{301}"]);
    session.sees("田中 花子").sees("Zoë e\u{301}");
    assert_eq!(session.on_disk().stakeholders[0].name, "田中 花子");
}

#[test]
fn a_status_shows_in_the_list_and_who_left_is_not_coached() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session
        .keys("s<enter>112q")
        .keys("e")
        .keys(&"<tab>".repeat(9))
        .keys("on leave<enter>")
        .sees("When does their leave end?");
    session.keys("+2w<enter>").sees("on leave");
    assert_eq!(session.person("Ida Berg").card().until.map(|day| day.to_string()).as_deref(), Some("2026-12-05"));
    session.keys("2").sees("on leave until Sat 5 Dec").keys("1e").keys(&"<tab>".repeat(9)).keys("left<enter>");
    session.sees("left").keys("c").says("Ida Berg left the company, so there's nobody to coach");
    let card = session.person("Ida Berg").card().clone();
    assert_eq!((card.until, card.standing_on.map(|day| day.to_string()).as_deref()), (None, Some("2026-11-21")));
    session.keys("2").sees("Find out who takes over their").sees_no("Give them a task");
}
