//! The real program in a real pseudo-terminal: only what a terminal can show.
#![allow(clippy::unwrap_used, clippy::panic)]

mod audience;
mod cold_start;
mod faults;
mod floods;
mod follow;
mod follow_speed;
mod input;
mod journal;
mod large;
mod late;
mod levels;
mod life;
mod looks;
mod lost;
mod midnight;
mod mouse;
mod older;
mod review;
mod reviews;
mod rights;
mod secrets;
mod signals;
mod sizes;
mod starts;
mod support;
#[path = "../torture/table.rs"]
mod table;
mod threads;
mod tmux;
mod two;
mod whole_review;
