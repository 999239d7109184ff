//! What little room does to a screen: nothing runs into its neighbor, and whoever is left out is counted.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support::Session;
use stakemap::app::mouse::Hit;
use std::collections::BTreeSet;

const SIZES: [(u16, u16); 7] = [(60, 18), (72, 20), (80, 24), (90, 30), (100, 30), (120, 40), (140, 40)];

#[test]
fn no_heading_runs_into_another_at_any_width() {
    for name in ["J", "Jo", "Zed Short", "Jane Doe", "Christopher Montgomery", "Bartholomew Featherstonehaugh"] {
        let mut session = Session::with_people(&[name]);
        for keys in ["", "s111", "s2"] {
            session.keys("<esc><esc>").keys(keys).keys("<esc><esc>");
            for width in 60..=140 {
                session.size = (width, 24);
                let screen = session.screen();
                let heading = ["Mobilizers", "Talkers", "Blockers", "Not clear yet"];
                let line = screen.lines().find(|line| heading.iter().any(|one| line.contains(one))).unwrap_or_default();
                let mut words =
                    line.split('│').find(|part| heading.iter().any(|one| part.contains(one))).unwrap_or(line);
                words = words.trim();
                let whole = |part: &str| {
                    let known = ["key fact", "last", "role", "buys / speaks up", "owner", "title"];
                    heading.contains(&part) || known.contains(&part)
                };
                let parts: Vec<&str> = words.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect();
                assert!(parts.iter().all(|part| whole(part)), "{name} at {width}: {words}");
            }
        }
    }
}

#[test]
fn no_map_leaves_anybody_out_without_saying_how_many() {
    for name in ["Zed Short", "Christopher Montgomery", "Wilhelmina Berg", "Bartholomew Featherstonehaugh"] {
        let names = ["Jane Doe", "Ben Ortiz", "Ana Lopez", "Legal, not found yet", "Tom Berg", "Raj Patel", name];
        let mut session = Session::with_people(&names);
        for rated in [false, true] {
            if rated {
                session.keys("<esc><home>w<right><right><enter>");
            }
            for size in SIZES {
                session.size = size;
                session.keys("m");
                for view in 1..=3 {
                    session.sees(&format!("Map {view}/3"));
                    let (drawn, counted) = (drawn(&mut session), counted(&mut session));
                    // The last view is a list, with a scroll bar.
                    let all = view == 3 || drawn + counted >= names.len();
                    assert!(all, "{name}, {view} at {size:?}: {drawn} and {counted} more");
                    session.keys("m");
                }
                session.keys("<esc>");
            }
        }
    }
}

/// The number of people drawn.
fn drawn(session: &mut Session) -> usize {
    session.paint();
    let mut found = BTreeSet::new();
    for y in 0..session.size.1 {
        for x in 0..session.size.0 {
            match session.hit((x, y)) {
                Some(Hit::Person(id)) => _ = found.insert(format!("{id:?}")),
                Some(hit @ (Hit::Row(..) | Hit::Entry(..))) => _ = found.insert(format!("{hit:?}")),
                _ => {}
            }
        }
    }
    found.len()
}

/// The number of people who are only counted: `+5`, `5 more`.
fn counted(session: &mut Session) -> usize {
    let screen = session.screen();
    let words: Vec<&str> = screen.split_whitespace().collect();
    let number = |word: &str| word.trim_matches(|one: char| !one.is_ascii_digit()).parse::<usize>().ok();
    let plus = words.iter().filter(|word| word.starts_with('+')).filter_map(|word| number(word)).sum::<usize>();
    let more = words.windows(2).filter(|pair| pair[1] == "more" && !pair[0].starts_with('+'));
    plus + more.filter_map(|pair| number(pair[0])).sum::<usize>()
}
