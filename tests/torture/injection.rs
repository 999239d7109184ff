//! A fault at every single call to the system that a task of the store makes: counted first, then hit one after the other.
//!
//! Which calls are the store's is told by when strace is put on the child (see `child`); the answer on standard output is the
//! harness's. A fault that did not hit such a call fails the test.

use crate::child::{Traced, has_strace, traced};
use crate::table::{Trial, number_of};
use crate::tasks::{Stand, Start, Task};
use std::collections::BTreeMap;

/// Calls that a child makes whatever its task: memory, threads, time, waiting, its own end.
const NOT_OF_FILES: &str = "!mmap,munmap,mremap,mprotect,madvise,brk,futex,rseq,set_robust_list,sigaltstack,rt_sigaction,\
    rt_sigprocmask,getrandom,clock_gettime,clock_nanosleep,poll,ppoll,sched_yield,sched_getaffinity,gettid,getpid,exit,\
    exit_group,close,restart_syscall";
/// Calls that need room on the disk.
const NEED_ROOM: [&str; 16] = [
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "mkdir",
    "mkdirat",
    "ftruncate",
    "fallocate",
    "copy_file_range",
    "sendfile",
];
const OPEN: [&str; 2] = ["openat", "open"];
/// Calls that a signal may interrupt.
const WAIT: [&str; 3] = ["write", "fsync", "fdatasync"];

/// Calls that bring something down to the disk: on each of them hangs whether it is safe.
const SYNCS: [&str; 2] = ["fsync", "fdatasync"];

/// The name of a call in a line of strace, and whether it is the store's: what is said in the end is the harness's.
fn call(line: &str) -> Option<(&str, bool)> {
    let (name, args) = without_thread(line).split_once('(')?;
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let is_harness = ["0<", "1<", "2<"].iter().any(|handle| args.starts_with(handle));
    is_name.then_some((name, !is_harness))
}

/// The line without the number of the thread, which stands before it where there are several.
pub(crate) fn without_thread(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start()
}

/// The calls of a task: for each name their places among all calls of that name, from 1.
fn places(start: &Start, task: Task) -> BTreeMap<String, Vec<usize>> {
    start.put_back();
    let run = run(start, task, &["-e".to_owned(), format!("trace={NOT_OF_FILES}")]);
    assert_eq!(run.said.as_deref(), Some("saved"), "{task:?}, untouched");
    let (mut all, mut ours) = (BTreeMap::<String, usize>::new(), BTreeMap::<String, Vec<usize>>::new());
    for (name, is_ours) in run.log.iter().filter_map(|line| call(line)) {
        let place = all.entry(name.to_owned()).or_default();
        *place += 1;
        if is_ours {
            ours.entry(name.to_owned()).or_default().push(*place);
        }
    }
    ours
}

fn run(start: &Start, task: Task, args: &[String]) -> Traced {
    traced(task.name(), start.scene.root.path(), &start.scene.file, args).unwrap()
}

/// All tasks, unless `TASKS` says how many, from the first.
fn tasks() -> impl Iterator<Item = Task> {
    let number = number_of("TASKS", Task::ALL.len());
    Task::ALL.into_iter().take(number)
}

/// What a fault is to be answered with.
struct Fault<'a> {
    /// As strace says it.
    fault: &'a str,
    /// Words that a refusal has to have.
    words: &'a str,
    /// The calls it can happen to; all where empty.
    calls: &'a [&'a str],
}

/// Puts a fault at each call of a task in turn.
fn everywhere(trial: &mut Trial, task: Task, fault: &Fault<'_>) {
    let start = Start::new(task);
    for (call, places) in places(&start, task) {
        if !fault.calls.is_empty() && !fault.calls.contains(&call.as_str()) {
            continue;
        }
        for at in places {
            start.put_back();
            let inject = format!("inject={call}:{}:when={at}", fault.fault);
            let run = run(&start, task, &["-e".to_owned(), format!("trace={call}"), "-e".to_owned(), inject]);
            let result = judge(&start, task, fault, &call, &run);
            trial.case(result.map_err(|why| format!("{}, {} at {call} {at}: {why}", task.name(), fault.fault)));
        }
    }
}

