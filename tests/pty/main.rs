//! The real program in a real pseudo-terminal: only what a terminal can show.
#![allow(clippy::unwrap_used, clippy::panic)]

mod cold_start;
mod input;
mod journal;
mod large;
mod life;
mod looks;
mod rights;
mod support;
mod two;
