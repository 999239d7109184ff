//! The mouse: the first click selects, the second one opens or answers, the wheel scrolls what is under it. Clicks go
//! where the words stand on the screen.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::file::File;
use crate::support::{Session, states};
use stakemap::app::Screen;
use stakemap::app::command::{Command, Scope};
use stakemap::app::mouse::{Did, Hit};
use stakemap::app::msg::Msg;
use stakemap::app::overlays::Overlay;
use stakemap::app::panes::Pane;
use stakemap::domain::record::answer::Item;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::tell::Tell;
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

fn on_home() -> Session {
    let mut session = Session::in_example();
    session.keys("q");
    session
}

/// The row under the pane's heading that shows a name.
fn in_pane(session: &mut Session, pane: &str, text: &str) -> (u16, u16) {
    let (left, top) = session.places(pane)[0];
    let right = left + 34;
    let found = session.places(text).into_iter().find(|(x, y)| *y > top && (left.saturating_sub(4)..right).contains(x));
    found.unwrap_or_else(|| panic!("{text:?} is not below {pane:?}"))
}

#[test]
fn somebody_with_a_mouse_alone_screens_a_person_ticks_a_verifier_and_reads_an_alert() {
    for size in [(120, 40), (80, 24)] {
        let mut session = on_home();
        session.size = size;
        let row = in_pane(&mut session, "Deals", "Tarnbeck");
        session.click_at(row).click_at(row);
        assert_eq!(session.app.screen, Screen::Deal, "the second click opens");
        // An alert, from the line that tells the worst one.
        let (_, rows) = session.size;
        session.click_at((6, rows - 2));
        let screen = session.screen();
        assert!(matches!(session.app.overlays.last(), Some(Overlay::Alerts(_))), "no alerts at {size:?}:\n{screen}");
        let second = session.app.alerts().unwrap().all().nth(1).unwrap().clone();
        let start: String = second.reason.chars().take(30).collect();
        session.click(&start);
        assert_eq!(session.app.selected_alert().map(|alert| alert.key.clone()), Some(second.key));
        session.sees("Coach").click_hint("back");
        assert!(session.app.overlays.is_empty());
        // A person is screened; the first question logs a conversation.
        let talks = session.deal().conversations.len();
        let row = in_pane(&mut session, "1 Stakeholders", "Graham");
        session.click_at(row).click_hint("s screen");
        session.click("Today").click("Today");
        assert_eq!(session.deal().conversations.len(), talks + 1, "logged by a choice");
        for _ in 0..6 {
            let Some((_, _, Some(tell))) = session.app.screening() else { break };
            if tell == Tell::Task {
                break;
            }
            let answer = session.app.playbook.tell(tell).answers[0].label.clone();
            let start: String = answer.chars().take(20).collect();
            session.click(&start).click(&start);
            assert!(session.answers("Graham Tully").get(Item::Tell(tell)).is_some(), "{tell:?} is answered");
        }
        assert!(session.answers("Graham Tully").given().count() >= 3);
        session.click_hint("back");
        assert!(session.app.overlays.is_empty());
        // A verifier is ticked.
        let ticks = |session: &Session| session.deal().coaching.iter().map(|track| track.ticks.len()).sum::<usize>();
        let before = ticks(&session);
        session.click("3 Coaching");
        assert_eq!(session.open().pane, Pane::Coaching);
        let open = session.theme.signs.open;
        let at = session.places(open).into_iter().rfind(|(_, y)| *y + 2 < rows).unwrap();
        session.click_at(at).click_at(at);
        assert!(matches!(session.app.overlays.last(), Some(Overlay::Form(_))), "the second click opens its form");
        session.click_hint("save").says("Click again");
        assert_eq!(ticks(&session), before, "one click saves nothing");
        session.click_hint("save");
        assert_eq!(ticks(&session), before + 1);
        session.click_hint("home");
        assert_eq!(session.app.screen, Screen::Home);
    }
}

#[test]
fn the_first_click_selects_and_focuses_and_the_second_on_the_same_thing_opens() {
    let mut session = Session::in_example();
    let at = in_pane(&mut session, "1 Stakeholders", "Anders");
    session.click("3 Coaching");
    assert_eq!(session.open().pane, Pane::Coaching, "a click beside the rows focuses");
    session.click_at(at);
    assert_eq!((session.selected(), session.open().pane), ("Anders Kvale", Pane::People));
    session.click_at(at);
    assert_eq!(session.open().pane, Pane::Profile, "the second one does what Enter does");
    // What comes in between makes it a first click again.
    for between in ["<up><down>", "1"] {
        session.click_at(at).keys(between).click_at(at);
        assert_eq!((session.selected(), session.open().pane), ("Anders Kvale", Pane::People), "{between}");
    }
    session.click_at(at);
    session.mouse(Did::Wheel(3), at);
    let there = in_pane(&mut session, "1 Stakeholders", "Anders");
    session.click_at(there);
    assert_eq!((session.selected(), session.open().pane), ("Anders Kvale", Pane::People));
    // Time that passes is nothing in between.
    session.send(Msg::Tick);
    session.click_at(there);
    assert_eq!(session.open().pane, Pane::Profile);
}

