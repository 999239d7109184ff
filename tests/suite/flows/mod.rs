//! What a person can do, one file a feature: keys in, state, screen and disk out. Each test states one rule.

mod coaching;
mod drafts;
mod notices;
mod overlays;
mod people;
mod questions;
mod undo;
mod where_was_i;
