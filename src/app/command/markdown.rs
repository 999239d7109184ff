//! The key table of the guide, made from the same rows as help and hints.

use super::{Command, Scope, Spec};
use crate::app::key::Key;
use std::fmt::Write;

/// Returns all commands as Markdown: a heading and a table for each scope.
#[must_use]
pub fn table_markdown() -> String {
    let mut text = String::new();
    for scope in Scope::ALL {
        if !text.is_empty() {
            text.push('\n');
        }
        // Writing to a string cannot fail.
        let _ = write!(text, "### {}\n\n| Key | What it does |\n| --- | --- |\n", scope.title());
        for spec in Command::ALL.into_iter().map(Command::spec).filter(|spec| spec.scope == scope) {
            let _ = writeln!(text, "| {} | {} |", keys(spec), spec.title);
        }
    }
    text
}

fn keys(spec: &Spec) -> String {
    let keys = spec.keys.iter().filter_map(|key| Key::parse(key));
    let shown: Vec<String> = keys.map(|key| format!("`{key}`")).collect();
    shown.join(" ")
}
