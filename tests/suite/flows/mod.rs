//! What a person can do, one file a feature: keys in, state, screen and disk out. Each test states one rule.

mod alerts;
mod around;
mod calls;
mod coaching;
mod cold_start;
mod drafts;
mod filters;
mod group;
mod home;
mod left;
mod map;
mod naming;
mod notices;
mod outside;
mod overlays;
mod palette;
mod people;
mod plans;
mod questions;
mod read_only;
mod restoring;
mod saving;
mod screening;
mod task;
mod undo;
mod where_was_i;
