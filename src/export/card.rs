//! The card to read before a call: one person on one page. It says who they are, what we know and how surely, what to
//! find out next, how to talk to them, and what was promised.

use super::words::evidence::{contradiction_words, evidence_words};
use super::words::insight::quoted;
use super::words::plan::plan_words;
use super::words::{About, SHOW_INSIGHT, labeled_reasons, main_reasons, next_question, verdict_words};
use super::wrap::paragraph;
use crate::domain::judge::advice::advice;
use crate::domain::judge::alert::{Alerts, alerts};
use crate::domain::judge::next::next;
use crate::domain::judge::verdict::{Verdict, judge};
use crate::domain::judge::why::why;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::action::Action;
use crate::domain::record::answer::Answers;
use crate::domain::record::card::Role;
use crate::domain::record::choice::{Choices, Picked};
use crate::domain::record::company::other_company;
use crate::domain::record::conversation::Conversation;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Stance, Topic};
use crate::domain::record::tell::Tell;
use crate::domain::record::text::Text;
use crate::domain::record::text::one_line;
use jiff::civil::Date;

/// The number of reasons, notes and conversations on a card, which has to fit one screen.
const REASONS: usize = 4;
const LATEST: usize = 3;

/// A part of the card: its heading and labeled lines. No part is empty.
pub type Part = (&'static str, Vec<(&'static str, String)>);

