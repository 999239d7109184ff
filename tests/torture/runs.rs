//! Which rows are in one table: those of test programs that one command started, and no others.

use crate::table::{PROMISES, Trial, rows};
use std::env::{current_exe, var};
use std::process::Command;

/// Set where the test below is to do anything, and what.
const DOES: &str = "STAKEMAP_TORTURE_ROW";

/// What test programs say that one shell starts, one after the other.
fn said_by(does: &[&str]) -> String {
    let start = |what: &&str| format!("{DOES}={what} \"$0\" runs::one_row --exact --ignored --nocapture; ");
    // The last word keeps the shell from becoming the last program itself.
    let script = does.iter().map(start).collect::<String>() + "true";
    let out = Command::new("/bin/sh").arg("-c").arg(script).arg(current_exe().unwrap()).output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn rows_of_one_run_are_in_one_table_and_those_of_an_earlier_run_are_not() {
    let said = said_by(&["write", "read"]);
    assert!(said.contains("the row is 1 and 0"), "{said}");
    let said = said_by(&["read"]);
    assert!(said.contains("there is no row"), "{said}");
    let said = said_by(&["fail", "read"]);
    assert!(said.contains("the row is 1 and 1"), "{said}");
}

#[test]
#[ignore = "the other half of the test above, run by it"]
fn one_row() {
    let Ok(does) = var(DOES) else { return };
    if does == "read" {
        return match rows().get(PROMISES[0]) {
            Some(row) => println!("the row is {} and {}", row.cases, row.failures),
            None => println!("there is no row"),
        };
    }
    let mut trial = Trial::of(PROMISES[0]);
    trial.case(if does == "fail" { Err("on purpose".to_owned()) } else { Ok(()) });
    trial.end();
}
