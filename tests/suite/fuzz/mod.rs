//! Input that was changed at random: files, their merges, answers to classify. A few hundred cases each time, and as many
//! as fit a few minutes when asked for. What once failed here stands as a test of its own beside the rule it broke.

#![allow(clippy::unwrap_used, clippy::panic)]

mod classify;
mod load;
mod merges;
mod mutation;

use crate::table::Trial;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use std::fmt::Debug;

/// Tries so many random cases and shrinks one that fails.
fn cases<S: Strategy>(
    count: u32,
    strategy: &S,
    check: impl Fn(S::Value) -> Result<(), TestCaseError>,
) -> Result<(), String>
where
    S::Value: Debug,
{
    let config = Config { cases: count, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() };
    TestRunner::new(config).run(strategy, check).map_err(|error| error.to_string())
}

/// Tries many, on all processors, and writes the row of the promise.
fn torture<S: Strategy>(
    promise: &'static str,
    count: u32,
    strategy: impl Fn() -> S + Sync,
    check: impl Fn(S::Value) -> Result<(), TestCaseError> + Sync,
) where
    S::Value: Debug,
{
    let mut trial = Trial::of(promise);
    let threads = u32::try_from(std::thread::available_parallelism().map_or(2, usize::from)).unwrap();
    let each = count.div_ceil(threads);
    let results: Vec<Result<(), String>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(|| cases(each, &strategy(), &check))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    for result in results {
        trial.cases(each as usize, result);
    }
    trial.end();
}
