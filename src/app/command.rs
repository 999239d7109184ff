//! Every command a user can run, one row each.
//!
//! Dispatch, the hint line, help, the palette and the guide's key table all read these rows, so they cannot disagree.
//! To add a command: add its row to the table beside this file, and the function that it runs.

mod markdown;
mod rows;
mod scope;
mod spec;
mod table;

pub use markdown::table_markdown;
pub use scope::Scope;
pub(in crate::app) use spec::{Change, Twice};
pub use spec::{Menu, Spec};
pub use table::Command;

impl Scope {
    /// Returns whether letters are text in this scope, unless the scope itself binds them.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        matches!(self, Self::Form | Self::Filter | Self::List | Self::Asked)
    }
}
