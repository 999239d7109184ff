//! The state of each pane. Each file has its drawing counterpart of the same name under `ui/panes`.

pub mod coaching;
pub mod people;
pub mod profile;
