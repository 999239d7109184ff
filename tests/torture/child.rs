//! A process of its own that saves, to be killed, starved or raced: this test program again, told by variables what to do.

use crate::scene::advance;
use stakemap::domain::history::Step;
use stakemap::store::{Durability, Places, Store, StoreError};
use std::env::{current_exe, var, var_os};
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

const TASK: &str = "STAKEMAP_TORTURE_TASK";
const ROOT: &str = "STAKEMAP_TORTURE_ROOT";
const FILE: &str = "STAKEMAP_TORTURE_FILE";
const ARGS: [&str; 5] = ["child::child_of_torture", "--exact", "--ignored", "--nocapture", "--test-threads=1"];

/// A command that starts the child through another program, such as `strace`; empty for none.
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
    command
}

/// Says something to the parent, past all buffers.
fn say(line: &str) {
    let mut out = stdout().lock();
    // A parent that is gone, or a fault put into this very call, is the parent's matter.
    let _ = out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush());
}

fn told(result: Result<Durability, StoreError>) -> String {
    match result {
        Ok(Durability::Safe) => "saved".to_owned(),
        Ok(Durability::Unknown(_)) => "unknown".to_owned(),
        Err(error) => format!("refused {error} | {}", error.hint()),
    }
}

#[test]
#[ignore = "does nothing by itself; the others start it"]
fn child_of_torture() {
    let Ok(task) = var(TASK) else { return };
    // As the program does at its start.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default()).unwrap();
    let path = |name| PathBuf::from(var_os(name).unwrap());
    let (store, file) = (Store::new(Places::under(&path(ROOT))), path(FILE));
    match task.as_str() {
        "loop" => save_for_ever(&store, &file),
        "race" => race(&store, &file),
        "once" => {
            let result = store.load(&file).and_then(|loaded| {
                let mut deal = loaded.deal;
                advance(&mut deal, "next");
                store.save(&deal, &loaded.at)
            });
            say(&told(result.map(|saved| saved.durable)));
        }
        "create" => {
            let mut deal = stakemap::content::sample(stakemap::term::now().date());
            advance(&mut deal, "next");
            say(&told(store.create(&deal).map(|saved| saved.durable)));
        }
        "restore" => {
            let first = store.generations(&file).map(|mut all| all.pop());
            let result = first.and_then(|first| store.restore(&file, &first.unwrap()));
            say(&told(result.map(|restored| restored.durable)));
        }
        other => panic!("no such task: {other}"),
    }
}

/// Saves numbered states and acknowledges each that is on disk.
fn save_for_ever(store: &Store, file: &Path) {
    let loaded = store.load(file).unwrap();
    let (mut deal, mut at) = (loaded.deal, loaded.at);
    let first: u64 = deal.value.parse().unwrap_or(0);
    say("ready");
    for number in first + 1.. {
        advance(&mut deal, &number.to_string());
        at = store.save(&deal, &at).unwrap().at;
        say(&format!("ack {number}"));
    }
}

/// Tries 200 times to add a step to whatever is there, and acknowledges each that was taken. All steps stay.
fn race(store: &Store, file: &Path) {
    say("ready");
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
