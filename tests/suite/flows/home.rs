//! Home: all deals by what needs you, the trash, and what comes back from it.

#![allow(clippy::unwrap_used)]

use crate::support::{Session, states};
use jiff::ToSpan;
use stakemap::app::Screen;
use stakemap::app::msg::{Failure, Listed, Msg};
use stakemap::domain::judge::deal_index::DealIndex;
use stakemap::domain::record::id::StakeholderId;
use stakemap::domain::record::stakeholder::Stakeholder;

fn two() -> Session {
    let mut session = Session::in_deal();
    session.keys("qaVestra<enter>q");
    session
}

fn names(session: &Session) -> Vec<String> {
    let rows = (0..session.app.home.shown.len()).filter_map(|place| session.app.home.at(place));
    rows.map(|row| row.summary.as_ref().map_or_else(|_| "?".to_owned(), |deal| deal.name.to_string())).collect()
}

#[test]
fn the_deal_just_left_is_under_the_cursor() {
    let mut session = two();
    session.keys("/hal<enter><enter>q/<esc>");
    assert_eq!(
        session.app.home.selected().and_then(|row| row.summary.as_ref().ok()).map(|deal| deal.name.as_str()),
        Some("Halden")
    );
}

#[test]
fn the_neediest_deal_comes_first() {
    let mut session = two();
    session.keys("/hal<enter><enter>aDev<enter>TBring finance<enter>q/<esc>").wait(9.days());
    session.restart();
    assert_eq!(names(&session), ["Halden", "Vestra"]);
    session.sees("▲ Dev's task was due");
}

#[test]
fn a_deal_goes_to_the_trash_and_undo_brings_it_back() {
    let mut session = two();
    session.keys("x").says("to the trash · u brings it back");
    assert_eq!((session.disk.deals.len(), session.disk.trash.len()), (1, 1));
    session.keys("u").says("Restored");
    assert_eq!((session.disk.deals.len(), session.disk.trash.len(), names(&session).len()), (2, 0, 2));
    session.keys("<ctrl-r>").says("to the trash");
    assert_eq!(names(&session).len(), 1);
}

#[test]
fn undo_brings_deals_back_latest_first() {
    let mut session = two();
    session.keys("xx");
    assert!(names(&session).is_empty());
    session.sees("No deals yet").keys("uu");
    assert_eq!(names(&session).len(), 2);
    session.keys("u").says("Nothing to undo");
}

#[test]
fn a_deal_that_could_not_be_brought_back_can_be_tried_again() {
    let mut session = two();
    session.keys("x").break_disk().keys("u").mend_disk().keys("u").says("Restored");
    session.break_disk().keys("<ctrl-r>").mend_disk().keys("<ctrl-r>").says("to the trash");
}

#[test]
fn a_deal_trashed_again_is_let_go_of() {
    let mut session = two();
    session.keys("xu/ves<enter><enter>q<ctrl-r>").says("Moved “Vestra” to the trash");
    assert!(session.app.deal.is_none(), "what lies in the trash is not open");
}

#[test]
fn a_damaged_file_is_named_on_top_and_every_other_deal_opens() {
    let mut session = states::home_with_deals();
    session.sees("Old laptop").keys("<home><enter>").says("old-laptop-1a2b3c4d.json").says("line 4");
    assert_eq!(session.app.screen, stakemap::app::Screen::Home);
    session.keys("<end><enter>");
    assert_eq!(session.app.screen, stakemap::app::Screen::Deal);
}

#[test]
fn a_deal_is_edited_from_the_list() {
    let mut session = two();
    session.keys("/hal<enter>e<tab>€80k<enter>");
    assert_eq!(session.on_disk().value, "€80k");
    session.size = (160, 40);
    session.keys("q").sees("€80k");
}

#[test]
fn a_deal_is_edited_from_inside_too_and_its_file_keeps_its_name() {
    let mut session = Session::in_deal();
    let path = session.path();
    session.keys("E<ctrl-u>Halden Foods<tab>€1m<tab>Fewer stops<tab><ctrl-u>Ann<enter>");
    let deal = session.on_disk();
    let texts = [&deal.name, &deal.value, &deal.about, &deal.owner].map(|text| &**text);
    assert_eq!(texts, ["Halden Foods", "€1m", "Fewer stops", "Ann"]);
    assert_eq!(session.path(), path);
}

