//! Others who write the file of a deal that is open here, without any lock: by renaming a new file over it, as sync programs
//! and most editors do, and in place, as scripts and some editors do. What they write is outdated: they read the file, more
//! was saved here, and then they write their copy back, with or without something new in it.
//!
//! Promised is that nothing saved here goes, since they never saw it, and that what they wrote is on the disk: in the deal,
//! or in an earlier state. Of writing in place that is promised only up to the moment at which a save of ours takes the
//! file's place: what somebody goes on to write into the old one lands in an earlier state if that is the same file under a
//! second name, and nowhere if it is a copy.

use crate::scene::runs;
use crate::support::{Setup, Terminal};
use crate::table::{Trial, number_of, skip};
use crate::victim::Victim;
use serde_json::{Value, json};
use stakemap::term::new_id;
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// Rounds for each way of writing, unless `ROUNDS` says otherwise.
const ROUNDS: usize = 60;
/// What the new file of a save is called while the old one has its name.
const SWAPPED: &str = ".swap";
/// How many rounds ago a copy may have been read.
const OLDEST: usize = 4;
/// How long until everything has found its place, at most.
const DEADLINE: Duration = Duration::from_secs(30);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Rename,
    InPlace,
}

/// When they write: once all is saved here, while more is being saved, or between our comparison and our rename.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Calm,
    Racing,
    InTheMiddle,
}

struct Open {
    victim: Victim,
    tty: Terminal,
    /// What they read, the latest last.
    copies: VecDeque<String>,
    /// What must be in the deal's file: entered here, or new from them.
    entered: Vec<String>,
}

impl Open {
    fn new(number: usize, when: When) -> Self {
        let victim = Victim::new(number);
        // Each exchange of the new file for the old one waits for a moment, so that something can come in between.
        let calls = "renameat2,rename,renameat";
        let (trace, inject) = (format!("trace={calls}"), format!("inject={calls}:delay_enter=20000"));
        let delayed =
            ["-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject, env!("CARGO_BIN_EXE_stakemap"), "halden"];
        let setup = Setup::new(&victim.user);
        let mut tty = match when {
            When::InTheMiddle => setup.program("strace").args(&delayed).start(),
            When::Calm | When::Racing => setup.args(&["halden"]).start(),
        };
        tty.until("1 Stakeholders");
        victim.user.until_held();
        Self { victim, tty, copies: VecDeque::new(), entered: Vec::new() }
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.victim.file).unwrap_or_default()
    }

    /// An outdated copy, with something new in it two times of three.
    fn outdated(&mut self, theirs: &str) -> String {
        let age = usize::try_from(self.victim.dice.below(self.copies.len() as u64)).unwrap();
        let mut copy: Value = serde_json::from_str(&self.copies[age]).unwrap();
        match self.victim.dice.below(3) {
            0 => return self.copies[age].clone(),
            1 => {
                let person = json!({"id": new_id().to_string(), "name": theirs});
                copy["stakeholders"].as_array_mut().unwrap().push(person);
            }
            _ => {
                let notes =
                    json!([{"id": new_id().to_string(), "text": theirs, "at": "2026-03-01T08:00:00Z", "by": "Uma"}]);
                let person = json!({"id": new_id().to_string(), "name": "Somebody", "notes": notes});
                copy["stakeholders"].as_array_mut().unwrap().insert(0, person);
            }
        }
        self.entered.push(theirs.to_owned());
        serde_json::to_string_pretty(&copy).unwrap()
    }

    fn write(&mut self, how: How, text: &str) {
        let file = &self.victim.file;
        match how {
            How::Rename => {
                let new = file.with_file_name("upload.partial");
                fs::write(&new, text).unwrap();
                fs::rename(&new, file).unwrap();
            }
            How::InPlace => {
                let mut there = File::create(file).unwrap();
                let (first, rest) = text.as_bytes().split_at(text.len() / 2);
                there.write_all(first).unwrap();
                std::thread::sleep(Duration::from_micros(self.victim.dice.below(3_000)));
                there.write_all(rest).unwrap();
            }
        }
    }

