//! The command line: arguments, and the commands that need no screen.
//!
//! Data goes to standard output, messages to standard error. Exit codes: 0 good, 1 findings, 2 usage, 3 a file is at
//! fault, 5 not saved.

mod args;
mod check;
mod commands;
mod doctor;
mod export;
mod full_screen;
mod guide;
mod import;
mod kit;
mod log;
mod minutes;
mod prep;
mod restore;
mod since;
mod user_name;
mod wrong;

pub use args::Args;

use crate::app::msg::Failure;
use crate::content;
use crate::domain::method::alert_thresholds::Thresholds;
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::text::{lines, one_line};
use crate::store::{Config, Store, StoreError};
use args::{Command, Options};
use clap::Parser;
use full_screen::Before;
use rustix::fs::Mode;
use rustix::process::{Resource, Rlimit, setrlimit, umask};
use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// The reason why a command ended without doing what was asked.
#[derive(Debug)]
pub enum Stop {
    /// The arguments are wrong: exit code 2.
    Usage(String),
    /// A file or an input is at fault: exit code 3.
    File(String),
    /// Something could not be written: exit code 5.
    NotSaved(String),
    /// Any other error of the system.
    Other(anyhow::Error),
}

impl Stop {
    /// Returns the exit code.
    #[must_use]
    pub const fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::File(_) => 3,
            Self::NotSaved(_) => 5,
            Self::Other(_) => 1,
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(words) | Self::File(words) | Self::NotSaved(words) => f.write_str(words),
            Self::Other(error) => write!(f, "{error:#}"),
        }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        let words = match error.hint() {
            hint if hint.is_empty() => error.to_string(),
            hint => format!("{error}\n  {hint}"),
        };
        if error.is_not_saved() {
            Self::NotSaved(words)
        } else if error.is_unclear_question() {
            Self::Usage(words)
        } else {
            Self::File(words)
        }
    }
}

/// Returns the arguments of this run. Help and version are printed, and end the run.
///
/// # Errors
/// When the arguments are wrong. The message quotes them, made safe for a terminal by [`warn`].
pub fn arguments() -> Result<Args, Stop> {
    Args::try_parse().map_err(|error| {
        if !error.use_stderr() {
            error.exit();
        }
        Stop::Usage(wrong::words(&error))
    })
}

/// Runs what the arguments ask for. Returns the exit code.
///
/// # Errors
/// When the command could not do what was asked.
pub fn run(args: Args) -> Result<u8, Stop> {
    let Args { options, command, deal } = args;
    keep_to_the_user();
    large_files_are_errors();
    match (command, deal) {
        (None, deal) => full_screen::open(&options, deal.as_deref(), Before::Oneself),
        (Some(command), Some(deal)) => {
            let both = format!("you gave both “{deal}” and the command “{}”", command.name());
            Err(Stop::Usage(format!("{both}. Use one of them\n  For help: stakemap --help")))
        }
        (Some(Command::Present { deal }), None) => full_screen::open(&options, deal.as_deref(), Before::Others),
        (Some(Command::Demo), None) => full_screen::demo(&options),
        (Some(Command::Follow { deal }), None) => full_screen::follow(&options, deal.as_deref()),
        (Some(Command::List { json, reader }), None) => commands::list(&options, json, reader.level()),
        (Some(Command::Card { deal, person, reader }), None) => {
            commands::card(&options, &deal, person.as_deref(), reader.level())
        }
        (Some(Command::Prep(asked)), None) => prep::prep(&options, &asked),
        (Some(Command::Check { deal, json, reader }), None) => {
            check::check(&options, deal.as_deref(), json, reader.level())
        }
        (Some(Command::Agreement { json, reader }), None) => commands::agreement(&options, json, reader.level()),
        (Some(Command::Show { deal, json, reader }), None) => match reader.level() {
            PrivacyLevel::All => commands::show(&options, &deal, json),
            level @ (PrivacyLevel::Team | PrivacyLevel::Customer) => {
                commands::show_masked(&options, &deal, json, level)
            }
        },
        (Some(Command::Classify { file, json }), None) => commands::classify(&options, file.as_deref(), json),
        (Some(Command::Review { deal: Some(deal), .. }), None) => full_screen::review(&options, &deal),
        (Some(Command::Review { deal: None, filter, .. }), None) => full_screen::review_all(&options, filter),
        (Some(Command::Minutes { deal, number, reader }), None) => {
            minutes::minutes(&options, &deal, number, reader.level())
        }
        (Some(Command::Since { deal, from, json, reader }), None) => {
            since::since(&options, &deal, from.as_deref(), json, reader.level())
        }
        (Some(Command::Import(what)), None) => import::import(&options, &what),
        (Some(Command::Export(what)), None) => export::export(&options, &what),
        (Some(Command::Kit { deal, html }), None) => kit::kit(&options, &deal, html),
        (Some(Command::Log(what)), None) => log::log_from(&options, &what),
        (Some(Command::Restore { deal, number, json }), None) => restore::restore(&options, &deal, number, json),
        (Some(Command::Doctor { json, fix }), None) => doctor::doctor(&options, json, fix),
        (Some(Command::Guide { topic }), None) => guide::guide(topic.as_deref()),
        (Some(Command::Help { command, all }), None) => commands::help(command.as_deref(), all),
        (Some(Command::Playbook { json, ids }), None) => commands::playbook(&options, json, ids),
    }
}