#[test]
fn a_deal_needs_a_name() {
    let mut session = Session::cold();
    session.keys("a <enter>").sees("! Enter a name for the deal");
    assert!(session.app.deal.is_none());
}

#[test]
fn home_shows_what_was_just_done_in_a_deal_however_it_was_left() {
    let mut session = two();
    session.keys("/hal<enter><enter>aDev<enter>:vestra<enter>q/<esc>");
    session.sees_no("Halden   no people yet");
    let halden =
        session.app.home.rows.iter().filter_map(|row| row.summary.as_ref().ok()).find(|deal| deal.name == "Halden");
    assert_eq!(halden.map(|deal| deal.people), Some(1));
}

#[test]
fn the_example_is_looked_at_with_its_owners_eyes() {
    let mut session = two();
    session.size = (80, 24);
    session.keys("D2").sees("answers by Kim Osei").sees("Mobilizer, confirmed");
}

#[test]
fn deals_that_come_in_parts_keep_the_cursor_where_it_is() {
    let mut session = two();
    let rows = session.app.home.rows.clone();
    session.keys("<end>");
    let before = session.app.home.selected().cloned();
    session.send(Msg::Listed { deals: rows, done: true });
    assert_eq!(session.app.home.selected().cloned(), before);
}

/// Home with two deals, the first of which has second copies beside it, one damaged.
fn with_copies() -> Session {
    let mut session = Session::with_people(&["Dev"]);
    let mut copy = session.on_disk();
    copy.add_person(Stakeholder::new(StakeholderId(uuid::Uuid::from_u128(7)), "Tom"));
    let stem = session.path().file_stem().unwrap().to_string_lossy().into_owned();
    let original = session.path().to_owned();
    let names = [" (conflicted copy).json", ".sync-conflict-20261120.json"];
    let bytes = [stakemap::store::format::encode(&copy), b"{".to_vec()];
    let files = names.iter().zip(bytes).map(|(name, bytes)| session.disk.put_bytes(&format!("{stem}{name}"), &bytes));
    let files: Vec<_> = files.map(|copy| (copy, original.clone())).collect();
    session.keys("qaVestra<enter>q");
    session.send(Msg::CopiesFound(files));
    session
}

#[test]
fn a_deal_with_a_second_copy_is_marked_and_the_key_is_named() {
    let mut session = with_copies();
    session.keys("/hal<enter>").sees("Halden = copy").sees("= merge copy");
    session.keys("/<esc>/vest<enter>").sees_no("= copy").sees_no("= merge copy").keys("=");
    session.says("This deal has no conflict copy");
}

#[test]
fn rows_of_one_deal_are_marked_and_tell_their_files_apart() {
    let mut session = two();
    let mut copy = session.app.home.rows.iter().find(|row| name(row) == "Halden").unwrap().clone();
    copy.path = copy.path.with_file_name("Halden renewal.json");
    session.send(Msg::Listed { deals: vec![copy], done: true });
    session.sees("Halden (2 files)").sees("Halden renewal.json · ");
    assert_eq!(session.screen().matches("(2 files)").count(), 2);
    session.sees_no("Vestra (");
}

fn name(row: &Listed) -> String {
    row.summary.as_ref().map_or_else(|_| "?".to_owned(), |deal| deal.name.to_string())
}

#[test]
fn a_second_copy_is_taken_in_from_home_and_one_that_cannot_be_read_says_so() {
    let mut session = with_copies();
    session.keys("/hal<enter>=").says("Merged");
    assert_eq!(session.names(), ["Dev", "Tom"]);
    session.keys("q").sees("Halden = copy").keys("=").says("sync-conflict");
    assert_eq!((session.names(), session.disk.deals.len()), (vec!["Dev", "Tom"], 3), "what cannot be read stays");
}

