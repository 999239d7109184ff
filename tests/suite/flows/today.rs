//! Today: the one thing to do now over all deals, done with one key, and the next one with another.

use crate::support::disk::Disk;
use crate::support::session::TODAY;
use crate::support::{Session, states};
use jiff::ToSpan;
use stakemap::app::Screen;
use stakemap::app::command::Scope;
use stakemap::app::mouse::{Did, Hit, Mouse};
use stakemap::app::msg::Msg;
use stakemap::content;
use stakemap::domain::judge::overview::Order;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::DealId;
use stakemap::domain::record::outcome::{DealOutcome, Ending};
use uuid::Uuid;

const BLOCKER: &str = "Ottilie Brandt is blocking";

fn kim() -> Disk {
    Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() }
}

/// Home with the worked example as a real deal, and one in which something of ours is a day late.
fn two() -> Session {
    let mut disk = kim();
    let mut real = Deal { id: DealId(Uuid::from_u128(0x0a11)), sample: false, ..content::sample(TODAY) };
    real.actions.clear();
    disk.put(&real);
    let mut session = Session::on(disk);
    session.keys("aVestra<tab>€9k<enter>aIda Berg<enter>nwrite to her<tab>today<tab>Kim<enter>q").wait(1.days());
    session.restart();
    session
}

#[test]
fn what_is_urgent_comes_first_then_what_is_late_which_is_done_with_two_keys() {
    let mut session = two();
    session.sees("Today").sees(BLOCKER).sees("t do it").keys("<tab>").sees("Overdue since").sees("write to her");
    session.keys("t").sees("Ida Berg");
    assert_eq!((session.app.screen, session.deal().name.as_str()), (Screen::Deal, "Vestra"));
    assert!(session.app.scopes().contains(&Scope::Due), "the list of what is due, on it");
    session.keys("<space>").says("Done: write to her").keys("qq").sees("Today").sees_no("write to her").sees(BLOCKER);
    session.keys("<enter>u").says("Undone").keys("q").sees("write to her");
}

#[test]
fn the_next_key_goes_through_everything_and_begins_again() {
    let mut session = two();
    session.sees("Tab next, 1 of").sees(BLOCKER).sees("Take it back").sees("Say: “");
    session.keys("<tab>").sees("2 of").sees("write to her");
    let all = session.app.today_shown().map_or(0, |today| today.count);
    assert!(all > 2);
    for _ in 2..all {
        session.keys("<tab>");
    }
    session.sees(&format!("{all} of {all}")).keys("<tab>").says("Back to the first").sees("Take it back");
}

#[test]
fn an_alert_is_dealt_with_where_it_leads_and_gone_once_it_is() {
    let mut session = two();
    session.keys("t");
    assert_eq!(session.selected(), "Ottilie Brandt");
    assert!(session.app.scopes().contains(&Scope::Form), "the plan is open");
    session.keys("<esc>!");
    session.sees(BLOCKER).keys("z<enter>q<esc>q");
    assert_eq!(session.app.screen, Screen::Home);
    session.sees("Today").keys("<tab>").sees_no(BLOCKER);
}

#[test]
fn what_is_snoozed_is_counted_where_it_no_longer_shows_with_the_way_to_it() {
    let mut session = two();
    session.keys("t<esc>!").sees(BLOCKER).keys("z<enter>q");
    session.keys("d").sees("1 alert is snoozed: Esc, then ! lists them").keys("<esc>").keys("qd");
    session.sees("1 alert is snoozed in Tarnbeck Beverages").sees("open it and press !").keys("v").sees_no("snoozed");
    session.keys("v1<esc>/tarn<enter><enter>!").sees("1 snoozed").keys("<esc>q");
    // Where nothing is left to do, it is said too.
    let mut session = Session::on(kim());
    session.keys("aVestra<enter>!");
    while session.app.alerts().is_some_and(|alerts| !alerts.awake.is_empty()) {
        session.keys("<home>z<enter>");
    }
    session.keys("qq").sees("Nothing to do").sees("snoozed in Vestra: open it and press !");
}

#[test]
fn what_is_about_nobody_says_what_to_do_where_nothing_opens() {
    let mut session = Session::on(kim());
    session.keys("aVestra<enter>aIda Berg<enter>q").sees("Today").keys("t");
    assert_eq!(session.app.screen, Screen::Deal);
    assert!(!session.app.overlays.is_empty() || !session.notice().is_empty(), "something says what to do");
}

