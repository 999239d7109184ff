//! All deals at once: orders, views, the archive, what is due over all of them, and the same human in several.

#![allow(clippy::unwrap_used)]

use crate::support::disk::Disk;
use crate::support::session::TODAY;
use crate::support::{Session, states};
use jiff::ToSpan;
use stakemap::app::Screen;
use stakemap::content;
use stakemap::domain::judge::overview::{Order, View};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::outcome::{DealOutcome, Ending};

fn names(session: &Session) -> Vec<String> {
    let rows = (0..session.app.home.shown.len()).filter_map(|place| session.app.home.at(place));
    rows.map(|row| session.app.home.name(row).to_string()).collect()
}

fn deal_called(session: &Session, name: &str) -> Deal {
    let all = session.disk.deals.keys().map(|path| session.disk.deal(path));
    all.into_iter().find(|deal| deal.name == name).unwrap()
}

/// Three deals: Alder with an action due tomorrow, Birch with one that is late, Cedar with nothing.
fn three() -> Session {
    let mut session = Session::on(Disk { me: Some("Kim".to_owned()), ..Disk::default() });
    session.keys("aBirch<tab>€9k<enter>aIda<enter>nwrite<tab>today<tab>Kim<enter>q");
    session.keys("aCedar<enter>q");
    session.keys("aAlder<enter>aDev<enter>ncall<tab>+3d<tab>Kim<enter>q").wait(2.days());
    session.restart();
    session
}

#[test]
fn one_key_goes_through_the_orders_and_the_choice_is_kept() {
    let mut session = three();
    session.sees("by need").keys("o").sees("by due date").says("Deals sorted by due date");
    assert_eq!(names(&session), ["Birch", "Alder", "Cedar"]);
    session.keys("o").sees("by name");
    assert_eq!(names(&session), ["Alder", "Birch", "Cedar"]);
    session.restart();
    assert_eq!(names(&session), ["Alder", "Birch", "Cedar"]);
    session.keys("oo").sees("recently changed");
    assert_eq!(names(&session), ["Alder", "Cedar", "Birch"]);
    session.keys("o").sees("by value");
    assert_eq!(names(&session)[0], "Birch", "the others have no value");
    session.keys("o");
    assert_eq!(session.app.home.chosen.order, Order::Need);
}

#[test]
fn the_cursor_stays_on_its_deal_and_enter_opens_it_in_every_order() {
    let mut session = three();
    session.keys("oo<home><down>");
    for _ in Order::ALL {
        session.keys("o");
        assert_eq!(session.app.home.name(session.app.home.selected().unwrap()), "Birch");
    }
    session.keys("<enter>");
    assert_eq!(session.deal().name, "Birch");
}

#[test]
fn the_filter_finds_names_needs_and_values() {
    let mut session = three();
    for (query, found) in [("ald", "Alder"), ("€9", "Birch"), ("no people", "Cedar")] {
        session.keys(&format!("/{query}"));
        assert_eq!(names(&session), [found], "{query}");
        session.keys("<esc>");
        assert_eq!(names(&session).len(), 3);
    }
}

#[test]
fn a_view_shows_its_deals_and_escape_goes_back_to_all() {
    let mut session = three();
    session.keys("Voverdue or<enter>").sees("Deals · Overdue or due today").sees("1 of 3 shown");
    assert_eq!(names(&session), ["Birch"]);
    session.keys("/zzz<enter>").sees("No deals match").keys("<esc>");
    assert_eq!(names(&session), ["Birch"]);
    session.keys("<esc>");
    assert_eq!((names(&session).len(), session.app.home.chosen.view), (3, View::All));
    session.keys("Vno mob<enter>");
    assert_eq!(names(&session).len(), 3);
}

#[test]
fn an_own_view_is_saved_under_a_name_found_again_and_removed() {
    let mut session = three();
    session.keys("Voverdue or<enter>o/bir<enter>VMy birches<enter>").says("Saved the view “My birches”");
    session.sees("Deals · My birches").keys("<esc><esc>").sees_no("My birches");
    session.restart();
    session.keys("Vmy bir<enter>").sees("Deals · My birches");
    assert_eq!((names(&session), session.app.home.chosen.order), (vec!["Birch".to_owned()], Order::Due));
    session.keys("Vremove my<enter>").says("Its deals stay").keys("<esc><esc>");
    assert_eq!((names(&session).len(), session.app.home.chosen.saved.len()), (3, 0));
    session.keys("V<end><enter>").says("Type the name");
}

