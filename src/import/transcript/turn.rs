//! What was said at one go, before anybody knows whether a word before a colon is a name.

use super::day;
use super::name::{is_name, is_said_first};
use super::{Sentence, Speaker};
use crate::domain::change::import::Rejected;
use crate::domain::record::dates::reading::DayOrder;
use crate::domain::record::text::fold;
use crate::import::found::Either;
use crate::import::words::{bare, is_mail, tidy};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// The longest sentence, in characters: a longer one is cut in two, at a blank.
const LONGEST: usize = 400;

/// How sure it is that a name was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Source {
    /// The file says so: a voice tag, or a time beside the name.
    Marked,
    /// Words before a colon, or alone between brackets: a name if it comes again, or if nearly every line has one.
    Guessed,
}

/// What was said at one go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) struct Turn {
    /// Its line.
    pub(in crate::import) line: usize,
    /// The time in the recording.
    pub(in crate::import) at: String,
    /// The name before it.
    pub(in crate::import) name: Option<(String, Source)>,
    /// The words, without the name.
    pub(in crate::import) text: String,
    /// The words with the name, where it turns out to be none.
    pub(in crate::import) whole: String,
    /// Whether the speaker of the turn before goes on, unless it has a name.
    pub(in crate::import) goes_on: bool,
    /// Whether the last sentence of the turn before may go on here.
    pub(in crate::import) is_joined: bool,
}

/// Everything that was said, and what else a file tells.
#[derive(Debug, Default)]
pub(in crate::import) struct Turns {
    pub(in crate::import) all: Vec<Turn>,
    /// What the file calls the conversation.
    pub(in crate::import) title: String,
    /// The lines at the top, among which the day may be.
    pub(in crate::import) head: Vec<String>,
    /// The people whom the file lists.
    pub(in crate::import) listed: Vec<String>,
    pub(in crate::import) rejected: Vec<Rejected>,
}

impl Turns {
    /// Returns the day in the lines at the top.
    pub(super) fn day(&self, order: Option<DayOrder>) -> (Option<Date>, Option<Either>) {
        let mut found = self.head.iter().map(|line| day::in_text(line, order));
        found.find(|found| *found != (None, None)).unwrap_or((None, None))
    }

    /// Returns the names before what was said that are people, folded.
    fn people(&self) -> HashSet<String> {
        let mut counts: HashMap<String, (usize, bool)> = HashMap::new();
        let mut named = 0;
        for (name, source) in self.all.iter().filter_map(|turn| turn.name.as_ref()) {
            let one = counts.entry(fold(name)).or_default();
            one.0 += 1;
            one.1 |= *source == Source::Marked;
            named += 1;
        }
        let is_transcript = named * 2 >= self.all.len() && counts.len() > 1;
        // Beside those who speak again and again, whoever has a first and a last name is somebody too.
        let others_speak = counts.values().any(|(count, is_marked)| *is_marked || *count > 1);
        let listed: HashSet<String> = self.listed.iter().map(|name| fold(name)).collect();
        let is_person = |name: &str, (count, is_marked): (usize, bool)| {
            is_marked || count > 1 || is_transcript || listed.contains(name) || (others_speak && name.contains(' '))
        };
        counts.into_iter().filter(|(name, one)| is_person(name, *one)).map(|(name, _)| name).collect()
    }
}

/// Returns who took part, and the sentences that were said, each with its speaker.
pub(super) fn sentences(turns: &Turns) -> (Vec<Speaker>, Vec<Sentence>) {
    let people = turns.people();
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<Sentence> = Vec::new();
    let mut last = None;
    for turn in &turns.all {
        let name = turn.name.as_ref().map(|(name, _)| name).filter(|name| people.contains(&fold(name)));
        let text = if name.is_some() { &turn.text } else { &turn.whole };
        let speaker = match name {
            Some(name) => Some(place_of(name, &mut speakers, &mut places)),
            None if turn.goes_on => last,
            None => None,
        };
        let joins = turn.is_joined && speaker == last;
        last = speaker;
        add(&mut all, turn, speaker, text, joins);
    }
    for name in &turns.listed {
        place_of(name, &mut speakers, &mut places);
    }
    for place in all.iter().filter_map(|one| one.speaker) {
        speakers[place].said += 1;
    }
    (speakers, all)
}

/// Returns the place of a speaker, who is added where they are new.
fn place_of(name: &str, speakers: &mut Vec<Speaker>, places: &mut HashMap<String, usize>) -> usize {
    *places.entry(fold(name)).or_insert_with(|| {
        let mail = name.split_whitespace().find(|word| is_mail(word)).map_or("", bare);
        let rest: Vec<&str> = name.split_whitespace().filter(|word| !is_mail(word)).collect();
        let plain = if rest.is_empty() { mail.to_owned() } else { rest.join(" ") };
        speakers.push(Speaker { name: plain, email: mail.to_owned(), said: 0 });
        speakers.len() - 1
    })
}

/// Adds what was said, sentence by sentence. The first one may belong to the last one that is there.
fn add(all: &mut Vec<Sentence>, turn: &Turn, speaker: Option<usize>, text: &str, joins: bool) {
    let mut text = tidy(text);
    let mut start = (turn.line, turn.at.clone());
    if joins && let Some(open) = all.pop_if(|one| one.speaker == speaker && !is_ended(&one.text)) {
        text = format!("{} {text}", open.text);
        start = (open.line, open.at);
    }
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (one, more) = rest.split_at(end_of_sentence(rest));
        let sentence = one.trim();
        if !sentence.is_empty() {
            let (line, at) = (start.0, std::mem::replace(&mut start, (turn.line, turn.at.clone())).1);
            all.push(Sentence { line, at, speaker, text: sentence.to_owned() });
        }
        rest = more;
    }
}

fn is_ended(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', '。', '！', '？']) || text.chars().count() >= LONGEST
}

/// Returns where the first sentence of a text ends: behind a mark and before a blank, or where it gets too long.
fn end_of_sentence(text: &str) -> usize {
    let mut blank = 0;
    let mut before = ' ';
    for (count, (at, c)) in text.char_indices().enumerate() {
        if c == ' ' {
            let word = text[..at].rsplit(' ').next().unwrap_or_default();
            if matches!(before, '!' | '?' | '…') || (before == '.' && !is_short(word)) {
                return at;
            }
            blank = at;
        }
        if matches!(before, '。' | '！' | '？') {
            return at;
        }
        if count >= LONGEST {
            return if blank > 0 { blank } else { at };
        }
        before = c;
    }
    text.len()
}

/// Returns whether a word with a dot behind it ends no sentence: `Dr.`, `J.`, `e.g.`
fn is_short(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '"']).trim_end_matches('.');
    word.chars().count() == 1
        || word.contains('.')
        || ["dr", "mr", "mrs", "ms", "no", "vs", "approx", "st", "prof"]
            .iter()
            .any(|one| word.eq_ignore_ascii_case(one))
}

impl Turn {
    /// Reads words that may have a name before a colon.
    pub(super) fn read(line: usize, at: &str, text: &str) -> Self {
        let whole = text.trim().to_owned();
        let mut turn = Self { line, at: at.to_owned(), whole, ..Self::default() };
        match turn.whole.split_once(':') {
            Some((name, said)) if is_said_first(said) && is_name(name) => {
                turn.text = said.trim().to_owned();
                turn.name = Some((tidy(name), Source::Guessed));
            }
            _ => turn.text.clone_from(&turn.whole),
        }
        turn
    }
}
