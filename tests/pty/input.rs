//! What comes in: pastes, bursts, pieces, and answers of the terminal that nobody waits for any more.

use crate::support::{ENTER, Setup, User, with_example};

#[test]
fn a_paste_is_text_where_text_is_asked_for_and_nothing_elsewhere() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).start();
    tty.until("Tarnbeck Beverages");
    // On Home these would trash the deal, add one, and quit.
    tty.send("\x1b[200~x\raMine\rq\nq\x1b[201~");
    tty.until("You can't paste here");
    tty.until("Tarnbeck Beverages");
    tty.key("a");
    tty.until("New deal");
    let long = "Line monitoring ".repeat(200);
    tty.send("Halden Foods\t\t");
    tty.send(format!("\x1b[200~Their\r\nplant\tq {long}\x1b[201~"));
    tty.until("Left out");
    tty.key(ENTER);
    tty.until("Halden Foods");
    tty.until("Nobody here yet");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    let files = user.deals();
    assert_eq!(files.len(), 2);
    assert!(files.iter().any(|file| file.contains("\"about\": \"Their plant q Line monitoring")));
}

#[test]
fn a_burst_of_keys_ends_where_single_keys_would_and_no_piece_is_lost() {
    let user = User::new();
    let mut tty = Setup::new(&user).start();
    tty.until("No deals yet");
    tty.send("aHalden Foods\r");
    tty.until("Created");
    let people: String = (0..25).map(|number| format!("aPerson {number:02}\r")).collect();
    tty.send(people);
    tty.until("25 people");
    // The last is selected; 24 up, 500 in all, and 4,000 more than one read of the terminal takes.
    tty.send("k".repeat(24) + &"jk".repeat(238));
    tty.until("2 Person 00");
    tty.send("jk".repeat(2000) + "jjj");
    tty.until("2 Person 03");
    // Keys that arrive in pieces, as over a slow line.
    for piece in ["\x1b", "[", "B", "\x1b[", "1;1", "A", "\x1bO", "B"] {
        tty.send(piece);
    }
    tty.until("2 Person 04");
    // An answer that comes late, whole and in pieces, is no typing; neither is a key with Alt.
    tty.send("\x1b]11;rgb:aaaa/aaaa/xxxx\x1b\\");
    tty.send("\x1b]11;rgb:aaaa/");
    tty.send("aaaa/xxxx\x07\x1b[?62;22c\x1bx\x1b[O\x1b[I");
    tty.send("é");
    tty.send(&"ü".as_bytes()[..1]);
    tty.send(&"ü".as_bytes()[1..]);
    tty.send("a");
    tty.until("Add a person");
    tty.send(&"ü".as_bytes()[..1]);
    tty.send(&"ü".as_bytes()[1..]);
    tty.send("ber 漢字\r");
    tty.until("26 people");
    tty.until("über 漢字");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    let deal: serde_json::Value = serde_json::from_str(&user.only_deal()).unwrap();
    assert_eq!(deal["stakeholders"].as_array().unwrap().len(), 26, "nobody was added or removed by accident");
}

#[test]
fn ctrl_l_paints_everything_again_wherever_one_is() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).start();
    tty.until("Tarnbeck Beverages");
    // Home, the deal, and what lies over it: a form, help, the map, a page.
    for (keys, seen) in [
        ("", "Tarnbeck Beverages"),
        (ENTER, "1 Stakeholders"),
        ("a", "─ Add a person"),
        ("?", "─ What you can do here"),
        ("m", "Map 1/3"),
        ("M", "─ Messages"),
    ] {
        tty.send(keys);
        tty.until(seen);
        // What is said goes with the next key.
        let filled = |screen: &vt100::Screen| screen.contents().lines().filter(|line| line.len() > 100).count();
        tty.key("\x0c");
        tty.until(seen);
        tty.scribble();
        tty.key("\x0c");
        tty.until_gone("somebody else was here");
        tty.until_that("a whole screen again", |screen| screen.contents().contains(seen) && filled(screen) > 30);
        if seen.starts_with('─') {
            tty.key("\x1b");
            tty.until_gone(seen);
        }
    }
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
}

#[test]
fn an_arrow_torn_on_a_slow_line_is_an_arrow() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).env("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22").start();
    tty.until("1 Stakeholders");
    tty.send("aAnn Bee");
    tty.until("Ann Bee");
    // However long the machine takes between the two, no bracket and no letter runs as a command.
    tty.send("\x1b");
    tty.send("[D");
    tty.send("r");
    tty.until("Ann Bere");
    tty.send("\x1b");
    tty.until("Canceled");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
}

#[test]
fn a_paste_without_marks_into_a_field_is_asked_about_and_runs_nothing() {
    let user = User::new();
    std::fs::create_dir_all(user.data().join("deals")).unwrap();
    let case = include_str!("../suite/cases/unbracketed-paste.json");
    std::fs::write(user.data().join("deals/unbracketed-paste.json"), case).unwrap();
    let mut tty = Setup::new(&user).args(&["Paste"]).start();
    tty.until("Bo Dahl");
    tty.key("a");
    tty.until("Add a person");
    tty.send(include_str!("../suite/cases/unbracketed-paste.txt").trim_end().replace('\n', "\r"));
    tty.until("4 lines arrived at once");
    // Right after the paste a return alone is its tail. An arrow is somebody's, and ends it.
    tty.key("\x1b[B");
    tty.key("\x1b[A");
    tty.key(ENTER);
    tty.until("Add the person?");
    tty.key("2");
    tty.until("Head of Quality xxl");
    tty.key("\x1b");
    tty.until("Canceled");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    let deal: serde_json::Value = serde_json::from_str(&user.only_deal()).unwrap();
    let names: Vec<&str> =
        deal["stakeholders"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ann Lee", "Bo Dahl"]);
    assert!(deal["history"].as_array().unwrap().is_empty(), "{}", deal["history"]);
}

#[test]
fn a_latin_terminal_is_read_and_written_as_it_is() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).env("LANG", "de_DE.ISO-8859-1").start();
    tty.until("Stakeholders");
    tty.send(b"aZo\xeb Gr\xfcn\r");
    tty.until("Added Zo");
    tty.until("  saved");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    assert!(user.only_deal().contains("Zoë Grün"));
    assert!(tty.raw.windows(8).any(|bytes| bytes == b"Zo\xeb Gr\xfcn"), "shown in the terminal's own letters");
}

#[test]
fn a_character_in_an_unknown_set_is_refused_before_it_is_stored() {
    let user = User::new();
    with_example(&user);
    for locale in ["C", "ru_RU.KOI8-R", "C.UTF-8"] {
        let mut tty = Setup::new(&user).args(&["tarnbeck"]).env("LANG", locale).start();
        tty.until("Stakeholders");
        tty.send(b"aZo\xeb");
        // The parser of this screen drops the sign itself.
        tty.until("isn't UTF-8");
        tty.key(ENTER);
        tty.until("! ");
        tty.key("\x7f");
        tty.send("e");
        tty.until("Zoe");
        tty.key("\x1b");
        tty.until("Canceled");
        tty.key("\x11");
        assert_eq!(tty.end(), 0, "{locale}");
        assert!(!user.only_deal().contains('\u{fffd}'), "{locale}");
    }
}
