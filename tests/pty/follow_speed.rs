//! How long the coach window takes to follow a step of the other one, from the key to the painted screen: at rest, and
//! while every core is busy. It measures and promises nothing:
//! `cargo test --release --test pty measures_how_fast -- --ignored --nocapture`.

use crate::follow::{presenter, user};
use crate::support::{Setup, Terminal};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The number of steps that are measured, at rest and beside load.
const STEPS: usize = 200;
/// The people with a page of their own in the worked example.
const PEOPLE: usize = 5;

/// Steps from person to person and back, each once the coach window shows the one before. Returns how long each took.
fn steps(presenter: &mut Terminal, coach: &mut Terminal) -> Vec<Duration> {
    let turns = (0..STEPS).map(|step| step % (2 * (PEOPLE - 1)));
    let turns =
        turns.map(|turn| if turn < PEOPLE - 1 { ("\x1b[C", turn + 2) } else { ("\x1b[D", 2 * PEOPLE - 2 - turn) });
    let took = turns.map(|(key, person)| {
        let begun = Instant::now();
        presenter.send(key);
        coach.until(&format!("People, {person} of {PEOPLE}"));
        presenter.take_in_all();
        begun.elapsed()
    });
    took.collect()
}

/// Stops what keeps the cores busy, on a panic too.
struct Stops<'a>(&'a AtomicBool);

impl Drop for Stops<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

fn spin(stop: &AtomicBool) {
    while !stop.load(Ordering::Relaxed) {
        std::hint::spin_loop();
    }
}

fn told(what: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100].as_secs_f64() * 1000.0;
    let words = format!("{what}: p50 {:.1} ms, p95 {:.1} ms, max {:.1} ms", at(50), at(95), at(100));
    println!("the coach window follows {words} of {} steps", took.len());
}

#[test]
#[ignore = "measures; it has nothing to say by itself"]
fn measures_how_fast_the_coach_window_follows() {
    let user = user();
    let mut coach = Setup::new(&user).args(&["follow"]).start();
    coach.until("No review is running yet");
    let mut presenter = presenter(&user);
    coach.until("People, 1 of 5");
    told("at rest", steps(&mut presenter, &mut coach));
    let (stop, cores) = (AtomicBool::new(false), std::thread::available_parallelism().unwrap().get());
    let beside = std::thread::scope(|scope| {
        let _stops = Stops(&stop);
        (0..cores).for_each(|_| _ = scope.spawn(|| spin(&stop)));
        steps(&mut presenter, &mut coach)
    });
    told("with every core busy", beside);
}
