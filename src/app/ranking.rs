//! Filtering and ranking the lines of a list by the typed text, best match first.

use crate::app::search::{Choice, Match};
use crate::domain::record::naming::Asked;
use crate::domain::record::nearest::near_parts;
use crate::domain::record::text::Words;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Returns the matching lines: first those with that key as shown or spelled; then exact matches, prefixes, and lines
/// that contain each word. If none matches, similar lines. An empty query keeps all lines in their order. Commands that
/// cannot run now keep their rank, so that Enter says why instead of running another.
pub(super) fn rank(query: &str, all: Vec<Match>) -> Vec<Match> {
    let query = query.trim();
    if query.is_empty() {
        return all;
    }
    let keys: Vec<Match> = all.iter().filter(|one| is_key(&one.key, query)).cloned().collect();
    let words = Words::new(query);
    let asked = Asked::of(query);
    let by_word = |one: &Match| words.found_in(&[&one.text, one.group, &one.key, found_by(one)]) || one.text == query;
    let mut so: Vec<&Match> = all.iter().filter(|one| by_word(one) && !is_key(&one.key, query)).collect();
    so.sort_by_cached_key(|one| asked.distance(&one.text));
    let found: Vec<Match> = keys.into_iter().chain(so.into_iter().cloned()).collect();
    if found.is_empty() { near(query, all) } else { found }
}

/// Returns whether a query is this key: a single character exactly, a named key in any case.
fn is_key(key: &str, query: &str) -> bool {
    key == query || (key.chars().count() > 1 && key.to_lowercase() == query.to_lowercase())
}

/// Returns the further words by which a line is found.
pub(super) const fn found_by(one: &Match) -> &'static str {
    match one.choice {
        Choice::Command(command) => command.spec().found_by,
        _ => "",
    }
}

/// Returns the lines that the query means but for a slip of the keys in each word, best first; none for what means nothing.
fn near(query: &str, all: Vec<Match>) -> Vec<Match> {
    let is_near = |one: &Match| {
        let texts = [one.text.as_str(), one.group, found_by(one)];
        // One slip in three letters leaves too little.
        let may_slip = |word: &str| word.chars().count() > 3;
        query.split_whitespace().all(|word| may_slip(word) && !near_parts(word, texts).is_empty())
    };
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut buffer = Vec::new();
    let score = |one: Match| {
        let text = format!("{} {}", one.text, one.group);
        (pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher).unwrap_or(0), one)
    };
    let mut found: Vec<(u32, Match)> = all.into_iter().filter(is_near).map(score).collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, one)| one).collect()
}
