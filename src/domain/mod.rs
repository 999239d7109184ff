//! The method as values and rules.
//!
//! No terminal, no file, no clock, no randomness: every function here answers from its arguments alone. Words and numbers
//! of the method come in as a [`playbook::Playbook`]; the rules that use them are code.

pub mod action;
pub mod agreed;
pub mod alert;
pub mod answer;
pub mod card;
pub mod challenge;
pub mod choice;
pub mod clash;
pub mod coaching;
pub mod contact;
pub mod contradiction;
pub mod conversation;
pub mod copies;
pub mod dates;
pub mod deal;
pub mod due;
pub mod finding;
pub mod former_rules;
pub mod group;
pub mod held;
pub mod history;
pub mod id;
pub mod inside;
pub mod kappa;
pub mod look_alikes;
pub mod mention;
pub mod merge;
pub mod method;
pub mod moment;
pub mod motives;
pub mod naming;
pub mod nearest;
pub mod next;
pub mod opinion;
pub mod outlook;
pub mod overview;
pub mod place;
pub mod plan;
pub mod profile;
pub mod reach;
pub(crate) mod record;
pub mod relation;
pub mod review;
pub mod room;
pub mod since;
pub mod stakeholder;
pub mod stance;
pub mod task;
pub mod tell;
pub mod text;
pub mod traits;
pub mod verdict;
pub mod why;
