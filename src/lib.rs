//! stakemap maps the people behind a B2B purchase.

pub mod app;
pub mod cli;
pub mod content;
pub mod domain;
pub mod export;
pub mod store;
pub mod term;
pub mod ui;
