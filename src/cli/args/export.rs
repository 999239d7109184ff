//! The arguments of `stakemap export`.

use super::level;
use crate::domain::privacy::PrivacyLevel;
use crate::export::format::ExportFormat;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::PathBuf;

/// What to export, and for whom.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Export {
    /// The deal: id, file, or part of the name
    pub(in crate::cli) deal: String,
    /// The format
    #[arg(long = "as", value_name = "FORMAT", value_parser = format())]
    pub(in crate::cli) format: ExportFormat,
    /// Who reads it: team leaves out private notes, contact info, fears and gains; customer has names and jobs only
    #[arg(long, value_name = "LEVEL", default_value = "team", value_parser = level())]
    privacy: PrivacyLevel,
    /// Everything, for you only; the same as `--privacy all`
    #[arg(long, conflicts_with = "privacy")]
    full: bool,
    /// The file to write, or its folder; prints if left out
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,
}

impl Export {
    /// Returns who it is for.
    pub(in crate::cli) const fn level(&self) -> PrivacyLevel {
        if self.full { PrivacyLevel::All } else { self.privacy }
    }
}

/// Reads a format to export in.
fn format() -> impl TypedValueParser<Value = ExportFormat> {
    let all = ExportFormat::ALL.map(ExportFormat::id);
    PossibleValuesParser::new(all).map(|id| ExportFormat::from_id(&id).unwrap_or(ExportFormat::Brief))
}
