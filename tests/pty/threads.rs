//! A system that allows no more threads: everything works without, and it is said once.

use crate::support::{Setup, User, with_example};
use rustix::process::Signal;

/// What it says.
const SHORT: &str = "allows no more threads";

#[test]
fn without_threads_all_is_done_all_the_same_and_it_is_said_once() {
    // The loop alone; with who reads and writes files; with who keeps what is typed; and with who reads many deals.
    for threads in 1..=4 {
        let user = User::new();
        with_example(&user);
        let Some(setup) = Setup::new(&user).with_threads(&user, threads) else { return };
        let mut tty = setup.start();
        tty.until("Tarnbeck Beverages");
        // Who reads many deals may be done before the third one asks for a thread.
        if threads < 3 {
            tty.until(SHORT);
        }
        tty.send("aHalden Foods\r");
        tty.until("Nobody here yet");
        tty.send("aIda Berg\raTom Ruiz\r");
        tty.until("Added Tom Ruiz");
        tty.until(" saved");
        tty.send("M");
        tty.until("Created “Halden Foods”");
        // Below the messages the latest of them may show a second time.
        let said = tty.text().lines().filter(|line| line.contains(SHORT) && line.contains('│')).count();
        assert!(said <= 1, "{threads}: {}", tty.text());
        tty.send("\x1b");
        tty.until_gone("─ Messages");
        tty.send("aSomebody");
        tty.until("Somebody");
        user.until_kept("Somebody");
        tty.send(" more");
        tty.until("Somebody more");
        tty.signal(Signal::TERM);
        assert_eq!(tty.end(), 143, "{threads}: {}", tty.text());
        tty.assert_given_back();
        assert!(user.deals().iter().any(|deal| deal.contains("Ida Berg") && deal.contains("Tom Ruiz")), "{threads}");
        assert!(user.journals().iter().any(|(_, text)| text.contains("Somebody more")), "{threads}");
    }
}
