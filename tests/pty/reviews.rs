//! A review of several deals from the shell: deal by deal, and its minutes in a file.

use crate::support::{ENTER, Setup, User, with_example};

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
