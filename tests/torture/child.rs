//! A process of its own that does one of the store's tasks, to be killed, starved, refused or raced: this test program again,
//! told by variables what to do.
//!
//! A fault that hits the loader or the test harness proves nothing. So the child gets everything ready, says so and waits;
//! only then strace is put on it, and whatever it counts from there on is the store's, up to the answer on standard output.

use crate::scene::advance;
use crate::tasks::{Task, perform, told};
use rustix::event::{PollFd, PollFlags};
use stakemap::domain::record::step::Step;
use stakemap::store::{DataPaths, Store, StoreError};
use std::collections::HashMap;
use std::env::{current_exe, var, var_os};
use std::io::{BufRead, BufReader, Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;

const TASK: &str = "STAKEMAP_TORTURE_TASK";
const ROOT: &str = "STAKEMAP_TORTURE_ROOT";
const FILE: &str = "STAKEMAP_TORTURE_FILE";
const ARGS: [&str; 5] = ["child::child_of_torture", "--exact", "--ignored", "--nocapture", "--test-threads=1"];

/// What the child says once all is ready.
pub(crate) const READY: &str = "ready";

/// A command that starts the child through another program, such as `prlimit`; empty for none.
pub(crate) fn child(through: &[&str], task: &str, root: &Path, file: &Path) -> Command {
    let me = current_exe().unwrap();
    let mut command = match through {
        [] => Command::new(&me),
        [program, args @ ..] => {
            let mut command = Command::new(program);
            command.args(args).arg(&me);
            command
        }
    };
    command.args(ARGS).env(TASK, task).env(ROOT, root).env(FILE, file).env("RUST_BACKTRACE", "0");
    // Nobody tells it to begin: it does so at once.
    command.stdin(Stdio::null());
    command
}

/// What became of a child with strace on it.
pub(crate) struct Traced {
    /// Its answer; nothing where it died before it had any.
    pub(crate) said: Option<String>,
    pub(crate) status: ExitStatus,
    /// What strace saw, line by line.
    pub(crate) log: Vec<String>,
}

/// Lets a child do a task with strace on it from the moment it is ready.
///
/// # Errors
/// When strace is missing, or may not be put on a process.
pub(crate) fn traced(task: &str, root: &Path, file: &Path, args: &[String]) -> Result<Traced, String> {
    let mut command = child(&[], task, root, file);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    // The harness puts the test's name before it.
    while !line.trim_end().ends_with(READY) {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0, "{task}: dead before it was ready: {:?}", child.wait());
    }
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-s", "0", "-o"]).arg(log.path()).args(args).args(["-p", &child.id().to_string()]);
    let mut strace = match strace.stderr(Stdio::piped()).spawn() {
        Ok(strace) => strace,
        Err(error) => {
            let _ = (child.kill(), child.wait());
            return Err(format!("no strace: {error}"));
        }
    };
    let mut words = BufReader::new(strace.stderr.take().unwrap());
    let mut line = String::new();
    words.read_line(&mut line).unwrap();
    if !line.contains("attached") {
        let _ = child.kill();
        let _ = (child.wait(), strace.wait());
        return Err(format!("strace may not trace: {}", line.trim()));
    }
    child.stdin.take().unwrap().write_all(b"begin\n").unwrap();
    let mut said = String::new();
    out.read_to_string(&mut said).unwrap();
    let status = child.wait().unwrap();
    let _ = words.read_to_string(&mut line);
    strace.wait().unwrap();
    let log = in_one_piece(&std::fs::read_to_string(log.path()).unwrap());
    Ok(Traced { said: said.lines().next().map(str::to_owned), status, log })
}

