//! A deal of a newer version: everything can be read, nothing is written.

use crate::support::states;

#[test]
fn it_says_why_it_cannot_be_changed() {
    states::read_only().sees("READ ONLY").says("from a newer stakemap");
}

#[test]
fn no_key_changes_it() {
    let keys = ["aNils<enter>", "x", "e", "Gs1", "Gt2", "T", "C<enter>", "E", "3<enter>", "3x", "3+"];
    for keys in keys {
        let mut session = states::read_only();
        let (before, bytes) = (session.deal().clone(), session.disk.deals.clone());
        session.keys(keys);
        assert_eq!(*session.deal(), before, "after {keys}");
        assert_eq!(session.disk.deals, bytes, "after {keys}");
        let said = session.app.notices.log().iter().any(|notice| notice.text.starts_with("Not changed"));
        assert!(said, "{keys} is not said to change nothing");
    }
}

#[test]
fn it_can_be_read_through_and_left() {
    let mut session = states::read_only();
    session.keys("23p<esc>S<esc>s<right><right>qtqq");
    assert!(session.screen().contains("Deals"));
    session.keys("q");
    assert!(session.has_quit());
}

#[test]
fn only_what_works_is_hinted_where_nothing_can_be_changed() {
    for reach in [states::read_only, states::following] {
        let mut session = reach();
        let screen = session.screen();
        let hints = screen.lines().last().unwrap_or_default();
        for offered in ["c coach", "m map", "q home"] {
            assert!(hints.contains(offered), "{offered} is not in {hints:?}");
        }
        for keys in ["", "2", "3", "t", "Gs"] {
            let screen = session.keys("1").keys(keys).screen();
            let hints = screen.lines().last().unwrap_or_default();
            for refused in ["add", "screen", "traits", "task", "edit", "tick", "note", "evidence", "undo"] {
                assert!(!hints.split_whitespace().any(|word| word == refused), "{refused} is offered: {hints:?}");
            }
        }
    }
}

#[test]
fn who_only_follows_is_not_told_that_they_coach() {
    let mut session = states::following();
    session.keys("c").says("View only: Mirela Dantu's coaching");
    let step = session.deal().history.len();
    session.keys("1<down>c").says("View only: nobody is coaching Anders Kvale yet");
    assert_eq!(session.deal().history.len(), step);
}
