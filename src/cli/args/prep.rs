//! The arguments of `stakemap prep`.

use super::Reader;

/// Who to prepare for.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Prep {
    /// The deal: id, file, or part of the name
    pub(in crate::cli) deal: String,
    /// Who will be there: names or how part of them starts; "NAME #2" if two share a name
    #[arg(required = true, value_name = "PERSON")]
    pub(in crate::cli) people: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) reader: Reader,
}