#[test]
fn an_ended_deal_asks_for_nothing_and_has_its_view() {
    let mut disk = Disk::default();
    let mut deal = content::sample(TODAY);
    deal.outcome = Some(DealOutcome {
        result: Ending::Won.into(),
        bought: None,
        group: None,
        on: TODAY,
        why: "the plant wanted it".into(),
        by: "Kim".into(),
        at: deal.created,
        extra: serde_json::Map::new(),
    });
    disk.put(&deal);
    let mut session = Session::on(disk);
    session.sees("ended: won").keys("Vurg<enter>").sees("No deals match").keys("Vended<enter>").sees("ended: won");
    session.keys("d").sees("Nothing's due in any deal");
}

#[test]
fn a_deal_is_archived_and_undo_and_redo_move_it() {
    let mut session = three();
    session.keys("/ald<enter>z").says("Moved “Alder” to the archive · u brings it back").keys("<esc>");
    assert_eq!((session.disk.archive.len(), names(&session).len()), (1, 2));
    session.keys("u").says("Restored “Alder”");
    assert_eq!((session.disk.archive.len(), names(&session).len()), (0, 3));
    session.keys("<ctrl-r>").says("to the archive");
    assert_eq!((session.disk.archive.len(), session.disk.trash.len()), (1, 0));
}

#[test]
fn home_says_where_the_only_deal_is_once_it_is_in_the_archive() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("q").sees_no("in the archive").keys("z").says("Moved “Halden” to the archive");
    for _ in 0..2 {
        session.sees("No deals here; 1 deal is in the archive").sees("z there brings a deal back");
        session.restart();
    }
    session.keys("Varch<enter>z<esc>").sees("Halden").sees_no("No deals");
    session.keys("x").sees("No deals yet").keys("u").sees("Halden");
}

#[test]
fn the_archive_shows_what_lies_there_and_brings_it_back() {
    let mut session = three();
    session.keys("/ald<enter>z<esc>").restart();
    session.keys("Varch<enter>").sees("Deals · Archive").sees("Alder");
    assert_eq!(names(&session), ["Alder"]);
    for key in ["<enter>", "e", "x", "R", "="] {
        session.keys(key).says("Press z to bring it back first");
        assert_eq!(session.app.screen, Screen::Home);
    }
    session.keys("z").says("Restored “Alder”").sees("The archive is empty").keys("<esc>");
    assert_eq!((session.disk.archive.len(), names(&session).len()), (0, 3));
    session.keys("u").says("Nothing to undo");
}

#[test]
fn what_z_brought_back_is_not_looked_for_by_undo() {
    let mut session = three();
    session.keys("/ald<enter>z<esc>/bir<enter>z<esc>Varch<enter>/ald<enter>z<esc><esc>u").says("Restored “Birch”");
    assert_eq!(names(&session).len(), 3);
}

#[test]
fn the_trash_is_a_place_to_go_to_and_to_bring_deals_back_from() {
    let mut session = three();
    session.sees_no("Trash").keys("/ald<enter>x<esc>").sees("Trash 1  V").keys("/bir<enter>z<esc>");
    session.sees("Archive 1 · Trash 1  V");
    session.restart();
    session.sees("Archive 1 · Trash 1  V").keys("Vtrash<enter>").sees("Deals · Trash").sees("Alder").sees_no("Cedar");
    session.sees("Archive 1  V").sees("z bring back");
    for key in ["<enter>", "e", "x", "R", "="] {
        session.keys(key).says("Press z to bring it back first");
        assert_eq!(session.app.screen, Screen::Home);
    }
    session.keys("z").says("Restored “Alder”").sees("The trash is empty").keys("<esc>").sees_no("Trash").sees("Alder");
    assert_eq!((session.disk.trash.len(), session.disk.archive.len(), names(&session).len()), (0, 1, 2));
    session.keys("<ctrl-r>").says("Moved “Alder” to the trash").sees("Trash 1").keys("u").says("Restored “Alder”");
}

