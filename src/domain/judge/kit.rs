//! The lines that the kit for a customer's Mobilizer is made from, and which of them may be in it (M12).
//!
//! A line is handed out only while it says exactly what somebody on our side released. Verdicts, stances, ratings and
//! notes are no lines, so they can't be released. A line about a concern never names anybody.

use super::mention::WORDS;
use crate::domain::record::choice::Choices;
use crate::domain::record::concern::Concern;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::inside_step::InsideStep;
use crate::domain::record::insight::{Insight, SheetLine};
use crate::domain::record::kit::{KitKind, KitLine, Release};
use crate::domain::record::naming::names_nobody;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::{fold, one_line};
use std::sync::Arc;

/// A line that may be in the kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitRow {
    /// The key by which a deal's decisions name it.
    pub key: String,
    /// Its kind.
    pub kind: KitKind,
    /// The id of what it is about: an insight, a person or a concern. Empty for a line about the whole.
    pub about: String,
    /// The person whom it is about, as the kit names them. Empty for a line about nobody.
    pub who: String,
    /// The deal's own text. Empty for a line that is only in the kit.
    pub source: String,
    /// The text for the kit: its own wording, or else the deal's text.
    pub text: String,
    /// Where it stands.
    pub state: KitState,
}

/// Where a line stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KitState {
    /// There is nothing to release.
    Empty,
    /// Nobody released it.
    Withheld,
    /// It was released in other words than it has now.
    Changed(Box<Release>),
    /// It names this person, whom it must not name.
    Names(String),
    /// Two edits of the decision about it conflict.
    Disputed,
    /// It is handed out.
    Released(Box<Release>),
}

/// Returns the lines that may be in the kit, in its order. One without any text is left out where the deal has a place
/// for it elsewhere.
#[must_use]
pub fn kit_rows(deal: &Deal) -> Vec<KitRow> {
    let one = |kind: KitKind, source: &str| row(deal, kind, "", "", source);
    let mut all = vec![one(KitKind::Title, &deal.name)];
    for insight in &deal.insights {
        let id = insight.id.to_string();
        all.extend(KitKind::SHEET.map(|kind| row(deal, kind, &id, "", &sheet_text(insight, kind))));
    }
    all.push(one(KitKind::Inaction, &deal.cost_of_inaction));
    for person in &deal.stakeholders {
        let (id, who) = (person.id.to_string(), called(person));
        all.extend(KitKind::PERSON.map(|kind| row(deal, kind, &id, &who, mind_text(person, kind))));
    }
    for concern in deal.concerns.iter().filter(|one| !one.is_disconnect()) {
        all.extend(concern_rows(deal, concern));
    }
    all.extend([KitKind::When, KitKind::Who, KitKind::Prompt].map(|kind| one(kind, "")));
    let topic = |one: &Concern| row(deal, KitKind::Topic, &one.id.to_string(), "", &one.text);
    all.extend(deal.concerns.iter().filter(|one| one.is_disconnect()).map(topic));
    all.push(one(KitKind::Decide, ""));
    let step = |one: &InsideStep| row(deal, KitKind::Step, &one.id.to_string(), "", &step_text(deal, one));
    all.extend(deal.inside_steps.iter().map(|one| step(one)));
    all.retain(|row| !row.text.is_empty() || is_only_here(row.kind));
    let names: Vec<Called> = deal.stakeholders.iter().map(|person| Called::of(person)).collect();
    for row in &mut all {
        row.state = state(deal, &names, row);
    }
    all
}

fn state(deal: &Deal, names: &[Called], row: &KitRow) -> KitState {
    if row.text.is_empty() {
        return KitState::Empty;
    }
    let line = deal.kit_line(&row.key);
    if line.is_some_and(|line| is_disputed(deal, line)) {
        return KitState::Disputed;
    }
    if let Some(name) = row.kind.names_nobody().then(|| named(names, &row.text)).flatten() {
        return KitState::Names(name);
    }
    match line.and_then(|line| line.released.as_ref()) {
        None => KitState::Withheld,
        Some(release) if release.text == row.text.as_str() && release.who == row.who.as_str() => {
            KitState::Released(Box::new(release.clone()))
        }
        Some(release) => KitState::Changed(Box::new(release.clone())),
    }
}

fn row(deal: &Deal, kind: KitKind, about: &str, who: &str, source: &str) -> KitRow {
    let key = if about.is_empty() { kind.id().to_owned() } else { format!("{about}/{}", kind.id()) };
    let source = one_line(source).trim().to_owned();
    let wording = deal.kit_line(&key).map_or_else(String::new, |line| one_line(&line.wording).trim().to_owned());
    let text = if wording.is_empty() { source.clone() } else { wording };
    KitRow { key, kind, about: about.to_owned(), who: who.to_owned(), source, text, state: KitState::Empty }
}

