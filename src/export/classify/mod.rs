//! Classification without a deal: answers in as JSON, verdicts out.
//!
//! The input is `{"traits": {id: answer}, "tells": {id: answer}, "evidence": {id: text}, "hearsay": [id]}` or a list
//! of such objects; anything left out is unknown. Every word without a meaning is an error, because a silently
//! ignored typo would look like a verdict.

mod evidence;
mod hearsay;

use super::strict_json::Node;
use super::words::{About, next_question, reason_text};
use crate::domain::judge::next::next;
use crate::domain::judge::verdict::{judge, rests_without_evidence};
use crate::domain::judge::why::{explained_by_profile, reasons};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::{Answers, Item};
use crate::domain::record::nearest::{ADVISED, near};
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::tell::Tell;
use crate::domain::record::text::one_line;
use crate::domain::record::traits::Trait;
use serde_json::{Map, Value, json};
use std::fmt;

/// The answers in an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// One person's answers.
    One(Answers),
    /// A list of people's answers; the output is a list in the same order.
    Many(Vec<Answers>),
}

/// The reason why an input can't be classified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassifyError {
    /// It isn't JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 at the start of an empty line.
        column: usize,
        /// The reader's own message.
        what: String,
    },
    /// It is JSON, but parts of it have no meaning; of very many problems, the last one counts the rest.
    Problems(Vec<Problem>),
}

/// One thing in the input that has no meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path, such as `[2].traits`; empty for the whole input.
    pub path: String,
    /// The problem, with the nearest valid word.
    pub what: String,
}

impl fmt::Display for ClassifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column, what } => {
                let at = if *column == 0 { format!("line {line}") } else { format!("line {line}, column {column}") };
                write!(f, "{at}: can't be read as JSON: {what}")
            }
            Self::Problems(problems) => {
                for (index, problem) in problems.iter().enumerate() {
                    write!(f, "{}{problem}", if index == 0 { "" } else { "\n" })?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.path, self.what) }
    }
}

impl std::error::Error for ClassifyError {}

/// Reads and judges: an object gives an object, a list a list.
///
/// # Errors
/// Returns the errors of [`read`].
pub fn run(playbook: &Playbook, input: &str) -> Result<Value, ClassifyError> {
    Ok(match read(input)? {
        Asked::One(answers) => value(playbook, &answers, None),
        Asked::Many(list) => list.iter().map(|answers| value(playbook, answers, None)).collect(),
    })
}

/// Reads the answers about one person or a list of people.
///
/// # Errors
/// When the input isn't JSON, or has a key, an item or an answer that doesn't exist.
pub fn read(input: &str) -> Result<Asked, ClassifyError> {
    // Some systems prefix piped text with a byte order mark.
    let input = input.strip_prefix('\u{feff}').unwrap_or(input);
    let node: Node = serde_json::from_str(input).map_err(|error| not_json(input, &error))?;
    let mut problems = Problems::default();
    let asked = match &node {
        Node::List(list) => {
            let one = |(index, node)| person(node, &format!("[{index}]"), &mut problems);
            Asked::Many(list.iter().enumerate().map(one).collect())
        }
        node => Asked::One(person(node, "", &mut problems)),
    };
    let problems = problems.told();
    if problems.is_empty() { Ok(asked) } else { Err(ClassifyError::Problems(problems)) }
}