#[test]
fn undo_on_home_says_what_it_can_do_and_where_the_rest_is_undone() {
    let mut session = three();
    session.keys("u").says("Nothing to undo on Home: no deal was moved to the trash or the archive");
    session.keys("/ald<enter><enter>xxq").keys("u").says("in “Alder”, u takes back your last change");
    session.keys("<enter>u").says("Undone: remove Dev");
}

#[test]
fn esc_goes_back_to_the_list_of_what_is_due_over_all_deals() {
    let mut session = three();
    session.keys("d<down><enter>");
    assert_eq!((session.app.screen, session.selected()), (Screen::Deal, "Dev"));
    session.keys("<esc>").sees("Due in all deals");
    assert_eq!(session.app.screen, Screen::Home);
    session.keys("<enter>");
    assert_eq!(session.selected(), "Dev", "the cursor is where it was");
    session.keys("q<enter><esc>").says("first pane");
}

#[test]
fn esc_goes_back_to_the_deals_own_list_unless_somebody_moved_on() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("ncall<tab>+3d<tab>Kim<enter><up>d<enter>");
    assert_eq!(session.selected(), "Ida");
    session.keys("2<esc>").sees_no("Due · ").keys("<esc>");
    assert!(session.app.scopes().contains(&stakemap::app::command::Scope::Due));
    session.keys("<enter><up><esc>").says("first pane");
}

#[test]
fn a_deal_that_somebody_else_has_open_is_not_archived() {
    let mut session = three();
    session.disk.taken = Some("Rosa has it open".to_owned());
    session.keys("z").says("Not archived: Rosa has it open");
    assert_eq!((session.disk.archive.len(), names(&session).len()), (0, 3));
}

#[test]
fn what_is_due_over_all_deals_stands_under_its_heading_with_its_deal() {
    let mut session = three();
    session.keys("d").sees("Due in all deals").sees("Overdue").sees("Birch").sees("Within a week").sees("Alder");
    session.sees_no("Cedar  ").keys("<end><enter>");
    assert_eq!((session.deal().name.as_str(), session.selected()), ("Alder", "Dev"));
}

#[test]
fn an_action_is_done_with_one_key_in_a_deal_that_is_not_open_and_comes_back() {
    let mut session = three();
    session.keys("d<space>").says("Done: write · u brings it back").sees("Due in all deals").sees_no("Overdue");
    assert_eq!(session.app.screen, Screen::Home);
    assert!(deal_called(&session, "Birch").actions[0].done.is_some(), "it is on the disk");
    session.keys("u").says("Undone: done: write").sees("Overdue");
    assert!(deal_called(&session, "Birch").actions[0].done.is_none());
    session.keys("<ctrl-r>").says("Redone").sees_no("Overdue").keys("<space>").says("Done: call");
    session.sees("Nothing's due in any deal").keys("q");
    assert_eq!(session.app.screen, Screen::Home);
    assert!(deal_called(&session, "Alder").actions[0].done.is_some());
}

/// Two deals: in Cedar a step that is about nobody, due today, and Alder with one of Dev's and a task of his.
fn about_nobody() -> Session {
    let mut session = Session::on(Disk { me: Some("Kim".to_owned()), ..Disk::default() });
    session.keys("aCedar<enter>aIda<enter>aTom<enter>").elsewhere("Kim", "decide", |deal| {
        let action = serde_json::json!({
            "id": uuid::Uuid::from_u128(8), "what": "book the room", "who": "Kim", "by": "Kim",
            "due": "2026-11-21", "given": "2026-11-21T08:00:00Z",
        });
        deal.plan_action(serde_json::from_value(action).expect("an action"));
    });
    session.keys("qaAlder<enter>aDev<enter>TBring finance<tab><ctrl-u>+1d<enter>q");
    session
}

#[test]
fn what_is_done_from_the_list_leaves_home_as_it_was() {
    let mut session = about_nobody();
    session.keys("/ald<enter>");
    session.keys("<esc>d").sees("book the room").keys("<space>").says("Done: book the room");
    session.sees("Due in all deals").keys("<esc>").sees_no("Due in all deals");
    assert_eq!(session.app.screen, Screen::Home);
    let selected = session.app.home.selected().map(|row| session.app.home.name(row).to_string());
    assert_eq!(selected.as_deref(), Some("Alder"), "the cursor is where it was");
}

