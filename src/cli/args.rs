//! The arguments.

mod export;
mod files;
mod prep;

pub(super) use export::Export;
pub(super) use files::{Import, Log, SameName};
pub(super) use prep::Prep;

use crate::app::theme_name::ThemeName;
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::nearest::near;
use crate::store::{Config, DataPaths, LARGEST, Store, StoreError};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;

/// Map the people behind a deal: who will move it, who only talks, who blocks.
#[derive(Debug, Parser)]
#[command(
    version,
    disable_help_subcommand = true,
    after_help = "\
For all commands: `stakemap help --all`. To read more: `stakemap guide`.

Examples:
  stakemap                      open all deals
  stakemap halden               open the deal with “halden” in its name
  stakemap demo                 explore an example deal
  stakemap show halden --json   print a deal with every verdict
  echo '{\"tells\":{\"insight\":\"pressed\"}}' | stakemap classify -"
)]
pub struct Args {
    #[command(flatten)]
    pub(super) options: Options,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// The deal to open: id, file, or part of the name
    pub(super) deal: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Folder for the deals, instead of the default or `STAKEMAP_DATA_DIR`
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data_dir: Option<PathBuf>,
    /// Colors: auto, dark, light or high-contrast; fewer: 256, 16 or mono
    #[arg(
        long,
        global = true,
        value_name = "THEME",
        value_parser = ThemeName::ALL.map(ThemeName::word),
        hide_possible_values = true
    )]
    pub(super) theme: Option<String>,
}

/// Who a text is for.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct Reader {
    /// Who reads it: team hides private notes, contact info, fears and gains; customer shows only names and jobs
    #[arg(long, value_name = "LEVEL", default_value = "all", value_parser = level())]
    privacy: PrivacyLevel,
    /// The same as `--privacy customer`
    // Scripts may still use its old names.
    #[arg(long, alias = "room", hide = true)]
    private: bool,
}

impl Reader {
    /// Returns who it is for: the one of the two who may see less.
    pub(super) fn level(self) -> PrivacyLevel {
        if self.private { PrivacyLevel::Customer } else { self.privacy }
    }
}

/// Reads a level of privacy.
fn level() -> impl TypedValueParser<Value = PrivacyLevel> {
    let all = PrivacyLevel::ALL.map(PrivacyLevel::id);
    PossibleValuesParser::new(all).map(|id| PrivacyLevel::from_id(&id).unwrap_or(PrivacyLevel::Customer))
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Explore an example deal; it's deleted when you quit
    Demo,
    /// Open a view that's safe to show the customer
    Present {
        /// The deal to open: id, file, or part of the name
        deal: Option<String>,
    },
    /// Open the coach window next to a review: the question, private notes, the time
    #[command(hide = true)]
    Follow {
        /// The deal: id, file, or part of the name. Leave it out for any review
        deal: Option<String>,
    },
    /// List all deals, most in need first
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        reader: Reader,
    },
    /// Print a deal with every verdict
    Show {
        /// The deal: id, file, or part of the name
        deal: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        reader: Reader,
    },
    /// Print a one-page card on a person, to read before a call
    Card {
        /// The deal: id, file, or part of the name
        deal: String,
        /// The person's name, or the start of it; "NAME #2" if two share a name. Leave it out to see the names
        person: Option<String>,
        #[command(flatten)]
        reader: Reader,
    },
    /// Print what to find out in a conversation, as Markdown
    Prep(Prep),
    /// Show the alerts of one deal or all; exit code 1 if any is urgent
    Check {
        /// The deal: id, file, or part of the name. Leave it out for all deals
        deal: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        reader: Reader,
    },
    /// Compare how we rate people, by rep and month
    #[command(hide = true)]
    Agreement {
        /// Print JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        reader: Reader,
    },
    /// Start a review of a deal, or of all deals, most in need first
    Review {
        /// The deal: id, file, or part of the name
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        deal: Option<String>,
        /// Review all deals one by one: five questions, two minutes each
        #[arg(long)]
        all: bool,
        /// Only the deals that match, like the filter on screen
        #[arg(long, value_name = "WORDS", requires = "all")]
        filter: Option<String>,
    },
    /// Print the minutes of a deal review, as Markdown
    Minutes {
        /// The deal: id, file, or part of the name
        deal: String,
        /// The review's number, 1 for the first [default: the last one]
        number: Option<usize>,
        #[command(flatten)]
        reader: Reader,
    },
    /// Show what changed in a deal since a day or a review
    Since {
        /// The deal: id, file, or part of the name
        deal: String,
        /// A day (fri, -3d, 12 Nov, 2026-11-12), `review` for the last review, or a review's number [default: the last review, or 14 days ago]
        #[arg(allow_hyphen_values = true, value_name = "DATE|REVIEW")]
        from: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        reader: Reader,
    },
    /// Import people from CSV, vCards or invitations into a deal
    Import(Import),
    /// Export a deal as a brief, spreadsheet, deal file, calendar or diagram
    Export(Export),
    /// Print what you released for the customer to use inside, as Markdown
    #[command(hide = true)]
    Kit {
        /// The deal: id, file, or part of the name
        deal: String,
        /// Print a web page
        #[arg(long)]
        html: bool,
    },
    /// Log a conversation from an invitation, a transcript or notes
    Log(Log),
    /// List the earlier versions of a deal, or restore one
    Restore {
        /// The deal: id, file, or part of the name, even if the file is damaged or missing
        deal: String,
        /// The number of the version to restore
        number: Option<u64>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Get verdicts on answers given as JSON, one object or a list
    #[command(hide = true)]
    Classify {
        /// The file; reads standard input for `-` or if left out
        file: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Check files, configuration and terminal; changes nothing without --fix
    Doctor {
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Make files private and remove leftovers; lists each repair
        #[arg(long)]
        fix: bool,
    },
    /// Read a page of the guide, or list the pages
    Guide {
        /// The page, such as keys, review, files or coaching
        topic: Option<String>,
    },
    /// Show this help, or the help of a command
    Help {
        /// The command
        command: Option<String>,
        /// List all commands, including rarely used ones
        #[arg(long, conflicts_with = "command")]
        all: bool,
    },
    /// Print the method: profiles, traits, tells, stages, figures and their sources
    #[command(hide = true)]
    Playbook {
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Name each entry by its id, for replacing entries
        #[arg(long, conflicts_with = "json")]
        ids: bool,
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

/// Returns the help: of a command, of all, or the short one. `None` for an unknown command.
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
        whole = whole.after_help("For one command: `stakemap help COMMAND`. To read more: `stakemap guide`.");
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
            Self::Prep(_) => "prep",
            Self::Review { .. } => "review",
            Self::Minutes { .. } => "minutes",
            Self::Since { .. } => "since",
            Self::Import(_) => "import",
            Self::Export(_) => "export",
            Self::Kit { .. } => "kit",
            Self::Log(_) => "log",
            Self::Restore { .. } => "restore",
            Self::Classify { .. } => "classify",
            Self::Doctor { .. } => "doctor",
            Self::Guide { .. } => "guide",
            Self::Help { .. } => "help",
            Self::Playbook { .. } => "playbook",
        }
    }
}