/// Makes every file created from here on readable by its owner only, and keeps a crash from writing memory to the disk.
fn keep_to_the_user() {
    umask(Mode::RWXG | Mode::RWXO);
    // Where it cannot be set, `doctor` says so.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

/// Turns a file that hits the size limit into a write error: by default the system ends the process with a signal.
fn large_files_are_errors() {
    // Where it cannot be taken, all is as it would be without.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

/// Returns the method with the user's own entries and thresholds, and what is wrong with those.
fn method(store: &Store, thresholds: Thresholds) -> (Arc<Playbook>, Vec<Failure>) {
    let mut faults = Vec::new();
    let mut own = Vec::new();
    for (name, text) in store.method_files() {
        match text {
            Ok(text) => own.push((name, text)),
            Err(error) => faults.push(Failure { what: error.to_string(), hint: error.hint() }),
        }
    }
    let (mut playbook, wrong) = content::playbook(&own);
    playbook.thresholds = thresholds;
    let hint = "using the built-in entry instead";
    faults.extend(wrong.into_iter().map(|fault| Failure { what: fault.to_string(), hint: hint.to_owned() }));
    (Arc::new(playbook), faults)
}

/// Returns the store and the method for a command without a screen; faults go to standard error.
fn method_on_stderr(options: &Options) -> Result<(Store, Arc<Playbook>), Stop> {
    let store = options.store_to_read()?;
    let playbook = told_method(&store);
    Ok((store, playbook))
}

/// Returns the method alone; its faults go to standard error.
fn told_method(store: &Store) -> Arc<Playbook> {
    let (playbook, faults) = method(store, Config::read(store.paths()).0.alerts);
    for fault in faults {
        warn(&format!("{}; {}", fault.what, fault.hint));
    }
    playbook
}

/// Returns a file's name, made safe for one line.
fn file_name(path: &Path) -> String {
    one_line(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// Prints a message to standard error, cleaned of anything that could act on a terminal: file names and arguments can
/// hold any text.
pub fn warn(text: &str) {
    let lines: Vec<String> = text.lines().map(one_line).collect();
    // With standard error gone there is nobody to tell.
    let _ = writeln!(io::stderr(), "stakemap: {}", lines.join("\n"));
}

/// Writes to standard output, with line ends as the only control characters. A reader that has closed the pipe is no
/// error.
fn print(text: &str) -> Result<u8, Stop> {
    put(&lines(text))
}

/// Writes the text of a file to standard output: as [`print()`] does, with the line ends and the mark at the beginning
/// that its format wants.
fn print_file(text: &str) -> Result<u8, Stop> {
    let (mark, text) = text.strip_prefix('\u{feff}').map_or(("", text), |text| ("\u{feff}", text));
    let clean: Vec<_> = text.split("\r\n").map(lines).collect();
    put(&format!("{mark}{}", clean.join("\r\n")))
}

fn put(text: &str) -> Result<u8, Stop> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Stop::NotSaved(format!("can't write to standard output: {error}")))
        }
        Ok(()) | Err(_) => Ok(0),
    }
}
