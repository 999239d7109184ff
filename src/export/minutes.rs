//! The minutes of a review, as one would send them: who was there, what was decided, what is open, what was asked and
//! answered, what changed.
//!
//! Made from the deal as it was then, so the minutes of a past review don't change. Where something is hidden the
//! caller passes masked states and the alerts that show.

mod changed;
pub mod portfolio;

use super::markdown::plain;
use super::words::NO_OWNER;
use super::words::group::{concern_of, concern_over, outcome_in_full};
use super::words::insight::{insight_in_short, result_words, test_question};
use super::words::opinion::item_words as item_title;
use crate::domain::change::review_window::ReviewWindow;
use crate::domain::judge::alert::Alerts;
use crate::domain::judge::opinion::open_questions;
use crate::domain::judge::since::News;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::{Datum, PrivacyLevel};
use crate::domain::record::action::Action;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::concern::Concern;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::insight::TestResult;
use crate::domain::record::review::{Checked, Fate, Review};
use crate::domain::record::step::{Change, Step};
use crate::domain::record::text::Text;
use crate::domain::record::text::one_line;
use changed::changed;
use jiff::civil::Date;
use std::sync::Arc;

/// The minutes: a title, and parts with a heading and lines each. Empty parts are left out, except for the decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The deal, the day, and who led the review.
    pub title: String,
    /// The parts, with their heading.
    pub parts: Vec<(String, Vec<Line>)>,
}

/// A line of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whom or what it is about; may be empty.
    pub label: String,
    /// The text.
    pub text: String,
    /// Whether it belongs below the line before it, as an answer below its question.
    pub is_below: bool,
}

impl Minutes {
    /// Returns them for whoever reads them: where decisions are hidden, they say neither that nothing was decided nor that
    /// nothing changed, and say what is to be filled in.
    #[must_use]
    pub fn for_readers(mut self, level: PrivacyLevel) -> Self {
        if !level.shows(Datum::Actions) {
            self.parts.retain(|(heading, _)| heading != DECISIONS && heading != CHANGED);
            self.parts.push((AGREED.to_owned(), vec![Line::new("", TO_FILL_IN)]));
        }
        self
    }
}

impl Line {
    fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: label.into(), text: text.into(), is_below: false }
    }
}

/// The heading of what those who send the minutes to the customer write themselves, and what is to be written there.
const AGREED: &str = "Agreed with the customer";
const TO_FILL_IN: &str = "Fill in before you send this: what you agreed together, who does it, and by when.";

/// The heading of what changed.
const CHANGED: &str = "What changed";

/// The heading of the decisions.
const DECISIONS: &str = "Decisions";

/// The label of an answer, below its question.
const ANSWER: &str = "Answer";

/// Returns the minutes of a review, with what changed before it and the alerts that stood when it ended.
#[must_use]
pub fn minutes(playbook: &Playbook, held: &ReviewWindow, news: &News, alerts: &Alerts) -> Minutes {
    let (deal, on) = (&held.ended, held.review.on);
    let changed = changed(playbook, news, on);
    // Decisions and what is open come first, for readers who read no further.
    let parts = [
        ("Present", present(&held.review)),
        ("Outcome", outcome(deal, &held.review)),
        (DECISIONS, decisions(deal, held.review.id)),
        ("Last time's decisions", checked(&held.review)),
        ("Case for change", case_for_change(playbook, deal)),
        ("Open concerns", concerns(deal)),
        ("Open differences", disagreements(playbook, held)),
        ("Open alerts", standing(alerts)),
        ("Snoozed alerts", asleep(deal, on)),
        ("Next review", next_review(&held.review)),
        ("Questions and answers", asked(deal, &held.review)),
        (CHANGED, changed),
        ("Done in the review", done(held)),
    ];
    let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    let open = if held.review.is_open() { ", still open" } else { "" };
    let title = format!("Review of {}, {}, led by {}{open}", deal.name, dates::spelled(on), held.review.coach);
    Minutes { title: one_line(&title), parts: parts.map(|(heading, lines)| (heading.to_owned(), lines)).collect() }
}

fn name(deal: &Deal, id: Option<StakeholderId>) -> String {
    let name = id.and_then(|id| deal.called_by_id(id));
    name.map_or_else(|| "The deal".to_owned(), Text::to_string)
}

