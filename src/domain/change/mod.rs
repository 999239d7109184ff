//! The changes to a deal: differences, undo, merge, conflicts, time travel, and integrity checks on a file.

pub mod address;
pub mod concerned;
pub mod conflict_words;
pub mod diff;
pub mod import;
pub mod integrity;
pub mod joining;
pub mod merge;
pub mod review_window;
pub mod rewind;
pub mod settle;
pub mod settled_conflicts;
pub mod signing;
pub mod take_back;
pub mod talk;
pub mod undo;
