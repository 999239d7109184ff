//! The stakemap program: parses the arguments, and turns what went wrong into words and an exit code.

use clap::Parser;
use stakemap::cli::{Args, run, warn};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(code) => ExitCode::from(code),
        Err(stop) => {
            warn(&stop.to_string());
            ExitCode::from(stop.code())
        }
    }
}
