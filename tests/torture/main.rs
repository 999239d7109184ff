//! The long tests: real kills, real full disks, real races. They only run when asked for:
//! `cargo test --profile torture --no-fail-fast -- --ignored torture`. Those of the other test programs run first and count as well.
//!
//! Those that need root, strace or a mount say so and are skipped elsewhere. The last one prints what was tried.

#![allow(clippy::unwrap_used, clippy::panic)]

mod child;
mod coach;
mod crash_states;
mod disks;
mod injection;
mod kills;
mod outside;
mod races;
mod runs;
mod scene;
#[path = "../pty/support.rs"]
mod support;
mod table;
mod tasks;
mod victim;
mod zz_report;