#[test]
fn the_row_of_a_deal_says_what_today_says_of_it() {
    let mut session = two();
    let all = session.app.today_shown().map_or(0, |today| today.count);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..all {
        let today = session.app.today_shown().expect("there is something to do");
        let first = seen.insert(today.row.path.clone());
        let words = today.row.summary.as_ref().expect("it can be read").words(session.app.today());
        assert!(!first || words == today.matter.reason.as_str(), "{words}, and today: {}", today.matter.reason);
        session.keys("<tab>");
    }
    assert_eq!(seen.len(), 2);
}

#[test]
fn nothing_is_said_before_everything_is_read() {
    let mut session = two();
    session.hold().restart();
    session.sees("Still reading your deals").sees_no("Nothing to do").keys("t").says("Still reading your deals");
    session.release().sees("write to her");
}

#[test]
fn nothing_to_do_is_said_truthfully() {
    let mut disk = kim();
    let mut over = Deal { sample: false, ..content::sample(TODAY) };
    over.outcome = Some(DealOutcome {
        result: Ending::Won.into(),
        bought: None,
        group: None,
        on: TODAY,
        why: "the plant wanted it".into(),
        by: "Kim".into(),
        at: over.created,
        extra: serde_json::Map::new(),
    });
    disk.put(&over);
    let mut session = Session::on(disk);
    session.sees("Nothing to do: no alerts, and nothing is due").sees_no("can't be read");
    session.keys("t").says("There's nothing to do today").keys("<tab>").says("There's nothing to do today");
    session.disk.put_bytes("old-laptop-1a2b3c4d.json", b"{");
    session.restart();
    session.sees("Nothing to do").sees("1 deal can't be read");
}

#[test]
fn others_who_look_see_nothing_of_it() {
    let mut session = two();
    session.sees(BLOCKER).keys("v").sees("hidden").sees_no(BLOCKER).sees_no("Take it back");
    session.keys("t");
    assert_eq!(session.app.screen, Screen::Home);
    session.keys("v1").sees(BLOCKER);
}

#[test]
fn the_worked_example_waits_for_everything_real() {
    let mut session = states::two_deals();
    session.sees("send her the study").keys("<tab>");
    let first = session.app.today_shown().map(|today| session.app.home.name(today.row).to_string());
    assert_eq!(first.as_deref(), Some("Vestra Foods: line 4"));
}

#[test]
fn a_new_day_begins_with_the_first_one() {
    let mut session = two();
    let number = |session: &Session| session.app.today_shown().map(|today| today.number);
    assert_eq!(number(session.keys("<tab>")), Some(2));
    assert_eq!(number(session.wait(1.days()).keys("<down>")), Some(1));
    session.sees("write to her");
}

#[test]
fn home_without_deals_and_the_archive_say_nothing_of_today() {
    Session::cold().sees_no("Today");
    let mut session = two();
    session.keys("zVarch<enter>").sees_no("Today").keys("<esc>").sees("Today");
}

#[test]
fn a_click_on_a_head_sorts_by_it() {
    let mut session = states::home_of(7);
    session.sees("To do first ↓");
    for did in [Did::Press, Did::Release] {
        session.send(Msg::Mouse(Mouse { did, at: (40, 6), on: Some(Hit::Head(Order::Value)) }));
    }
    session.sees("Value ↓").says("sorted by value");
}

/// What to say is left out before what to do is cut; then a mark says that there is more.
#[test]
fn where_today_has_no_room_for_what_to_say_a_mark_says_so() {
    let mut session = Session::in_example();
    session.keys("q");
    let mut left_out = 0;
    for size in (14..=30).flat_map(|height| [60, 70, 80, 90].map(|width| (width, height))) {
        session.size = size;
        for _ in 0..3 {
            session.keys("<tab>");
            let screen = session.screen();
            let today: Vec<&str> = screen.lines().skip(1).take_while(|line| !line.contains("╭─")).collect();
            let last = today.iter().rev().find(|line| !line.trim().is_empty());
            if !today.iter().any(|line| line.contains("Say:")) {
                left_out += 1;
                assert!(last.is_some_and(|line| line.contains('…')), "{size:?}\n{screen}");
            }
        }
    }
    assert!(left_out > 0, "there is a size without room");
}
