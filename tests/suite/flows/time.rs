//! Going back in time: the deal as it was, to be looked at and never to be saved.

use crate::support::{Session, group, states};
use jiff::{Span, ToSpan};
use stakemap::app::effect::Effect;
use stakemap::app::open_deal::SaveState;
use stakemap::domain::record::id::StakeholderId;
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::stance::{Degree, Position};
use uuid::Uuid;

/// Dev and Ida on a Saturday, Ida screened on Sunday, Tom added on Monday, who is selected.
fn three_days() -> Session {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg"]);
    session.wait(1.day()).keys("s<enter>111q").wait(1.day()).keys("1aTom Ruiz<enter>");
    session
}

fn a_day() -> Span {
    1.day()
}

#[track_caller]
fn stands(session: &Session, names: &[&str], history: usize) {
    assert_eq!(session.names(), names);
    assert_eq!(session.deal().history.len(), history);
}

/// Fails unless all is as it was before: on the screen, in the deal, on the disk.
#[track_caller]
fn is_now(session: &mut Session, before: &stakemap::domain::record::deal::Deal) {
    assert!(session.app.past().is_none());
    assert_eq!(**session.deal(), *before);
    assert_eq!(session.on_disk(), *before);
    assert!(session.is_saved());
    session.sees("saved").sees_no("AS OF");
}

#[test]
fn it_goes_back_a_day_at_a_time_and_on_to_now() {
    let mut session = three_days();
    let now = (**session.deal()).clone();
    session.keys("[").says("As of the end of Sun 22 Nov").sees("AS OF Sun 22 Nov · stop 3 of 3");
    stands(&session, &["Dev Patel", "Ida Berg"], 6);
    session.keys("[").sees("AS OF Sat 21 Nov · stop 2 of 3");
    stands(&session, &["Dev Patel", "Ida Berg"], 2);
    session.keys("[").sees("AS OF before Sat 21 Nov · stop 1 of 3");
    stands(&session, &[], 0);
    session.keys("[").says("This is where the history starts");
    session.keys("]]").sees("stop 3 of 3").keys("]").says("Back to today");
    is_now(&mut session, &now);
    session.keys("]").says("You're at today. [ goes back");
}

#[test]
fn a_deal_without_a_history_has_no_past() {
    Session::in_deal().keys("[").says("Nothing has changed yet");
    Session::cold().keys("[").says("Open a deal first");
}

#[test]
fn whoever_was_selected_is_again_as_soon_as_they_are_there() {
    let mut session = three_days();
    assert_eq!(session.selected(), "Tom Ruiz");
    session.keys("[[");
    assert_eq!(session.selected(), "Dev Patel", "the nearest");
    session.keys("<esc>");
    assert_eq!(session.selected(), "Tom Ruiz");
    session.keys("[<up>]");
    assert_eq!(session.selected(), "Ida Berg", "the user went there meanwhile");
}

#[test]
fn what_is_another_now_is_marked_beside_its_colour() {
    let mut session = three_days();
    let lists = |session: &mut Session, name: &str| {
        let screen = session.screen();
        screen
            .lines()
            .find(|line| line.starts_with('│') && line.contains(name))
            .unwrap_or_default()
            .chars()
            .take(40)
            .collect::<String>()
    };
    session.keys("[[:Ida<enter>");
    session.sees("+1 not added yet: Tom Ruiz").sees("now: Mobilizer, likely");
    assert!(lists(&mut session, "Ida Berg").contains("→ M"), "{}", lists(&mut session, "Ida Berg"));
    assert!(!lists(&mut session, "Dev Patel").contains('→'));
    session.keys("]").sees_no("now: Mobilizer");
    session.keys("]:Tom<enter>x[").sees_no("not added yet");
    session.keys("]");
    let mut gone = three_days();
    gone.keys(":Ida<enter>xx[");
    assert!(lists(&mut gone, "Ida Berg").contains(" gone"), "{}", lists(&mut gone, "Ida Berg"));
    gone.keys(":Ida<enter>2").sees("now: no longer in the deal");
}

#[test]
fn stages_say_what_is_proved_by_now() {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys("s<enter>111q").wait(a_day()).keys("c<down><enter>she called the CFO<enter>");
    session.wait(a_day()).keys("1aTom<enter>").keys("[").sees_no("now 1/").keys("[");
    session.sees("now 1/").sees("now ■");
}

#[test]
fn nothing_can_be_changed_there_and_the_reason_is_said() {
    let keys = [
        "a", "e", "x", "T", "C", "E", "n", "l", "N", "w", "b", "O", "J", "3<enter>", "3+", "u", "<ctrl-r>", "2t1", "s1",
    ];
    for keys in keys {
        let mut session = three_days();
        let now = (**session.deal()).clone();
        let sent = session.effects.len();
        session.keys("[[").keys(keys);
        let said = session.app.notices.log().iter().any(|one| one.text.starts_with("Not changed: as of the end of"));
        assert!(said, "{keys} is not refused with the reason");
        assert!(!session.effects[sent..].iter().any(|effect| matches!(effect, Effect::Save { .. })), "{keys}");
        while session.app.past().is_some() {
            session.keys("<esc>");
        }
        is_now(&mut session, &now);
    }
}

#[test]
fn undo_and_redo_work_on_what_is_now() {
    let mut session = three_days();
    session.keys("[u").says("Not changed").keys("]u").says("Undone: add Tom Ruiz");
    session.keys("[").sees("AS OF Sun 22 Nov").keys("<esc><ctrl-r>").says("Redone");
    assert_eq!(session.names().len(), 3);
}

