//! Everything that leaves the program as text or JSON: verdicts in words, a deal, the list of deals, the playbook.
//!
//! Pure functions: nothing here writes anywhere. Text that people typed is made fit for one line first.

pub mod alerts;
pub mod aside;
mod brief;
pub mod card;
pub mod classify;
mod csv;
mod deal_file;
mod digest;
pub mod format;
mod html;
mod ics;
pub mod json;
pub mod kit;
mod markdown;
mod mermaid;
pub mod message;
pub mod minutes;
pub mod news;
pub mod opinion;
mod ours;
pub mod outgoing;
pub mod prep;
pub mod privacy;
pub mod quality;
mod strict_json;
pub mod text;
pub mod words;
mod wrap;
