//! An older version beside this one, each first once: who comes second names the holder and follows, nobody writes over what
//! the other saved, and each coach window follows the other's review.
//!
//! The older program is named by `STAKEMAP_OLD`; a build of commit 0e3311d is meant, the last with locks of another kind.

use crate::support::{ENTER, Setup, Terminal, User, skipped, with_example};
use rustix::process::Signal;
use std::path::PathBuf;

/// This program and the older one.
struct Both {
    user: User,
    new: PathBuf,
    old: PathBuf,
}

impl Both {
    /// Nothing where no older program is named.
    fn there() -> Option<Self> {
        let Some(old) = std::env::var_os("STAKEMAP_OLD") else {
            skipped("STAKEMAP_OLD names no older program: nothing was tried beside one");
            return None;
        };
        let (user, new) = (User::new(), env!("CARGO_BIN_EXE_stakemap").into());
        with_example(&user);
        for (config, name) in [("rosa", "Rosa Lind"), ("kim", "Kim Osei")] {
            let folder = user.root().join(config).join("stakemap");
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("config.toml"), format!("me = \"{name}\"\n")).unwrap();
        }
        Some(Self { user, new, old: old.into() })
    }

    /// Who is first and who is second, both ways.
    fn orders(&self) -> [(&PathBuf, &PathBuf); 2] {
        [(&self.old, &self.new), (&self.new, &self.old)]
    }

    /// A program as Rosa or as Kim.
    fn start(&self, program: &PathBuf, who: &str, args: &[&str]) -> Terminal {
        let config = self.user.root().join(who).display().to_string();
        Setup::new(&self.user).program(program).env("XDG_CONFIG_HOME", &config).args(args).start()
    }
}

fn add(tty: &mut Terminal, name: &str) {
    tty.send(format!("a{name}{ENTER}"));
    tty.until(&format!("Added {name}"));
    tty.until("saved");
}

fn leave(tty: &mut Terminal) {
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
}

#[test]
fn beside_an_older_program_the_second_names_the_holder_follows_and_takes_over_and_no_save_is_lost() {
    let Some(both) = Both::there() else { return };
    let mut all = Vec::new();
    for (turn, (first, second)) in both.orders().into_iter().enumerate() {
        for killed in [false, true] {
            let at = format!("{}, killed: {killed}", first.display());
            let mut rosa = both.start(first, "rosa", &["tarnbeck"]);
            rosa.until("1 Stakeholders");
            both.user.until_held();
            let mut kim = both.start(second, "kim", &["tarnbeck"]);
            kim.until("FOLLOWING");
            kim.until("Rosa Lind has it open");
            let names = [format!("Ada {turn}{killed}"), format!("Bo {turn}{killed}")];
            add(&mut rosa, &names[0]);
            kim.until(&names[0]);
            kim.send("a");
            kim.until("Not changed");
            let mut restore = both.start(second, "kim", &["restore", "tarnbeck", "1"]);
            restore.until("is open in another window");
            assert_eq!(restore.end(), 5, "{at}");
            if killed {
                rosa.signal(Signal::KILL);
            } else {
                leave(&mut rosa);
            }
            kim.until("so you can edit it");
            add(&mut kim, &names[1]);
            let mut third = both.start(first, "rosa", &["tarnbeck"]);
            third.until("Kim Osei has it open");
            third.until(&names[1]);
            leave(&mut third);
            leave(&mut kim);
            all.extend(names);
            let file = both.user.only_deal();
            assert!(all.iter().all(|name| file.contains(name)), "{at}: not all of {all:?}");
        }
    }
}

#[test]
fn beside_an_older_program_the_coachs_window_follows_and_knows_a_death() {
    let Some(both) = Both::there() else { return };
    for (presents, follows) in both.orders() {
        let mut coach = both.start(follows, "kim", &["follow"]);
        coach.until("No review is running yet");
        let mut tty = both.start(presents, "rosa", &["review", "tarnbeck"]);
        // The second way round the review that was cut off goes on by itself.
        let asks = both.user.only_deal().contains("\"reviews\"");
        tty.until(if asks { "left here" } else { "Review this deal" });
        if !asks {
            tty.send(ENTER);
            tty.until("left here");
        }
        tty.send("\x1b[C\x1b[C");
        coach.until("People, 1 of");
        for (key, shown) in [("\x1b[C", "People, 2 of"), ("\x1b[D", "People, 1 of")] {
            tty.send(key);
            coach.until(shown);
        }
        tty.signal(Signal::KILL);
        coach.until("closed during the review");
        coach.key("q");
        assert_eq!(coach.end(), 0);
    }
}
