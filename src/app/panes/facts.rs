//! The facts below the reasons in the profile pane: what is next, what is planned, who they are, what was written down.

use crate::app::App;
use crate::app::open_deal::OpenDeal;
use crate::app::other_deals::joined;
use crate::domain::judge::advice::advice;
use crate::domain::judge::contact::last_conversation;
use crate::domain::judge::history::{Entry, EntryKind, history};
use crate::domain::judge::next::Next;
use crate::domain::judge::verdict::{GroupWord, Verdict, judge};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Topic};
use crate::export::card::{action_words, part_words, talk_words};
use crate::export::words::group::outcome_words;
use crate::export::words::history::{kind_words, line_words};
use crate::export::words::plan::{PlanState, plan_state, plan_words};
use crate::export::words::{count, question, verdict_words};

/// The number of entries of the history that are facts; the history shows all of them.
const ENTRIES: usize = 6;

/// A fact: a label, and a text in a tone. An empty label continues the fact above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The label, in at most six letters.
    pub label: &'static str,
    /// The text.
    pub text: String,
    /// The tone of the text.
    pub tone: Tone,
}

/// The weight of a fact, which becomes a color on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Each is named like the role that it is drawn in.
pub enum Tone {
    Text,
    Strong,
    Dim,
    Good,
    Warn,
    Bad,
}

impl App {
    /// Returns the number of facts about the selected person, which the cursor goes through after the reasons.
    pub(in crate::app) fn fact_count(&self) -> usize {
        let Some(open) = self.deal.as_ref().filter(|_| !self.is_private()) else { return 0 };
        open.selected().map_or(0, |person| self.facts(open, person, &self.verdict(person).1).len())
    }

    /// Returns the facts about a person.
    #[must_use]
    pub fn facts(&self, open: &OpenDeal, person: &Stakeholder, verdict: &Verdict) -> Vec<Fact> {
        let mut all = Vec::new();
        let mut say = |label: &'static str, text: &str, tone: Tone| {
            all.push(Fact { label, text: text.to_owned(), tone });
        };
        let today = self.today();
        let here = !person.has_left();
        if let Some(task) = person.open_task().filter(|_| here) {
            let when = if task.due < today {
                format!("overdue since {}", dates::show(task.due, today))
            } else {
                format!("due {}", dates::show(task.due, today))
            };
            let role = if task.due < today { Tone::Bad } else { Tone::Warn };
            say("Task", &format!("{}, {when} (T to check)", task.what), role);
        }
        if here {
            say("Next", &next_words(self, person, verdict), Tone::Strong);
        }
        let heard = person.answers(&open.assessor).hearsay();
        if heard > 0 && here {
            let words = count(usize::try_from(heard).unwrap_or(0), "answer is", "answers are");
            say("Heard", &format!("{words} hearsay, so it's leaning at most until you see it yourself"), Tone::Warn);
        }
        if let Some(action) = open.shown().next_action(person.id) {
            let role = if action.due < today { Tone::Bad } else { Tone::Text };
            say(
                open.shown().doer(action).map_or("To do", |_| "Theirs"),
                &action_words(open.shown(), action, today),
                role,
            );
        }
        if let Some(plan) = person.plan.as_deref() {
            let role = match plan_state(plan, today) {
                PlanState::Over => Tone::Good,
                PlanState::Running => Tone::Text,
                PlanState::Lacking => Tone::Bad,
            };
            say("Plan", &plan_words(&self.playbook, open.shown(), plan, today), role);
        } else if here && matches!(verdict.group, Some((ProfileGroup::Blocker, GroupWord::Likely))) {
            say("Plan", "none yet. Press b: three questions start one", Tone::Warn);
        }
        if let Some(outcome) = open.shown().outcome.as_ref() {
            let said = verdict_words(verdict);
            let called = person
                .labels
                .last()
                .map_or_else(String::new, |label| format!("; {} labeled them {}", label.by, label.label_name()));
            say(
                "Outcome",
                &format!(
                    "{}: {}. In hindsight, the evidence said: {said}{called}",
                    outcome_words(outcome, today),
                    outcome.why
                ),
                Tone::Text,
            );
        }
        if let Some((todo, coach)) = advice(&self.playbook, self.alerts(), (person, verdict), today) {
            say("Do", &todo, Tone::Text);
            say("Coach", coach, Tone::Dim);
        }
        for (by, words) in second_opinions(self, open, person) {
            say("Also", &format!("{by}: {words}"), Tone::Text);
        }
        if let Some(words) = willing_words(person) {
            say("Stance", &words, if has_gap(person) { Tone::Warn } else { Tone::Text });
        }
        if let Some(talk) = last_conversation(open.shown(), person.id) {
            say("Last", &talk_words(talk, self.today()), Tone::Text);
        }
        let elsewhere = self.also_in();
        if !elsewhere.is_empty() {
            say("Also in", &joined(elsewhere), Tone::Text);
        }
        for (label, text) in who_words(open, person) {
            say(label, &text, Tone::Dim);
        }
        for (label, text) in self.latest(open, person) {
            say(label, &text, Tone::Text);
        }
        for label in person.labels.iter().rev().take(2) {
            say("Label", &format!("{}, by {}: {}", label.label_name(), label.by, label.reason), Tone::Text);
        }
        let strangers = person.observations.iter().filter(|one| one.answer().is_none()).count();
        if strangers > 0 {
            let text =
                count(strangers, "answer is", "answers are") + " to questions from a newer version; kept as they are";
            say("Kept", &text, Tone::Dim);
        }
        if let Some(profile) = verdict.read().profile().filter(|_| here) {
            let text = self.playbook.profile(profile);
            say("Talk", &text.talk, Tone::Text);
            say("Beware", &text.beware, Tone::Text);
        }
        all
    }

    /// Returns the latest entries of a person's history, and how many more there are.
    fn latest(&self, open: &OpenDeal, person: &Stakeholder) -> Vec<(&'static str, String)> {
        let (deal, today) = (open.shown(), self.today());
        let mut entries = history(deal, Some(person), |at| self.now.time_zone().to_datetime(at).date());
        // The plan is a fact of its own.
        entries.retain(|entry| entry.kind() != EntryKind::Plan);
        let words = |entry: &Entry| {
            let what = line_words(&self.playbook, deal, entry.record(deal)?, today);
            Some(format!("{} {}: {what}", dates::short(entry.on, today), kind_words(entry.kind())))
        };
        let mut all: Vec<String> = entries.iter().take(ENTRIES).filter_map(words).collect();
        if let Some(more) = entries.len().checked_sub(ENTRIES).filter(|more| *more > 0) {
            all.push(format!("{more} more in the history (H)"));
        }
        all.into_iter().enumerate().map(|(at, text)| (if at == 0 { "Latest" } else { "" }, text)).collect()
    }
}

