//! The open deal's file gets lost: said at once, asked about on leaving, written again over nothing.

use crate::support::Session;
use stakemap::app::open_deal::SaveState;
use stakemap::app::overlays::Overlay;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::DealId;
use stakemap::store::format;
use uuid::Uuid;

fn is_asked(session: &Session) -> bool {
    matches!(session.app.overlays.last(), Some(Overlay::Unsaved(_)))
}

/// Bytes that are in the place of a deal's file, and what the header says of them.
fn losses() -> Vec<(Option<Vec<u8>>, &'static str)> {
    let session = Session::with_people(&["Kim"]);
    let other = Deal { id: DealId(Uuid::from_u128(0xbad)), ..(**session.deal()).clone() };
    vec![
        (None, "FILE MISSING"),
        (Some(Vec::new()), "FILE DAMAGED"),
        (Some(b"{\"format\": \"stakemap.deal\", ".to_vec()), "FILE DAMAGED"),
        (Some(format::encode(&other)), "WRONG FILE"),
    ]
}

#[test]
fn nothing_says_saved_while_the_file_is_lost_and_leaving_asks() {
    for (there, status) in losses() {
        let mut session = Session::with_people(&["Dev"]);
        session.sees("  saved").lose(there.as_deref()).sees(status).sees_no("  saved").says("This deal's file");
        assert!(!session.app.unfinished().is_empty(), "a crash would lose it: {status}");
        session.keys("q").sees(status);
        session.keys("q");
        assert!(is_asked(&session) && !session.has_quit(), "{status}");
        session.keys("<esc>").keys("<enter><ctrl-q>");
        assert!(is_asked(&session) && !session.has_quit(), "{status}");
        session.keys("Q");
        assert!(session.has_quit());
    }
}

#[test]
fn it_is_written_again_and_what_was_there_is_kept() {
    for (there, status) in losses() {
        let mut session = Session::with_people(&["Dev"]);
        session.lose(there.as_deref()).keys("<ctrl-q>r");
        assert!(session.has_quit() && session.is_saved(), "{status}");
        assert_eq!(session.on_disk(), **session.deal());
        assert_eq!(session.disk.aside.len(), usize::from(there.is_some()), "{status}");
        assert!(session.app.unfinished().is_empty());
    }
}

#[test]
fn what_is_entered_meanwhile_goes_with_it() {
    for (there, status) in losses() {
        let mut session = Session::with_people(&["Dev"]);
        session.lose(there.as_deref()).keys("aIda<enter>").sees(status).says("This deal's file");
        session.keys("<ctrl-q>c").sees("saved").sees("(copy)");
        assert_eq!(session.on_disk().stakeholders.len(), 2);
        let mut session = Session::with_people(&["Dev"]);
        session.lose(there.as_deref()).keys("aIda<enter><ctrl-q>r");
        assert!(session.has_quit());
        assert_eq!(session.on_disk().stakeholders.len(), 2);
    }
}

#[test]
fn a_file_that_comes_back_is_saved_again() {
    let mut session = Session::with_people(&["Dev"]);
    let file = session.disk.deals[&session.path()].clone();
    session.lose(None).sees("FILE MISSING");
    session.disk.deals.insert(session.path(), file.clone());
    session.stir().sees("  saved").says("file is back");
    // With something entered meanwhile, that is saved to it.
    session.lose(None).keys("aIda<enter>").sees("FILE MISSING");
    session.disk.deals.insert(session.path(), file);
    session.stir().sees("  saved");
    assert_eq!(session.on_disk().stakeholders.len(), 2);
}

#[test]
fn it_is_said_whatever_is_on_the_screen() {
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("[").sees("AS OF").lose(None).sees("FILE MISSING").sees_no("AS OF");
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("aTom").lose(None).sees("FILE MISSING").keys("<enter>").sees("Tom").sees("FILE MISSING");
    let mut session = Session::with_people(&["Dev", "Ida"]);
    session.keys("q").lose(None).sees("FILE MISSING");
    session.keys("x").says("isn't saved");
    assert!(session.app.deal.is_some(), "it is all there is");
}

#[test]
fn a_save_under_way_tells_by_itself() {
    let mut session = Session::with_people(&["Dev"]);
    session.hold().keys("aIda<enter>").lose(None).sees("saving").release().sees("FILE MISSING");
}

#[test]
fn a_disk_that_takes_nothing_leaves_it_lost_and_says_so() {
    let mut session = Session::with_people(&["Dev"]);
    session.lose(None).break_disk().keys("<ctrl-q>r");
    assert!(is_asked(&session) && !session.has_quit());
    assert!(matches!(session.open().save, SaveState::Lost(_)));
    session.mend_disk().keys("r");
    assert!(session.has_quit() && session.is_saved());
}

#[test]
fn who_only_follows_is_told_and_asked_nothing() {
    let mut session = Session::with_people(&["Dev"]);
    session.disk.taken = Some("Another window has it open. You see their changes".to_owned());
    session.stir().sees("FOLLOWING").lose(None).sees("FOLLOWING").says("file is missing");
    // The other window ends, and this one has all there is.
    session.disk.taken = None;
    session.stir().sees("FILE MISSING");
    session.keys("<ctrl-q>r");
    assert!(session.has_quit());
    assert_eq!(session.on_disk(), **session.deal());
}
