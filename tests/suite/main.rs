//! All tests that need no terminal, in one binary.

mod architecture;
mod bad_files;
mod blind;
#[allow(clippy::unwrap_used)]
mod cli;
mod commands;
mod cursor;
mod domain;
mod effects;
mod export;
mod flows;
mod fuzz;
mod home_table;
mod hostile;
mod import;
mod legible;
mod picture;
mod privacy;
mod promises;
mod replaced;
mod screens;
mod settling;
mod simulation;
mod sizes;
#[allow(clippy::needless_pass_by_value)]
mod support;
#[path = "../torture/table.rs"]
mod table;
mod walk;
