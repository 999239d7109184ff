//! Saving: at once, one at a time, always told; nothing is left behind that is not on the disk.

use crate::support::Session;
use stakemap::app::effect::Effect;
use stakemap::app::open_deal::SaveState;
use stakemap::app::overlays::Overlay;

fn is_asked(session: &Session) -> bool {
    matches!(session.app.overlays.last(), Some(Overlay::Unsaved(_)))
}

#[test]
fn every_step_is_on_the_disk_at_once() {
    let mut session = Session::with_people(&["Dev"]);
    for keys in ["aIda<enter>", "s1", "1", "1", "q", "t2", "q", "u"] {
        session.keys(keys);
        assert_eq!(session.on_disk(), **session.deal(), "after {keys}");
    }
    session.sees("saved");
}

#[test]
fn one_save_is_under_way_at_a_time_and_the_next_takes_all_that_came_meanwhile() {
    let mut session = Session::with_people(&["Dev"]);
    let writes = session.disk.writes;
    session.hold().keys("aIda<enter>aTom<enter>aNils<enter>").sees("saving");
    assert_eq!(session.saves_waiting(), 1);
    session.answer_one();
    assert_eq!(session.saves_waiting(), 1, "the second follows the first");
    session.release().sees("saved");
    assert_eq!(session.disk.writes, writes + 2);
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn quitting_waits_for_the_save() {
    let mut session = Session::with_people(&["Dev"]);
    session.hold().keys("aIda<enter><ctrl-q>");
    assert!(!session.has_quit());
    session.release();
    assert!(session.has_quit());
    assert_eq!(session.on_disk().stakeholders.len(), 2);
}

#[test]
fn quitting_waits_for_what_came_while_it_waited() {
    let mut session = Session::with_people(&["Dev"]);
    session.hold().keys("aIda<enter><ctrl-q>aTom<enter>").answer_one();
    assert!(!session.has_quit());
    session.release();
    assert!(session.has_quit());
    assert_eq!(session.on_disk().stakeholders.len(), 3);
}

#[test]
fn a_failing_save_is_told_and_the_next_step_tries_again() {
    let mut session = Session::with_people(&["Dev"]);
    session.break_disk().keys("aIda<enter>").sees("NOT SAVED").says("no space left");
    session.mend_disk().keys("aTom<enter>").sees("saved");
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn leaving_with_something_unsaved_is_asked() {
    let mut session = Session::with_people(&["Dev"]);
    session.break_disk().keys("aIda<enter><ctrl-q>");
    assert!(is_asked(&session) && !session.has_quit());
    session.keys("<esc>");
    assert!(!is_asked(&session) && !session.has_quit(), "Escape stays");
    session.keys("qq");
    assert!(is_asked(&session), "also from Home");
}

#[test]
fn a_save_that_fails_while_quitting_is_asked_about() {
    let mut session = Session::with_people(&["Dev"]);
    session.hold().keys("aIda<enter><ctrl-q>").break_disk().release();
    assert!(is_asked(&session) && !session.has_quit());
}

#[test]
fn trying_again_saves_once_the_disk_can() {
    let mut session = Session::with_people(&["Dev"]);
    session.break_disk().keys("aIda<enter><ctrl-q>r");
    assert!(is_asked(&session), "it failed again");
    session.mend_disk().keys("r");
    assert!(!is_asked(&session) && session.is_saved());
    assert_eq!(session.on_disk().stakeholders.len(), 2);
}

#[test]
fn it_can_be_saved_as_a_copy_and_the_original_stays_as_it_is() {
    let mut session = Session::with_people(&["Dev"]);
    let original = session.path();
    // Someone else wrote something into the file meanwhile that is no deal.
    session.disk.deals.insert(original.clone(), b"{".to_vec().into());
    let theirs = session.disk.deals[&original].clone();
    session.keys("aIda<enter>").says("changed outside");
    session.keys("<ctrl-q>c").sees("saved").sees("Halden (copy)");
    assert_eq!(session.disk.deals[&original], theirs);
    assert_ne!(session.path(), original);
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn a_copy_stays_a_deal_of_its_own_whatever_is_undone() {
    let mut session = Session::with_people(&["Dev"]);
    let original = session.deal().id;
    let path = session.path();
    session.disk.deals.remove(&path).expect("it is there");
    session.keys("aIda<enter><ctrl-q>c");
    let copy = session.deal().id;
    assert_ne!(copy, original);
    session.keys("uuu");
    assert_eq!(session.deal().id, copy);
    assert!(session.is_saved());
    assert_eq!(session.on_disk(), **session.deal());
    session.keys("<ctrl-r><ctrl-r><ctrl-r>");
    assert_eq!((session.deal().id, session.names()), (copy, vec!["Dev", "Ida"]));
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn a_copy_waits_for_a_save_under_way() {
    let mut session = Session::with_people(&["Dev"]);
    session.break_disk().keys("aIda<enter><ctrl-q>").mend_disk().hold().keys("rc").release();
    assert!(session.is_saved(), "{:?}", session.open().save);
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn quitting_unsaved_takes_a_key_of_its_own() {
    let mut session = Session::with_people(&["Dev"]);
    session.break_disk().keys("aIda<enter><ctrl-q>Q");
    assert!(session.has_quit());
}

#[test]
fn the_next_deal_opens_once_this_one_is_saved() {
    let mut session = Session::in_deal();
    session.keys("qaVestra<enter>");
    session.hold().keys("aDev<enter>q/hal<enter><enter>");
    assert_eq!(session.deal().name, "Vestra");
    session.release();
    assert_eq!(session.deal().name, "Halden");
    let saved: Vec<usize> = session.disk.deals.keys().map(|path| session.disk.deal(path).stakeholders.len()).collect();
    assert_eq!(saved.iter().sum::<usize>(), 1);
}

#[test]
fn a_deal_that_arrives_late_replaces_nothing_that_is_not_saved() {
    let mut session = Session::in_deal();
    session.keys("qaVestra<enter>q/hal<enter>");
    // Halden is on its way when the user goes back to Vestra and adds somebody twice.
    session.hold().keys("<enter>:vestra<enter>aDev<enter>aIda<enter>").release();
    assert_eq!((session.deal().name.as_str(), session.names()), ("Vestra", vec!["Dev", "Ida"]));
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn going_back_to_a_deal_that_is_being_saved_is_going_back() {
    let mut session = Session::in_deal();
    session.keys("qaVestra<enter>");
    session.hold().keys("aDev<enter>q/hal<enter><enter>").keys(":vestra<enter>").release();
    assert_eq!(session.deal().name, "Vestra", "and not on to Halden once it is saved");
}

#[test]
fn a_deal_opened_twice_keeps_what_was_done_after_the_first_time() {
    let mut session = Session::in_deal();
    session.keys("qaVestra<enter>q/hal<enter>");
    session.hold().keys("<enter><enter>").answer_one();
    // The first answer is there, the second not yet.
    session.answer_one();
    session.keys("aDev<enter>").release();
    assert_eq!((session.deal().name.as_str(), session.names()), ("Halden", vec!["Dev"]));
    assert_eq!(session.on_disk(), **session.deal());
}

#[test]
fn a_new_deal_waits_for_the_other_to_be_saved() {
    let mut session = Session::with_people(&["Dev"]);
    session.hold().keys("aIda<enter>qaVestra<enter>").sees("! The other deal is still saving");
    session.release().keys("<enter>");
    assert_eq!(session.deal().name, "Vestra");
}

#[test]
fn nothing_is_written_where_nothing_changed() {
    let mut session = Session::with_people(&["Dev"]);
    let before = session.effects.len();
    session.keys("23<down><up>?<esc>s<right>qtqe<enter>");
    assert!(!session.effects[before..].iter().any(|effect| matches!(effect, Effect::Save { .. })));
    assert_eq!(session.open().save, SaveState::Saved);
}