#[test]
fn the_wheel_moves_what_is_under_it_and_leaves_the_keys_where_they_are() {
    let mut session = Session::in_example();
    session.keys("3g");
    let people = in_pane(&mut session, "1 Stakeholders", "Anders");
    let (coached, stage) = (session.open().coaching.entry, session.open().coaching.stage);
    let before = session.open().people.cursor;
    session.mouse(Did::Wheel(3), people);
    assert_eq!(session.open().people.cursor, before + 3);
    assert_eq!((session.open().pane, session.open().coaching.entry), (Pane::Coaching, coached));
    session.mouse(Did::Wheel(-3), people);
    assert_eq!(session.open().people.cursor, before);
    let coaching = session.places("3 Coaching")[0];
    session.mouse(Did::Wheel(3), coaching);
    assert_ne!((session.open().coaching.stage, session.open().coaching.entry), (stage, coached));
    // Over what lies on top only that moves.
    session.keys("!");
    let before = session.open().people.cursor;
    session.mouse(Did::Wheel(3), people);
    assert!(matches!(session.app.overlays.last(), Some(Overlay::Alerts(list)) if list.cursor == 3));
    assert_eq!(session.open().people.cursor, before);
}

#[test]
fn a_hint_that_does_harm_says_what_a_second_click_does() {
    let mut session = on_home();
    session.size = (200, 50);
    session.click_hint("x trash").says("Click again to confirm").says("trash");
    assert!(session.disk.trash.is_empty());
    // Anything in between, and it is a first click again.
    let row = in_pane(&mut session, "Deals", "Tarnbeck");
    session.click_at(row).click_hint("x trash").says("Click again");
    session.keys("<down>").click_hint("x trash").says("Click again");
    assert!(session.disk.trash.is_empty());
    session.click_hint("x trash");
    assert_eq!(session.disk.trash.len(), 1);
    session.click_hint("u undo").says("Click again").click_hint("u undo");
    assert!(session.disk.trash.is_empty());
    session.click_hint("q quit").says("Click again");
    assert!(!session.has_quit());
    session.click_hint("q quit");
    assert!(session.has_quit());
}

#[test]
fn a_click_beside_an_overlay_does_nothing_and_typed_text_stays() {
    let mut session = Session::in_example();
    session.keys("aIda");
    let deal = session.deal().clone();
    for at in [(0, 0), (2, 5), (119, 38), (60, 1), (500, 500)] {
        session.click_at(at);
        session.mouse(Did::Wheel(3), at);
    }
    let Some(Overlay::Form(form)) = session.app.overlays.last() else { panic!("the form is gone") };
    assert_eq!(form.fields[0].input.value(), "Ida");
    assert_eq!(*session.deal(), deal);
    // Cancelling what was typed takes two.
    session.click_hint("cancel").says("Click again");
    assert!(matches!(session.app.overlays.last(), Some(Overlay::Form(_))));
    session.click_hint("cancel");
    assert!(session.app.overlays.is_empty());
    session.keys("a").click_hint("cancel");
    assert!(session.app.overlays.is_empty(), "where nothing was typed, one");
}

#[test]
fn a_field_is_focused_by_a_click_and_an_offer_is_taken_by_one() {
    let mut session = Session::in_example();
    session.keys("l");
    session.click("Started by");
    session.click("Day").click("Started by");
    let Some(Overlay::Form(form)) = session.app.overlays.last() else { panic!("no form") };
    assert_eq!(form.fields[form.focus].label, "Started by");
    let (field, was) = (form.focus, form.fields[form.focus].input.value().to_owned());
    let offer = session.places("they did")[0];
    session.click_at(offer);
    let Some(Overlay::Form(form)) = session.app.overlays.last() else { panic!("no form") };
    assert_ne!(form.fields[field].input.value(), was);
    session.keys("<ctrl-_>");
    let Some(Overlay::Form(form)) = session.app.overlays.last() else { panic!("no form") };
    assert_eq!(form.fields[field].input.value(), was, "undo brings back what stood there");
}

#[test]
fn a_drag_does_nothing_and_says_how_text_is_selected() {
    let mut session = Session::in_example();
    let (from, to) =
        (in_pane(&mut session, "1 Stakeholders", "Anders"), in_pane(&mut session, "1 Stakeholders", "Joost"));
    let before = session.selected().to_owned();
    session.mouse(Did::Press, from);
    session.mouse(Did::Release, to);
    assert_eq!(session.selected(), before);
    session.says("hold Shift");
    // A release whose press was not ours is nothing.
    session.mouse(Did::Release, to);
    assert_eq!(session.selected(), before);
}

