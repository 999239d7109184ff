//! The paragraphs of a screening that are scrolled where rows are short: at a step what was seen and what to do, at the
//! verdict what is next and why.

use super::Screening;
use crate::app::App;
use crate::app::panes::facts::{Tone, next_words};
use crate::domain::judge::advice::advice;
use crate::domain::judge::why::why;
use crate::domain::record::answer::Item;
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::Tell;
use crate::export::words::insight::insight_to_say;
use crate::export::words::{About, count, reason_text, side_words};

/// The number of reasons beside a verdict; the profile has all.
const REASONS: usize = 5;

/// What counts as a task delivered.
const COUNTS: &str = "What you agreed on happened by the due date, and someone on your side saw it. A promise, a new date \
                      or work you did for them doesn't count.";

/// A paragraph, with a label or, for a reason, with how strongly it speaks for or against.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The label, in at most seven letters; empty where it continues the paragraph above.
    pub label: &'static str,
    /// How strongly it speaks for or against the verdict, if it is a reason.
    pub weight: Option<f64>,
    /// The text.
    pub text: String,
    /// The tone of the text.
    pub tone: Tone,
}

impl Said {
    fn new(label: &'static str, text: impl Into<String>, tone: Tone) -> Self {
        Self { label, weight: None, text: text.into(), tone }
    }
}

impl Screening {
    /// Returns what is said below the answers, or below the verdict.
    #[must_use]
    pub fn said(&self, app: &App, person: &Stakeholder, tell: Option<Tell>) -> Vec<Said> {
        match tell {
            _ if self.asks => Vec::new(),
            Some(tell) => of_step(app, person, tell),
            None => of_verdict(app, person),
        }
    }
}

/// Returns what was seen so far, then what to do before, to say, and to watch for.
fn of_step(app: &App, person: &Stakeholder, tell: Tell) -> Vec<Said> {
    let text = app.playbook.tell(tell);
    // Nothing was seen yet of a task that is out, and it can't be chosen any more.
    let is_out = tell == Tell::Task && person.open_task().is_some();
    let lines = if is_out { Vec::new() } else { app.lines_of(person.id, Item::Tell(tell)) };
    let seen = lines.into_iter().map(|(evidence, is_heard)| {
        let line = format!("{}, {}: {}", dates::show(evidence.on, app.today()), evidence.by, evidence.text);
        Said::new(if is_heard { "Heard" } else { "Seen" }, line, Tone::Text)
    });
    // The deal's own insight stands in for the example.
    let own = app.deal.as_ref().filter(|_| tell == Tell::Insight).and_then(|open| open.shown().lead_insight());
    let say = match app.deal.as_ref().filter(|_| own.is_some()) {
        Some(open) => insight_to_say(&app.playbook, open.shown()),
        None => text.say.clone(),
    };
    let proof = own.map_or("", |one| one.proof.as_str());
    let guidance = if is_out {
        vec![("Counts", COUNTS), ("Watch", &text.watch)]
    } else {
        vec![("Before", text.before.as_str()), ("Say", &say), ("Proof", proof), ("Watch", &text.watch)]
    };
    let guidance = guidance.into_iter().filter(|(_, words)| !words.is_empty());
    seen.chain(guidance.map(|(label, words)| Said::new(label, words, Tone::Dim))).collect()
}

/// Returns what is next, then why the verdict is what it is.
fn of_verdict(app: &App, person: &Stakeholder) -> Vec<Said> {
    let (answers, verdict) = app.answers_and_verdict(person);
    let today = app.today();
    let next = next_words(app, person, &verdict);
    let track = app.deal.as_ref().and_then(|open| open.shown().track(person.id)).map(|one| &**one);
    let advised = advice(&app.playbook, app.alerts(), (person, &verdict), track, today);
    let mut said = Vec::new();
    if let Some(task) = person.open_task() {
        let when = if task.due < today { "overdue since" } else { "by" };
        let text = format!("{}, {when} {} (T to check)", task.what, dates::show(task.due, today));
        said.push(Said::new("Task", text, Tone::Warn));
    }
    if let Some(todo) = app.more_to_do(person, &next) {
        said.push(Said::new("Do", todo, Tone::Text));
    }
    said.insert(0, Said::new("Next", next, Tone::Strong));
    let assessor = app.deal.as_ref().map_or("", |open| open.assessor.as_str());
    let about = About { person, assessor, today };
    let reasons = why(&app.playbook.model, &answers, &verdict);
    said.extend(reasons.iter().take(REASONS).map(|reason| {
        let text = reason_text(&app.playbook, Some(about), reason) + &side_words(&verdict, reason);
        Said { weight: Some(reason.weight), ..Said::new("Why", text, Tone::Text) }
    }));
    let more = reasons.len().saturating_sub(REASONS);
    if more > 0 {
        let text = format!("{} in the profile", count(more, "more reason", "more reasons"));
        said.push(Said::new("", text, Tone::Dim));
    }
    said.extend(advised.map(|(_, coach)| Said::new("Coach asks", coach, Tone::Dim)));
    said
}
