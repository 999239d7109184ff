//! Coach window beside a review that goes on: both real, each call of theirs that a race is about delayed, programs
//! that sweep started beside them, what is told taken away as the sweep of an older program may, and every core busy.
//!
//! As long as the review goes on the window must not once say that it does not, and it catches up.

use crate::scene::{Dice, runs};
use crate::support::{ENTER, Setup, Terminal, User, with_example};
use crate::table::{Trial, number_of, skip};
use stakemap::store::{DataPaths, Store};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Rounds in all, unless `ROUNDS` says otherwise.
const ROUNDS: usize = 1_000;
/// Rounds with one pair of windows.
const EACH: usize = 50;
/// After so many rounds the window has to catch up.
const TOGETHER: usize = 10;
/// How long that may take, and until what was taken away is told again.
const DEADLINE: Duration = Duration::from_secs(20);
/// What the window says when nobody presents.
const FALSE: [&str; 3] = ["closed during the review", "The review ended", "No review is running"];
/// The calls that the races are about.
const CALLS: &str = "flock,rename,renameat,renameat2,unlink,unlinkat,link,linkat";
/// By how much each of them may be delayed in the window that follows and in those that sweep, in microseconds.
const LONG: [u64; 5] = [0, 1_000, 20_000, 60_000, 150_000];
/// And in the one that presents.
const SHORT: [u64; 4] = [0, 500, 2_000, 8_000];
const PEOPLE: usize = 5;

struct Pair {
    user: User,
    store: Store,
    dice: Dice,
    coach: Terminal,
    presents: Terminal,
    /// One that sweeps.
    beside: Option<Terminal>,
    /// The person that shows, from 1.
    at: usize,
}

fn chosen(dice: &mut Dice, all: &[u64]) -> u64 {
    all[usize::try_from(dice.below(all.len() as u64)).unwrap()]
}

