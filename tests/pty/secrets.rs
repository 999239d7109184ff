//! What a whole session touches: only its own folders, no network, and no word of a deal anywhere else.

use crate::support::{Setup, Terminal, User, skipped};
use rustix::process::Signal;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Words that are typed, and must be nowhere but in the files of the deal.
const CANARIES: [&str; 3] = ["Kittiwake", "Oystercatcher", "Turnstone"];

fn a_session(tty: &mut Terminal) {
    tty.until("No deals yet");
    tty.key("a");
    tty.fill_in(CANARIES[0]);
    tty.until("Created");
    tty.key("a");
    tty.fill_in(CANARIES[1]);
    tty.until("1 person");
    tty.send("s\r1");
    tty.until("▶ Me or we");
    tty.send("e");
    tty.fill_in(CANARIES[2]);
    tty.until("Added evidence");
    tty.send("\x1b");
    tty.until_gone("› Screening");
    tty.send("t2u");
    tty.until("Undone");
    tty.send("q");
}

/// Runs the program in a terminal under strace; what it says comes to a file. Nothing where there is no strace.
fn traced(user: &User, what: &str, log: &Path) -> Option<Terminal> {
    if !Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output().is_ok_and(|out| out.status.success()) {
        skipped("strace is missing or may not trace: what a session touches was not looked at");
        return None;
    }
    let (log, trace) = (log.display().to_string(), format!("trace={what}"));
    let args = ["-f", "-qq", "-y", "-s", "4096", "-o", &log, "-e", &trace, env!("CARGO_BIN_EXE_stakemap")];
    Some(Setup::new(user).program("strace").args(&args).start())
}

#[test]
fn a_session_writes_only_to_its_own_folders_and_opens_no_network() {
    let user = User::new();
    let logs = tempfile::tempdir().unwrap();
    let log = logs.path().join("trace");
    let calls = "%file,%network,%process,ftruncate,fchmod";
    let Some(mut tty) = traced(&user, calls, &log) else { return };
    a_session(&mut tty);
    tty.key("\x11");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let trace = fs::read_to_string(&log).unwrap();
    assert!(trace.contains("rename"), "saves were seen");
    let own = ["data", "state", "config", "cache"].map(|name| user.root().join(name).display().to_string());
    for line in trace.lines() {
        assert!(!line.contains("AF_INET"), "a network: {line}");
        let call = line.split_whitespace().nth(1).unwrap_or_default();
        let name = call.split('(').next().unwrap_or_default();
        let writes = match name {
            "open" | "openat" => ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|flag| line.contains(flag)),
            "creat" | "mkdir" | "mkdirat" | "rename" | "renameat" | "renameat2" | "unlink" | "unlinkat" | "rmdir"
            | "link" | "linkat" | "symlink" | "symlinkat" | "chmod" | "fchmodat" | "truncate" | "mknod" | "mknodat" => {
                true
            }
            _ => false,
        };
        let is_own = own.iter().any(|folder| line.contains(&format!("\"{folder}")))
            || line.contains("\"/dev/pts/")
            || line.contains("\"/dev/null\"")
            || line.contains("\"/dev/tty\"");
        assert!(!writes || is_own || line.contains("= -1 "), "outside its folders: {line}");
        assert!(!(line.contains("execve(") && line.contains(" = 0") && !line.contains("stakemap")), "{line}");
    }
}

/// All files below a folder, with what is in them.
fn files(folder: &Path, all: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, all);
        } else {
            all.push((path.display().to_string(), fs::read(&path).unwrap_or_default()));
        }
    }
}

#[test]
fn no_word_of_a_deal_is_left_outside_its_folders_or_on_the_shells_screen() {
    for ending in ["quit", "signal", "damaged file"] {
        let user = User::new();
        let mut tty = Setup::new(&user).start();
        a_session(&mut tty);
        if ending == "damaged file" {
            // What cannot be read is told, on our screen.
            for path in user.deal_files() {
                fs::write(path, format!("{{\"format\": \"{}", CANARIES[2])).unwrap();
            }
            tty.key("a");
            tty.fill_in(CANARIES[2]);
            tty.until("FILE DAMAGED");
            tty.key("\x11");
            tty.until("Q quit unsaved");
            tty.key("Q");
        } else if ending == "signal" {
            tty.signal(Signal::TERM);
        } else {
            tty.key("\x11");
        }
        let code = tty.end();
        assert!([0, 5, 143].contains(&code), "{ending}: {code}");
        let shell = tty.text();
        let title =
            String::from_utf8_lossy(&tty.raw).contains("\x1b]0;") || tty.raw.windows(4).any(|it| it == b"\x1b]2;");
        assert!(!title, "{ending}: the title is the terminal's own");
        assert!(!String::from_utf8_lossy(&tty.raw).contains("\x1b]52"), "{ending}: nothing is copied unasked");
        let mut all = Vec::new();
        files(user.root(), &mut all);
        for canary in CANARIES {
            assert!(!shell.contains(canary), "{ending}: {canary} is on the shell's screen");
            for (name, bytes) in &all {
                let is_own = ["/data/", "/state/", "/cache/"].iter().any(|folder| name.contains(folder));
                let holds = bytes.windows(canary.len()).any(|it| it == canary.as_bytes());
                assert!(is_own || !holds, "{ending}: {canary} in {name}");
                // Locks, and whatever else is no copy of the deal, say nothing of what is in it.
                assert!(
                    !(holds && (name.contains("/locks/") || name.ends_with(".log"))),
                    "{ending}: {canary} in {name}"
                );
            }
        }
    }
}
