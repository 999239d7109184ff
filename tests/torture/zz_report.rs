//! Prints what all long tests tried in this run. `UPDATE_README=1` puts it into the guide as well.
//!
//! Tests begin in the order of their names, and this module's comes last.

use crate::table::{PROMISES, RUNNING, rows};
use std::io::Write;
use std::sync::atomic::Ordering;
use std::time::Duration;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/help/tests.md");
const FROM: &str = "<!-- tested -->\n";
const TO: &str = "<!-- /tested -->";

#[test]
#[ignore = "long; prints what the others tried"]
fn torture_zz_table() {
    // All others have begun; a moment later they have also said so.
    std::thread::sleep(Duration::from_millis(500));
    while RUNNING.load(Ordering::SeqCst) > 0 {
        std::thread::sleep(Duration::from_millis(100));
    }
    let rows = rows();
    let mut table = "| promise | cases | failures |\n| --- | ---: | ---: |\n".to_owned();
    for promise in PROMISES {
        let (cases, failures) = match rows.get(*promise) {
            Some(row) => (row.cases.as_str(), row.failures.as_str()),
            None => ("0", "not tried"),
        };
        table.push_str(&format!("| {promise} | {cases} | {failures} |\n"));
    }
    // Past what the test harness keeps to itself while a test passes.
    std::io::stdout().write_all(format!("\n{table}\n").as_bytes()).unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        let text = std::fs::read_to_string(PAGE).unwrap();
        let (before, rest) = text.split_once(FROM).unwrap();
        let (_, after) = rest.split_once(TO).unwrap();
        std::fs::write(PAGE, format!("{before}{FROM}{table}{TO}{after}")).unwrap();
    }
}
