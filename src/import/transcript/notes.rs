//! Transcripts and notes as text or Markdown: `[00:15] Name: words`, `Name  0:15` above the words, headings and bullets.

use super::name::{is_name, time_first, time_last};
use super::{Source, Turn, Turns, day};
use crate::domain::record::text::fold;
use crate::import::found::Progress;
use crate::import::refused::Refused;
use crate::import::words::{in_order, tidy};

/// How many lines at the top may tell the day and the title.
const HEAD: usize = 15;

/// How many characters a line has that is no title.
const LONG: usize = 80;

/// How many lines are read between two looks at whether to go on.
const STRIDE: usize = 1_000;

/// The words before a list of those who took part.
const LISTS: [&str; 9] =
    ["attendees", "participants", "people", "present", "invited", "guests", "who", "speakers", "teilnehmer"];

/// The words before what a conversation is called.
const TITLES: [&str; 5] = ["title", "meeting", "subject", "topic", "call"];

/// Reads a text, and says what it is.
pub(super) fn read(text: &str, progress: Progress<'_>) -> Result<(&'static str, Turns), Refused> {
    let mut turns = Turns::default();
    let (mut has_times, mut is_list, mut goes_on) = (false, false, false);
    let mut lines = (1..).zip(text.lines()).peekable();
    while let Some((number, raw)) = lines.next() {
        if number % STRIDE == 0 && progress(number).is_break() {
            return Err(Refused::Stopped);
        }
        let Line { text: line, is_heading } = Line::of(raw);
        if line.is_empty() {
            goes_on &= has_times;
            continue;
        }
        if number <= HEAD {
            turns.head.push(line.chars().take(200).collect());
        }
        if is_heading && turns.title.is_empty() {
            turns.title = tidy(&line);
        }
        if let Some(title) = labeled(&line, &TITLES).filter(|title| !title.is_empty() && number <= HEAD) {
            turns.title = tidy(title);
        }
        if let Some(all) = labeled(&line, &LISTS) {
            turns.listed.extend(names(all));
            is_list = all.is_empty();
        } else if is_heading {
            is_list = LISTS.contains(&fold(&line).as_str());
        } else if is_list {
            let found = names(&line);
            is_list = !found.is_empty();
            turns.listed.extend(found);
        }
        let next = lines.peek().map_or("", |(_, next)| *next);
        let turn = turn(number, &line, next);
        has_times |= turn.name.as_ref().is_some_and(|(_, source)| *source == Source::Marked);
        let is_bullet = raw.trim_start().starts_with(['-', '*', '•', '#']) && !has_times;
        let is_named = turn.name.is_some();
        turns.all.push(Turn { goes_on: goes_on && !is_bullet, ..turn });
        goes_on = is_named || (goes_on && !is_bullet);
        // A time alone belongs to the name above it.
        if is_named && time_first(next).is_some_and(|(_, rest)| rest.is_empty()) {
            lines.next();
        }
    }
    // The first line above what was said is a title, unless it says when that was.
    if let Some(first) = turns.all.first().filter(|first| has_times && first.name.is_none() && turns.title.is_empty())
        && first.whole.chars().count() <= LONG
        && turns.head.first().is_some_and(|line| day::in_text(line, None) == (None, None))
    {
        turns.title = tidy(&first.whole);
    }
    Ok((if has_times { "a transcript" } else { "notes" }, turns))
}

/// Reads a line: who says it, when, and what.
fn turn(number: usize, line: &str, next: &str) -> Turn {
    let name = |name: &str| Some((tidy(name), Source::Marked));
    let whole = line.to_owned();
    if let Some((at, rest)) = time_first(line) {
        let mut turn = Turn::read(number, at, rest);
        match &mut turn.name {
            Some((_, source)) => *source = Source::Marked,
            None if is_name(rest) => (turn.name, turn.text) = (name(rest), String::new()),
            None => {}
        }
        return Turn { whole, ..turn };
    }
    // `Anna Berg (00:15): words`, and `Anna Berg  0:15` above the words.
    let parted = line.split_once(": ").and_then(|(before, said)| Some((time_last(before)?, said)));
    if let Some(((before, at), said)) = parted.filter(|((before, _), _)| is_name(before)) {
        return Turn {
            line: number,
            at: at.to_owned(),
            name: name(before),
            text: said.to_owned(),
            whole,
            ..Turn::default()
        };
    }
    if let Some((before, at)) = time_last(line).filter(|(before, _)| is_name(before)) {
        return Turn { line: number, at: at.to_owned(), name: name(before), whole, ..Turn::default() };
    }
    let below = time_first(next).filter(|(_, rest)| rest.is_empty());
    if let Some((at, _)) = below.filter(|_| is_name(line)) {
        return Turn { line: number, at: at.to_owned(), name: name(line), whole, ..Turn::default() };
    }
    Turn::read(number, "", line)
}

/// A line without what makes it a heading, a bullet or bold.
struct Line {
    text: String,
    is_heading: bool,
}

impl Line {
    fn of(raw: &str) -> Self {
        let line = raw.trim();
        let without = line.trim_start_matches('#');
        let is_heading = without.len() < line.len() && without.starts_with(' ');
        let line = if is_heading { without.trim() } else { line };
        let line = line.strip_prefix("> ").unwrap_or(line);
        let bullet = ["- [ ] ", "- [x] ", "- ", "* ", "• ", "– "].iter().find_map(|sign| line.strip_prefix(sign));
        let line = bullet.unwrap_or(line).trim();
        let text = line.replace("**", "").replace("__", "");
        // A rule between two parts says nothing.
        let is_rule = text.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' '));
        Self { text: if is_rule { String::new() } else { text.trim().to_owned() }, is_heading }
    }
}

/// Returns what is behind one of these words and a colon.
fn labeled<'a>(line: &'a str, labels: &[&str]) -> Option<&'a str> {
    let (label, rest) = line.split_once(':')?;
    labels.contains(&fold(label.trim()).as_str()).then(|| rest.trim())
}

/// Returns the names in a list such as `Anna Berg (Acme), Bo Dahl and Ida Ott`; none where anything else is in it.
fn names(list: &str) -> Vec<String> {
    let parts = list.split([',', ';']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & "));
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.iter().all(|part| is_name(part)) { parts.into_iter().map(in_order).collect() } else { Vec::new() }
}
