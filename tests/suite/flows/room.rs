//! Room view, by keys: on at once, off with two, on by itself when somebody else looks.

use crate::support::Session;
use crate::support::session::TODAY;
use crate::support::states;
use stakemap::app::msg::Msg;

#[test]
fn one_key_hides_and_two_show() {
    let mut session = Session::in_example();
    session.sees("Teacher").keys("v").sees_no("Teacher").sees("ROOM VIEW").says("Room view");
    session.keys("v").says("v again shows private notes").sees_no("Teacher").sees("ROOM VIEW");
    session.keys("v").sees("Teacher").sees_no("ROOM VIEW").says("everything shows");
}

#[test]
fn any_other_key_in_between_stays_in_room_view() {
    let mut session = Session::in_example();
    session.keys("vvjv").sees("ROOM VIEW").says("v again");
    session.keys("<down>").keys("v").sees("ROOM VIEW");
    session.keys("v").sees_no("ROOM VIEW");
    session.keys("v:hide what<enter><enter>").sees("ROOM VIEW");
}

#[test]
fn it_can_be_put_on_while_something_private_is_typed() {
    let mut session = Session::in_example();
    session.keys("Nwants her job<ctrl-v>").sees("ROOM VIEW").sees_no("wants her job").sees("Something private");
    // What is typed next is still text, and is kept as it was typed.
    session.keys("xx<enter>").sees_no("wants her job");
    assert!(session.deal().stakeholders[0].notes.iter().any(|note| note.text == "wants her jobxx"));
    session.keys("M").sees("Done").sees_no("wants");
}

#[test]
fn what_is_private_stays_closed_and_says_so() {
    let mut session = Session::in_example();
    session.keys("v");
    for key in ["s", "t", "i", "T", "C", "N", "w", "b", "l", "="] {
        session.keys(key).sees("This stays closed in room view");
        assert!(session.app.overlays.is_empty(), "{key}");
    }
}

#[test]
fn who_takes_part_and_what_is_next_can_be_changed_and_undone() {
    let mut session = Session::in_example();
    session.keys("vaNils Holm<tab>Plant manager<enter>").sees("Added Nils Holm").sees("Nils Holm");
    session.keys("nshow him the line<tab>fri<tab>Kim<enter>d").sees("show him the line").keys("<esc>");
    session.keys("u").sees("Undone · what it was shows outside room view");
    session.keys("u").sees_no("Nils Holm");
}

#[test]
fn a_screening_and_a_question_close_and_forms_stay() {
    let mut session = Session::in_example();
    session.keys("Gs<ctrl-v>");
    assert!(session.app.overlays.is_empty());
    session.keys("vvGt").sees("seen once").keys("v").sees_no("seen once");
}

#[test]
fn initials_stand_for_names_everywhere_on_request() {
    let mut session = Session::in_example();
    session.keys("V").sees("MD").sees_no("Mirela").sees_no("Dantu").says("initials");
    session.keys("d").sees_no("Lucia").sees("bring LF a page").keys("<esc>m").sees_no("Mirela");
    session.keys("<esc>:mirela dantu").sees("Nothing matches").keys("<esc>V").sees("Mirela Dantu").sees("ROOM VIEW");
}

#[test]
fn home_shows_deals_and_days_and_no_judgement() {
    let mut session = states::two_deals();
    session.keys("v").sees("Tarnbeck").sees("ROOM VIEW").sees_no("coach ").sees("•••••");
    session.keys("d").sees("send her the study").sees_no("task of");
}

#[test]
fn it_goes_on_by_itself_when_one_more_looks() {
    let mut session = Session::in_example();
    session.send(Msg::Audience { clients: 1 });
    session.sees_no("ROOM VIEW");
    session.send(Msg::Audience { clients: 2 });
    session.sees("ROOM VIEW, 2 clients look").sees_no("Teacher").sees("2 clients look at this tmux session");
    session.keys("vv").sees("Teacher");
    session.send(Msg::Audience { clients: 2 });
    session.send(Msg::Audience { clients: 1 });
    session.sees("Teacher");
    session.send(Msg::Audience { clients: 2 });
    session.sees("ROOM VIEW").keys("v");
    session.send(Msg::Audience { clients: 3 });
    session.keys("v").sees("ROOM VIEW");
}

#[test]
fn alerts_on_people_are_not_told() {
    let mut session = states::reach("alerts");
    session.keys("v").sees("Alerts on people stay hidden").sees_no("blocks").sees_no("Ottilie Brandt");
}

#[test]
fn the_map_shows_lines_and_parts_and_not_who_stands_where() {
    let mut session = states::reach("map, field");
    session.keys("v").sees("Who is heard by whom").keys("m").sees("Who covers which part");
    session.keys("m").sees("Who is heard by whom").sees("stays hidden in room view");
}

#[test]
fn a_filter_finds_what_is_seen() {
    let mut session = states::two_deals();
    let need = session.app.home.rows[0].summary.as_ref().map(|deal| deal.words(TODAY));
    let need = need.expect("it can be read");
    session.keys(&format!("/{need}")).sees("1 of 2 shown").keys("<ctrl-v>").sees("0 of 2 shown");
}