/// Returns the verdict on one set of answers as JSON. With a person, the reasons quote the evidence.
#[must_use]
pub fn value(playbook: &Playbook, answers: &Answers, about: Option<About<'_>>) -> Value {
    let model = &playbook.model;
    let verdict = judge(model, answers);
    let about_profile = explained_by_profile(&verdict).map_or_else(Vec::new, |target| reasons(model, answers, target));
    let reasons: Vec<Value> = about_profile
        .iter()
        .map(|reason| json!({"text": reason_text(playbook, about, reason), "weight": reason.weight}))
        .collect();
    let is_out = about.is_some_and(|about| about.person.open_task().is_some());
    let next = next_question(playbook, next(model, answers, &verdict, &[]), is_out)
        .map(|(id, question)| json!({"id": id, "question": question}));
    let probabilities: Map<String, Value> =
        Profile::ALL.iter().map(|one| (one.id().to_owned(), json!(verdict.of(*one)))).collect();
    let groups: Map<String, Value> =
        ProfileGroup::ALL.iter().map(|one| (one.id().to_owned(), json!(verdict.of_group(*one)))).collect();
    json!({
        "profile": verdict.profile.map(|(profile, _)| profile.id()),
        "word": verdict.word_id(),
        "also_shows": verdict.also_shows.iter().map(|one| one.id()).collect::<Vec<_>>(),
        "group": verdict.group.map(|(group, _)| group.id()),
        "group_word": verdict.group_word_id(),
        "probabilities": probabilities,
        "groups": groups,
        "contested": verdict.contested.is_some(),
        "without_evidence": rests_without_evidence(model, answers, &verdict),
        "why": reasons,
        "next": next,
    })
}

fn not_json(input: &str, error: &serde_json::Error) -> ClassifyError {
    let (line, column) = (error.line(), error.column());
    let what = if input.trim().is_empty() {
        "it's empty; give an object with `traits` and `tells`, or a list of them".to_owned()
    } else if error.is_eof() {
        "it ends too early: a closing }, ] or quote is missing".to_owned()
    } else {
        let text = one_line(&error.to_string());
        text.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&text).to_owned()
    };
    ClassifyError::NotJson { line, column, what }
}

/// The kind of items under a key.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Trait,
    Tell,
}

impl Kind {
    const fn key(self) -> &'static str {
        match self {
            Self::Trait => "traits",
            Self::Tell => "tells",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Trait => "trait",
            Self::Tell => "tell",
        }
    }

    const fn of(item: Item) -> Self {
        match item {
            Item::Trait(_) => Self::Trait,
            Item::Tell(_) => Self::Tell,
        }
    }

    fn ids(self) -> Vec<&'static str> {
        match self {
            Self::Trait => Trait::all().map(Trait::id).collect(),
            Self::Tell => Tell::ALL.map(Tell::id).to_vec(),
        }
    }

    const fn same_as(self, other: Self) -> bool {
        self as u8 == other as u8
    }
}

/// Problems found so far. Only the first few are put into words.
#[derive(Default)]
struct Problems {
    listed: Vec<Problem>,
    more: usize,
}

impl Problems {
    fn add(&mut self, path: &str, what: impl fmt::Display) {
        if self.listed.len() < ADVISED {
            self.listed.push(Problem { path: path.to_owned(), what: what.to_string() });
        } else {
            self.more += 1;
        }
    }

    fn told(mut self) -> Vec<Problem> {
        if self.more > 0 {
            let what = format!("and {} more problems", self.more);
            self.listed.push(Problem { path: String::new(), what });
        }
        self.listed
    }
}

fn person(node: &Node, path: &str, problems: &mut Problems) -> Answers {
    let mut answers = Answers::default();
    let Node::Object(pairs) = node else {
        let what = format!("must be an object with `traits` and `tells`, not {}", node.kind());
        problems.add(path, what);
        return answers;
    };
    let twice = doubled(pairs);
    for (key, node) in pairs {
        let kind = match key.as_str() {
            "traits" => Kind::Trait,
            "tells" => Kind::Tell,
            // Read after all answers are known.
            evidence::KEY | hearsay::KEY => continue,
            other => {
                problems.add(path, NoSuch("key", other, &["traits", "tells", evidence::KEY, hearsay::KEY]));
                continue;
            }
        };
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        let Node::Object(items) = node else {
            problems.add(&path, format!("must be an object of {} and answers, not {}", kind.key(), node.kind()));
            continue;
        };
        for (id, node) in items {
            match answer(kind, id, node) {
                Ok(answer) => answers.set(answer),
                Err(misread) => problems.add(&misread.path(&path), misread),
            }
        }
        for id in doubled(items) {
            problems.add(&path, format!("`{}` is there twice; keep one", shown(id)));
        }
    }
    let at = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    // Marking an answer as hearsay gives it again, which would drop its evidence.
    for (_, node) in pairs.iter().filter(|(key, _)| key == hearsay::KEY) {
        hearsay::read(node, &at(hearsay::KEY), &mut answers, problems);
    }
    for (_, node) in pairs.iter().filter(|(key, _)| key == evidence::KEY) {
        evidence::read(node, &at(evidence::KEY), &mut answers, problems);
    }
    for key in twice {
        problems.add(path, format!("`{}` is there twice; keep one", shown(key)));
    }
    answers
}

