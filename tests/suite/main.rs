//! All tests that need no terminal, in one binary.

mod architecture;
mod bad_files;
#[allow(clippy::unwrap_used)]
mod cli;
mod commands;
mod domain;
mod flows;
mod hostile;
mod picture;
mod screens;
mod simulation;
#[allow(clippy::needless_pass_by_value)]
mod support;
mod walk;
