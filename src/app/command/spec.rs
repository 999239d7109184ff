//! A command's row: all that is known of the command, and what runs.

use super::Scope;
use crate::app::App;

/// What runs. It captures nothing: the table alone holds such pointers, so that messages and effects stay plain data.
type Run = fn(&mut App);

/// A command's row.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Stable name.
    pub name: &'static str,
    /// What it does, in a few words, sentence case.
    pub title: &'static str,
    /// Its keys, first the one to show.
    pub keys: &'static [&'static str],
    /// Where the keys work.
    pub scope: Scope,
    /// One or two words for the hint line; empty where it is not worth a hint.
    pub hint: &'static str,
    /// What it does.
    pub(in crate::app) run: Run,
}

impl Spec {
    pub(super) const fn new(
        scope: Scope,
        name: &'static str,
        title: &'static str,
        keys: &'static [&'static str],
        hint: &'static str,
        run: Run,
    ) -> Self {
        Self { name, title, keys, scope, hint, run }
    }
}
