//! The given files in the program: who is meant, and what they are called where there is little room.

#![allow(clippy::unwrap_used)]

use crate::support::Session;
use crate::support::disk::Disk;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::StakeholderId;
use stakemap::store::format::decode;
use std::path::Path;

fn given(name: &str, bytes: &[u8]) -> Deal {
    decode(bytes, Path::new(name)).unwrap().deal
}

/// Kim in a given deal.
fn open(deal: &Deal) -> Session {
    let mut disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
    disk.put(deal);
    let mut session = Session::on(disk);
    session.keys("<enter>");
    session
}

#[test]
fn a_conversation_is_with_the_person_under_the_cursor_in_every_script() {
    for deal in [
        given("identity-czech", include_bytes!("../cases/identity-czech.json")),
        given("identity-hindi", include_bytes!("../cases/identity-hindi.json")),
    ] {
        let second = &deal.stakeholders[1];
        let mut session = open(&deal);
        session.keys("Glspoke<enter>").says(&second.name);
        let with: Vec<StakeholderId> = session.on_disk().conversations.last().unwrap().with.iter().collect();
        assert_eq!(with, [second.id], "{}", second.name);
    }
}

#[test]
fn no_two_people_are_called_alike_on_the_map_and_none_by_a_title_or_particle_alone() {
    let deal = given("map-short-names", include_bytes!("../cases/map-short-names.json"));
    for size in [(120, 40), (80, 24), (60, 18)] {
        let mut session = open(&deal);
        session.size = size;
        session.keys("m");
        for view in 1..=2 {
            session.sees(&format!("Map {view}/3"));
            let called: Vec<String> = session
                .people_drawn()
                .into_values()
                .map(|letters| letters.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim().to_owned())
                .collect();
            for (at, one) in called.iter().enumerate() {
                assert!(!called[..at].contains(one), "view {view} at {size:?}: two are {one:?} in {called:?}");
                let alone = ["Nguyễn", "Dr", "Dr.", "Prof", "Prof.", "Herr", "van", "Berg,"].contains(&one.as_str());
                assert!(!alone, "view {view} at {size:?}: {called:?}");
            }
            session.keys("m");
        }
    }
}

#[test]
fn the_tab_of_a_profile_names_nobody_by_a_family_name_that_others_share() {
    let deal = given("map-short-names", include_bytes!("../cases/map-short-names.json"));
    let mut tabs = Vec::new();
    let mut session = open(&deal);
    session.size = (80, 24);
    session.keys("g");
    for _ in &deal.stakeholders {
        let screen = session.screen();
        let tab = screen.lines().find_map(|line| line.split_once("2 Profile ")).unwrap().1;
        let tab = tab.split("  ").next().unwrap().trim_end_matches(['─', '╮', ' ']).trim_start_matches("· ").to_owned();
        assert!(!["Nguyễn", "Dr.", "Prof.", "Herr", "van", "Berg,"].contains(&tab.as_str()), "{tab}");
        assert!(!tabs.contains(&tab), "{tab} is another one too");
        tabs.push(tab);
        session.keys("j");
    }
}

#[test]
fn initials_leave_common_words_and_each_way_to_write_a_name_is_that_name() {
    let words = given("room-initials-words", include_bytes!("../cases/room-initials-words.json"));
    let not = given("initials-not", include_bytes!("../cases/initials-not.json"));
    let all: [(&Deal, &[&str]); 2] = [
        (&words, &["will send the May report", "ask NVH2 about NVH", "JM and JM call"]),
        (&not, &["PV does not sign before March", "ask whether it was found", "send the offer, not yet the contract"]),
    ];
    for (deal, right) in all {
        let mut session = open(deal);
        session.keys("vv2V");
        for hidden in ["王", "Müller", "Hưng", "Vermeer"] {
            session.sees_no(hidden);
        }
        session.keys("d");
        right.iter().for_each(|words| _ = session.sees(words));
    }
}