/// Returns who somebody is: their part, department and boss, how far their word carries, how to reach them.
fn who_words(open: &OpenDeal, person: &Stakeholder) -> Vec<(&'static str, String)> {
    let card = person.card();
    let boss = card.reports_to.and_then(|id| open.shown().called_by_id(id)).map(|name| format!("reports to {name}"));
    let joined =
        |parts: [String; 3]| parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    let influence = card.influence().map_or("", Choices::label);
    let all = [
        ("Role", joined([part_words(person), card.department.to_string(), boss.unwrap_or_default()])),
        ("Clout", joined([influence.to_owned(), card.heard_by.to_string(), String::new()])),
        ("Contact", card.contact.to_string()),
        ("Owner", open.shown().who_words(&card.owner, card.owner_id)),
    ];
    all.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// Returns how far they would buy and speak up, if anything is known.
fn willing_words(person: &Stakeholder) -> Option<String> {
    let level = |topic| {
        let stance = person.stance(topic)?;
        let heard = if stance.is_hearsay() { " (hearsay)" } else { "" };
        Some(format!("{}{heard}", stance.position()?.label()))
    };
    let (buy, advocate) = (level(Topic::Buy), level(Topic::Advocate));
    let known = buy.is_some() || advocate.is_some();
    let words = |level: Option<String>| level.unwrap_or_else(|| "unknown".to_owned());
    known.then(|| format!("will buy: {} · will speak up: {}", words(buy), words(advocate)))
}

/// Returns whether they would buy but won't say so (M4).
fn has_gap(person: &Stakeholder) -> bool {
    let buys = matches!(person.position(Topic::Buy), Some(Position::Buy(Degree::For | Degree::Acts)));
    let silent = matches!(
        person.position(Topic::Advocate),
        Some(Position::Advocate(Degree::Against | Degree::Doubts | Degree::Open))
    );
    buys && silent
}

/// Returns what to find out or do next, and its key.
#[must_use]
pub fn next_words(app: &App, person: &Stakeholder, verdict: &Verdict) -> String {
    let is_unproven = matches!(verdict.group, Some((_, GroupWord::Unproven)));
    if let Some(task) = person.open_task().filter(|_| verdict.likely_mobilizer() || is_unproven) {
        let is_ahead = task.due > app.today();
        let when = if is_ahead { "Check on the task when it's due" } else { "The task is due. Check on it" };
        return format!("{when} (T)");
    }
    match app.next_step() {
        Some(Next::Ask(item)) if verdict.contested.is_some() => {
            format!("this would settle it: {} (i)", question(&app.playbook, item))
        }
        Some(Next::Ask(item)) => format!("{} (i)", question(&app.playbook, item)),
        Some(Next::GiveTask) => "Give them a task. Only that confirms a Mobilizer (T)".to_owned(),
        Some(Next::GiveAnother) if is_unproven => {
            "Find out what stood in the way, then give a smaller task (T)".to_owned()
        }
        Some(Next::GiveAnother) => "They delivered in part. Give another task (T)".to_owned(),
        Some(Next::AddEvidence) => {
            let key = if app.screening().is_some() { "e" } else { "T" };
            format!("Add what you saw them deliver, to confirm them ({key})")
        }
        Some(Next::Enough) => "You know enough. Now act on it.".to_owned(),
        Some(Next::NothingLeft) | None => "You've asked everything. See what they do.".to_owned(),
    }
}

/// Returns other assessors' verdicts that differ from the one shown.
fn second_opinions<'a>(app: &App, open: &OpenDeal, person: &'a Stakeholder) -> Vec<(&'a str, String)> {
    let (_, mine) = app.verdict(person);
    person
        .assessors()
        .into_iter()
        .filter(|by| *by != open.assessor)
        .map(|by| (by, judge(&app.playbook.model, &person.answers(by))))
        .filter(|(_, theirs)| theirs.group.map(|(group, _)| group) != mine.group.map(|(group, _)| group))
        .map(|(by, theirs)| (by, verdict_words(&theirs)))
        .collect()
}
