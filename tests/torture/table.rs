//! What was promised, how many cases were tried, how many failed: one row a promise, kept in a file of the run that is under
//! way, so that several test programs add up to one table. Every test program takes this file in as a module; `zz_report`
//! prints the table.

// No test program uses all of it.
#![allow(dead_code, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// Every promise that has a long test, in the order of the table; the guide shows the same.
pub(crate) const PROMISES: &[&str] = &[
    "killed while typing: what showed for two seconds is offered and comes back",
    "killed while saving edits: file whole, acknowledged edits in it, earlier states whole",
    "killed while recovering: text and unsaved edits of the dead are still there",
    "killed in `stakemap restore`: the wanted state or the former, and the former is kept",
    "killed while `R` restores: the wanted state or the former, and the former is kept",
    "killed while archiving, trashing, bringing back: the deal is whole, in one place",
    "killed while taking in a copy: nothing of either side missing, nothing twice",
    "killed at every call of every task of the store: as before or as after, never less",
    "EIO at every call of every task: the truth is told in words, nothing lost or left",
    "ENOSPC at every call that needs room: the truth is told in words, nothing lost or left",
    "EDQUOT at every call that needs room: the truth is told in words, nothing lost or left",
    "EMFILE at every call that opens: the truth is told in words, nothing lost or left",
    "EINTR at every call that waits: done all the same",
    "folder not synced after the rename: told apart from saved and not saved",
    "power cut at every point of every task of the store: as before or as after, earlier states whole",
    "disk full at every page of a save, and without inodes",
    "read-only disk, file mounted by itself: refused in words",
    "immutable file or folder: refused in words",
    "someone else's folder: refused in words",
    "limits on file size and open files: refused in words, no death",
    "racing writers: acknowledged save there",
    "racing writers: file never mixed, refusal in words",
    "outdated copies renamed over an open deal, also in the middle of a save: nothing of either side lost",
    "outdated copies written into an open deal in place: nothing saved here lost, theirs taken in",
    "coach window beside a review that goes on, delayed, swept, on busy cores: never said to be over",
    "random merges: nothing of either side missing, whose side is ours makes no difference",
    "outdated copies changed by hand: nothing that they never saw is gone",
    "random keys, failing disk, other writers: no panic, undo leads back, nothing lost",
    "files with changed bytes: no panic, what loads survives its round trip",
    "merges of changed files: no panic, same from both sides, nothing missing in the history",
    "changed answers to classify: no panic, a verdict or every problem named",
    "random bytes as keys: no panic, same meaning whole and in pieces",
    "texts that act, hide, stray or join, in every place: no screen acts or hides",
    "random bytes into the real program: it ends when told, terminal given back",
];

/// Tests of this program that are running.
pub(crate) static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// What was tried for one promise.
pub(crate) struct Row {
    pub(crate) cases: String,
    pub(crate) failures: String,
}

/// How many cases a test tries: so many, unless a variable asks for fewer, to try a break. The table says where it did.
pub(crate) fn number_of(variable: &str, number: usize) -> usize {
    let asked = std::env::var(variable).ok().and_then(|asked| asked.parse().ok());
    let asked = asked.unwrap_or(number);
    if asked < number {
        REDUCED.store(true, Ordering::SeqCst);
    }
    asked
}

/// Whether anything in this program tried less than it should.
static REDUCED: AtomicBool = AtomicBool::new(false);

/// A promise on trial. Its row is written when it ends.
pub(crate) struct Trial {
    promise: &'static str,
    cases: usize,
    failures: Vec<String>,
    /// Whether the verdict was given; a test that panics before has failed at something else.
    ended: bool,
}

impl Trial {
    pub(crate) fn of(promise: &'static str) -> Self {
        assert!(PROMISES.contains(&promise), "`{promise}` is missing in PROMISES");
        RUNNING.fetch_add(1, Ordering::SeqCst);
        Self { promise, cases: 0, failures: Vec::new(), ended: false }
    }

    /// Counts a case, which failed where it says why.
    pub(crate) fn case(&mut self, result: Result<(), String>) {
        self.cases(1, result);
    }

