//! A review of several deals from the shell: deal by deal, and its minutes in a file.

use crate::support::{ENTER, Setup, User, with_example};
use rustix::process::Signal;

#[test]
fn all_deals_are_reviewed_one_after_another_and_the_minutes_are_written() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["review", "--all", "--filter", "tarnbeck"]).size(80, 24).start();
    tty.until("1 of 1");
    tty.key(ENTER);
    tty.until("what they say, in one line");
    tty.fill_in("Finance joins the call on Friday");
    tty.until("Finance joins the call on Friday");
    tty.key("E");
    tty.until("No decisions in any deal");
    tty.key("E");
    tty.until("Review of 1 deal");
    tty.key("w");
    tty.until("portfolio-review-");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    tty.assert_given_back();
    let deal = user.only_deal();
    assert!(deal.contains("\"brief\": true") && deal.contains("Finance joins the call on Friday"), "{deal}");
    let written = std::fs::read_dir(user.data().join("exports")).unwrap().next().unwrap().unwrap().path();
    let minutes = std::fs::read_to_string(written).unwrap();
    assert!(minutes.contains("## Tarnbeck Beverages"), "{minutes}");
}

/// Whether the second deal is kept as the one on the screen.
fn is_kept(user: &User) -> bool {
    let files = std::fs::read_dir(user.root().join("state/stakemap")).unwrap().map(|one| one.unwrap().path());
    let kept = files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("where"));
    kept.filter_map(|path| std::fs::read_to_string(path).ok())
        .any(|text| serde_json::from_str::<serde_json::Value>(&text).is_ok_and(|all| all["portfolio"]["at"] == 1))
}

#[test]
fn killed_review_of_several_deals_comes_back_to_its_deal_and_ends_with_the_minutes_of_all() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).size(120, 40).start();
    tty.until("Tarnbeck Beverages");
    tty.key("a");
    tty.until("New deal");
    tty.fill_in("Halden packing");
    tty.until("0 people");
    tty.until("saved");
    tty.key("q");
    tty.until("2 · by need");
    tty.key("r");
    tty.until("1 of 2");
    tty.key(ENTER);
    tty.until("what they say, in one line");
    tty.fill_in("They sign on Friday");
    tty.until("They sign on Friday");
    tty.key("\x1b[C");
    tty.until("2 of 2");
    tty.until_done("a place that is kept", || is_kept(&user));
    tty.signal(Signal::KILL);
    // As long as it lives the review runs in another window, and isn't offered here.
    tty.until_state("Z");

    let mut tty = Setup::new(&user).size(60, 18).start();
    tty.until("A review of 2 deals is still open");
    tty.key("r");
    tty.until("2 of 2");
    tty.key("EE");
    tty.until("Review of 2 deals");
    tty.until("They sign on Friday");
}
