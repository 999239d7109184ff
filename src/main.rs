//! The stakemap program: parses the arguments, and turns what went wrong into words and an exit code.

use stakemap::cli::{arguments, run, warn};
use std::process::ExitCode;

fn main() -> ExitCode {
    match arguments().and_then(run) {
        Ok(code) => ExitCode::from(code),
        Err(stop) => {
            warn(&stop.to_string());
            ExitCode::from(stop.code())
        }
    }
}
