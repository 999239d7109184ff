//! The guide names exactly what the long tests try, and each of those names has a test.

#![allow(clippy::unwrap_used)]

use crate::table::PROMISES;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_guide_names_what_the_long_tests_try() {
    let text = fs::read_to_string(root().join("assets/help/tests.md")).unwrap();
    let part = text.split("<!-- tested -->").nth(1).unwrap().split("<!-- /tested -->").next().unwrap();
    let cells = part.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let named: Vec<&str> = cells.skip_while(|cell| *cell != "---").skip(1).collect();
    assert_eq!(named, PROMISES, "UPDATE_README=1 cargo test --profile torture -- --ignored torture writes them anew");
}

#[test]
fn a_newcomer_reads_the_readme_in_a_few_minutes() {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(text.lines().count() <= 150, "what is not for a newcomer belongs into assets/help");
}

#[test]
fn each_promise_has_a_test_that_reports_it() {
    fn texts(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                texts(&path, all);
            } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("torture/table.rs") {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = String::new();
    texts(&root().join("tests"), &mut all);
    texts(&root().join("src/term"), &mut all);
    for promise in PROMISES {
        assert!(all.contains(&format!("\"{promise}\"")), "no test reports `{promise}`");
    }
}
