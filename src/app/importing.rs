//! People to import: what is asked of the outside, what comes back, and what is said once they are in the deal.

mod choosing;
mod columns;

pub use choosing::{Choosing, Line};
pub use columns::ColumnChoice;

use crate::domain::change::import::{
    Entry, Incoming, Meeting, Rejected, Taken, Taker, Took, people_among, preview, take_in,
};
use crate::domain::judge::functions::{Function, missing_functions};
use crate::domain::record::card::Role;
use crate::domain::record::deal::Deal;
use crate::export::words::count;
use crate::import::{Choices, Either, Found, Unmapped, paths};
use jiff::ZonedDateTime;
use std::sync::Arc;
use uuid::Uuid;

/// Where people are read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// One file or several, by their paths as typed.
    Files(String),
    /// Pasted text.
    Text(Arc<str>),
}

impl Source {
    /// Returns what it is called in a sentence.
    #[must_use]
    pub fn name(&self) -> String {
        let name = |path: &String| {
            let path = path.trim_matches(['\'', '"']);
            path.rsplit('/').next().unwrap_or(path).to_owned()
        };
        match self {
            Self::Files(typed) => paths(typed, &|_| false).iter().map(name).collect::<Vec<_>>().join(", "),
            Self::Text(_) => "what you pasted".to_owned(),
        }
    }
}

/// A request to read people.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadPeople {
    /// Its number, by which it can be stopped and its answer is known.
    pub number: u64,
    /// Where they are.
    pub source: Source,
    /// What the user chose about it.
    pub choices: Choices,
    /// The deal that they are laid beside.
    pub deal: Arc<Deal>,
    /// The user's name, since nobody imports themselves.
    pub me: String,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleRead {
    /// People, beside the deal.
    Found(Arc<Beside>),
    /// A table whose columns the user has to name first.
    Columns(Unmapped),
}

/// People beside the deal that they may go into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What the input was taken for.
    pub kind: String,
    /// The names of the files, where there are several.
    pub files: Vec<String>,
    /// The rows, in the order of the input.
    pub rows: Vec<Incoming>,
    /// What becomes of each row.
    pub entries: Vec<Entry>,
    /// What is nobody, with line and reason.
    pub rejected: Vec<Rejected>,
    /// The columns that nothing is taken from.
    pub ignored: Vec<String>,
    /// The meeting that they were invited to.
    pub meeting: Option<Meeting>,
    /// A day that can be read in two ways, until the user has said which.
    pub either: Option<Either>,
}

impl Beside {
    /// Lays what was found in files beside a deal.
    #[must_use]
    pub fn of(deal: &Deal, me: &str, all: Vec<(String, Found)>) -> Self {
        let (files, all): (Vec<String>, Vec<Found>) = all.into_iter().unzip();
        let Found { kind, rows, mut rejected, ignored, meeting, either } = Found::together(all);
        let (rows, more) = people_among(deal, me, rows);
        rejected.extend(more);
        rejected.sort_by_key(|one| (one.file, one.line));
        let entries = preview(deal, &rows);
        let is_one = files.len() < 2;
        let kind = if is_one { kind.words().to_owned() } else { count(files.len(), "file", "files") };
        let files = if is_one { Vec::new() } else { files };
        Self { kind, files, rows, entries, rejected, ignored, meeting, either }
    }

    /// Returns where a row is, such as `Line 12` or `roles.csv, line 12`.
    #[must_use]
    pub fn place(&self, file: usize, line: usize) -> String {
        self.files.get(file).map_or_else(|| format!("Line {line}"), |name| format!("{name}, line {line}"))
    }
}

/// Takes rows into a deal, with ids made before.
pub(super) fn take(
    deal: &mut Deal,
    taken: &[Taken<'_>],
    meeting: Option<&Meeting>,
    by: (&str, &ZonedDateTime, &str),
    mut ids: Vec<Uuid>,
) -> Took {
    take_chosen(deal, taken, meeting, by, &mut || ids.pop().unwrap_or_default())
}

/// Takes rows into a deal: by whom, when, and from what.
pub fn take_chosen(
    deal: &mut Deal,
    taken: &[Taken<'_>],
    meeting: Option<&Meeting>,
    (by, now, from): (&str, &ZonedDateTime, &str),
    ids: &mut dyn FnMut() -> Uuid,
) -> Took {
    take_in(deal, taken, meeting, &mut Taker { by, at: now.timestamp(), today: now.date(), from, ids })
}

/// Returns how many ids taking so many rows may need: a person and two notes for each, and a conversation.
pub(super) const fn ids_for(rows: usize) -> usize {
    3 * rows + 1
}

/// Returns in words what a deal still lacks after an import: roles that nobody has, functions of
/// which nobody is here, and bosses who aren't.
#[must_use]
pub fn missing_words(deal: &Deal, took: &Took) -> String {
    let asked = [
        (Role::Decides, "decides"),
        (Role::Approves, "approves"),
        (Role::Evaluates, "evaluates"),
        (Role::Uses, "uses it"),
        (Role::Buys, "buys"),
    ];
    let has = |role: Role| deal.stakeholders.iter().any(|person| person.card().roles.has(role));
    let lacking: Vec<&str> = asked.into_iter().filter(|(role, _)| !has(*role)).map(|(_, words)| words).collect();
    let roles = (!lacking.is_empty()).then(|| format!("we still don't know who {}", in_words(&lacking, "or")));
    let functions: Vec<&str> = missing_functions(deal).into_iter().map(Function::words).collect();
    let functions = (!functions.is_empty()).then(|| format!("nobody from {}", in_words(&functions, "or")));
    let bosses: Vec<&str> = took.absent.iter().take(2).map(String::as_str).collect();
    let more = took.absent.len().saturating_sub(bosses.len());
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let absent = (!bosses.is_empty()).then(|| format!("managers not in the deal: {}{more}", bosses.join(", ")));
    roles.into_iter().chain(functions).chain(absent).collect::<Vec<_>>().join(" · ")
}

fn in_words(all: &[&str], and: &str) -> String {
    match all {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} {and} {last}", before.join(", ")),
    }
}

/// Returns in words what an import did, such as `12 new, 2 changed`.
#[must_use]
pub fn took_words(took: &Took) -> String {
    let counts = [(took.added.len(), "new"), (took.changed.len(), "changed"), (took.same, "unchanged")];
    let mut all: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    all.extend(took.logged.then(|| "meeting logged".to_owned()));
    all.join(", ")
}
