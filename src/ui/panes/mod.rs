//! Draws the panes. Each file draws the state of the file of the same name under `app/panes`; Home's state is in
//! `app/home`.

pub(super) mod coaching;
pub(in crate::ui) mod facts;
pub(super) mod follow;
pub(super) mod home;
pub(super) mod people;
pub(super) mod profile;
mod questions;
