//! The faults of the configuration: noted while it is read, listed by line, and only the first few in words.

use crate::domain::record::nearest::{ADVISED, near};
use crate::domain::record::text::one_line;

/// The faults, by their place in the text.
#[derive(Default)]
pub(super) struct Faults<'a>(Vec<(usize, Fault<'a>)>);

enum Fault<'a> {
    Words(String),
    /// An unknown key, with its table, and the keys known there.
    Unknown(&'static str, &'a str, Vec<&'static str>),
}

impl<'a> Faults<'a> {
    /// Notes a fault at a byte of the text.
    pub(super) fn add(&mut self, at: usize, words: String) {
        self.0.push((at, Fault::Words(words)));
    }

    /// Notes an unknown key; the table's name is empty at the top.
    pub(super) fn add_unknown(&mut self, at: usize, table: &'static str, key: &'a str, known: &[&'static str]) {
        self.0.push((at, Fault::Unknown(table, key, known.to_vec())));
    }

    /// Returns the first of them by line, from 1, and the number of the rest.
    pub(super) fn told(mut self, text: &str) -> Vec<(usize, String)> {
        self.0.sort_by_key(|(at, _)| *at);
        let mut told: Vec<(usize, String)> =
            self.0.iter().take(ADVISED).map(|(at, fault)| (line_of(text, *at), fault.words())).collect();
        if let Some((at, _)) = self.0.get(ADVISED) {
            let more = self.0.len() - ADVISED;
            told.push((line_of(text, *at), format!("and {more} more not listed")));
        }
        told
    }
}

impl Fault<'_> {
    fn words(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Unknown(table, key, known) => {
                let key = one_line(key);
                let advice = match near(&key, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        let known: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
                        format!("known: {}", known.join(", "))
                    }
                };
                let table = if table.is_empty() { String::new() } else { format!("{table}.") };
                let short: String = key.chars().take(80).collect();
                let key = if short.len() < key.len() { format!("{short}…") } else { key };
                format!("`{table}{key}` is unknown; {advice}")
            }
        }
    }
}

/// Returns the line of a byte, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