#[test]
fn a_copy_is_gone_from_home_once_it_was_taken_in() {
    let mut session = with_copies();
    session.keys("/hal<enter>=q=q");
    let rows = &session.app.home;
    let row = rows.selected().unwrap();
    assert_eq!(rows.copies_of(&row.path).len(), 1, "only the one that cannot be read is left");
}

#[test]
fn a_damaged_deal_is_called_what_it_was_called_and_its_way_out_is_hinted() {
    let mut session = states::restorable();
    session.sees("Halden ").sees_no("halden-").sees("R restore");
    session.keys("R<enter>").sees_no("R restore").sees("Halden");
}

#[test]
fn a_file_that_was_named_by_hand_keeps_its_name() {
    let mut session = states::home_with_deals();
    session.disk.put_bytes("from Ann.json", b"{");
    session.restart();
    session.sees("from Ann.json").sees("Old laptop").sees_no("R restore");
}

#[test]
fn a_deal_that_breaks_while_the_program_runs_keeps_its_name() {
    let mut session = Session::in_deal();
    session.keys("E<ctrl-u>Halden Foods, line 4<enter>q");
    let path = session.path();
    let row = Listed {
        path,
        summary: Err(Failure { what: "line 3: broken".to_owned(), hint: String::new() }),
        inside: DealIndex::default(),
    };
    session.send(Msg::Listed { deals: vec![row], done: true });
    session.sees("Halden Foods, line 4").sees("line 3: broken");
}

#[test]
fn a_deal_sent_to_the_trash_while_it_was_being_read_does_not_stay_open_without_a_file() {
    let mut session = two();
    session.restart();
    session.hold().keys("<enter>x").release();
    assert!(session.app.deal.is_none(), "its file lies in the trash");
    session.sees("to the trash").keys("u<enter>");
    assert!(session.disk.deals.contains_key(&session.path()));
}

#[test]
fn what_was_entered_before_its_file_went_to_the_trash_can_be_saved_as_a_copy() {
    let mut session = two();
    session.restart();
    session.hold().keys("<enter>x");
    session.answer_one();
    session.keys("aPrecious<enter>").release().sees("FILE MISSING").keys("<ctrl-q>").sees("c").keys("c");
    assert!(session.on_disk().stakeholders.iter().any(|person| person.name == "Precious"));
}

#[test]
fn a_form_meant_for_one_deal_does_not_open_in_another_that_is_chosen_meanwhile() {
    let mut session = two();
    session.restart();
    session.hold().keys("/hal<enter>e:Vestra<enter>").release();
    assert_eq!((session.app.screen, session.deal().name.as_str()), (Screen::Deal, "Vestra"));
    assert!(session.app.overlays.is_empty(), "the form was for Halden");
}

#[test]
fn who_asked_to_leave_leaves_whatever_they_choose_while_it_is_saved() {
    let mut session = two();
    session.keys("/hal<enter><enter>").hold().keys("aDev<enter><ctrl-q>:Vestra<enter>").release();
    assert!(session.has_quit());
    assert_eq!(session.deal().name, "Halden");
}

#[test]
fn a_deal_is_edited_on_home_and_the_user_stays_there() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("qaVestra<enter>q/hal<enter>");
    assert_eq!(session.app.screen, Screen::Home);
    session.keys("e").sees("Cost of inaction");
    session.keys("<tab>€480k<enter>").says("Saved “Halden” · Value: €480k");
    assert_eq!(session.app.screen, Screen::Home);
    let path = session.disk.deals.keys().find(|path| path.to_string_lossy().contains("halden")).expect("it").clone();
    assert_eq!(session.disk.deal(&path).value.as_str(), "€480k");
    session.keys("u").says("Undone");
    assert_eq!(session.disk.deal(&path).value.as_str(), "");
    session.keys("e<esc>");
    assert_eq!(session.app.screen, Screen::Home);
    session.keys("<enter>");
    assert_eq!((session.app.screen, session.deal().name.as_str()), (Screen::Deal, "Halden"));
}

#[test]
fn a_deal_without_a_value_says_so() {
    let mut session = Session::with_people(&["Dev"]);
    session.sees("no value");
    session.size = (200, 50);
    session.keys("q").sees("no value");
}