fn judge(start: &Start, task: Task, fault: &Fault<'_>, name: &str, run: &Traced) -> Result<(), String> {
    let is_kill = fault.fault.contains("SIGKILL");
    let hit = match is_kill {
        true => run.log.iter().rev().find(|line| line.contains('(')),
        false => run.log.iter().find(|line| line.contains("(INJECTED)")),
    };
    // Where it died at once, strace could not even read which call it was; only this one is looked at.
    let is_unread = is_kill && hit.is_some_and(|line| line.contains("???("));
    if hit.and_then(|line| call(line)) != Some((name, true)) && !is_unread {
        return Err(format!("the fault hit {hit:?}"));
    }
    let is_dead = std::os::unix::process::ExitStatusExt::signal(&run.status) == Some(9);
    if is_kill != is_dead || !is_kill && !run.status.success() {
        return Err(format!("the child ended with {} and said {:?}", run.status, run.said));
    }
    let said = run.said.as_deref().unwrap_or_default();
    // A lock is empty and goes with the next sweep.
    let mut left = start.leftovers();
    left.retain(|path| path.extension().is_none_or(|ending| ending != "lock"));
    let stand = start.stand()?;
    // A sweep says nothing of what it could not look at, and what cannot be removed is asked about once more.
    let may_stay = matches!(task, Task::Sweep | Task::JournalEnds);
    match said.split(' ').next().unwrap_or_default() {
        "" if is_kill => {}
        "saved" | "unknown" if stand == Stand::Before && !may_stay => {
            return Err("said it is done, and it is not".to_owned());
        }
        "refused" if stand == Stand::After && !may_stay => {
            return Err(format!("said it is not done, and it is: {said}"));
        }
        "refused" if !said.contains(fault.words) && !said.contains("can't lock") => {
            return Err(format!("not in words: {said}"));
        }
        "saved" | "unknown" | "refused" => {}
        _ => return Err(format!("no answer: {said:?}")),
    }
    let is_error = fault.fault.starts_with("error=") && !fault.fault.contains("EINTR");
    // A folder that is not synced is another promise, and a save is as good without the state before.
    let is_new_file = hit.is_some_and(|line| line.contains("/.stakemap-") && !line.contains("/backups/"));
    if is_error && SYNCS.contains(&name) && is_new_file && said == "saved" {
        return Err("said it is safe, and it was not brought down to the disk".to_owned());
    }
    if fault.fault.contains("EINTR") && said != "saved" {
        return Err(format!("not made again: {said}"));
    }
    // What cannot be deleted is left for the next sweep, and so is what was to be swept.
    let may_leave = is_kill || name.starts_with("unlink") || task == Task::Sweep;
    if !may_leave && !left.is_empty() {
        return Err(format!("left {left:?} after {said:?}"));
    }
    start.is_whole()
}

#[test]
#[ignore = "long: strace at every call"]
fn torture_killed_at_every_call() {
    let promise = "killed at every call of every task of the store: as before or as after, never less";
    if !has_strace(promise) {
        return;
    }
    let mut trial = Trial::of(promise);
    let fault = Fault { fault: "signal=SIGKILL", words: "", calls: &[] };
    tasks().for_each(|task| everywhere(&mut trial, task, &fault));
    trial.end();
}

#[test]
#[ignore = "long: strace at every call"]
fn torture_errors_at_every_call() {
    let mut trials = Vec::new();
    for (promise, error, words, calls) in [
        (
            "EIO at every call of every task: the truth is told in words, nothing lost or left",
            "EIO",
            "the disk reports an error",
            [].as_slice(),
        ),
        (
            "ENOSPC at every call that needs room: the truth is told in words, nothing lost or left",
            "ENOSPC",
            "the disk is full",
            NEED_ROOM.as_slice(),
        ),
        (
            "EDQUOT at every call that needs room: the truth is told in words, nothing lost or left",
            "EDQUOT",
            "disk quota",
            NEED_ROOM.as_slice(),
        ),
        (
            "EMFILE at every call that opens: the truth is told in words, nothing lost or left",
            "EMFILE",
            "too many files are open",
            OPEN.as_slice(),
        ),
        ("EINTR at every call that waits: done all the same", "EINTR", "", WAIT.as_slice()),
    ] {
        if !has_strace(promise) {
            return;
        }
        let mut trial = Trial::of(promise);
        let fault = Fault { fault: &format!("error={error}"), words, calls };
        tasks().for_each(|task| everywhere(&mut trial, task, &fault));
        trials.push(trial);
    }
    trials.into_iter().for_each(Trial::end);
}

#[test]
#[ignore = "long: strace"]
fn torture_folder_that_cannot_be_synced_is_a_third_outcome() {
    let promise = "folder not synced after the rename: told apart from saved and not saved";
    if !has_strace(promise) {
        return;
    }
    let mut trial = Trial::of(promise);
    for task in [Task::Save, Task::Create, Task::Restore, Task::Recover] {
        let start = Start::new(task);
        // The last that is synced is the folder with the new name in it.
        let last = places(&start, task)["fsync"].last().copied().unwrap();
        start.put_back();
        let inject = format!("inject=fsync:error=EIO:when={last}");
        let run = run(&start, task, &["-e".to_owned(), "trace=fsync".to_owned(), "-e".to_owned(), inject]);
        let is_right = run.said.as_deref() == Some("unknown") && start.stand() == Ok(Stand::After);
        trial.case(if is_right { Ok(()) } else { Err(format!("{}: {:?}", task.name(), run.said)) });
    }
    trial.end();
}