fn concern_rows(deal: &Deal, concern: &Concern) -> [KitRow; 2] {
    let id = concern.id.to_string();
    [row(deal, KitKind::Concern, &id, "", &concern.text), row(deal, KitKind::Answer, &id, "", "")]
}

/// Returns whether lines of this kind have no place in a deal but the kit.
const fn is_only_here(kind: KitKind) -> bool {
    matches!(kind, KitKind::Ask | KitKind::Answer | KitKind::When | KitKind::Who | KitKind::Prompt | KitKind::Decide)
}

fn sheet_text(insight: &Insight, kind: KitKind) -> String {
    let line = match kind {
        KitKind::Headline => SheetLine::Headline,
        KitKind::Today => SheetLine::Today,
        KitKind::Missed => SheetLine::Missed,
        KitKind::Cost => SheetLine::Cost,
        KitKind::Proof => SheetLine::Proof,
        KitKind::NewWay => SheetLine::NewWay,
        _ => {
            let goal = insight.chosen_goal();
            return goal.map_or_else(String::new, |goal| match goal.measure.trim() {
                "" => goal.text.to_string(),
                measure => format!("{}, in {measure}", goal.text),
            });
        }
    };
    insight.line(line).to_string()
}

/// Returns a person as the kit names them: with the job title, if there is one.
fn called(person: &Stakeholder) -> String {
    let (name, title) = (one_line(&person.name), one_line(&person.title));
    if title.trim().is_empty() { name } else { format!("{name}, {title}") }
}

/// Returns a step with its day, if we know it, and who does it.
fn step_text(deal: &Deal, step: &InsideStep) -> String {
    let day = match (step.done, step.due) {
        (Some(done), _) => format!("done {}", dates::dated(done)),
        (None, Some(due)) => format!("by {}", dates::dated(due)),
        (None, None) => String::new(),
    };
    let who = step.who.and_then(|id| deal.person(id)).map_or_else(String::new, |person| one_line(&person.name));
    let facts: Vec<String> = [who, day].into_iter().filter(|text| !text.is_empty()).collect();
    if facts.is_empty() { step.name.to_string() } else { format!("{} ({})", step.name, facts.join(", ")) }
}

fn mind_text(person: &Stakeholder, kind: KitKind) -> &str {
    let Some(mind) = person.mind.as_deref() else { return "" };
    match kind {
        KitKind::PersonGoal => &mind.goal,
        KitKind::Priorities => &mind.priorities,
        KitKind::Means => &mind.means,
        KitKind::Metrics => &mind.metrics,
        _ => "",
    }
}

/// Returns whether two edits of a decision conflict, so that nobody knows which one holds.
fn is_disputed(deal: &Deal, line: &Arc<KitLine>) -> bool {
    let place = format!("kit/{}", line.id);
    deal.conflicts
        .iter()
        .any(|one| one.place.strip_prefix(&place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// The fewest letters of a word that may be a name.
const SHORTEST: usize = 2;

/// A word of a name: as it is written, and folded.
type Word = (String, String);

/// What somebody is called: read once for all lines.
struct Called {
    /// The parts without upper or lower case: not every script has spaces between words.
    unparted: Vec<Word>,
    /// The words that can be told from others.
    words: Vec<Word>,
}

impl Called {
    fn of(person: &Stakeholder) -> Self {
        let name = one_line(&person.name);
        let called = name.split([',', '(']).next().unwrap_or_default().trim();
        let is_long = |word: &str| word.chars().count() >= SHORTEST;
        let is_unparted = |word: &&str| is_long(word) && !word.contains(|c: char| c.is_lowercase() || c.is_uppercase());
        let is_name =
            |word: &&str| is_long(word) && !names_nobody(word) && !word.chars().next().is_some_and(char::is_lowercase);
        let both = |word: &str| (word.to_owned(), fold(word));
        Self {
            unparted: called.split_whitespace().filter(is_unparted).map(both).collect(),
            words: words(called).filter(is_name).map(both).collect(),
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Returns the first name of somebody in the deal that a text mentions, in whatever case. A name that is also a common word
/// counts only with a capital.
fn named(names: &[Called], text: &str) -> Option<String> {
    let said: Vec<Word> = words(text).map(|word| (word.to_owned(), fold(word))).collect();
    let whole = fold(text);
    let mentions = |(_, name): &&Word| {
        let is_common = WORDS.contains(&name.as_str());
        said.iter().any(|(word, folded)| folded == name && !(is_common && word.chars().all(char::is_lowercase)))
    };
    let found = names.iter().find_map(|one| {
        let unparted = one.unparted.iter().find(|(_, part)| whole.contains(part.as_str()));
        unparted.or_else(|| one.words.iter().find(mentions))
    });
    found.map(|(word, _)| word.clone())
}