    /// Whether a save has got as far as the step at which its new file is called so.
    fn has(&self, ending: &str) -> bool {
        let all = fs::read_dir(self.victim.file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
        all.into_iter().any(|name| name.to_string_lossy().ends_with(ending))
    }

    /// One round: more is entered here, an outdated copy is written, and in the end all is in the deal.
    fn round(&mut self, number: usize, how: How, when: When) -> Result<(), String> {
        self.copies.push_back(self.text());
        if self.copies.len() > OLDEST {
            self.copies.pop_front();
        }
        let (ours, late, theirs) = (format!("Ours {number}."), format!("Late {number}."), format!("Theirs {number}."));
        self.enter(&ours);
        self.settle()?;
        let copy = self.outdated(&theirs);
        match when {
            When::Calm => {}
            When::Racing => {
                self.enter(&late);
                std::thread::sleep(Duration::from_micros(self.victim.dice.below(20_000)));
            }
            When::InTheMiddle => {
                self.enter(&late);
                let end = Instant::now() + DEADLINE;
                // Before it compares, or once it has compared and the exchange itself is held up.
                let step = if number.is_multiple_of(4) { ".tmp" } else { SWAPPED };
                while !self.has(step) && !self.text().contains(&late) {
                    assert!(Instant::now() < end, "no save begins");
                    std::thread::yield_now();
                }
            }
        }
        self.write(how, &copy);
        self.settle()?;
        self.victim.earlier().map(|_| ())
    }

    fn enter(&mut self, name: &str) {
        self.tty.send(format!("a{name}\r"));
        self.entered.push(name.to_owned());
    }

    /// Waits until everything that was ever entered is in the file, which is whole.
    fn settle(&mut self) -> Result<(), String> {
        let end = Instant::now() + DEADLINE;
        loop {
            self.tty.take_in_all();
            let text = self.text();
            let missing: Vec<&String> = self.entered.iter().filter(|one| !text.contains(*one)).collect();
            if missing.is_empty() && self.victim.deal().is_ok() {
                return Ok(());
            }
            if Instant::now() > end || self.tty.ended().is_some() {
                let earlier = self.victim.earlier()?;
                let places = missing.iter().map(|one| (one, earlier.iter().any(|state| state.contains(one.as_str()))));
                return Err(format!(
                    "not in the deal, and whether in an earlier state: {:?}\n{}",
                    places.collect::<Vec<_>>(),
                    self.tty.text()
                ));
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn quit(mut self) -> Result<(), String> {
        self.tty.send("\x11");
        match self.tty.end() {
            0 => self.settle(),
            code => Err(format!("quit with {code}:\n{}", self.tty.text())),
        }
    }
}

fn written_over(promise: &'static str, how: How, whens: &[When]) {
    let rounds = number_of("ROUNDS", ROUNDS);
    let mut trial = Trial::of(promise);
    for when in whens {
        let mut open: Option<Open> = None;
        for number in 0..rounds {
            // After a fault somebody else begins; and a deal that gets large only takes longer.
            if number % 20 == 0 {
                trial.check(
                    open.take().map_or(Ok(()), |open| open.quit().map_err(|why| format!("{how:?}, {when:?}: {why}"))),
                );
            }
            let one = open.get_or_insert_with(|| Open::new(number, *when));
            let result = catch_unwind(AssertUnwindSafe(|| one.round(number, how, *when)));
            let result = result.unwrap_or_else(|_| Err("panicked".to_owned()));
            if result.is_err() {
                open = None;
            }
            trial.case(result.map_err(|why| format!("{how:?}, {when:?}, round {number}: {why}")));
        }
        trial.check(open.map_or(Ok(()), Open::quit));
    }
    trial.end();
}

#[test]
#[ignore = "long: hundreds of rounds"]
fn torture_outdated_copies_renamed_over_the_open_deal() {
    let promise =
        "outdated copies renamed over an open deal, also in the middle of a save: nothing of either side lost";
    if !runs("strace", &["-o", "/dev/null", "true"]) {
        return skip(promise, "strace is missing or may not trace");
    }
    written_over(promise, How::Rename, &[When::Calm, When::Racing, When::InTheMiddle]);
}

#[test]
#[ignore = "long: hundreds of rounds"]
fn torture_outdated_copies_written_into_the_open_deal() {
    let promise = "outdated copies written into an open deal in place: nothing saved here lost, theirs taken in";
    written_over(promise, How::InPlace, &[When::Calm, When::Racing]);
}
