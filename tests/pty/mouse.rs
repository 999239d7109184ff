//! The mouse as terminals report it: clicks, the wheel, reports in pieces, and none where it is turned off.

use crate::support::{Setup, User, with_example};

#[test]
fn clicks_and_the_wheel_work_and_the_terminal_gets_its_mouse_back() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).start();
    tty.until("Tarnbeck Beverages");
    assert!(tty.reports_mouse());
    // Both clicks at once, as over a slow line: the second one is on what the first one selected.
    let (x, y) = tty.place("▌Tarnbeck");
    let click = format!("\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m");
    tty.send(click.repeat(2));
    tty.until("1 Stakeholders");
    tty.click("M  Anders");
    tty.until("2 Anders Kvale");
    let (x, y) = tty.place("M  Anders");
    tty.send(format!("\x1b[<65;{x};{y}M"));
    tty.until_gone("2 Anders Kvale");
    tty.send(format!("\x1b[<64;{x};{y}M"));
    tty.until("2 Anders Kvale");
    // In pieces, as over a slow line; other forms and places off the screen are nothing.
    tty.click("T  Joost");
    tty.until("2 Joost Verhagen");
    tty.send("\x1b[M !!\x1b[32;3;5M\x1b[<0;500;500M\x1b[<0;500;500m\x1b[<0;0;0M\x1b[<99999;1;1M");
    let (x, y) = tty.place("M  Anders");
    for piece in ["\x1b[<0;".to_owned(), format!("{x};{y}"), format!("M\x1b[<0;{x}"), format!(";{y}m")] {
        tty.send(piece);
    }
    tty.until("2 Anders Kvale");
    // Over what lies on top: a hint closes it.
    tty.send("!");
    tty.until("Alerts");
    tty.click("Esc back");
    tty.until("2 Anders Kvale");
    tty.click("q home");
    tty.until("Deals");
    tty.click("quit");
    tty.until("Click again");
    tty.click("q quit");
    assert_eq!(tty.end(), 0);
    tty.assert_given_back();
    assert!(tty.spoke_of_mouse());
}

#[test]
fn where_the_mouse_is_turned_off_no_report_is_asked_for_and_none_means_anything() {
    for by in ["configuration", "environment"] {
        let user = User::new();
        with_example(&user);
        let mut setup = Setup::new(&user);
        if by == "environment" {
            setup = setup.env("STAKEMAP_MOUSE", "off");
        } else {
            let folder = user.root().join("config/stakemap");
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("config.toml"), "mouse = false\n").unwrap();
        }
        let mut tty = setup.args(&["tarnbeck"]).start();
        tty.until("1 Stakeholders");
        let before = tty.text();
        tty.click("M  Anders");
        tty.send("?");
        tty.until("What you can do here");
        tty.send("\x1b");
        tty.until_gone("What you can do here");
        assert_eq!(tty.text(), before, "{by}");
        // Nor does one behind a key keep from the screen what the key leads to.
        tty.send("j\x1b[<0;5;5M");
        tty.until("Check on the task");
        tty.key("\x11");
        assert_eq!(tty.end(), 0);
        assert!(!tty.spoke_of_mouse(), "{by}");
    }
}
