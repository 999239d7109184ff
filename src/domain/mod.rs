//! The method as values and rules.
//!
//! No terminal, no file, no clock, no randomness: every function here answers from its arguments alone. Words and numbers
//! of the method come in as a [`method::playbook::Playbook`]; the rules that use them are code.
//!
//! Records know nothing above them, judging and changing nothing of each other; a test holds both.

pub mod change;
pub mod judge;
pub mod method;
pub mod privacy;
pub mod record;
