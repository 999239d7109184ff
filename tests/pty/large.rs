//! A deal of nearly the most that is read: the screen is there before it.

use crate::support::{ENTER, Setup, User, with_example};
use serde_json::{Value, json};

#[test]
fn a_deal_of_many_megabytes_is_read_beside_the_screen_and_a_larger_one_is_refused_with_the_way_to_open_it() {
    let user = User::new();
    with_example(&user);
    let path = user.deal_files().remove(0);
    let mut deal: Value = serde_json::from_str(&user.only_deal()).unwrap();
    deal["notes"] = json!("Asked how scrap is counted. ".repeat(1_000_000));
    std::fs::write(&path, deal.to_string()).unwrap();
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).start();
    tty.until("Mirela Dantu");
    let shown = String::from_utf8_lossy(&tty.raw).into_owned();
    let (reading, there) = (shown.find("Reading your deals"), shown.find("Mirela Dantu"));
    // A fast program has read it before anybody could see that it reads.
    assert!(there.is_some() && reading.is_none_or(|at| Some(at) < there), "the first frame does not wait");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);

    std::fs::File::options().write(true).open(&path).unwrap().set_len(50_000_000).unwrap();
    let mut tty = Setup::new(&user).start();
    tty.until("not read: it's 50 MB");
    tty.key(ENTER);
    tty.until("· /");
    // The line at the bottom is too short for the way out; the log has room.
    tty.key("M");
    tty.until("largest_mb = 51");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
}