fn present(review: &Review) -> Vec<Line> {
    let said = review.present.trim();
    if said.is_empty() { Vec::new() } else { vec![Line::new("", said)] }
}

/// Returns the result of the review, and how the deal ended, if it has.
fn outcome(deal: &Deal, review: &Review) -> Vec<Line> {
    let mut lines: Vec<Line> =
        deal.outcome.iter().map(|one| Line::new(outcome_in_full(one, review.on), one.why.as_str())).collect();
    let Some(result) = review.outcome.as_deref() else { return lines };
    let forecast = result.forecast().map_or("", Choices::label);
    for (label, text) in [
        ("Forecast", forecast.to_owned()),
        ("Close date", result.close_on.map(dates::dated).unwrap_or_default()),
        ("Why", result.why.to_string()),
        ("Competition", result.competition.to_string()),
        ("Decision process", result.decision_process.to_string()),
        ("Paper process", result.paper_process.to_string()),
    ] {
        if !text.trim().is_empty() {
            lines.push(Line::new(label, text));
        }
    }
    lines
}

/// Returns what became of earlier decisions.
fn checked(review: &Review) -> Vec<Line> {
    let line = |one: &Checked| {
        let fate = match (&one.fate, one.to) {
            (Choice::Known(Fate::Moved), Some(to)) => format!("moved to {}", dates::dated(to)),
            (Choice::Known(fate), _) => fate.label().to_owned(),
            (Choice::Foreign(fate), _) => fate.to_string(),
        };
        let why = if one.why.trim().is_empty() { String::new() } else { format!(": {}", one.why) };
        Line::new(fate, format!("{} (due {}){why}", one.what, dates::dated(one.due)))
    };
    review.checked.iter().map(line).collect()
}

fn next_review(review: &Review) -> Vec<Line> {
    let day = review.outcome.as_deref().and_then(|result| result.next_review);
    day.map(|day| Line::new("", dates::spelled(day))).into_iter().collect()
}

/// Returns the questions that were answered, each with its answer below it.
fn asked(deal: &Deal, review: &Review) -> Vec<Line> {
    let answered = review.asked.iter().filter(|one| !one.answer.is_empty());
    let lines = answered.flat_map(|one| {
        let question = Line::new(name(deal, one.about), one.words.as_str());
        [question, Line { is_below: true, ..Line::new(ANSWER, one.answer.as_str()) }]
    });
    lines.collect()
}

/// Returns what was decided, by owner and then by day; what nobody owns comes first.
fn decisions(deal: &Deal, review: RecordId) -> Vec<Line> {
    let mut all: Vec<(String, &Action)> = deal
        .actions
        .iter()
        .filter(|one| one.review == Some(review))
        .map(|action| (deal.doer_words(action), &**action))
        .collect();
    if all.is_empty() {
        return vec![Line::new("", "Nothing was decided.")];
    }
    all.sort_by(|(a, one), (b, other)| a.cmp(b).then(one.due.cmp(&other.due)));
    let line = |(owner, action): (String, &Action)| {
        let owner = if owner.is_empty() { "Nobody yet".to_owned() } else { owner };
        let about = action.about.map(|id| format!(" ({})", name(deal, Some(id)))).unwrap_or_default();
        Line::new(owner, format!("{}{about} – {}", action.what, dates::dated(action.due)))
    };
    all.into_iter().map(line).collect()
}

/// Returns the insight that we lead with and how far it was tested, with the tests it failed below it.
fn case_for_change(playbook: &Playbook, deal: &Deal) -> Vec<Line> {
    let Some(insight) = deal.lead_insight() else { return Vec::new() };
    let failed = insight.failed().map(|(test, check)| {
        let result = result_words(playbook, test, TestResult::Failed);
        let said = if check.has_evidence() { format!(" {}", check.evidence.trim()) } else { String::new() };
        let text = format!("{} {}.{said}", test_question(playbook, test), result.trim_end_matches('.'));
        Line { is_below: true, ..Line::new("Failed", text) }
    });
    [Line::new("", insight_in_short(insight))].into_iter().chain(failed).collect()
}

