//! Judgments on the records: verdicts, alerts, questions, what is due, and what changed since a given state.

pub mod advice;
pub mod agenda;
pub mod agreed;
pub mod alert;
pub mod coach_questions;
pub mod coaching_progress;
pub mod contact;
pub mod contradiction;
pub mod deal_index;
pub mod due;
pub mod former_rules;
pub mod hindsight;
pub mod history;
pub mod kappa;
pub mod mention;
pub mod next;
pub mod opinion;
pub mod overview;
pub mod people_order;
pub mod reach;
pub mod score;
pub mod since;
pub mod summary;
pub mod verdict;
pub mod weight;
pub mod why;
