//! `stakemap log`: what it prints, what it logs, and how it ends.

use super::Shell;
use crate::import::transcripts::TALKS;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, StakeholderId};
use stakemap::domain::record::stakeholder::Stakeholder;
use std::fs;
use uuid::Uuid;

fn shell() -> Shell {
    let shell = Shell::new();
    let mut deal = Deal::new(DealId(Uuid::from_u128(1)), "Halvorsen", "Kim Osei", jiff::Timestamp::UNIX_EPOCH);
    for (number, name) in (7..).zip(["Mara Lindqvist", "Jörg Weidner"]) {
        deal.add_person(Stakeholder::new(StakeholderId(Uuid::from_u128(number)), name));
    }
    shell.store().create(&deal).unwrap();
    for (name, bytes) in TALKS {
        fs::write(shell.0.path().join(name), bytes).unwrap();
    }
    fs::write(shell.0.path().join("plain.txt"), "Mara Lindqvist: hi\nMara Lindqvist: bye\n").unwrap();
    shell
}

fn log(shell: &Shell, file: &str, more: &[&str]) -> super::Ran {
    let file = shell.0.path().join(file);
    shell.run(&[&["log", "halvorsen", "--from", file.to_str().unwrap()], more].concat())
}

fn deal(shell: &Shell) -> Deal {
    let store = shell.store();
    store.load(&store.files().unwrap()[0].path).unwrap().deal
}

#[test]
fn a_transcript_is_logged_once_with_its_day_and_people() {
    let shell = shell();
    let file = TALKS[0].0;
    // The test's clock may be before the call.
    let on = ["--on", "2020-11-18"];
    let out = log(&shell, file, &[&on[..], &["--dry-run"]].concat()).good();
    assert!(out.contains("Mara Lindqvist           in the deal, 2 sentences"), "{out}");
    assert!(out.contains("Kim Osei                 on your side, 1 sentence"), "{out}");
    assert!(out.contains("dry run") && deal(&shell).conversations.is_empty(), "{out}");
    let out = log(&shell, file, &on).good();
    assert!(out.contains("Logged a conversation on") && out.contains("To undo:"), "{out}");
    let now = deal(&shell);
    assert_eq!((now.conversations.len(), now.conversations[0].with.iter().count()), (1, 2));
    assert_eq!((now.history.len(), now.conversations[0].on.to_string().as_str()), (1, "2020-11-18"));
    assert!(log(&shell, file, &["--on", "2020-11-19"]).good().contains("Logged already, on"));
    assert_eq!(deal(&shell).conversations.len(), 1);
}

#[test]
fn who_is_not_known_is_said_and_left_out() {
    let shell = shell();
    let ran = log(&shell, TALKS[1].0, &["--on", "2020-11-18"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("perhaps Jörg Weidner; left out"), "{}", ran.out);
    assert!(ran.err.contains("1 person isn't known in “Halvorsen” and left out"), "{}", ran.err);
    assert_eq!(deal(&shell).conversations[0].with.iter().count(), 1);
}

#[test]
fn a_day_is_never_guessed() {
    let shell = shell();
    log(&shell, "plain.txt", &[]).fails(2, &["plain.txt: I found no day in it", "--on fri"]);
    log(&shell, "plain.txt", &["--on", "3020-01-01"]).fails(2, &["in the future"]);
    log(&shell, "none.vtt", &[]).fails(3, &["none.vtt"]);
    assert!(deal(&shell).conversations.is_empty());
}
