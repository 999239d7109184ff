//! The real program in a real terminal, killed a thousand times at random moments while it types, saves, recovers, restores,
//! shelves and takes in copies; what it had acknowledged by then is looked for on the disk.
//!
//! Acknowledged is what a whole picture said (`saved`, a message) or exit code 0, and of typed text what had shown for two
//! seconds. A program that dies before it is killed has failed too.

mod copies;
mod recovering;
mod restoring;
mod saving;
mod shelving;
mod span;
mod typing;

use crate::table::{Trial, number_of};
use crate::victim::Victim;
use span::Span;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Kills in all, unless `KILLS` says otherwise; each activity has its share.
const KILLS: usize = 1_000;
/// Kills of one user's program.
const EACH: usize = 15;
/// So many do not all fall before an acknowledgement, or after it, by chance.
const MANY: usize = 50;

/// The kills of an activity that has so many of a hundred.
fn share(hundredths: usize) -> usize {
    let all = number_of("KILLS", KILLS);
    (all * hundredths).div_ceil(100)
}

/// Kills so often, several times the same user's program, and several users' at once where that mostly waits. `round` is one
/// kill, with what is there afterwards; it tells whether what was killed had acknowledged anything. Kills that all come
/// before that, or all after, prove nothing.
fn kill_over_and_over(
    promise: &'static str,
    kills: usize,
    at_once: usize,
    round: impl Fn(&mut Victim, &Span) -> Result<bool, String> + Sync,
) {
    let (trial, span) = (Mutex::new(Trial::of(promise)), Span::default());
    let (next, acknowledged) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        loop {
            let user = next.fetch_add(1, Ordering::Relaxed);
            let left = kills.saturating_sub(user * EACH);
            if left == 0 {
                return;
            }
            let mut victim = Victim::new(user);
            let mut is_fine = true;
            while is_fine && victim.kills < EACH.min(left) {
                let result = said(|| {
                    acknowledged.fetch_add(usize::from(round(&mut victim, &span)?), Ordering::Relaxed);
                    victim.is_whole()
                });
                is_fine = result.is_ok();
                trial.lock().unwrap().case(result.map_err(|why| format!("user {user}, kill {}: {why}", victim.kills)));
            }
            if is_fine {
                let result = said(|| victim.rest_in_peace());
                trial.lock().unwrap().check(result.map_err(|why| format!("user {user}, in the end: {why}")));
            }
        }
    };
    std::thread::scope(|scope| (0..at_once).for_each(|_| _ = scope.spawn(work)));
    let (mut trial, acknowledged) = (trial.into_inner().unwrap(), acknowledged.into_inner());
    println!("{promise}: {kills} kills, {acknowledged} after an acknowledgement");
    if kills >= MANY && [0, kills].contains(&acknowledged) {
        trial.check(Err(format!("{acknowledged} of {kills} were acknowledged: the kills all come at one moment")));
    }
    trial.end();
}

/// A panic is a failure like any other: the rest is tried all the same.
fn said(of: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(of)).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().cloned();
        Err(words.unwrap_or_else(|| "panicked".to_owned()))
    })
}
