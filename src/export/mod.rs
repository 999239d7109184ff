//! Deals and verdicts as text and JSON; pure.

pub mod words;
