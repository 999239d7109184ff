//! Importing people: from a file or a paste into the deal, seen before it happens, and taken back with one key.

use crate::import::{DAYS, OTHERS, ROLES, TABLES};
use crate::support::Session;
use stakemap::app::effect::Effect;
use stakemap::domain::record::card::Role;
use stakemap::domain::record::id::StakeholderId;

const UNKNOWN: &str = include_str!("../cases/import/unknown-header.csv");
const SIGNATURE: &str = include_str!("../cases/import/signature.txt");

/// A session in a deal, with this file beside it.
fn with_file(bytes: &[u8], people: &[&str]) -> Session {
    let mut session = Session::with_people(people);
    session.disk.foreign.insert("p.csv".to_owned(), bytes.to_vec());
    session
}

#[test]
fn twelve_people_of_each_shape_are_in_the_deal_within_ten_keys() {
    for (name, bytes) in TABLES.into_iter().chain(OTHERS) {
        let mut session = with_file(bytes, &[]);
        let before = session.pressed;
        session.keys("Ip.csv<enter><enter>");
        assert!(session.pressed - before <= 10, "{name}: {} keys", session.pressed - before);
        let people = session.names().iter().filter(|name| **name != "Kim Osei").count();
        assert_eq!((people, session.on_disk().stakeholders.len() >= 12), (12, true), "{name}");
        session.keys("u");
        assert!(session.names().is_empty(), "{name}: one step");
    }
}

#[test]
fn the_same_file_again_changes_nothing_and_an_edit_here_stays() {
    let mut session = with_file(TABLES[0].1, &[]);
    session.keys("Ip.csv<enter><enter>").says("Imported 12 new").says("we still don't know who decides");
    let before = session.deal().clone();
    session.keys("Ip.csv<enter>").sees("0 selected").sees("12 same").keys("a<enter>").says("Nothing to import");
    assert_eq!(*session.deal(), before);
    session.keys("<esc>/Aoife<enter>e<tab><ctrl-u>Finance lead<enter>");
    assert_eq!(session.person("Aoife Brannigan").title, "Finance lead");
    let newer = String::from_utf8(TABLES[0].1.to_vec()).expect("UTF-8").replace("\"CFO\"", "\"Group CFO\"");
    session.disk.foreign.insert("p.csv".to_owned(), newer.replace("Quality Lead", "Quality Director").into_bytes());
    session.keys("Ip.csv<enter>").sees("1 changed").sees("job title: Quality Lead → Quality Director");
    session.keys("/aoife<enter>").sees("job title stays Finance lead").sees("The file says Group CFO");
    session.keys("<esc><enter>").says("Imported 1 changed");
    assert_eq!(session.person("Aoife Brannigan").title, "Finance lead");
    assert_eq!(session.person("Priya Nandakumar").title, "Quality Director");
}

#[test]
fn what_does_not_fit_below_the_list_ends_in_a_mark() {
    let title = "Controller of the northern plants and deputy of the chief financial officer ".repeat(4);
    let file = format!("Name,Job Title,Email,Phone\nIda Berg,{title},ida@halden.example,+49 30 123456\n");
    let mut session = with_file(file.as_bytes(), &["Ida Berg"]);
    session.size = (60, 18);
    session.keys("Ip.csv<enter>").sees("Is this the Ida Berg").sees_no("email or phone: (empty)");
    let screen = session.screen();
    let rows: Vec<&str> = screen.lines().collect();
    // Above the frame's lower edge, the notice and the keys.
    assert!(rows[rows.len() - 4].trim_end_matches(['│', ' ']).ends_with('…'), "{}", screen);
    session.size = (100, 40);
    session.sees("email or phone: (empty)");
}

#[test]
fn who_has_the_name_of_somebody_here_is_asked_about() {
    for (answer, people) in [("=", 12), ("+", 13)] {
        let mut session = with_file(TABLES[7].1, &["Aoife Brannigan"]);
        session.keys("Ip.csv<enter>").sees("same person?").keys("<enter>");
        session
            .says("Is Aoife Brannigan already in the deal?")
            .sees("Is this the Aoife Brannigan already in the deal?");
        assert_eq!(session.names().len(), 1);
        session.keys(answer).keys("<enter>").says("Imported");
        assert_eq!(session.names().len(), people, "{answer}");
    }
}

#[test]
fn a_handful_of_thousands_is_chosen_by_words() {
    let mut text = "Name,Job Title,Company\n".to_owned();
    for number in 0..3_000 {
        text += &format!("Person {number},Buyer,Zeta{}\n", number % 500);
    }
    let mut session = with_file(text.as_bytes(), &[]);
    session.keys("Ip.csv<enter>").sees("0 selected").sees("3000 new").keys("<enter>").says("Select people with Space");
    session.keys("/zeta77<enter>").sees("6 shown of 3000").keys("<space><space>").sees("2 selected");
    session.keys("a").sees("6 selected").keys("a").sees("0 selected").keys("<space><enter>").says("Imported 1 new");
    assert_eq!(session.names(), ["Person 1077"]);
}