/// The lines of strace, those of calls put together that it wrote in two because another thread came between. They stand
/// where the call ended.
fn in_one_piece(log: &str) -> Vec<String> {
    const BEGUN: &str = " <unfinished ...>";
    let mut begun: HashMap<&str, &str> = HashMap::new();
    let mut lines = Vec::new();
    for line in log.lines() {
        let (thread, call) = line.split_once(' ').unwrap_or(("", line));
        let rest = call.trim_start().strip_prefix("<... ").and_then(|call| call.split_once(" resumed>"));
        if let Some(beginning) = line.strip_suffix(BEGUN) {
            begun.insert(thread, beginning);
        } else if let Some((beginning, (_, end))) = rest.and_then(|rest| Some((begun.remove(thread)?, rest))) {
            lines.push(format!("{beginning}{end}"));
        } else {
            lines.push(line.to_owned());
        }
    }
    // What never ended, such as the wait of a thread, or the call in which a program was killed.
    lines.extend(begun.into_values().map(|beginning| format!("{beginning}{BEGUN}")));
    lines
}

#[test]
fn a_call_that_strace_wrote_in_two_is_one() {
    let log = "7  futex(0x1 <unfinished ...>\n8  fsync(5</a> <unfinished ...>\n7  <... futex resumed>) = 0\n\
        8  <... fsync resumed>) = 0\n8  close(5</a>) = 0\n7  futex(0x2 <unfinished ...>\n";
    let whole = ["7  futex(0x1) = 0", "8  fsync(5</a>) = 0", "8  close(5</a>) = 0", "7  futex(0x2 <unfinished ...>"];
    assert_eq!(in_one_piece(log), whole);
}

/// Whether strace works here; says loudly where it does not.
pub(crate) fn has_strace(promise: &str) -> bool {
    let scene = crate::scene::Scene::new();
    match traced(Task::Save.name(), scene.root.path(), &scene.file, &["-e".to_owned(), "trace=fsync".to_owned()]) {
        Ok(_) => true,
        Err(why) => {
            crate::table::skip(promise, &why);
            false
        }
    }
}

/// Says something to the parent, past all buffers.
fn say(line: &str) {
    let mut out = stdout().lock();
    // A parent that is gone, or a fault put into this very call, is the parent's matter.
    let _ = out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush());
}

#[test]
#[ignore = "does nothing by itself; the others start it"]
fn child_of_torture() {
    let Ok(task) = var(TASK) else { return };
    // As the program does at its start.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default()).unwrap();
    let path = |name| PathBuf::from(var_os(name).unwrap());
    let (root, file) = (path(ROOT), path(FILE));
    if task == "race" {
        return race(&Store::new(DataPaths::under(&root)), &file);
    }
    let task = Task::ALL.into_iter().find(|one| one.name() == task).unwrap();
    let begin = || {
        say(READY);
        // Not a read, since whether strace sees one that is under way is a matter of luck. Without anybody at the other end
        // it begins at once.
        let _ = rustix::event::poll(&mut [PollFd::new(&stdin(), PollFlags::IN)], None);
    };
    say(&told(perform(task, &root, &file, begin)));
    // Without another call of the harness.
    std::process::exit(0);
}

/// Tries 200 times to add a step to whatever is there, and acknowledges each that was taken. All steps stay.
fn race(store: &Store, file: &Path) {
    say(READY);
    for _ in 0..200 {
        let loaded = match store.load(file) {
            Ok(loaded) => loaded,
            Err(error) => {
                say(&format!("mixed {error}"));
                continue;
            }
        };
        let mut deal = loaded.deal;
        let before: Vec<Arc<Step>> = deal.history.clone();
        let id = advance(&mut deal, "raced");
        let new = deal.history.last().cloned();
        deal.history = before.into_iter().chain(new).collect();
        match store.save(&deal, &loaded.at) {
            Ok(_) => say(&format!("ack {id}")),
            Err(StoreError::ChangedOutside { .. }) => say("refused"),
            Err(StoreError::NotSaved { cause, .. }) if cause.kind == std::io::ErrorKind::ResourceBusy => say("refused"),
            Err(error) => say(&format!("mixed {error}")),
        }
    }
}
