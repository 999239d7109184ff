//! A fault at every single call to the system that a save makes: first at the first call, then at the second, and so on
//! until a run ends untouched.

use crate::child::child;
use crate::scene::{Scene, runs};
use crate::table::{Trial, skip};
use std::fs;
use std::path::Path;

/// The calls of a save, as strace groups them.
const CALLS: [&str; 8] = [
    "openat",
    "write",
    "fsync,fdatasync",
    "rename,renameat,renameat2",
    "link,linkat",
    "unlink,unlinkat",
    "fchmod,chmod",
    "flock",
];
/// More than any run makes of one call.
const LIMIT: usize = 200;

/// What a run with a fault came to.
struct Run {
    /// The child's own words; nothing where it was killed before it had any.
    said: Option<String>,
    /// Whether the fault happened at all.
    hit: bool,
}

fn run(scene: &Scene, task: &str, calls: &str, fault: &str, at: usize) -> Run {
    let log = scene.root.path().join("strace.log");
    let inject = format!("inject={calls}:{fault}:when={at}");
    let through = ["strace", "-f", "-qq", "-o", log.to_str().unwrap(), "-e", &format!("trace={calls}"), "-e", &inject];
    let out = child(&through, task, scene.root.path(), &scene.file).output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    // A refusal has the word in it too.
    let answers = ["refused", "unknown", "saved"];
    // The test program's own words may stand before it on the line.
    let answer = |line: &str| answers.iter().find_map(|word| line.find(word).map(|at| line[at..].to_owned()));
    let said = said.lines().filter(|line| !line.starts_with("test result")).find_map(answer);
    let log = fs::read_to_string(&log).unwrap_or_default();
    Run { said, hit: log.contains("INJECTED") || log.contains("killed by SIGKILL") }
}

/// What must hold after any fault.
fn check(scene: &Scene, before: &[u8], run: &Run, words: &str, may_leave: bool) -> Result<(), String> {
    let after = scene.bytes();
    let (deal, _) = scene.load()?;
    let said = run.said.as_deref();
    if after != before && deal.value != "next" {
        return Err(format!("neither old nor new after {said:?}"));
    }
    let is_new = after != before;
    match said {
        Some(said) if said.starts_with("saved") && !is_new => return Err("said saved, and it is not".to_owned()),
        Some(said) if said.starts_with("refused") && is_new => {
            return Err(format!("said it is not saved, and it is: {said}"));
        }
        Some(said) if said.starts_with("refused") && !said.contains(words) => {
            return Err(format!("not in words: {said}"));
        }
        _ => {}
    }
    let left = scene.leftovers();
    if !left.is_empty() && !may_leave {
        return Err(format!("left {left:?} after {said:?}"));
    }
    let swept = scene.store.sweep();
    if !scene.leftovers().is_empty() || !swept.left.is_empty() {
        return Err(format!("not swept: {swept:?}"));
    }
    let damaged = scene.store.generations(&scene.file).unwrap().into_iter().filter(|one| one.holds.is_err()).count();
    if damaged > 0 { Err(format!("{damaged} damaged generations")) } else { Ok(()) }
}

/// Puts a fault at each call until a run ends untouched.
fn everywhere(trial: &mut Trial, fault: &str, words: &str, may_leave: impl Fn(&str) -> bool) {
    let scene = Scene::new();
    for calls in CALLS {
        for at in 1..LIMIT {
            let before = scene.bytes();
            let run = run(&scene, "once", calls, fault, at);
            if !run.hit {
                assert_eq!(run.said.as_deref(), Some("saved"), "untouched, {calls} {fault}");
                break;
            }
            trial.case(
                check(&scene, &before, &run, words, may_leave(calls)).map_err(|e| format!("{calls} {fault} {at}: {e}")),
            );
            reset(&scene, &before);
        }
    }
}

/// The file as it was, for the next run.
fn reset(scene: &Scene, before: &[u8]) {
    if scene.bytes() != before {
        fs::write(&scene.file, before).unwrap();
    }
}

fn has_strace(promise: &str) -> bool {
    let works = runs("strace", &["-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true"]);
    if !works {
        skip(promise, "strace is missing or may not trace");
    }
    works
}

#[test]
#[ignore = "long: strace at every call"]
fn torture_killed_at_every_call_of_a_save() {
    let promise = "killed at every call of a save: old or new, never less";
    if !has_strace(promise) {
        return;
    }
    let mut trial = Trial::of(promise);
    everywhere(&mut trial, "signal=SIGKILL", "", |_| true);
    trial.end();
}

#[test]
#[ignore = "long: strace at every call"]
fn torture_errors_at_every_call_of_a_save() {
    let mut trials = Vec::new();
    for (promise, error, words) in [
        ("EIO at every call of a save: the truth is told in words, nothing left", "EIO", "the disk reports an error"),
        ("ENOSPC at every call of a save: the truth is told in words, nothing left", "ENOSPC", "the disk is full"),
        ("EDQUOT at every call of a save: the truth is told in words, nothing left", "EDQUOT", "share of the disk"),
        (
            "EMFILE at every call of a save: the truth is told in words, nothing left",
            "EMFILE",
            "too many files are open",
        ),
    ] {
        if !has_strace(promise) {
            return;
        }
        let mut trial = Trial::of(promise);
        // What cannot be deleted is left, for the next sweep.
        everywhere(&mut trial, &format!("error={error}"), words, |calls| calls.starts_with("unlink"));
        trials.push(trial);
    }
    trials.into_iter().for_each(Trial::end);
}

#[test]
#[ignore = "long: strace at every call"]
fn torture_interrupted_calls_are_made_again() {
    let promise = "EINTR at every write and sync of a save: saved all the same";
    if !has_strace(promise) {
        return;
    }
    let scene = Scene::new();
    let mut trial = Trial::of(promise);
    for calls in ["write", "fsync,fdatasync"] {
        for at in 1..LIMIT {
            let before = scene.bytes();
            let run = run(&scene, "once", calls, "error=EINTR", at);
            if !run.hit {
                break;
            }
            let all = check(&scene, &before, &run, "", false);
            trial.case(all.and_then(|()| match run.said.as_deref() {
                Some("saved") => Ok(()),
                said => Err(format!("{calls} {at}: {said:?}")),
            }));
            reset(&scene, &before);
        }
    }
    trial.end();
}

#[test]
#[ignore = "long: strace"]
fn torture_folder_that_cannot_be_synced_is_a_third_outcome() {
    let promise = "folder not synced after the rename: told apart from saved and not saved";
    if !has_strace(promise) {
        return;
    }
    let scene = Scene::new();
    let before = scene.bytes();
    let mut trial = Trial::of(promise);
    // The file is the first to be synced, its folder the second.
    let run = run(&scene, "once", "fsync", "error=EIO", 2);
    let is_right = run.said.as_deref() == Some("unknown") && scene.bytes() != before;
    trial.case(if is_right { Ok(()) } else { Err(format!("{:?}", run.said)) });
    trial.end();
}

/// The calls of a task in their order, one a line, with the paths behind their handles.
pub(crate) fn trace(task: &str, root: &Path, file: &Path, log: &Path) -> Vec<String> {
    let calls = "trace=openat,write,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir";
    let through = ["strace", "-f", "-qq", "-y", "-s", "0", "-o", log.to_str().unwrap(), "-e", calls];
    let out = child(&through, task, root, file).output().unwrap();
    assert!(String::from_utf8_lossy(&out.stdout).contains("saved"), "{out:?}");
    fs::read_to_string(log).unwrap().lines().map(str::to_owned).collect()
}
