//! What is on a screen can be read from it alone: each sign of a map is explained, no name is cut unmarked, and a deal's value
//! is in its header.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use stakemap::domain::judge::verdict::{GroupWord, Read, Verdict};
use stakemap::domain::record::card::Influence;
use stakemap::export::words::signs::mark_sentence;

const SIZES: [(u16, u16); 5] = [(60, 18), (80, 24), (100, 30), (120, 40), (200, 50)];

/// The fewest letters of a name that say who it is.
const LETTERS: usize = 3;

/// The words that explain a person's sign.
fn explained(verdict: &Verdict, influence: Option<Influence>) -> Vec<String> {
    let mut words = Vec::new();
    match verdict.read() {
        Read::Unknown => words.push("? not screened".to_owned()),
        Read::Unclear | Read::As(_, GroupWord::Unclear, _) => words.push("~ not clear".to_owned()),
        Read::As(group, word, _) => {
            words.push(format!("{} {}", &group.name()[..1], group.name()));
            match word {
                GroupWord::Confirmed => words.push("✓ confirmed".to_owned()),
                GroupWord::Leaning => words.push("? leaning".to_owned()),
                GroupWord::Unproven => words.push("! didn't deliver".to_owned()),
                GroupWord::Likely | GroupWord::Unclear => {}
            }
        }
    }
    match influence {
        Some(Influence::Deciders) => words.push("[ ] ".to_owned()),
        Some(Influence::Across) => words.push("( ) ".to_owned()),
        Some(Influence::Team | Influence::Few) | None => {}
    }
    words
}

#[test]
fn every_sign_of_a_person_is_explained_in_the_legend_or_at_the_cursor() {
    let mut session = Session::in_example();
    session.keys("m");
    for view in 1..=3 {
        for size in SIZES {
            session.size = size;
            let screen = session.screen();
            assert!(screen.contains(&format!("Map {view}/3")), "{screen}");
            if size.1 > 20 {
                for id in session.people_drawn().into_keys() {
                    let person = session.open().deal.person(id).unwrap();
                    let (verdict, influence) = (session.app.verdict(person), person.card().influence());
                    for words in explained(&verdict, influence) {
                        assert!(screen.contains(&words), "view {view} at {size:?}: {words:?} in\n{screen}");
                    }
                }
            } else {
                let verdict = session.verdict(session.selected());
                let sentence = mark_sentence(&verdict);
                assert!(screen.contains(&sentence[..18]), "view {view} at {size:?}: {sentence:?} in\n{screen}");
            }
        }
        session.keys("m");
    }
}

#[test]
fn no_name_on_a_map_is_cut_without_a_mark() {
    let mut session = Session::in_example();
    session.keys("m");
    for view in 1..=3 {
        for size in SIZES {
            session.size = size;
            for (id, letters) in session.people_drawn() {
                let name = session.open().deal.person(id).unwrap().name.to_string();
                let shown = letters.chars().skip(4).filter(|c| c.is_alphabetic()).count();
                let is_initials = letters.chars().skip(4).all(|c| c.is_uppercase());
                let is_said = shown >= LETTERS || is_initials || letters.contains('…');
                assert!(is_said, "view {view} at {size:?}: {name} is {letters:?}");
            }
        }
        session.keys("m");
    }
}

#[test]
fn the_value_and_the_buying_stage_are_on_the_screen_at_every_size() {
    let mut session = Session::in_example();
    for size in SIZES {
        session.size = size;
        session.sees("€310k").sees("Buying stage 3 of 5");
    }
}
