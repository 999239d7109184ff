//! The stakemap program: parses the arguments, and turns what went wrong into words and an exit code.

use clap::Parser;
use stakemap::cli::{Args, run};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(code) => ExitCode::from(code),
        Err(stop) => {
            // With standard error gone there is nobody to tell; the exit code still does.
            let _ = writeln!(std::io::stderr(), "stakemap: {stop}");
            ExitCode::from(stop.code())
        }
    }
}
