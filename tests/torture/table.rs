//! What was promised, how many cases were tried, how many failed: one row a promise, kept in a file, so that several runs
//! and several test programs add up to one table.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Tests that are running.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// A promise on trial. Its row is written when it ends.
pub(crate) struct Trial {
    promise: &'static str,
    cases: usize,
    failures: Vec<String>,
}

impl Trial {
    pub(crate) fn of(promise: &'static str) -> Self {
        RUNNING.fetch_add(1, Ordering::SeqCst);
        Self { promise, cases: 0, failures: Vec::new() }
    }

    /// Counts a case, which failed where it says why.
    pub(crate) fn case(&mut self, result: Result<(), String>) {
        self.cases += 1;
        self.failures.extend(result.err());
    }

    /// Fails the test if any case failed.
    #[track_caller]
    pub(crate) fn end(self) {
        let first: Vec<&String> = self.failures.iter().take(5).collect();
        assert!(
            self.failures.is_empty(),
            "{}: {} of {} failed: {first:#?}",
            self.promise,
            self.failures.len(),
            self.cases
        );
        assert!(self.cases > 0, "{}: nothing was tried", self.promise);
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        if self.cases > 0 {
            write_row(self.promise, &format!("{}\t{}\t{}", self.cases, self.failures.len(), std::process::id()));
        }
        RUNNING.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Says loudly that something was not tried.
pub(crate) fn skip(promise: &str, reason: &str) {
    eprintln!("SKIPPED: {promise}: {reason}");
    write_row(promise, &format!("0\tskipped: {reason}\t{}", std::process::id()));
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("torture.tsv")
}

/// The file, locked against everybody else who writes a row.
fn open() -> (File, BTreeMap<String, String>) {
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path()).unwrap();
    file.lock().unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    let row = |line: &str| line.split_once('\t').map(|(promise, rest)| (promise.to_owned(), rest.to_owned()));
    (file, text.lines().filter_map(row).collect())
}

fn write_row(promise: &str, rest: &str) {
    let (mut file, mut rows) = open();
    rows.insert(promise.to_owned(), rest.to_owned());
    let text: String = rows.iter().map(|(promise, rest)| format!("{promise}\t{rest}\n")).collect();
    file.set_len(0).unwrap();
    file.rewind().unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

#[test]
#[ignore = "long; prints what the others tried"]
fn torture_zz_table() {
    // Tests begin in the order of their names, so all others have begun; a moment later they have also said so.
    std::thread::sleep(Duration::from_millis(500));
    while RUNNING.load(Ordering::SeqCst) > 0 {
        std::thread::sleep(Duration::from_millis(100));
    }
    let me = std::process::id().to_string();
    println!("\npromise | cases | failures");
    for (promise, rest) in open().1 {
        let mut fields = rest.split('\t');
        let (cases, failures) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        let earlier = if fields.next() == Some(me.as_str()) { "" } else { " (another run)" };
        println!("{promise} | {cases} | {failures}{earlier}");
    }
}
