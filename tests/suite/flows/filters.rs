//! Filters: every word in any order, accents and case aside; letters are letters while one is typed.

use crate::support::Session;

fn people() -> Session {
    let mut session = Session::in_deal();
    session.keys("aJürgen Müller<tab>Head of Quality<enter>aDev Patel<tab>Controller<enter>aTom Ruiz<enter>");
    session
}

#[test]
fn people_are_found_by_name_or_title() {
    for (typed, who) in [("muller", "Jürgen Müller"), ("CONTROL", "Dev Patel"), ("quality jur", "Jürgen Müller")] {
        let mut session = people();
        session.keys("/").keys(typed);
        assert_eq!((session.selected(), session.open().people.count()), (who, 1), "{typed}");
    }
}

#[test]
fn people_are_found_by_whatever_their_row_shows() {
    let mut session = Session::in_deal();
    session.keys("aDev Patel<tab>Controller<tab>evaluates<enter>aTom Ruiz<enter>s<enter>4q");
    for (typed, who) in [("evaluates", "Dev Patel"), ("never", "Dev Patel"), ("controller eval", "Dev Patel")] {
        session.keys("/").keys(typed);
        assert_eq!((session.selected(), session.open().people.count()), (who, 1), "{typed}");
        session.keys("<esc>");
    }
}

#[test]
fn letters_are_letters_while_it_is_typed() {
    let mut session = people();
    session.keys("/xuq?:");
    assert_eq!(session.names().len(), 3);
    assert_eq!(session.open().people.filter.input.value(), "xuq?:");
}

#[test]
fn enter_keeps_it_and_escape_drops_it() {
    let mut session = people();
    session.size = (80, 24);
    session.keys("/dev<enter>").sees("1 of 3 shown");
    session.keys("/<esc>").sees_no("of 3 shown");
    assert_eq!(session.selected(), "Dev Patel", "who was selected still is");
}

#[test]
fn the_selection_stays_while_it_is_shown() {
    let mut session = people();
    session.keys("/r");
    assert_eq!(session.selected(), "Tom Ruiz");
}

#[test]
fn nobody_selected_is_said_and_nothing_is_done() {
    let mut session = people();
    session.keys("/zzz<enter>").sees("Nobody matches.");
    session.keys("x").says("Nobody matches the filter");
    assert_eq!(session.names().len(), 3);
}

#[test]
fn who_is_added_behind_a_filter_is_not_lost() {
    let mut session = people();
    session.keys("/dev<enter>aNils<enter>").says("hidden by the filter");
    assert_eq!(session.names().len(), 4);
}

#[test]
fn deals_are_filtered_the_same_way() {
    let mut session = Session::in_deal();
    session.keys("qaVestra<enter>q/hal");
    assert_eq!(session.app.home.shown.len(), 1);
    session.keys("<enter><enter>");
    assert_eq!(session.deal().name, "Halden");
}

#[test]
fn a_command_from_the_palette_ends_the_typing() {
    use stakemap::app::panes::Pane;
    let mut session = people();
    session.keys("/dev<ctrl-p>Go to the profile<enter>");
    assert_eq!((session.open().pane, session.selected()), (Pane::Profile, "Dev Patel"));
    session.keys("1");
    assert_eq!(session.open().people.filter.input.value(), "dev", "keys are keys again");
}