/// The program with a delay at each call that a race is about.
fn delayed(user: &User, micros: u64, args: &[&str]) -> Terminal {
    let (trace, inject) = (format!("trace={CALLS}"), format!("inject={CALLS}:delay_enter={micros}"));
    let strace = ["-D", "-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject, env!("CARGO_BIN_EXE_stakemap")];
    let setup = Setup::new(user);
    match micros {
        0 => setup.args(args).start(),
        _ => setup.program("strace").args(&[&strace, args].concat()).start(),
    }
}

/// Goes on to the first person of the review that is open.
fn to_people(tty: &mut Terminal) {
    tty.until("left here");
    tty.send("\x1b[C\x1b[C");
    tty.until(&format!("1 of {PEOPLE}"));
}

impl Pair {
    /// A window that follows, one whose review was killed before its eyes, and one that goes on with that review: what the
    /// dead one told lies there while the living one begins to tell.
    fn new(number: usize) -> Self {
        let (user, mut dice) = (User::new(), Dice(number as u64 + 1));
        with_example(&user);
        let own = |folder: &str| user.root().join(folder).join("stakemap");
        let (state, config, cache) = (own("state"), own("config"), own("cache"));
        std::fs::create_dir_all(&config).unwrap();
        std::fs::write(config.join("config.toml"), "me = \"Kim Osei\"\n").unwrap();
        let store = Store::new(DataPaths { data: user.data(), state, config, cache });
        let mut coach = delayed(&user, chosen(&mut dice, &LONG), &["follow"]);
        coach.until(FALSE[2]);
        let mut first = delayed(&user, 0, &["tarnbeck"]);
        first.until("1 Stakeholders");
        user.until_held();
        first.send("r");
        first.until("Review this deal");
        first.send(ENTER);
        to_people(&mut first);
        coach.until(&format!("People, 1 of {PEOPLE}"));
        first.kill(|_, _| {}).unwrap();
        coach.until(FALSE[0]);
        let mut presents = delayed(&user, chosen(&mut dice, &SHORT), &["tarnbeck"]);
        presents.until("1 Stakeholders");
        presents.send("r");
        presents.until("where you left it");
        // The place is kept too.
        presents.until(&format!("1 of {PEOPLE}"));
        coach.until(&format!("People, 1 of {PEOPLE}"));
        Self { user, store, dice, coach, presents, beside: None, at: 1 }
    }

    fn round(&mut self, number: usize) -> Result<(), String> {
        match self.dice.below(10) {
            0 => self.take_away()?,
            1 => self.sweep_beside()?,
            _ => self.turn(),
        }
        self.look()?;
        std::thread::sleep(Duration::from_millis(self.dice.below(50)));
        if number.is_multiple_of(TOGETHER) { self.catch_up() } else { self.look() }
    }

    /// One person on, or back.
    fn turn(&mut self) {
        let forward = self.at == 1 || self.at < PEOPLE && self.dice.below(2) == 0;
        self.at = if forward { self.at + 1 } else { self.at - 1 };
        self.presents.send(if forward { "\x1b[C" } else { "\x1b[D" });
        self.presents.take_in_all();
    }

    /// What is told goes, as by the sweep of an older program; it must be told again without another key.
    fn take_away(&mut self) -> Result<(), String> {
        let told = std::fs::read_dir(self.store.paths().shared_views()).unwrap().map(|entry| entry.unwrap().path());
        told.filter(|path| path.extension().is_some_and(|ending| ending == "json")).for_each(|path| {
            let _ = std::fs::remove_file(path);
        });
        let end = Instant::now() + DEADLINE;
        while self.store.shared_views().live.is_empty() {
            if Instant::now() > end {
                return Err("what was taken away is never told again".to_owned());
            }
            self.look()?;
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    }

    /// Starts a program that sweeps on its way to Home; the one before ends.
    fn sweep_beside(&mut self) -> Result<(), String> {
        self.end_beside()?;
        let micros = chosen(&mut self.dice, &LONG);
        self.beside = Some(delayed(&self.user, micros, &[]));
        Ok(())
    }

    fn end_beside(&mut self) -> Result<(), String> {
        let Some(mut tty) = self.beside.take() else { return Ok(()) };
        tty.until("Tarnbeck Beverages");
        tty.send("\x11");
        match tty.end() {
            0 => Ok(()),
            code => Err(format!("the one beside ended with {code}:\n{}", tty.text())),
        }
    }

    /// Looks at every picture that the window showed since the last look.
    fn look(&mut self) -> Result<(), String> {
        let mut said = None;
        self.coach.take_in_pictures(|screen| {
            let text = screen.contents();
            said = said.take().or_else(|| FALSE.iter().any(|words| text.contains(words)).then_some(text));
        });
        said.map_or(Ok(()), |text| Err(format!("said so while it went on:\n{text}")))
    }

    fn catch_up(&mut self) -> Result<(), String> {
        let end = Instant::now() + DEADLINE;
        let here = format!("People, {} of {PEOPLE}", self.at);
        loop {
            self.look()?;
            self.presents.take_in_all();
            if self.coach.text().contains(&here) {
                return Ok(());
            }
            if Instant::now() > end || self.coach.ended().is_some() || self.presents.ended().is_some() {
                let (coach, presents) = (self.coach.text(), self.presents.text());
                return Err(format!("does not follow to {here}:\n{coach}\nbeside\n{presents}"));
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn quit(mut self) -> Result<(), String> {
        self.end_beside()?;
        self.presents.key("q");
        self.presents.key("\x11");
        self.coach.key("q");
        match (self.presents.end(), self.coach.end()) {
            (0, 0) => Ok(()),
            codes => Err(format!("ended with {codes:?}")),
        }
    }
}

/// Keeps every core busy until it is told to stop.
fn busy<T>(work: impl FnOnce() -> T) -> T {
    let stop = AtomicBool::new(false);
    let spin = || {
        while !stop.load(Ordering::Relaxed) {
            std::hint::spin_loop();
        }
    };
    std::thread::scope(|scope| {
        (0..std::thread::available_parallelism().unwrap().get()).for_each(|_| _ = scope.spawn(spin));
        let done = catch_unwind(AssertUnwindSafe(work));
        stop.store(true, Ordering::Relaxed);
        done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

#[test]
#[ignore = "long: a thousand rounds with delays"]
fn torture_coach_window_beside_a_review_that_goes_on() {
    let promise = "coach window beside a review that goes on, delayed, swept, on busy cores: never said to be over";
    if !runs("strace", &["-o", "/dev/null", "true"]) {
        return skip(promise, "strace is missing or may not trace");
    }
    let rounds = number_of("ROUNDS", ROUNDS);
    let mut trial = Trial::of(promise);
    busy(|| {
        let mut pair: Option<Pair> = None;
        for number in 0..rounds {
            if number.is_multiple_of(EACH) {
                trial.check(pair.take().map_or(Ok(()), Pair::quit));
            }
            let result = catch_unwind(AssertUnwindSafe(|| pair.get_or_insert_with(|| Pair::new(number)).round(number)));
            let result = result.unwrap_or_else(|_| Err("panicked".to_owned()));
            if result.is_err() {
                pair = None;
            }
            trial.case(result.map_err(|why| format!("round {number}: {why}")));
        }
        trial.check(pair.map_or(Ok(()), Pair::quit));
    });
    trial.end();
}