#[test]
fn what_is_not_on_the_disk_yet_keeps_from_leaving_the_present() {
    let mut session = three_days();
    session.hold().keys("aNils<enter>[").says("Still saving");
    assert!(session.app.past().is_none());
    session.release().break_disk().keys("aUma<enter>[").says("Your last change isn't saved yet");
    session.mend_disk();
}

#[test]
fn what_another_saves_comes_back_to_now_and_loses_nothing() {
    let mut session = three_days();
    let tom = || Stakeholder::new(StakeholderId(Uuid::from_u128(7)), "Uma");
    session.keys("[[").elsewhere("Rosa", "add Uma", |deal| deal.add_person(tom()));
    session.says("The deal just changed").sees_no("AS OF");
    assert_eq!(session.names(), ["Dev Patel", "Ida Berg", "Tom Ruiz", "Uma"]);
    assert_eq!(session.on_disk(), **session.deal());
    assert!(session.is_saved());
}

#[test]
fn a_file_that_was_only_touched_leaves_the_user_where_they_were() {
    let mut session = three_days();
    session.keys("[[").stir().sees("AS OF Sat 21 Nov · stop 2 of 3");
    stands(&session, &["Dev Patel", "Ida Berg"], 2);
}

#[test]
fn leaving_the_deal_or_the_program_leaves_from_now() {
    let mut session = three_days();
    let now = (**session.deal()).clone();
    session.keys("[[q").sees("Only 1 conversation so far").keys("<enter>");
    is_now(&mut session, &now);
    session.keys("[[<ctrl-q>");
    assert!(session.has_quit());
    is_now(&mut session, &now);
}

#[test]
fn a_crash_in_the_past_leaves_nothing_to_recover() {
    let mut session = three_days();
    let now = (**session.deal()).clone();
    session.keys("[[").kill();
    session.keys("<enter>");
    is_now(&mut session, &now);
}

#[test]
fn a_follower_can_go_back_too() {
    let mut session = states::following();
    session.keys("[").sees("AS OF").sees_no("FOLLOWING");
    assert!(matches!(session.open().save, SaveState::ReadOnly(_)));
    session.keys("<esc>").sees("FOLLOWING");
}

#[test]
fn esc_comes_back_before_it_goes_anywhere_else() {
    let mut session = three_days();
    session.keys("[2<esc>").says("Back to today").sees_no("AS OF");
    assert!(session.screen().contains("─ Profile"));
    session.keys("[m<esc>").sees("AS OF").keys("<esc>").sees_no("AS OF");
}

/// Twelve people of whom Dev stands elsewhere since; a day later Ida is removed.
fn moved() -> Session {
    let mut session = group::twelve().open();
    session.keys("wopp<tab>opp<tab>said so<enter>").wait(a_day()).keys("<down>xx");
    session
}

#[test]
fn the_map_goes_back_and_shows_where_people_are_now() {
    let mut session = moved();
    let dev = session.deal().stakeholders[0].id;
    let position = |session: &Session| {
        session.deal().person(dev).map(|dev| dev.position(stakemap::domain::record::stance::Topic::Buy))
    };
    assert_eq!(position(&session), Some(Some(Position::Buy(Degree::Against))));
    session.keys("<home>m[").sees("AS OF").sees("Map 1/3").sees_no("Dev now").sees("Ida");
    session.keys("[").sees("Dev now").sees("(now: opposed)").sees("↙");
    assert_eq!(position(&session), Some(Some(Position::Buy(Degree::Acts))));
    session.keys("a").says("Not changed");
    session.keys("]]").sees_no("AS OF").sees("Map 1/3").sees("(before: pushing for it)");
}

#[test]
fn the_group_and_the_alerts_go_back_too() {
    let mut session = states::whole_group();
    session.keys("[").sees("AS OF").keys("3").says("Not changed").keys("<enter>").says("Not changed");
    session.keys("<esc>").sees("AS OF").keys("![").sees("AS OF").keys("z").says("Not changed").keys("<esc><esc>");
    session.sees_no("AS OF");
}

#[test]
fn other_overlays_are_to_be_closed_first() {
    for keys in ["d", "Gs"] {
        let mut session = Session::in_example();
        session.keys(keys).keys("[").says("Close this first");
        assert!(session.app.past().is_none());
    }
}

#[test]
fn what_is_late_is_late_by_the_day_on_the_screen() {
    let mut session = Session::with_people(&["Ida Berg"]);
    session.keys("Tcall the plant<tab>+1d<enter>").wait(a_day()).keys("1aTom<enter>").wait(a_day());
    session.keys("<up>").sees("overdue!").keys("[").sees_no("overdue!").keys("<esc>").sees("overdue!");
}

#[test]
fn in_the_past_only_the_ways_through_time_and_out_are_hinted_beside_what_works() {
    let mut session = three_days();
    for size in [(60, 18), (80, 24), (120, 40)] {
        session.size = size;
        let screen = session.keys("[").screen();
        let hints = screen.lines().last().unwrap_or_default().to_owned();
        assert!(hints.contains("[ earlier") && hints.contains("] forward"), "{hints:?}");
        for refused in ["add", "screen", "task", "edit", "log", "action", "willing", "undo"] {
            assert!(!hints.split_whitespace().any(|word| word == refused), "{refused} is offered: {hints:?}");
        }
        session.keys("<esc>");
    }
}

#[test]
fn a_review_steps_aside_for_the_past_and_goes_on_from_now() {
    let mut session = Session::in_example();
    session.keys("rRosa Moreau<enter>").sees("things have changed since").keys("[").sees("AS OF today, before review");
    session
        .keys("[")
        .sees("AS OF")
        .sees_no("before review")
        .keys("r")
        .sees("things have changed since")
        .sees_no("AS OF");
    session.keys("m[").sees("AS OF").keys("<esc>").sees_no("AS OF").sees("things have changed since");
}
