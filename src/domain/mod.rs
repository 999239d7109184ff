//! The method as values and rules.
//!
//! No terminal, no file, no clock, no randomness: every function here answers from its arguments alone. Words and numbers
//! of the method come in as a [`playbook::Playbook`]; the rules that use them are code.

pub mod agreed;
pub mod alert;
pub mod challenge;
pub mod change;
pub mod coaching_progress;
pub mod contact;
pub mod contradiction;
pub mod due;
pub mod former_rules;
pub mod inside;
pub mod kappa;
pub mod mention;
pub mod method;
pub mod next;
pub mod opinion;
pub mod outlook;
pub mod overview;
pub mod reach;
pub mod record;
pub mod room;
pub mod since;
pub mod verdict;
pub mod weight;
pub mod why;
