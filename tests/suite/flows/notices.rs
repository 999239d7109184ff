//! Notices: what happened goes with the next key, what is wrong stays until it is dismissed, and all is kept in the log.

#![allow(clippy::unwrap_used)]

use crate::support::session::TODAY;
use crate::support::{Session, states};
use stakemap::app::msg::{Failure, Msg};
use stakemap::app::notice::Level;
use std::fs;
use std::path::Path;

#[test]
fn what_happened_goes_with_the_next_key() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("x").says("Removed Dev").keys("2");
    assert_eq!(session.notice(), "");
}

#[test]
fn an_error_stays_until_escape() {
    let mut session = Session::cold();
    let failure = Failure { what: "config.toml: line 3: not read".to_owned(), hint: "mend it".to_owned() };
    session.send(Msg::Warned(failure));
    session.keys("jk").says("config.toml: line 3: not read · mend it");
    session.keys("<esc>");
    assert_eq!(session.notice(), "");
}

#[test]
fn the_log_keeps_all_of_them_newest_first() {
    let mut session = Session::with_people(&["Dev"]);
    session.keys("xuM");
    let screen = session.screen();
    let (undone, removed) = (screen.find("Undone: remove Dev"), screen.find("Removed Dev"));
    assert!(undone.is_some() && undone < removed);
}

#[test]
fn a_key_that_means_nothing_here_does_nothing() {
    let mut session = Session::with_people(&["Dev"]);
    let before = session.deal().clone();
    session.keys("ßZ<pgup>");
    assert_eq!((*session.deal()).clone(), before);
}

/// All that the screen shows, without blanks and frames, so that it does not matter where a line was broken.
fn letters(session: &mut Session) -> String {
    session.screen().chars().filter(|c| !c.is_whitespace() && !"│╭╮╰╯─".contains(*c)).collect()
}

/// The literal texts of a file's code, tests aside, with an ordinary name where something is put in.
fn literals(file: &Path, found: &mut Vec<String>) {
    let code = fs::read_to_string(file).unwrap();
    for line in code.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        let texts = line.split('"').skip(1).step_by(2);
        for text in texts.filter(|text| text.contains(' ') && text.chars().count() > 24) {
            let mut said = String::new();
            for (place, part) in text.split('{').enumerate() {
                let after = if place == 0 { part } else { part.split_once('}').map_or("", |(_, after)| after) };
                said.push_str(if place == 0 { "" } else { "Mirela Dantu" });
                said.push_str(after);
            }
            found.push(said);
        }
    }
}

fn files(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            literals(&path, found);
        }
    }
}

#[test]
fn every_text_that_can_be_said_is_shown_to_its_end() {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"), &mut all);
    assert!(all.len() > 80, "only {} texts were found", all.len());
    let mut session = Session::with_people(&["Dev"]);
    for (size, most) in [((80, 24), 2), ((60, 18), 2)] {
        session.size = size;
        for text in &all {
            session.app.notices.say(Level::Note, text.clone(), None, TODAY.at(9, 0, 0, 0));
            let wanted: String = text.split_whitespace().collect();
            assert!(letters(&mut session).contains(&wanted), "{text:?} is cut at {size:?}");
            let screen = session.screen();
            let rows = screen.lines().rev().skip(1).take_while(|line| !line.starts_with('╰')).count();
            assert!(rows <= most, "{text:?} takes {rows} rows at {size:?}");
            session.app.notices.dismiss();
        }
    }
}

#[test]
fn what_a_place_says_is_shown_to_its_end() {
    for (name, reach) in states::ALL {
        for size in [(80, 24), (60, 18)] {
            let mut session = reach();
            session.size = size;
            let wanted: String = session.notice().split_whitespace().collect();
            assert!(letters(&mut session).contains(&wanted), "{name} at {size:?}: {:?} is cut", session.notice());
        }
    }
}

#[test]
fn what_is_wrong_with_a_field_is_said_to_its_end() {
    let mut session = Session::in_example();
    session.size = (60, 18);
    session.keys("3<down><down><enter><ctrl-u>They said so<tab><ctrl-u>+3d<enter>");
    let wanted = "! Tue 24 Nov 2026 is in the future. Enter the day it happened".replace(' ', "");
    assert!(letters(&mut session).contains(&wanted), "it is cut");
}

#[test]
fn a_text_longer_than_four_lines_is_cut_with_a_mark_and_whole_in_the_log() {
    let mut session = Session::with_people(&["Dev"]);
    session.size = (60, 18);
    let long = "too long ".repeat(60) + "end";
    session.app.notices.say(Level::Error, long, None, TODAY.at(9, 0, 0, 0));
    session.sees("…").sees_no("end");
    session.size = (120, 40);
    session.keys("M").sees("end");
}

#[test]
fn what_was_done_is_said_with_its_values() {
    let mut session = Session::in_deal();
    session.size = (160, 40);
    for (keys, said) in [
        ("aDev Patel<tab>CTO<enter>", "Added Dev Patel · Job title: CTO"),
        ("e<ctrl-u>Dev R. Patel<enter>", "Renamed Dev Patel to Dev R. Patel"),
        ("e<tab><ctrl-u>CIO<tab>decides<enter>", "Saved Dev R. Patel · Job title: CIO · Role: decides"),
        ("lasked about scope<enter>", "Logged a conversation with Dev R. Patel, today"),
        ("nsend the report<enter>", "Next step for Dev R. Patel: send the report, Kim, due Sat 28 Nov"),
        ("Nlikes tables<enter>", "Added a note about Dev R. Patel: likes tables"),
        ("Nlikes tea<tab>yes<enter>", "Added a private note about Dev R. Patel"),
        ("wopposed<tab>open<enter>", "Dev R. Patel on buying: opposed, on speaking up: open, today"),
        ("by<enter>", "Plan for Dev R. Patel: social pressure, Kim, Sat 5 Dec"),
        ("b<tab><tab><tab><tab><tab><tab><tab><tab>yes<enter>", "You're relying on the customer."),
        ("Tcall Ida<tab>fri<enter>", "Gave Dev R. Patel a task: call Ida, due Fri 27 Nov"),
        ("C<enter>He said so<enter>", "Labeled Dev R. Patel: "),
        ("1aIda Berg<enter>", "Added Ida Berg"),
        ("lall said yes<tab><ctrl-u>dev, ida<enter>", "Logged a conversation with Dev R. Patel and Ida Berg, today"),
        ("u", "Undone: Dev R. Patel, Ida Berg: logged a conversation"),
        ("<ctrl-r>", "Redone: Dev R. Patel, Ida Berg: logged a conversation"),
    ] {
        session.keys(keys);
        assert!(session.notice().contains(said), "after {keys:?} it says {:?}, not {said:?}", session.notice());
    }
}
