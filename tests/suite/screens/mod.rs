//! Whole screens as reviewed files: the letters, then which cells have which role.
//!
//! One file for each place in a standard terminal, and for each layout in a larger and a smaller one. After a wanted change
//! `INSTA_UPDATE=always cargo test --test suite screens` accepts the new screens; read their difference before you commit it.

mod without_colour;

use crate::support::screen::text_and_roles;
use crate::support::states;
use std::collections::BTreeSet;
use std::path::Path;

/// Each file's name, and the state of [`states::ALL`] that it shows.
const SCREENS: [(&str, &str); 101] = [
    ("home-empty", "home, empty"),
    ("home", "home, with deals"),
    ("home-one", "home, one deal"),
    ("home-seven", "home, seven deals"),
    ("home-many", "home, many deals"),
    ("home-trash", "home, the trash"),
    ("home-restorable", "home, a deal to restore"),
    ("home-views", "home, views"),
    ("home-view", "home, a view of two"),
    ("home-archive", "home, the archive"),
    ("due-all", "due over all deals"),
    ("same-human", "same human"),
    ("earlier-states", "earlier states"),
    ("people-empty", "deal, nobody"),
    ("people", "people"),
    ("following", "people, following"),
    ("values-differ", "values that differ"),
    ("profile", "profile"),
    ("profile-full-width", "profile, full width"),
    ("coaching", "coaching"),
    ("questions", "questions, answered"),
    ("screening-when", "screening, when we spoke"),
    ("screening-step", "screening"),
    ("screening-task", "screening, task step"),
    ("screening-verdict", "screening, verdict"),
    ("group-agreement", "group, agreement"),
    ("group-together", "group, together"),
    ("group-disconnects", "group, disconnects"),
    ("group-learning", "group, learning"),
    ("group-purchase", "group, purchase"),
    ("inside-steps", "inside steps"),
    ("inside-steps-none", "inside steps, none"),
    ("insight-sheet", "insight, the sheet"),
    ("insight-test", "insight, a test"),
    ("insight-step", "insight, a step"),
    ("insight-links", "insight, links"),
    ("insight-beliefs", "insight, A and B"),
    ("insight-beliefs-person", "insight, A and B, a person"),
    ("insight-picking", "insight, picking"),
    ("insight-begun", "insight, just begun"),
    ("kit", "kit, the lines"),
    ("kit-names", "kit, a line that names someone"),
    ("kit-preview", "kit, as the customer reads it"),
    ("plan", "plan for a Blocker"),
    ("profile-lost", "profile, lost"),
    ("form-fault", "form, fault"),
    ("form-evidence", "form, evidence"),
    ("help", "help"),
    ("menu", "menu"),
    ("palette", "palette"),
    ("alerts", "alerts"),
    ("alerts-asleep", "alerts, one asleep"),
    ("page", "page, sources"),
    ("map-field", "map, field"),
    ("map-lines", "map, lines"),
    ("map-coverage", "map, coverage"),
    ("map-around", "map, around one"),
    ("map-crowd", "map, a crowd"),
    ("map-line", "map, a line to whom"),
    ("unsaved", "unsaved"),
    ("lost", "lost, the file is gone"),
    ("lost-asked", "lost, the file is damaged, asked"),
    ("left", "text found at the start"),
    ("form-card", "form, card"),
    ("form-willing", "form, willing"),
    ("due", "due"),
    ("debrief", "debrief"),
    ("import", "import, choosing"),
    ("import-columns", "import, columns"),
    ("export", "export"),
    ("talk-file", "log from a file"),
    ("prep-known", "prep, what is known"),
    ("prep-list", "prep, who will be there"),
    ("prep-sheet", "prep, what to find out"),
    ("review-changed", "review, changed"),
    ("review-alerts", "review, alerts"),
    ("review-person", "review, answered"),
    ("review-group", "review, group"),
    ("review-decisions", "review, decisions"),
    ("minutes", "minutes"),
    ("reviews-left-open", "reviews, left open"),
    ("reviews-before", "reviews, answered before"),
    ("reviews-decided", "reviews, decided"),
    ("reviews-minutes", "reviews, the minutes"),
    ("history", "history"),
    ("history-note", "history, a note"),
    ("history-deal", "history, of the deal"),
    ("page-card", "page, card"),
    ("opinions", "opinions"),
    ("opinions-settled", "opinions, some settled"),
    ("opinions-alone", "opinions, only one answered"),
    ("opinions-agree", "opinions, how far they agree"),
    ("people-blind", "people, blind"),
    ("coach", "coach window"),
    ("coach-waiting", "coach window, waiting"),
    ("past", "past"),
    ("past-coaching", "past, coaching"),
    ("past-map", "past, map"),
    ("room", "privacy mode"),
    ("room-form", "privacy mode, a form"),
    ("room-home", "privacy mode, home"),
];

/// Those that are laid out in a way of their own, one of each: they are reviewed in every size.
const IN_EVERY_SIZE: [&str; 25] = [
    "home",
    "home-seven",
    "home-many",
    "people",
    "profile",
    "coaching",
    "screening-step",
    "screening-verdict",
    "group-together",
    "inside-steps",
    "insight-sheet",
    "insight-links",
    "insight-beliefs",
    "kit",
    "kit-preview",
    "form-card",
    "help",
    "menu",
    "palette",
    "alerts",
    "map-lines",
    "review-person",
    "history",
    "opinions",
    "coach",
];

/// The standard terminal, in which every place is reviewed.
const STANDARD: (u16, u16) = (80, 24);
const OTHERS: [(u16, u16); 4] = [(60, 18), (100, 30), (120, 40), (200, 50)];

/// Whether a place is reviewed in a size.
fn is_reviewed(name: &str, size: (u16, u16)) -> bool {
    size == STANDARD || IN_EVERY_SIZE.contains(&name)
}

fn shown(state: &str, size: (u16, u16)) -> String {
    let mut session = states::reach(state);
    session.size = size;
    let (buf, _) = session.paint();
    text_and_roles(&buf, &session.theme)
}

fn check(file: &str, screen: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(file, screen));
}

fn file(name: &str, (columns, rows): (u16, u16)) -> String {
    format!("{name}-{columns}x{rows}")
}

fn check_at(size: (u16, u16)) {
    for (name, state) in SCREENS.into_iter().filter(|(name, _)| is_reviewed(name, size)) {
        check(&file(name, size), &shown(state, size));
    }
}

#[test]
fn every_place_looks_as_reviewed_in_a_standard_terminal() {
    check_at(STANDARD);
}

#[test]
fn each_layout_looks_as_reviewed_in_larger_and_smaller_terminals() {
    OTHERS.into_iter().for_each(check_at);
}

#[test]
fn a_terminal_that_is_too_small_says_what_is_needed() {
    check("too-small-39x9", &shown("people", (39, 9)));
}

#[test]
fn no_reviewed_screen_is_left_over() {
    let mut wanted: BTreeSet<String> = BTreeSet::from(["too-small-39x9.snap".to_owned()]);
    assert!(IN_EVERY_SIZE.iter().all(|name| SCREENS.iter().any(|(known, _)| known == name)));
    for size in OTHERS.into_iter().chain([STANDARD]) {
        let names = SCREENS.iter().map(|(name, _)| *name).filter(|name| is_reviewed(name, size));
        wanted.extend(names.map(|name| file(name, size) + ".snap"));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/screens/snapshots");
    let there = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let left: Vec<String> = there
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".snap") && !wanted.contains(name))
        .collect();
    assert!(left.is_empty(), "no test shows these any more: {left:?}");
}
