//! The list of people: under headings by what they are, sorted by one key, its signs in words.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use crate::support::disk::Disk;
use crate::support::session::TODAY;
use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use proptest::sample::select;
use stakemap::app::command::Command;
use stakemap::app::msg::Msg;
use stakemap::content;
use stakemap::domain::judge::people_order::PeopleOrder;
use stakemap::domain::record::answer::{Answer, Item};
use stakemap::domain::record::deal::{Act, Deal};
use stakemap::domain::record::id::RecordId;
use stakemap::ui::parts::canvas::Cursor;
use uuid::Uuid;

const SIZES: [(u16, u16); 5] = [(60, 18), (80, 24), (100, 30), (120, 40), (200, 50)];
const GROUPS: [&str; 4] = ["Mobilizers", "Talkers", "Blockers", "Not clear yet"];

/// The row that the cursor is on.
fn row_of_cursor(session: &mut Session) -> String {
    let at = match session.paint().1 {
        Some(Cursor::Hidden(at) | Cursor::Shown(at)) => at,
        None => panic!("there is no cursor"),
    };
    session.screen().lines().nth(usize::from(at.y)).unwrap_or_default().to_owned()
}

#[test]
fn the_cursor_is_on_every_person_once_and_never_on_a_heading() {
    for size in SIZES {
        let mut session = Session::in_example();
        session.size = size;
        let mut met: Vec<String> = Vec::new();
        for _ in 0..9 {
            let selected = session.selected().to_owned();
            let row = row_of_cursor(&mut session);
            assert!(row.contains(&selected), "{size:?}: the cursor is beside {selected}: {row}");
            met.push(selected);
            session.keys("<down>");
        }
        assert_eq!(met[6], "Ottilie Brandt", "below the Talkers");
        met.sort();
        met.dedup();
        assert_eq!(met.len(), 9, "{size:?}");
        session.keys("<home>");
        for group in GROUPS {
            assert!(size.1 == 18 || session.screen().contains(group), "{size:?}: no {group}");
        }
    }
}

#[test]
fn who_is_judged_anew_goes_to_their_group_and_the_cursor_goes_along() {
    let mut session = Session::with_people(&["Dev Patel", "Ida Berg", "Tom Ruiz"]);
    session.sees("Not clear yet").sees_no("Talkers");
    session.keys("s<enter>32q").sees("Talkers");
    assert_eq!((session.selected(), session.open().people.cursor), ("Tom Ruiz", 0));
    session.keys("u").keys("<esc>");
    assert_eq!(session.selected(), "Tom Ruiz");
}

#[test]
fn one_key_sorts_and_the_frame_says_how() {
    let mut session = Session::in_example();
    session.size = (80, 24);
    for (order, words, first) in [
        (PeopleOrder::Contact, "by contact", "Graham Tully"),
        (PeopleOrder::Influence, "by influence", "Ottilie Brandt"),
        (PeopleOrder::Name, "by name", "Anders Kvale"),
    ] {
        session.keys("Z").says("Sorted by").sees(words).sees_no("Not clear yet");
        assert_eq!(session.selected(), "Mirela Dantu", "who was selected still is");
        session.keys("<home>");
        assert_eq!((session.selected(), session.open().people.order), (first, order));
        session.keys(":Mirela<enter>");
    }
    session.keys("Z").says("Sorted by group").sees("Not clear yet").sees_no("by name");
}

#[test]
fn the_order_comes_back_with_the_deal() {
    let mut session = Session::in_example();
    session.keys("Z<ctrl-q>");
    session.restart();
    session.keys("<enter>");
    assert_eq!(session.open().people.order, PeopleOrder::Contact);
}