#[test]
fn a_step_about_the_whole_deal_opens_itself_and_esc_never_throws_one_out_later() {
    let mut session = about_nobody();
    session.keys("d").sees("Enter open").keys("<enter>").sees("Deal › Due").sees("Enter edit");
    assert_eq!((session.app.screen, session.deal().name.as_str()), (Screen::Deal, "Cedar"));
    session.keys("<enter>").sees("book the room").keys("<esc><esc>").sees_no("Deal › Due");
    session.keys("<esc>").sees("Due in all deals");
    session.keys("<enter><esc><up><esc>").says("first pane");
    assert_eq!(session.app.screen, Screen::Deal, "whoever moved on stays");
}

#[test]
fn a_task_judged_from_the_list_leads_back_to_it() {
    let mut session = about_nobody();
    session.keys("d<end>").sees("Bring finance").keys("<space>").sees("Did they deliver");
    session.keys("<esc><esc>").sees("Due in all deals");
    assert_eq!(session.app.screen, Screen::Home);
}

#[test]
fn a_second_action_waits_for_the_first_and_none_is_lost() {
    let mut session = three();
    session.hold().keys("d<space><space>").says("One moment");
    session.release().keys("<space>").says("Done: call");
    assert!(deal_called(&session, "Birch").actions[0].done.is_some());
}

#[test]
fn what_somebody_else_has_open_says_who_and_stays_due() {
    let mut session = three();
    session.disk.taken = Some("Rosa has it open since 09:02. You see their changes".to_owned());
    session.keys("d<space>").says("Rosa has it open").sees("Due in all deals").sees("Overdue");
    assert!(deal_called(&session, "Birch").actions[0].done.is_none());
}

#[test]
fn a_task_goes_to_be_judged_in_its_deal() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("TBring finance<tab>today<enter>qaCedar<enter>qd<space>");
    assert_eq!((session.deal().name.as_str(), session.selected()), ("Halden", "Dev"));
    session.sees("Did they deliver on the task").keys("<esc>");
}

#[test]
fn a_person_of_another_deal_is_linked_shown_parted_and_undone() {
    let mut session = states::two_deals();
    session.keys("/ves<enter><enter>").sees_no("Also in").keys("L").sees("Mirela Dantu ·");
    session.keys("<enter>").says("Linked Mirela Dantu to Mirela Dantu");
    let example = content::sample(TODAY);
    let other = example.stakeholders.iter().find(|one| one.name == "Mirela Dantu").unwrap().id;
    assert_eq!(session.person("Mirela Dantu").card().link.unwrap().0, other.0);
    session.keys("2").sees("Also in").sees("Tarnbeck").keys("P").sees("Also in").sees("Tarnbeck").keys("q");
    session.keys("u2").sees_no("Also in").keys("<ctrl-r>").sees("Also in");
    session
        .keys("L")
        .sees("Unlink Mirela Dantu from the person in Tarnbeck")
        .keys("<enter>")
        .says("Unlinked Mirela Dantu");
    session.keys("2").sees_no("Also in");
}

#[test]
fn who_left_in_a_linked_deal_is_marked_in_the_other() {
    let mut session = states::two_deals();
    session.keys("/ves<enter><enter>L<enter>").sees_no("left?");
    session.keys("q<esc>/tarn<enter><enter>/mirela<enter>e");
    session.keys(&"<tab>".repeat(9)).keys("left<enter>").sees("left").keys("q<esc>");
    session.keys("/ves<enter><enter>").sees("left?").keys("2").sees("has left the company, according to");
    assert!(!session.person("Mirela Dantu").has_left(), "nothing is written here");
}

#[test]
fn the_link_shows_in_both_deals() {
    let mut session = states::two_deals();
    session.size = (120, 90);
    session.keys("/ves<enter><enter>L<enter>q<esc>:mirela<down>");
    session.keys("<esc>/tarn<enter><enter>/mirela<enter>2").sees("Also in").sees("Vestra Foods");
    session.keys("L<enter>").says("the link is in the other deal");
}

#[test]
fn the_palette_finds_people_of_all_deals() {
    let mut session = states::two_deals();
    session.keys("/ves<enter><enter>:ottilie").sees("Ottilie Brandt · Tarnbeck").keys("<enter>");
    assert_eq!(session.selected(), "Ottilie Brandt");
}