/// The reason why an item and its answer can't be read.
enum Misread<'a> {
    /// An item of the other kind.
    OtherKind(&'a str, Kind),
    NoItem(&'a str, Kind),
    NoText(&'a str, Item, &'a Node),
    NoAnswer(&'a str, Item, &'a str),
}

impl Misread<'_> {
    /// Returns the path of the problem, given the path of its items.
    fn path(&self, items: &str) -> String {
        match self {
            Self::OtherKind(..) | Self::NoItem(..) => items.to_owned(),
            Self::NoText(id, ..) | Self::NoAnswer(id, ..) => format!("{items}[\"{}\"]", shown(id)),
        }
    }
}

impl fmt::Display for Misread<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let valid = |item: &Item| -> Vec<&str> { item.answers().iter().map(|answer| answer.id()).collect() };
        match self {
            Self::OtherKind(id, other) => write!(f, "`{id}` is a {}; put it under `{}`", other.name(), other.key()),
            Self::NoItem(id, kind) => NoSuch(kind.name(), id, &kind.ids()).fmt(f),
            Self::NoText(_, item, node) => {
                let (valid, kind) = (valid(item).join(", "), node.kind());
                write!(f, "must be one of {valid}, not {kind}; leave it out if you don't know")
            }
            Self::NoAnswer(_, item, text) => NoSuch("answer", text, &valid(item)).fmt(f),
        }
    }
}

fn answer<'a>(kind: Kind, id: &'a str, node: &'a Node) -> Result<crate::domain::record::answer::Answer, Misread<'a>> {
    let item = match Item::from_id(id) {
        Some(item) if Kind::of(item).same_as(kind) => item,
        Some(item) => return Err(Misread::OtherKind(id, Kind::of(item))),
        None => return Err(Misread::NoItem(id, kind)),
    };
    let Node::Text(text) = node else { return Err(Misread::NoText(id, item, node)) };
    item.answer(text).ok_or(Misread::NoAnswer(id, item, text))
}

/// A noun, an unknown word and the valid words. The message suggests the nearest one, and lists all if they are few.
struct NoSuch<'a>(&'a str, &'a str, &'a [&'a str]);

impl fmt::Display for NoSuch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(noun, word, valid) = self;
        let hint = near(word, valid).map_or_else(String::new, |near| format!("; the nearest is `{near}`"));
        let all = if valid.len() <= 7 {
            format!("; valid: {}", valid.join(", "))
        } else {
            format!("; `stakemap playbook` lists all {}", valid.len())
        };
        write!(f, "there's no {noun} `{}`{hint}{all}", shown(word))
    }
}

/// Returns each key that occurs more than once, without repeats.
fn doubled(pairs: &[(String, Node)]) -> Vec<&str> {
    let mut keys: Vec<&str> = pairs.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    let mut twice: Vec<&str> = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    twice.dedup();
    twice
}

/// Makes a word from the input fit for one line.
fn shown(word: &str) -> String {
    let line = one_line(word);
    if line.chars().count() <= 60 { line } else { line.chars().take(59).chain(['…']).collect() }
}

#[cfg(test)]
mod tests;
