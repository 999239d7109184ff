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
    tty.until("Nothing takes text here");
    tty.until("Tarnbeck Beverages");
    tty.key("a");
    tty.until("A new deal");
    let long = "Line monitoring ".repeat(200);
    tty.send(format!("\x1b[200~Halden\r\nFoods\tq {long}\x1b[201~"));
    tty.until("left out");
    tty.key(ENTER);
    tty.until("Halden Foods q Line");
    tty.until("Nobody is on the map yet");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    let files = user.deals();
    assert_eq!(files.len(), 2);
    assert!(files.iter().any(|file| file.contains("\"name\": \"Halden Foods q Line monitoring")));
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
    tty.until("2 Profile · Person 00");
    tty.send("jk".repeat(2000) + "jjj");
    tty.until("2 Profile · Person 03");
    // Keys that arrive in pieces, as over a slow line.
    for piece in ["\x1b", "[", "B", "\x1b[", "1;1", "A", "\x1bO", "B"] {
        tty.send(piece);
    }
    tty.until("2 Profile · Person 04");
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