/// Returns the concerns and disconnects that aren't settled, with who looks after each.
fn concerns(deal: &Deal) -> Vec<Line> {
    let open = deal.concerns.iter().filter(|one| !one.is_settled());
    let line = |one: &Concern| {
        let over = Some(concern_over(one)).filter(|over| !over.is_empty());
        // The names of several people are too long for a label.
        let over = over.map_or_else(String::new, |over| format!(" on {over}"));
        let owner = Some(deal.who_words(&one.owner, one.owner_id)).filter(|words| !words.is_empty());
        let (who, owner) = (concern_of(deal, one), owner.as_deref().unwrap_or(NO_OWNER));
        Line::new("", format!("{who}{over}: {} ({owner})", one.text))
    };
    open.map(line).collect()
}

/// Returns the alerts that stood, except for hints.
fn standing(alerts: &Alerts) -> Vec<Line> {
    let all = alerts.awake.iter().filter(|one| one.level != AlertLevel::Hint);
    all.map(|one| Line::new(one.level.label(), one.reason.as_str())).collect()
}

/// Returns what else was done in the review, in the words of its steps. Changes to the review itself, and decisions,
/// have their own parts.
fn done(held: &ReviewWindow) -> Vec<Line> {
    let undone: Vec<_> = held.ended.history.iter().filter_map(|step| step.undoes).collect();
    let has_part = |change: &Change| {
        let decided = change.to.get("review").and_then(|id| id.as_str()) == Some(held.review.id.to_string().as_str());
        change.place.starts_with("reviews") || (change.place.starts_with("actions/") && decided)
    };
    let counts = |step: &&Arc<Step>| {
        step.within == Some(held.review.id)
            && step.undoes.is_none()
            && !undone.contains(&step.id)
            && !step.changes.iter().all(has_part)
    };
    held.ended.history.iter().filter(counts).map(|step| Line::new("", step.what.as_str())).collect()
}

/// Returns the differences between assessors that nobody settled.
fn disagreements(playbook: &Playbook, held: &ReviewWindow) -> Vec<Line> {
    let open = open_questions(&held.ended).into_iter();
    open.map(|(person, one)| {
        let item = one.item().map_or_else(|| one.item.to_string(), |item| item_title(playbook, item).to_owned());
        let since = dates::dated(one.since);
        Line::new(
            held.ended.called(person).as_str(),
            format!("{item}: {} and {} disagree, open since {since}", one.between, one.and),
        )
    })
    .collect()
}

fn asleep(deal: &Deal, today: Date) -> Vec<Line> {
    let all = deal.snoozes.iter().filter(|one| one.until >= today);
    all.map(|one| {
        let label = one.alert.split(':').next().unwrap_or_default().replace('-', " ");
        let whom = one.alert.split_once(':').and_then(|(_, id)| deal.person(StakeholderId(id.parse().ok()?)));
        let whom = whom.map_or_else(String::new, |person| format!(" ({})", deal.called(person)));
        Line::new(
            format!("{label}{whom}"),
            format!("until {}{} (by {})", dates::dated(one.until), one.because(), one.by),
        )
    })
    .collect()
}

/// Formats the minutes as Markdown. Whatever people typed is plain text there, never markup.
#[must_use]
pub fn markdown(minutes: &Minutes) -> String {
    let mut out = format!("# {}\n", plain(&minutes.title));
    for (heading, lines) in &minutes.parts {
        let has_signs = lines.iter().any(|line| matches!(line.label.as_str(), "+" | "-" | "~"));
        let signs = if has_signs { " (+ better, - worse, ~ other)" } else { "" };
        out.push_str(&format!("\n## {heading}{signs}\n\n"));
        for Line { label, text, is_below } in lines {
            let text = plain(text);
            out.push_str(if *is_below { "  - " } else { "- " });
            match label.as_str() {
                "" => out.push_str(&text),
                "+" | "-" | "~" => out.push_str(&format!("({label}) {text}")),
                label if *is_below => out.push_str(&format!("{}: {text}", plain(label))),
                label => out.push_str(&format!("**{}**: {text}", plain(label))),
            }
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_is_no_markup() {
        let line = Line::new("", "see [here](http://x) <b>now</b> *or* # never\n## two");
        let text = markdown(&Minutes { title: "A & B".to_owned(), parts: vec![("Decisions".to_owned(), vec![line])] });
        assert_eq!(
            text,
            "# A \\& B\n\n## Decisions\n\n- see \\[here\\](http://x) \\<b\\>now\\</b\\> \\*or\\* \\# never \\#\\# two\n"
        );
    }
}