#[test]
fn nothing_is_hit_where_the_window_is_too_small_or_privacy_mode_hides() {
    let mut session = Session::in_example();
    let at = in_pane(&mut session, "1 Stakeholders", "Anders");
    session.size = (39, 9);
    let before = session.selected().to_owned();
    session.click_at(at).click_at(at);
    assert_eq!((session.selected(), session.open().pane), (before.as_str(), Pane::People));
    session.size = (120, 40);
    // Reasons are hidden, so no click opens one.
    session.keys("2v");
    for y in 2..37 {
        session.click_at((50, y)).click_at((50, y));
    }
    assert_eq!(session.open().pane, Pane::Profile);
    assert!(session.app.overlays.is_empty(), "nothing private was opened");
    // Showing everything again takes as many clicks as keys, and one more.
    session.keys("v").click("Anders").says("Who can see your screen?");
    session.click_hint("1").says("Click again");
    assert!(session.is_private());
    session.click_hint("1");
    assert!(!session.is_private());
}

/// What one click must not change: the deal on the screen, all files and where they lie, and that the program goes on.
struct Kept {
    deal: Option<Deal>,
    files: [BTreeMap<PathBuf, File>; 3],
}

impl Kept {
    fn of(session: &Session) -> Self {
        let disk = &session.disk;
        let files = [&disk.deals, &disk.trash, &disk.archive].map(Clone::clone);
        Self { deal: session.app.deal.as_ref().map(|open| Deal::clone(open.present())), files }
    }

    /// Another deal may be on the screen: a review goes on with it.
    fn is_as_in(&self, session: &Session) -> bool {
        let now = Self::of(session);
        let same = |(before, now): (&Deal, &Deal)| before.id != now.id || before == now;
        self.deal.as_ref().zip(now.deal.as_ref()).is_none_or(same) && self.files == now.files && !session.has_quit()
    }
}

/// Everything on the screen that can be clicked, each with a place on it.
fn hits(session: &mut Session) -> Vec<(Hit, (u16, u16))> {
    let mut found: Vec<(Hit, (u16, u16))> = Vec::new();
    session.paint();
    for y in 0..session.size.1 {
        for x in 0..session.size.0 {
            if let Some(hit) = session.hit((x, y))
                && !found.iter().any(|(known, _)| *known == hit)
            {
                found.push((hit, (x, y)));
            }
        }
    }
    found
}

/// A common window, which is sooner drawn than a large one: each click draws it twice.
const SIZE: (u16, u16) = (80, 24);

#[test]
fn one_click_on_anything_anywhere_deletes_ends_discards_and_answers_nothing() {
    let mut seen: HashSet<(&[Scope], Command)> = HashSet::new();
    for (name, reach) in states::ALL {
        let mut session = reach();
        session.size = SIZE;
        let (before, scopes) = (Kept::of(&session), session.app.scopes());
        let (hints, others): (Vec<_>, Vec<_>) =
            hits(&mut session).into_iter().partition(|(hit, _)| matches!(hit, Hit::Hint(_)));
        for (hit, at) in others {
            // A click after it is a first one.
            session.mouse(Did::Wheel(0), (u16::MAX, u16::MAX));
            session.click_at(at);
            assert!(before.is_as_in(&session), "{name}: a click on {hit:?}");
        }
        for (hit, at) in hints {
            let Hit::Hint(command) = hit else { continue };
            if !seen.insert((scopes, command)) {
                continue;
            }
            let mut session = reach();
            session.size = SIZE;
            session.click_at(at);
            assert!(before.is_as_in(&session), "{name}: a click on the hint of {command:?}");
        }
    }
}

#[test]
fn a_click_selects_the_row_it_is_on() {
    for keys in [
        "q",
        "3",
        "2",
        "m",
        "mm",
        "mmm",
        "o",
        "o<tab>",
        "o<tab><tab>",
        "o<tab><tab><tab>",
        "d",
        "!",
        "H",
        ":",
        ",",
        "?",
    ] {
        for size in [(120, 40), (60, 18)] {
            let mut session = Session::in_example();
            session.size = size;
            session.keys(keys);
            let rows = |hit: &Hit| matches!(hit, Hit::Row(..) | Hit::Entry(..) | Hit::Cell(..) | Hit::Person(_));
            let all: Vec<_> = hits(&mut session).into_iter().filter(|(hit, _)| rows(hit)).collect();
            assert!(!all.is_empty(), "{keys:?} at {size:?} has rows");
            for (hit, at) in all {
                let mut session = Session::in_example();
                session.size = size;
                session.keys(keys).click_at(at);
                // Where lines are short the list may move; the click is on the cursor all the same.
                let after = hits(&mut session);
                let there = after.iter().find(|(now, _)| same(*now, hit)).map(|(_, at)| *at);
                let there = there.unwrap_or_else(|| panic!("{keys:?} at {size:?}: {hit:?}"));
                let cursor = session.paint().1;
                session.mouse(Did::Wheel(0), (u16::MAX, u16::MAX));
                session.click_at(there);
                assert_eq!(session.paint().1, cursor, "{keys:?} at {size:?}: {hit:?} twice is the same place");
            }
        }
    }
}

/// Whether a hit after a click is the thing that was clicked.
fn same(now: Hit, clicked: Hit) -> bool {
    match (now, clicked) {
        (Hit::Row(list, by), Hit::Row(of, _)) => list == of && by == 0,
        (Hit::Cell(by, column), Hit::Cell(_, of)) => column == of && by == 0,
        (now, clicked) => now == clicked,
    }
}
