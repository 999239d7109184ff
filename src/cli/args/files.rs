//! The arguments of what is read from the files of other programs.

use clap::ValueEnum;
use std::path::PathBuf;

/// Whether someone with the name of a person here is that person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SameName {
    /// The same person.
    Merge,
    /// Another person.
    Add,
}

/// What to import.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Import {
    /// CSV files, vCards, invitations or deals; several are read together
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The deal: id, file, or part of the name
    #[arg(long, value_name = "DEAL")]
    pub(in crate::cli) into: String,
    /// Only the people who match, like the filter on screen
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) filter: Option<String>,
    /// Import everyone, however many
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// People with the name of someone in the deal: the same person, or another
    #[arg(long, value_name = "WHO")]
    pub(in crate::cli) same_name: Option<SameName>,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

/// The conversation to log.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Log {
    /// The deal: id, file, or part of the name
    pub(in crate::cli) deal: String,
    /// An invitation (.ics), a transcript (.vtt, .srt, .txt) or notes (.md, .txt)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) from: PathBuf,
    /// The day, where the file doesn't tell: fri, -3d, 12 Nov, 2026-11-12
    #[arg(long, allow_hyphen_values = true, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
    /// Show what would be logged, and log nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}