/// The card of a person, by one assessor's answers and the deal's alerts, where those are shown.
#[must_use]
pub fn card(
    playbook: &Playbook,
    deal: &Deal,
    person: &Stakeholder,
    assessor: &str,
    alerts: Option<&Alerts>,
    today: Date,
) -> Vec<Part> {
    let answers = person.answers(assessor);
    let verdict = judge(&playbook.model, &answers);
    let parts = vec![
        ("Who", who(deal, person, today)),
        ("What we know", known(playbook, About { person, assessor, today }, &answers, &verdict)),
        ("What moves them", moves(person)),
        ("Next", to_do(playbook, deal, person, (&answers, &verdict), alerts, today)),
        ("Lately", lately(deal, person, today)),
    ];
    parts.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// Formats the card as plain text.
#[must_use]
pub fn card_text(playbook: &Playbook, deal: &Deal, person: &Stakeholder, assessor: &str, today: Date) -> String {
    let alerts = alerts(playbook, deal, &playbook.thresholds, today);
    text_of(deal, person, card(playbook, deal, person, assessor, Some(&alerts), today))
}

/// Formats a card's parts as plain text, below the person's name.
#[must_use]
pub fn text_of(deal: &Deal, person: &Stakeholder, parts: Vec<Part>) -> String {
    let mut out = String::new();
    let title = if person.title.is_empty() { String::new() } else { format!(", {}", one_line(&person.title)) };
    paragraph(&mut out, "", &format!("{}{title} · {}", one_line(deal.called(person)), one_line(&deal.name)));
    for (heading, lines) in parts {
        out.push('\n');
        paragraph(&mut out, "", heading);
        for (label, text) in lines {
            paragraph(&mut out, &format!("   {label:<12} "), &one_line(&text));
        }
    }
    out
}

pub(super) type Lines = Vec<(&'static str, String)>;

fn say(lines: &mut Lines, label: &'static str, text: impl Into<String>) {
    let text = text.into();
    if !text.trim().is_empty() {
        lines.push((label, text));
    }
}

fn who(deal: &Deal, person: &Stakeholder, today: Date) -> Lines {
    let card = person.card();
    let mut lines = Lines::new();
    say(&mut lines, "Status", card.status(today).unwrap_or_default());
    say(&mut lines, "Company", other_company(deal, person).unwrap_or_default());
    say(&mut lines, "Role", part_words(person));
    say(&mut lines, "Department", card.department.to_string());
    let boss = card.reports_to.and_then(|id| deal.called_by_id(id));
    say(&mut lines, "Reports to", boss.map_or_else(String::new, Text::to_string));
    let influence = card.influence().map_or("", Choices::label);
    say(&mut lines, "Influence", joined([influence.to_owned(), card.heard_by.to_string()]));
    say(&mut lines, "Knows", card.references.to_string());
    say(&mut lines, "Contact", card.contact.to_string());
    say(&mut lines, "Owner", deal.who_words(&card.owner, card.owner_id));
    lines
}

fn known(playbook: &Playbook, about: About<'_>, answers: &Answers, verdict: &Verdict) -> Lines {
    let About { person, today, .. } = about;
    let mut lines = Lines::new();
    say(&mut lines, "Verdict", verdict_words(verdict));
    let said = evidence_words(&playbook.model, answers, verdict);
    for words in said.into_iter().chain(contradiction_words(person, verdict).map(str::to_owned)) {
        say(&mut lines, "", words);
    }
    let reasons = main_reasons(&why(&playbook.model, answers, verdict), REASONS);
    for (label, text) in labeled_reasons(playbook, about, &reasons) {
        // Each begins in lower case and may take several lines: the dash says where.
        say(&mut lines, label, format!("– {text}"));
    }
    if let Some(label) = person.labels.last() {
        say(&mut lines, "Label", format!("{}, by {}", label.label_name(), label.by));
    }
    for topic in Topic::ALL {
        let words = person.stance(*topic).map_or_else(String::new, |stance| stance_words(stance, today));
        say(&mut lines, topic_label(*topic), words);
    }
    lines
}

fn moves(person: &Stakeholder) -> Lines {
    let (motives, mind) = (person.motives(), person.mind());
    let mut lines = Lines::new();
    let of = |picked: String, words: &str| joined([picked, words.to_owned()]);
    say(&mut lines, "Fears", of(picked_words(&motives.holds_back), &motives.holds_back_words));
    say(&mut lines, "Wants", of(picked_words(&motives.gains), &motives.gains_words));
    say(&mut lines, "Has", picked_words(&motives.able));
    for (label, text) in
        [("Goal", &mind.goal), ("Priorities", &mind.priorities), ("Means", &mind.means), ("Metrics", &mind.metrics)]
    {
        say(&mut lines, label, text.to_string());
    }
    lines
}

fn to_do(
    playbook: &Playbook,
    deal: &Deal,
    person: &Stakeholder,
    (answers, verdict): (&Answers, &Verdict),
    alerts: Option<&Alerts>,
    today: Date,
) -> Lines {
    let mut lines = Lines::new();
    let here = !person.has_left();
    let is_out = person.open_task().is_some();
    let question = next_question(playbook, next(&playbook.model, answers, verdict, &[]), is_out).filter(|_| here);
    // How they took an insight can't be asked of somebody who was never shown one.
    let is_new = answers.is_empty() && talks_with(deal, person).is_empty();
    say(&mut lines, "Find out", question.map_or("", |(_, question)| if is_new { SHOW_INSIGHT } else { question }));
    let asks_insight = question.is_some_and(|(item, _)| item == Tell::Insight.id());
    if let Some(insight) = deal.lead_insight().filter(|_| asks_insight) {
        say(&mut lines, "Say", quoted(insight));
    }
    let track = deal.track(person.id).map(|one| &**one);
    if let Some((todo, _)) = advice(playbook, alerts, (person, verdict), track, today) {
        say(&mut lines, "Do", todo);
    }
    if let Some(profile) = verdict.read().profile().filter(|_| here) {
        let text = playbook.profile(profile);
        say(&mut lines, "Talk", text.talk.as_str());
        say(&mut lines, "Beware", text.beware.as_str());
    }
    if let Some(plan) = person.plan.as_deref() {
        say(&mut lines, "Plan", plan_words(playbook, deal, plan, today));
    }
    if let Some(task) = person.open_task().filter(|_| here) {
        // We gave them the task; we don't know that they accepted it.
        let due = if task.due < today { "overdue since" } else { "due" };
        say(&mut lines, "Task", format!("{}, {due} {}", task.what, dates::show(task.due, today)));
    }
    lines.extend(promised(deal, person, today, ["Their step", "Our step"]));
    lines
}

/// Returns the open actions about a person or by them: the customer's under the first of two labels, then ours under
/// the second; the earliest first.
#[must_use]
pub fn promised(deal: &Deal, person: &Stakeholder, today: Date, labels: [&'static str; 2]) -> Lines {
    let mut before = None;
    let line = |(ours, action): (bool, &Action)| {
        let label = if before.replace(ours) == Some(ours) { "" } else { labels[usize::from(ours)] };
        (label, about_words(deal, person, action, today))
    };
    open_actions(deal, person).into_iter().map(line).collect()
}

/// Returns the same actions without labels, each with whether it is late.
#[must_use]
pub fn open_steps(deal: &Deal, person: &Stakeholder, today: Date) -> Vec<(bool, String)> {
    let line = |(_, action): (bool, &Action)| (action.due < today, about_words(deal, person, action, today));
    open_actions(deal, person).into_iter().map(line).collect()
}

/// Returns the open actions about a person or by them, each with whether it is ours: the customer's first, then by day.
fn open_actions<'a>(deal: &'a Deal, person: &Stakeholder) -> Vec<(bool, &'a Action)> {
    let all = deal.actions.iter().filter(|action| action.is_open()).map(|action| (deal.doer(action), &**action));
    let mut open: Vec<(bool, &Action)> = all
        .filter(|(doer, action)| action.about == Some(person.id) || *doer == Some(person.id))
        .map(|(doer, action)| (doer.is_none(), action))
        .collect();
    open.sort_by_key(|(ours, action)| (*ours, action.due));
    open
}

/// Formats an action as it concerns a person: with the name of whoever it is about, where that is someone else.
fn about_words(deal: &Deal, person: &Stakeholder, action: &Action, today: Date) -> String {
    match action.about.filter(|id| *id != person.id).and_then(|id| deal.called_by_id(id)) {
        Some(name) => format!("{name}: {}", action_words(deal, action, today)),
        None => action_words(deal, action, today),
    }
}

fn lately(deal: &Deal, person: &Stakeholder, today: Date) -> Lines {
    let mut lines = Lines::new();
    for one in talks_with(deal, person).into_iter().take(LATEST) {
        say(&mut lines, "Talked", talk_words(one, today));
    }
    for note in person.notes.iter().rev().take(LATEST) {
        say(&mut lines, if note.private { "Private note" } else { "Note" }, note.text.to_string());
    }
    lines
}

/// Formats a person's roles in the purchase, such as `decides, uses`.
#[must_use]
pub fn part_words(person: &Stakeholder) -> String {
    let roles = &person.card().roles;
    joined_by(", ", Role::ALL.iter().filter(|role| roles.has(**role)).map(|role| role.label().to_owned()))
}

/// Formats a stance, such as `in favor: “I would sign it” (3 Nov)`.
#[must_use]
pub fn stance_words(stance: &Stance, today: Date) -> String {
    let level = stance.position().map_or("unknown here", |position| position.label());
    let evidence = stance.evidence.trim();
    let quote = match evidence {
        "" => String::new(),
        // The quote has quotation marks already.
        said if said.starts_with('“') => format!(": {said}"),
        seen => format!(": “{seen}”"),
    };
    let heard = if stance.is_hearsay() { ", hearsay" } else { "" };
    format!("{level}{quote} ({}{heard})", dates::short(stance.on, today))
}

/// Formats an action, such as `send the figures, by Fri 27 Nov (Kim)`.
#[must_use]
pub fn action_words(deal: &Deal, action: &Action, today: Date) -> String {
    let who = Some(deal.doer_words(action)).filter(|words| !words.is_empty());
    let who = who.map_or_else(String::new, |words| format!(" ({words})"));
    let late = if action.is_open() && action.due < today { "overdue since" } else { "by" };
    format!("{}, {late} {}{who}", action.what, dates::show(action.due, today))
}

/// Formats a conversation, such as `3 Nov (2 weeks ago), they started: asked for the figures`.
#[must_use]
pub fn talk_words(one: &Conversation, today: Date) -> String {
    let started = one.started_words().map_or_else(String::new, |words| format!(", {words}"));
    format!("{}{started}: {}", dates::with_distance(one.on, today), one.said)
}

/// Returns the conversations a person took part in, the latest first.
#[must_use]
fn talks_with<'a>(deal: &'a Deal, person: &Stakeholder) -> Vec<&'a Conversation> {
    let mut all: Vec<&Conversation> =
        deal.conversations.iter().map(|one| &**one).filter(|one| one.with.has(person.id)).collect();
    all.sort_by_key(|one| std::cmp::Reverse((one.on, one.at)));
    all
}

const fn topic_label(topic: Topic) -> &'static str {
    match topic {
        Topic::Buy => "Will buy",
        Topic::Advocate => "Speaks up",
        Topic::Problem => "Problem",
        Topic::Solution => "Solution",
        Topic::Supplier => "Supplier",
    }
}

pub(super) fn picked_words<T: Choices>(picked: &Picked<T>) -> String {
    joined_by(", ", T::ALL.iter().filter(|one| picked.has(**one)).map(|one| one.label().to_owned()))
}

pub(super) fn joined(parts: impl IntoIterator<Item = String>) -> String {
    joined_by(" · ", parts)
}

fn joined_by(between: &str, parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(between)
}
