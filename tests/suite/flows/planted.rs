//! Deals with one planted fault: Home, the lists, the profile and the card say nothing else than the first alert does.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::disk::Disk;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use stakemap::domain::judge::alert::Alert;
use stakemap::domain::judge::deal_index::{DealIndex, LeftElsewhere};
use stakemap::domain::judge::summary::Summary;
use stakemap::domain::method::alert_kind::AlertKind;
use stakemap::domain::privacy::{Mask, PrivacyLevel, masked_row};
use stakemap::domain::record::copies::OneOf;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::text::MARK;
use stakemap::export::card::card_text;
use stakemap::export::{json, text};
use stakemap::store::format::decode;
use std::path::Path;

/// The day on which the cases are judged.
const DAY: Date = date(2026, 11, 29);

macro_rules! case {
    ($name:literal) => {
        decode(include_bytes!(concat!("../cases/", $name, ".json")), Path::new($name)).unwrap().deal
    };
}

fn planted() -> [Deal; 5] {
    [case!("planted-1"), case!("planted-2"), case!("planted-3"), case!("planted-4"), case!("planted-5")]
}

/// Its owner at the program on that day, in the deal.
fn at(deal: &Deal) -> Session {
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    disk.put(deal);
    let mut session = Session::on(disk);
    session.wait(8.days()).keys("<enter>");
    session
}

fn first(session: &Session) -> Alert {
    session.app.alerts().unwrap().awake.first().unwrap().clone()
}

fn on_home(session: &Session) -> Summary {
    session.app.home.rows[0].summary.clone().unwrap()
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn home_and_the_lists_say_what_the_first_alert_says() {
    for deal in planted() {
        let mut session = at(&deal);
        let said = first(&session).reason;
        session.keys("q");
        let row = on_home(&session);
        assert_eq!(row.words(DAY), said, "{}", deal.name);
        session.sees(&said[..20]).sees_no("start coaching");
        let playbook = session.playbook();
        let all = [(row.clone(), OneOf { file: "one.json".to_owned(), files: 1 })];
        assert_eq!(json::summaries(&all, DAY)["deals"][0]["need"]["words"], said.as_str());
        assert_eq!(json::deal(playbook, &deal, DAY)["need"]["words"], said.as_str());
        assert!(in_one_line(&text::summaries(&all, DAY)).contains(&in_one_line(&said)));
        let shown = text::deal(playbook, &deal, &LeftElsewhere::default(), DAY);
        assert!(in_one_line(&shown).contains(&format!("Needs {}", in_one_line(&said))), "{shown}");
        // Where others look it is no more than before.
        assert_eq!(masked_row(&row, &DealIndex::of(&deal), Mask::of(PrivacyLevel::Customer)).words(DAY), MARK);
        session.keys("<f9>").sees_no(&said[..20]);
    }
}

#[test]
fn the_profile_and_the_card_say_what_the_alert_about_this_person_says() {
    for (deal, kind, name, todo) in [
        (case!("planted-1"), AlertKind::SponsorAsked, "Rana Odeh", "Take it on yourself: one step with Per Lund"),
        (case!("planted-1"), AlertKind::SponsorAsked, "Per Lund", "Take it on yourself: one step with Per Lund"),
        (case!("planted-2"), AlertKind::Outsiders, "Jo Brandt", "Find one person inside who loses something"),
        (case!("planted-3"), AlertKind::Stalled, "Rana Odeh", "Agree on one thing they'll do, with a date"),
        (case!("planted-4"), AlertKind::NeverMet, "Ana Cruz", "Meet them, or send someone on your side who can"),
        (case!("planted-5"), AlertKind::NamedChampion, "Rana Odeh", "Give Rana Odeh a task with a date"),
    ] {
        let mut session = at(&deal);
        let alert = session.app.alerts().unwrap().awake.iter().find(|one| one.kind == kind).unwrap().clone();
        assert!(alert.todo.starts_with(todo), "{}", alert.todo);
        session.size = (200, 60);
        session.keys(&format!("/{name}<enter>"));
        assert_eq!(session.selected(), name);
        session.sees(&todo[..20]).sees_no("Make the task easy").sees_no("Coach them");
        session.keys("v").sees_no(&todo[..30]);
        let card = card_text(session.playbook(), &deal, session.person(name), "Kim", DAY);
        assert!(in_one_line(&card).contains(&format!("Do {todo}")), "{card}");
        let shown = text::deal(session.playbook(), &deal, &LeftElsewhere::default(), DAY);
        assert!(in_one_line(&shown).contains(&format!("do {todo}")), "{shown}");
    }
}

#[test]
fn who_is_named_only_as_a_part_of_the_whole_is_advised_by_their_state() {
    let deal = case!("planted-4");
    let mut session = at(&deal);
    session.size = (200, 60);
    session.keys("/Rana<enter>").sees("Coach them");
    let named = |alert: &&Alert| alert.people.contains(&deal.stakeholders[0].id);
    assert!(session.app.alerts().unwrap().awake.iter().filter(named).all(|one| !one.kind.advises_on_people()));
}

#[test]
fn an_alert_that_sleeps_decides_nothing() {
    let mut session = at(&case!("planted-2"));
    session.size = (200, 60);
    let place = session.app.alerts().unwrap().awake.iter().position(|one| one.kind == AlertKind::Outsiders).unwrap();
    session.keys("!").keys(&"<down>".repeat(place)).keys("z+3d<tab>we know<enter>q");
    session.keys("/Jo<enter>").sees("Coach them").sees_no("Find one person inside who loses something");
}

#[test]
fn a_task_that_we_gave_is_not_called_a_promise() {
    let deal = case!("planted-1");
    let session = at(&deal);
    let card = |day: Date| in_one_line(&card_text(session.playbook(), &deal, session.person("Rana Odeh"), "Kim", day));
    let asked = "Task get Per to say yes before the board meets, ";
    assert!(card(DAY).contains(&format!("{asked}due Sat 5 Dec")), "{}", card(DAY));
    assert!(card(date(2026, 12, 7)).contains(&format!("{asked}overdue since Sat 5 Dec")));
    assert!(!card(DAY).contains("They promised"), "{}", card(DAY));
}
