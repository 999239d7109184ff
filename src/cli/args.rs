//! The arguments.

use crate::domain::record::nearest::near;
use crate::store::{Config, DataPaths, LARGEST, Store, StoreError};
use crate::term::LOOKS;
use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;

/// Map the people behind a deal: who will move it, who only talks, who blocks.
#[derive(Debug, Parser)]
#[command(
    version,
    disable_help_subcommand = true,
    after_help = "\
`stakemap help --all` lists more commands; `stakemap guide` explains.

Examples:
  stakemap                      open all deals
  stakemap halden               open the deal whose name has “halden” in it
  stakemap demo                 look around in a worked example
  stakemap show halden --json   print a deal with every verdict
  echo '{\"tells\":{\"insight\":\"pressed\"}}' | stakemap classify -"
)]
pub struct Args {
    #[command(flatten)]
    pub(super) options: Options,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// The deal to open: its id, its file, or a part of its name
    pub(super) deal: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Where the deals lie, instead of the platform's place or `STAKEMAP_DATA_DIR`
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data_dir: Option<PathBuf>,
    /// The looks; the number of colors is the terminal's, unless it is 16 or mono
    #[arg(long, global = true, value_name = "THEME", value_parser = LOOKS)]
    pub(super) theme: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Look around in a worked example; its folder is thrown away at the end
    Demo,
    /// Open in privacy mode: notes, labels and contact data are hidden from whoever looks
    Present {
        /// The deal to open: its id, its file, or a part of its name
        deal: Option<String>,
    },
    /// Show the coach what the other window does not: a second window that only follows a review
    #[command(hide = true)]
    Follow {
        /// Its id, its file, or a part of its name; nothing for whichever is reviewed
        deal: Option<String>,
    },
    /// Print all deals, the neediest first
    List {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a deal with every verdict
    Show {
        /// Its id, its file, or a part of its name
        deal: String,
        /// As JSON
        #[arg(long)]
        json: bool,
        /// In privacy mode: no notes, labels, evidence or contact data
        #[arg(long, conflicts_with = "json")]
        room: bool,
    },
    /// Print a person's card, to read before a call
    Card {
        /// The deal: its id, its file, or a part of its name
        deal: String,
        /// The person's name, the beginning of it or of a word in it; "NAME #2" where two are called alike
        person: String,
        /// In privacy mode: no notes, labels, evidence or contact data
        #[arg(long)]
        room: bool,
    },
    /// Print what is wrong with one deal or with all; exit code 1 where it is urgent
    Check {
        /// Its id, its file, or a part of its name; nothing for all
        deal: Option<String>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print how far your reps agree about the same people, month by month
    #[command(hide = true)]
    Agreement {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Open a deal with a review of it, or review all deals, the neediest first
    Review {
        /// The deal: its id, its file, or a part of its name
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        deal: Option<String>,
        /// All deals, one after another: five questions and two minutes each
        #[arg(long)]
        all: bool,
        /// Of all only those that match, as with the filter on the screen
        #[arg(long, value_name = "WORDS", requires = "all")]
        filter: Option<String>,
    },
    /// Print the minutes of a review of a deal, as Markdown
    Minutes {
        /// The deal: its id, its file, or a part of its name
        deal: String,
        /// The review's number, 1 for the first; the last one, where nothing is given
        number: Option<usize>,
        /// In privacy mode: no notes, labels, evidence, questions or answers
        #[arg(long)]
        room: bool,
    },
    /// Print what changed in a deal since a day or a review
    Since {
        /// The deal: its id, its file, or a part of its name
        deal: String,
        /// A day (fri, 3d, 12 Nov, 2026-11-12), `review` for the last one, or a review's number; the last review, or else 14 days ago
        #[arg(allow_hyphen_values = true, value_name = "DATE|REVIEW")]
        from: Option<String>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the earlier states of a deal, or put one back
    Restore {
        /// Its id, its file, or a part of its name; also one whose file is damaged or gone
        deal: String,
        /// The number of the state to put back
        number: Option<u64>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Judge answers given as JSON, an object or a list of them
    #[command(hide = true)]
    Classify {
        /// The file; `-` or nothing reads standard input
        file: Option<PathBuf>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Look over files, configuration and terminal; changes nothing unless told to
    Doctor {
        /// As JSON
        #[arg(long)]
        json: bool,
        /// Narrow rights and clear away leftovers; each repair is listed
        #[arg(long)]
        fix: bool,
    },
    /// Read more: a page of the guide, or which there are
    Guide {
        /// The page: keys, review, files, coaching …
        topic: Option<String>,
    },
    /// Print this help, or that of a command
    Help {
        /// The command
        command: Option<String>,
        /// List all commands, also those that are rarely needed
        #[arg(long, conflicts_with = "command")]
        all: bool,
    },
    /// Print the method: profiles, traits, tells, stages, figures and their sources
    #[command(hide = true)]
    Playbook {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

impl Options {
    pub(super) fn store(&self) -> Result<Store, StoreError> {
        let paths = DataPaths::find(self.data_dir.as_deref())?;
        // What is wrong with the configuration is told where all of it is read.
        let largest = Config::read(&paths).0.largest_mb.map_or(LARGEST, |mb| mb.saturating_mul(1_000_000));
        Ok(Store::new(paths).up_to(largest))
    }
}

impl Options {
    /// Returns the store for a command that only reads: a data folder that is named but doesn't exist is an error, as it
    /// is likely a typo.
    pub(super) fn store_to_read(&self) -> Result<Store, StoreError> {
        let store = self.store()?;
        let data = &store.paths().data;
        if DataPaths::named(self.data_dir.as_deref())?.is_some() && !data.exists() {
            return Err(StoreError::NoSuchDataDir { path: data.clone() });
        }
        Ok(store)
    }
}

/// Returns the names of all commands, in the order of the help.
pub(super) fn commands() -> Vec<String> {
    Args::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

/// Returns the help: of a command, of all, or the short one. `None` where there is no such command.
pub(super) fn help(command: Option<&str>, all: bool) -> Option<String> {
    let mut whole = Args::command();
    whole.build();
    if let Some(name) = command {
        return whole.find_subcommand_mut(name).map(|one| one.render_long_help().to_string());
    }
    if all {
        for name in commands() {
            whole = whole.mut_subcommand(name, |one| one.hide(false));
        }
        whole = whole.after_help("`stakemap help COMMAND` says more about one; `stakemap guide` explains.");
    }
    Some(whole.render_help().to_string())
}

/// Returns the command that a mistyped word likely means.
pub(super) fn near_command(word: &str) -> Option<String> {
    let all = commands();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    near(word, &all).map(str::to_owned)
}

/// Returns the commands that need no terminal, as a sentence names them: those that can print JSON.
pub(super) fn without_a_screen() -> String {
    let is_plain = |command: &&clap::Command| command.get_arguments().any(|one| one.get_id() == "json");
    let names = Args::command();
    let names: Vec<&str> = names.get_subcommands().filter(is_plain).map(clap::Command::get_name).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => names.concat(),
    }
}

impl Command {
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Present { .. } => "present",
            Self::Follow { .. } => "follow",
            Self::List { .. } => "list",
            Self::Check { .. } => "check",
            Self::Agreement { .. } => "agreement",
            Self::Show { .. } => "show",
            Self::Card { .. } => "card",
            Self::Review { .. } => "review",
            Self::Minutes { .. } => "minutes",
            Self::Since { .. } => "since",
            Self::Restore { .. } => "restore",
            Self::Classify { .. } => "classify",
            Self::Doctor { .. } => "doctor",
            Self::Guide { .. } => "guide",
            Self::Help { .. } => "help",
            Self::Playbook { .. } => "playbook",
        }
    }
}
