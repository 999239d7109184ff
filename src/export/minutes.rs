//! The minutes of a review: what changed, what was asked and answered, what was decided, which alerts are snoozed and
//! why.
//!
//! Made from the deal as it was then, so the minutes of a past review don't change. In privacy mode the caller passes
//! masked states; nothing here knows about it.

pub mod portfolio;

use super::news::sign;
use super::words::news::{item_words, news_words};
use super::words::opinion::item_words as item_title;
use crate::domain::change::review_window::ReviewWindow;
use crate::domain::judge::opinion::open_questions;
use crate::domain::judge::since::News;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::action::Action;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::review::Review;
use crate::domain::record::step::{Change, Step};
use crate::domain::record::text::Text;
use crate::domain::record::text::one_line;
use jiff::civil::Date;
use std::sync::Arc;

/// The minutes: a title, and parts with a heading and lines each. Empty parts are left out, except for the decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// The deal, the day, and who led the review.
    pub title: String,
    /// The parts, with their heading; a line's label may be empty.
    pub parts: Vec<(String, Vec<(String, String)>)>,
}

/// Returns the minutes of a review, with what changed before it.
#[must_use]
pub fn minutes(playbook: &Playbook, held: &ReviewWindow, news: &News) -> Minutes {
    let on = held.review.on;
    let mut changed = vec![(String::new(), format!("{}.", news_words(news)))];
    changed.extend(news.items.iter().map(|item| (sign(item.way).to_string(), item_words(playbook, item, on))));
    // Actions come first, for readers who read no further.
    let decided = decisions(&held.ended, held.review.id);
    let asked = asked(&held.ended, &held.review);
    let mut parts = vec![("Decisions", decided), ("What changed", changed), ("Asked", asked)];
    parts.push(("Done in the review", done(held)));
    parts.push(("Open disagreements", disagreements(playbook, held)));
    parts.push(("Snoozed alerts", asleep(&held.ended, on)));
    parts.retain(|(_, lines)| !lines.is_empty());
    let open = if held.review.is_open() { ", still open" } else { "" };
    let title = format!("Review of {}, {}, led by {}{open}", held.ended.name, dates::spelled(on), held.review.coach);
    let parts = parts.into_iter().map(|(heading, lines)| (heading.to_owned(), lines)).collect();
    Minutes { title: one_line(&title), parts }
}

fn name(deal: &Deal, id: Option<StakeholderId>) -> String {
    let name = id.and_then(|id| deal.called_by_id(id));
    name.map_or_else(|| "The deal".to_owned(), Text::to_string)
}

fn asked(deal: &Deal, review: &Review) -> Vec<(String, String)> {
    let answered = review.asked.iter().filter(|one| !one.answer.is_empty());
    answered.map(|one| (name(deal, one.about), format!("{} {}", one.words, one.answer))).collect()
}

fn decisions(deal: &Deal, review: RecordId) -> Vec<(String, String)> {
    let of_review = |one: &&Arc<Action>| one.review == Some(review);
    let all = deal.actions.iter().filter(of_review).map(|action| {
        let owner = Some(deal.doer_words(action)).filter(|words| !words.is_empty());
        let owner = owner.unwrap_or_else(|| "nobody yet".to_owned());
        let about = action.about.map(|id| format!(" ({})", name(deal, Some(id)))).unwrap_or_default();
        (String::new(), format!("{}{about} – {owner} – {}", action.what, dates::dated(action.due)))
    });
    let all: Vec<(String, String)> = all.collect();
    if all.is_empty() { vec![(String::new(), "Nothing was decided.".to_owned())] } else { all }
}

/// Returns what else was done in the review, in the words of its steps. Changes to the review itself, and decisions,
/// have their own parts.
fn done(held: &ReviewWindow) -> Vec<(String, String)> {
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
    held.ended.history.iter().filter(counts).map(|step| (String::new(), step.what.to_string())).collect()
}

/// Returns the differences between assessors that nobody settled.
fn disagreements(playbook: &Playbook, held: &ReviewWindow) -> Vec<(String, String)> {
    let open = open_questions(&held.ended).into_iter();
    open.map(|(person, one)| {
        let item = one.item().map_or_else(|| one.item.to_string(), |item| item_title(playbook, item).to_owned());
        let since = dates::dated(one.since);
        (
            held.ended.called(person).to_string(),
            format!("{item}: {} and {} disagree, open since {since}", one.between, one.and),
        )
    })
    .collect()
}

fn asleep(deal: &Deal, today: Date) -> Vec<(String, String)> {
    let all = deal.snoozes.iter().filter(|one| one.until >= today);
    all.map(|one| {
        let label = one.alert.split(':').next().unwrap_or_default().replace('-', " ");
        let whom = one.alert.split_once(':').and_then(|(_, id)| deal.person(StakeholderId(id.parse().ok()?)));
        let whom = whom.map_or_else(String::new, |person| format!(" ({})", deal.called(person)));
        (format!("{label}{whom}"), format!("until {}{} (by {})", dates::dated(one.until), one.because(), one.by))
    })
    .collect()
}

/// Formats the minutes as Markdown. Whatever people typed is plain text there, never markup.
#[must_use]
pub fn markdown(minutes: &Minutes) -> String {
    let mut out = format!("# {}\n", plain(&minutes.title));
    for (heading, lines) in &minutes.parts {
        out.push_str(&format!("\n## {heading}\n\n"));
        for (label, text) in lines {
            match label.as_str() {
                "" => out.push_str(&format!("- {}\n", plain(text))),
                "+" | "-" | "~" => out.push_str(&format!("- ({label}) {}\n", plain(text))),
                label => out.push_str(&format!("- **{}**: {}\n", plain(label), plain(text))),
            }
        }
    }
    out
}

/// Returns a text as one line without markup: characters special to Markdown or HTML are escaped.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).trim().chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_is_no_markup() {
        let line = (String::new(), "see [here](http://x) <b>now</b> *or* # never\n## two".to_owned());
        let text = markdown(&Minutes { title: "A & B".to_owned(), parts: vec![("Decisions".to_owned(), vec![line])] });
        assert_eq!(
            text,
            "# A \\& B\n\n## Decisions\n\n- see \\[here\\](http://x) \\<b\\>now\\</b\\> \\*or\\* \\# never \\#\\# two\n"
        );
    }
}
