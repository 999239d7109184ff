//! The recipes of the front page: each “To add …” in `src/lib.rs` names the files that are touched, tests apart.

use super::root;
use std::collections::BTreeSet;
use std::fs;

/// A recipe, and the most files that it may take, as counted by doing it once. Nothing where it was never counted.
const LIMITS: [(&str, Option<usize>); 8] = [
    ("a command", Some(2)),
    ("an overlay", Some(5)),
    ("a pane", None),
    ("a form", Some(4)),
    ("a field on a card", Some(4)),
    ("a list to the deal", Some(10)),
    ("an alert", None),
    ("an export", None),
];

/// What follows the headings “To add …”, by what is added.
fn recipes() -> Vec<(String, String)> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let sections = lines.join("\n");
    let sections = sections.split("\n# ").filter_map(|section| section.strip_prefix("To add ")?.split_once('\n'));
    sections.map(|(what, how)| (what.to_owned(), how.to_owned())).collect()
}

/// The files in a recipe: what stands in backticks and has a folder and an ending. Those of tests are left out.
fn files(how: &str) -> BTreeSet<&str> {
    let quoted = how.split('`').skip(1).step_by(2);
    let is_file = |name: &&str| name.contains('/') && (name.ends_with(".rs") || name.ends_with(".toml"));
    quoted.filter(is_file).filter(|name| !name.starts_with("tests/")).collect()
}

/// Whether a file is there; of one that is to be made, whether its folder is.
fn is_there(name: &str) -> bool {
    let place = if name.starts_with("assets/") { root().to_owned() } else { root().join("src") };
    let made_new = name.rsplit_once('/').filter(|(_, file)| *file == "x.rs");
    made_new.map_or_else(|| place.join(name).is_file(), |(folder, _)| place.join(folder).is_dir())
}

#[test]
fn the_recipes_of_the_front_page_name_files_that_are_there_and_no_more_than_promised() {
    let recipes = recipes();
    let found: Vec<&str> = recipes.iter().map(|(what, _)| what.as_str()).collect();
    let mut wanted: Vec<&str> = LIMITS.iter().map(|(what, _)| *what).collect();
    let mut sorted = found.clone();
    sorted.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(sorted, wanted);
    for (what, how) in &recipes {
        let files = files(how);
        assert!(!files.is_empty(), "to add {what} no file is named");
        let lost: Vec<&&str> = files.iter().filter(|name| !is_there(name)).collect();
        assert!(lost.is_empty(), "to add {what}: {lost:?} is not there");
        let limit = LIMITS.iter().find(|(name, _)| name == what).and_then(|(_, most)| *most);
        assert!(limit.is_none_or(|most| files.len() <= most), "to add {what} takes {}: {files:?}", files.len());
    }
}

#[test]
fn the_front_page_and_the_store_say_the_same_version_of_files() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let current = stakemap::store::migrate::CURRENT;
    assert!(text.contains(&format!("`version` stays {current}")), "the front page says which version is written");
}