    /// Counts so many cases that were tried together.
    pub(crate) fn cases(&mut self, count: usize, result: Result<(), String>) {
        self.cases += count;
        self.failures.extend(result.err());
    }

    /// Notes a failure that is no case of its own.
    pub(crate) fn check(&mut self, result: Result<(), String>) {
        self.failures.extend(result.err());
    }

    /// Fails the test if any case failed.
    #[track_caller]
    pub(crate) fn end(mut self) {
        self.ended = true;
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
        if !self.ended && std::thread::panicking() {
            self.failures.push("the test itself failed".to_owned());
        }
        if self.cases > 0 || !self.failures.is_empty() {
            let reduced = if REDUCED.load(Ordering::SeqCst) { ", REDUCED RUN" } else { "" };
            write_row(self.promise, &format!("{}\t{}{reduced}", self.cases, self.failures.len()));
        }
        RUNNING.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Says loudly that something was not tried: past what the test harness keeps to itself while a test passes.
pub(crate) fn skip(promise: &str, reason: &str) {
    std::io::stderr().write_all(format!("SKIPPED, not passed: {promise}: {reason}\n").as_bytes()).unwrap();
    write_row(promise, &format!("0\tskipped: {reason}"));
}

/// The run under way. All test programs that one `cargo test` starts have the same parent, and the moment at which that
/// began tells it from every other process of its number.
static RUN: LazyLock<String> = LazyLock::new(|| {
    let parent = std::os::unix::process::parent_id().to_string();
    let since = match std::fs::read_to_string(format!("/proc/{parent}/stat")) {
        // After the name in brackets, which may hold anything: the 22nd field, in ticks since the system started.
        Ok(stat) => {
            let ticks = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(19)).unwrap().to_owned();
            ticks + &std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap()
        }
        Err(_) => {
            let said = Command::new("ps").args(["-o", "lstart=", "-p", &parent]).output().unwrap().stdout;
            String::from_utf8(said).unwrap()
        }
    };
    let plain = since.chars().filter(char::is_ascii_alphanumeric);
    format!("{parent}-{}", plain.collect::<String>())
});

/// How long the rows of a run are kept.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// Cargo's folder for what tests leave behind. Tests inside the crate are not told it, and lie beside it.
fn folder() -> PathBuf {
    let told = option_env!("CARGO_TARGET_TMPDIR").map(PathBuf::from);
    told.unwrap_or_else(|| std::env::current_exe().unwrap().ancestors().nth(3).unwrap().join("tmp"))
}

/// The file of this run, locked against everybody else who writes a row.
fn open() -> (File, BTreeMap<String, String>) {
    let path = folder().join(format!("torture-{}.tsv", *RUN));
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).unwrap();
    file.lock().unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    let row = |line: &str| line.split_once('\t').map(|(promise, rest)| (promise.to_owned(), rest.to_owned()));
    (file, text.lines().filter_map(row).collect())
}

fn write_row(promise: &str, rest: &str) {
    clear_old(&folder());
    let (mut file, mut rows) = open();
    rows.insert(promise.to_owned(), rest.to_owned());
    let text: String = rows.iter().map(|(promise, rest)| format!("{promise}\t{rest}\n")).collect();
    file.set_len(0).unwrap();
    file.rewind().unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

/// Removes the rows of runs that are long over.
fn clear_old(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap().filter_map(Result::ok) {
        let age = entry.metadata().and_then(|one| one.modified()).ok().and_then(|at| at.elapsed().ok());
        if entry.file_name().to_string_lossy().starts_with("torture") && age.is_some_and(|age| age > KEPT) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// What was tried for each promise in this run.
pub(crate) fn rows() -> BTreeMap<String, Row> {
    let row = |rest: &str| {
        let (cases, failures) = rest.split_once('\t').unwrap();
        Row { cases: cases.to_owned(), failures: failures.to_owned() }
    };
    open().1.iter().map(|(promise, rest)| (promise.clone(), row(rest))).collect()
}