#[test]
fn a_filter_leaves_the_headings_out_and_marks_the_letters_that_matched() {
    let mut session = Session::in_example();
    session.keys("/bran").sees("1 of 9 shown").sees_no("Mobilizers").sees_no("Blockers\n");
    let (buffer, _) = session.paint();
    let row = (0..buffer.area.height).find(|y| {
        let text: String = (0..buffer.area.width).map(|x| buffer[(x, *y)].symbol()).collect();
        text.contains("Ottilie Brandt") && text.contains('▌')
    });
    let row = row.expect("Ottilie is shown");
    let colors: Vec<_> = (5..19).map(|x| buffer[(x, row)].fg).collect();
    let (plain, marked) = (colors[0], colors[8]);
    assert_ne!(plain, marked, "Bran is marked");
    assert!(colors[8..12].iter().all(|color| *color == marked) && colors[..8].iter().all(|color| *color == plain));
    assert!(colors[12..].iter().all(|color| *color == plain));
    session.keys("<esc>").sees("Mobilizers");
}

#[test]
fn every_name_of_the_example_is_whole_in_every_size() {
    for size in SIZES {
        let mut session = Session::in_example();
        session.size = size;
        let names: Vec<String> = session.names().into_iter().map(str::to_owned).collect();
        for name in names {
            session.keys(&format!(":{name}<enter>")).sees(&name);
        }
    }
}

#[test]
fn the_signs_under_the_cursor_are_said_in_words() {
    for (name, words) in [
        ("Mirela Dantu", "confirmed Mobilizer: we saw them deliver a task"),
        ("Anders Kvale", "likely Mobilizer"),
        ("Tomasz Bielik", "looks like a Mobilizer, but didn't deliver the last task"),
        ("Ottilie Brandt", "likely Blocker"),
        ("Lucia Ferrante", "likely Talker"),
        ("Femi Adeyemi", "leaning Talker"),
        ("Hana Sugimoto", "not clear yet"),
        ("Graham Tully", "nobody has screened them yet"),
    ] {
        let mut session = Session::in_example();
        session.size = (80, 24);
        session.keys(&format!(":{name}<enter>")).sees(words);
    }
}

#[test]
fn in_privacy_mode_the_order_stays_without_its_headings_and_can_not_be_changed() {
    let mut session = Session::in_example();
    let listed = |session: &mut Session| -> Vec<String> {
        session.keys("<home>");
        (0..9).map(|_| (session.selected().to_owned(), session.keys("<down>")).0).collect()
    };
    let before = listed(&mut session);
    session.keys("v").sees_no("Mobilizers").sees_no("Not clear yet");
    assert_eq!(listed(&mut session), before);
    session.send(Msg::Run(Command::OrderPeople));
    assert_eq!(session.open().people.order, PeopleOrder::Group);
    session.keys("v1").sees("Mobilizers");
    assert_eq!(session.selected(), before[8]);
}

/// The worked example with these answers of its owner, by person.
fn answered(given: &[Vec<Answer>]) -> Session {
    let mut deal: Deal = content::sample(TODAY);
    for person in deal.stakeholders.clone().iter() {
        deal.edit_person(person.id, |person| person.observations.clear());
    }
    for (place, answers) in given.iter().enumerate() {
        let whom = deal.stakeholders[place].id;
        for (number, answer) in (0_u128..).zip(answers) {
            let id = RecordId(Uuid::from_u128(0xabc000 + u128::from(place as u64) * 100 + number));
            let at = "2026-11-02T08:00:00Z".parse().expect("a time");
            deal.answer(whom, Act { id, by: "Kim Osei", at }, *answer);
        }
    }
    let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
    disk.put(&deal);
    let mut session = Session::on(disk);
    // The order on the screen stays as it is: by name it says nothing.
    session.keys("<enter>");
    if let Some(open) = session.app.deal.as_mut() {
        open.people.order = PeopleOrder::Name;
    }
    session.keys("<end>v<home>");
    session
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(12))]
    #[test]
    fn in_privacy_mode_deals_that_differ_only_in_verdicts_look_the_same(
        given in vec(vec(select(Item::all().collect::<Vec<_>>()).prop_flat_map(|item| select(item.answers())), 0..6), 9),
    ) {
        let (mut one, mut other) = (answered(&[]), answered(&given));
        for size in SIZES {
            (one.size, other.size) = (size, size);
            prop_assert_eq!(one.screen(), other.screen());
        }
    }
}
