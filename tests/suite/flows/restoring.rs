//! Earlier versions of a deal: offered on Home, put back, and the restore undone.

use crate::support::{Session, states};
use stakemap::app::Screen;
use stakemap::app::effect::Effect;
use stakemap::app::msg::Msg;

/// Home, on a deal of three people that was saved four times.
fn saved_often() -> Session {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg", "Tom Ruiz"]);
    session.keys("q");
    session
}

fn people(session: &Session) -> usize {
    session.disk.deals.keys().map(|path| session.disk.deal(path).stakeholders.len()).sum()
}

#[test]
fn an_earlier_state_is_chosen_put_back_and_the_restore_undone() {
    let mut session = saved_often();
    session.keys("R").sees("Earlier versions of Halden").sees("2 people (now 3), 0 answers, 1 change ago");
    session.keys("<enter>").says("Restored number 3 of “Halden” · u undoes it · 2 people");
    assert_eq!((people(&session), session.app.screen), (2, Screen::Home));
    assert!(session.app.deal.is_none(), "what was open was of another state");
    session.keys("u").says("Restored “Halden” to before the restore: 3 people");
    assert_eq!(people(&session), 3);
    session.keys("u").says("Nothing to undo").keys("<enter>");
    assert_eq!(session.names(), ["Dev Patel", "Ida Berg", "Tom Ruiz"]);
}

#[test]
fn a_state_is_found_by_its_number() {
    let mut session = saved_often();
    session.keys("R1<enter>").says("Restored number 1");
    assert_eq!(people(&session), 0);
}

#[test]
fn a_damaged_deal_says_that_it_can_be_restored_and_opens_after_that() {
    let mut session = states::restorable();
    session.sees("! R to restore · line 3").keys("<enter>").says("Press R on Home to restore an earlier version");
    session.keys("R").sees("Earlier versions of Halden").sees("damaged").sees("can't be read");
    session
        .keys("<down><down><enter>")
        .says("line 2")
        .keys("<esc>R<enter>")
        .says("Restored number 4 of “Halden” · the damaged file is kept too");
    session.sees("Halden").keys("<enter>");
    assert_eq!(session.names(), ["Dev Patel", "Ida Berg", "Tom Ruiz"]);
    session.keys("q:undo<enter>").says("Nothing to undo");
}

#[test]
fn a_deal_that_was_never_saved_twice_says_so() {
    let mut session = Session::in_deal();
    session.keys("qR").says("No earlier version of “Halden” yet");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn a_restore_that_fails_changes_nothing_and_can_be_tried_again() {
    let mut session = saved_often();
    session.break_disk().keys("R<enter>").says("not restored");
    assert_eq!(people(&session), 3);
    session.mend_disk().keys("R<enter>").says("Restored number 3").break_disk().keys("u").says("not restored");
    session.mend_disk().keys("u").says("to before the restore");
    assert_eq!(people(&session), 3);
}

#[test]
fn undo_takes_back_whatever_was_done_last_to_a_deal_as_a_whole() {
    let mut session = saved_often();
    session.keys("R<enter>x").says("to the trash").keys("u").says("Restored").keys("u").says("to before the restore");
    assert_eq!(people(&session), 3);
    session.keys("R<enter>");
    let older = stakemap::app::msg::ShelvedDeal {
        name: "Older".into(),
        path: "/data/deals/older.json".into(),
        bin: Some("/data/trash/older.json".into()),
        shelf: stakemap::app::msg::Shelf::Trash,
    };
    session.send(Msg::InTrash(vec![older]));
    session.keys("u").says("to before the restore");
}

#[test]
fn the_deal_on_the_screen_is_opened_again_in_its_new_state() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.keys(":restore an ear<enter><enter>");
    assert_eq!((session.app.screen, session.names()), (Screen::Deal, vec!["Dev Patel"]));
    session.keys("aTom<enter>");
    assert!(session.is_saved(), "what is saved next goes on from there");
    assert_eq!(people(&session), 2);
}

#[test]
fn what_is_not_saved_yet_is_not_restored_over() {
    let mut session = Session::with_people(&["Dev Patel"]);
    session.hold().keys("aIda<enter>qR").says("Still saving");
    assert!(!session.effects.iter().any(|effect| matches!(effect, Effect::Earlier(_))));
}

#[test]
fn states_that_come_too_late_open_nothing() {
    let mut session = saved_often();
    session.hold().keys("R?").release();
    assert_eq!(session.app.overlays.len(), 1, "the help stays alone");
    session.keys("<esc>").sees_no("Earlier states");
}

#[test]
fn states_that_come_late_open_only_where_they_were_asked_for() {
    let second = "aNorvik<enter>aAnn Lee<enter>aTom Ruiz<enter>q";
    let mut moved = 0;
    for (start, keys, place) in [
        ("<enter>q", "R<enter>", "the deal that was open"),
        ("!", "R<enter>", "a deal that is being read"),
        (second, "R<down>", "the next row"),
        (second, "R<up>", "the row before"),
        ("", "R/", "the filter"),
    ] {
        let mut session = saved_often();
        if start == "!" {
            session.restart();
        } else {
            _ = session.keys(start);
        }
        let cursor = session.app.home.cursor;
        session.hold().keys(keys);
        if place.contains("row") && session.app.home.cursor == cursor {
            continue;
        }
        moved += usize::from(place.contains("row"));
        session.release();
        assert!(session.app.overlays.is_empty(), "{place}");
        session.sees_no("Earlier versions");
    }
    assert_eq!(moved, 1);
}

#[test]
fn states_open_after_a_look_elsewhere_is_over_when_they_are_asked_for_again() {
    let mut session = saved_often();
    session.hold().keys("R?").release().keys("<esc>R").sees("Earlier versions of Halden");
    session.keys("<esc>R<enter>").says("Restored number 3");
}