#[test]
fn unknown_columns_are_named_once() {
    let mut session = with_file(UNKNOWN.as_bytes(), &[]);
    session.keys("Ip.csv<enter>").sees("I don't know these columns").sees("Mara Lindqvist · Jörg Weidner");
    session.keys("<enter>").says("Which column has the names?");
    session
        .keys("<right><down><right><right><right><right><down><left><left><left><left><left><left><left><left><left>");
    session.sees("job title").sees("email").keys("<enter>").sees("3 selected").keys("<enter>");
    let mara = session.person("Mara Lindqvist");
    assert_eq!(
        (mara.title.as_str(), mara.card().contact.as_str()),
        ("Head of Operations", "mara.lindqvist@halvorsen.example")
    );
    session.keys("Ip.csv<enter>").sees("3 same").sees_no("I don't know");
}

#[test]
fn the_order_of_day_and_month_is_asked_once_a_file() {
    for (keys, day) in [("<enter>", "2025-03-04"), ("<down><enter>", "2025-04-03")] {
        let mut session = with_file(DAYS.1, &[]);
        session.keys("Ip.csv<enter>").sees("Which day is “3/4/2025”?").keys(keys).sees("3 selected").keys("<enter>");
        let note = &session.person("Mara Lindqvist").notes[0];
        assert_eq!(note.text.as_str(), format!("Imported: last contact {day}"));
    }
}

#[test]
fn guests_of_an_invitation_become_people_and_one_conversation() {
    let mut session = with_file(OTHERS[3].1, &[]);
    let before = session.pressed;
    session.keys("Ip.csv<enter><enter>").says("meeting logged");
    assert!(session.pressed - before <= 10, "{} keys", session.pressed - before);
    let deal = session.deal();
    assert_eq!(deal.conversations.len(), 1);
    let talk = &deal.conversations[0];
    assert_eq!((talk.said.as_str(), talk.on.to_string().as_str()), ("Line monitoring, second look", "2026-11-18"));
    assert_eq!(talk.with.iter().collect::<Vec<StakeholderId>>().len(), deal.stakeholders.len());
    session.keys("Ip.csv<enter>a<enter>").says("Nothing to import");
    assert_eq!(session.deal().conversations.len(), 1);
}

#[test]
fn three_pasted_rows_are_three_people_whatever_stands_between_their_cells() {
    for sign in ["\t", "; ", ", "] {
        let rows = [["Anna Berg", "CFO"], ["Bo Dahl", "Plant lead"], ["Ida Ott", "Head of Quality"]];
        let rows = rows.map(|[name, title]| [name, title, "x@acme.example"].join(sign)).join("\n");
        for keys in ["a", "I"] {
            let mut session = Session::in_deal();
            let before = session.pressed;
            session.keys(keys).paste(&rows).keys("<enter>");
            assert_eq!(session.names(), ["Anna Berg", "Bo Dahl", "Ida Ott"], "{sign:?} {keys}");
            assert_eq!(session.person("Bo Dahl").title, "Plant lead", "{sign:?} {keys}");
            assert_eq!(session.pressed - before, 2);
        }
    }
}

#[test]
fn pasted_people_go_the_same_way_as_a_file() {
    let mut session = Session::in_deal();
    session.keys("I").paste("Name\tTitle\nAnna Berg\tCFO\nBo Dahl\tCIO").sees("2 selected").keys("<enter>");
    assert_eq!(session.names(), ["Anna Berg", "Bo Dahl"]);
    session.keys("I").paste("/home/kim/contacts.csv").sees("/home/kim/contacts.csv").keys("<esc>");
    session.keys("a").paste(SIGNATURE).sees("You pasted an email signature. Add the person?").keys("<enter>");
    let mara = session.person("Mara Lindqvist");
    assert_eq!(
        (mara.title.as_str(), mara.card().contact.as_str()),
        ("Head of Operations", "mara.lindqvist@halvorsen.example, +46 8 555 0101")
    );
}

#[test]
fn reading_can_be_stopped_and_a_late_answer_changes_nothing() {
    let mut session = with_file(TABLES[0].1, &[]);
    session.hold().keys("Ip.csv<enter>").sees("Reading …").keys("<esc>").says("Stopped reading");
    assert!(session.effects.iter().any(|effect| matches!(effect, Effect::StopReading(_))));
    session.release().sees_no("Import ›");
    assert!(session.names().is_empty());
}

#[test]
fn what_cannot_be_read_says_why_and_how_to_go_on() {
    let mut session = with_file(b"PK\x03\x04", &[]);
    session.keys("Ip.csv<enter>").says("In Excel, choose Save As");
    session.keys("I<enter>").sees("Enter a file, or paste people here").keys("<esc>");
    session.keys("v").keys("I").says("privacy mode");
}

#[test]
fn several_files_are_read_together_and_roles_find_their_people() {
    let mut session = with_file(TABLES[1].1, &[]);
    session.disk.foreign.insert("my roles.csv".to_owned(), ROLES.1.to_vec());
    session.keys("Ip.csv, my roles.csv<enter>").sees("p.csv, my roles.csv").sees("12 selected").sees("2 files: 12 new");
    session.keys("G").sees("my roles.csv, line").keys("<enter>").says("Imported 12 new");
    let roles: Vec<Role> = session.person("Mara Lindqvist").card().roles.iter().collect();
    assert_eq!(roles, [Role::Decides]);
    // Several paths dropped on the terminal are no people.
    session.keys("I").paste("/home/kim/a.csv\n/home/kim/b.csv\n").sees("/home/kim/a.csv /home/kim/b.csv");
}
