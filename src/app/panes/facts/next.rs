//! The one thing to do next about a person, and the key that does it.

use super::{Opens, Right, Rows, Tone};
use crate::app::App;
use crate::app::command::Command;
use crate::domain::judge::advice::{advice, deciding};
use crate::domain::judge::contradiction::stance_for_it;
use crate::domain::judge::next::Next;
use crate::domain::judge::verdict::{GroupWord, Verdict};
use crate::domain::method::alert_kind::AlertKind;
use crate::domain::method::playbook::AdviceState;
use crate::domain::record::answer::Item;
use crate::domain::record::card::Standing;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::Tell;
use crate::export::words::plan::{PlanState, plan_state};
use crate::export::words::{SHOW_INSIGHT, question};

/// The label of the row.
pub(super) const LABEL: &str = "Next";

/// The next step: its words and the command that does it, if one does.
pub(super) struct Step {
    words: String,
    command: Option<Command>,
}

impl Step {
    fn of(words: impl Into<String>, command: Command) -> Self {
        Self { words: words.into(), command: Some(command) }
    }
}

impl App {
    /// Adds the next step, and what speaks for it.
    pub(super) fn say_next(&self, rows: &mut Rows, person: &Stakeholder, verdict: &Verdict) {
        let Step { words, command } = self.step(person, verdict);
        match command {
            Some(command) => rows.lead(LABEL, words.as_str(), Tone::Strong, command),
            None => rows.say(LABEL, words.as_str(), Tone::Strong),
        }
        if verdict.group.is_none() && !person.has_left() && person.open_task().is_none() {
            rows.lead("", "Or answer the trait questions.", Tone::Text, Command::Questions);
        }
        if let Some(alert) = deciding(self.alerts(), person) {
            let opens = Opens::Command(Command::ShowAlerts);
            let todo = self.more_to_do(person, &words);
            let label = if todo.is_none() { "Because" } else { "Alert" };
            rows.add(label, alert.reason.as_str(), Tone::Text, Right::Key(Command::ShowAlerts), opens);
            rows.say("Do", todo.unwrap_or(""), Tone::Text);
        }
    }

    /// Returns what an alert about somebody says to do, where the next step is another: two lines must not say one thing,
    /// and no advice of its own stands against the next step.
    pub(in crate::app) fn more_to_do(&self, person: &Stakeholder, next: &str) -> Option<&str> {
        let alert = deciding(self.alerts(), person)?;
        (!next.starts_with(&alert.todo) && !is_next_itself(alert.kind)).then_some(alert.todo.as_str())
    }

    /// Returns the next step.
    fn step(&self, person: &Stakeholder, verdict: &Verdict) -> Step {
        let track = self.deal.as_ref().and_then(|open| open.shown().track(person.id)).map(|one| &**one);
        let advised = advice(&self.playbook, self.alerts(), (person, verdict), track, self.today());
        let advised = advised.map_or_else(
            || Step::of("Log what you hear from them next.", Command::LogConversation),
            |(todo, _)| Step { words: todo.into_owned(), command: None },
        );
        if person.has_left() {
            return advised;
        }
        let is_unproven = matches!(verdict.group, Some((_, GroupWord::Unproven)));
        if let Some(task) = person.open_task().filter(|_| verdict.likely_mobilizer() || is_unproven) {
            let is_ahead = task.due > self.today();
            let words = if is_ahead { "Check on the task when it's due." } else { "The task is due. Check on it." };
            return Step::of(words, Command::TaskNow);
        }
        if person.card().standing() == Some(Standing::NotFound) {
            return Step::of("Find out who it is, then enter the name.", Command::EditPerson);
        }
        let Some((group, word)) = verdict.group else {
            return Step::of("Screen them: three quick questions on what you saw them do.", Command::Screen);
        };
        if (group, word) == (ProfileGroup::Blocker, GroupWord::Likely) {
            return self.on_blocker(person, verdict, advised);
        }
        if word == GroupWord::Confirmed && verdict.contested.is_none() {
            return Step { command: Some(Command::Coach), ..advised };
        }
        match self.next_step() {
            Some(Next::Ask(item)) if verdict.contested.is_some() => {
                Step::of(format!("This would settle it: {}", question(&self.playbook, item)), Command::AskBest)
            }
            Some(Next::Ask(Item::Tell(Tell::Insight))) => Step::of(SHOW_INSIGHT, Command::AskBest),
            Some(Next::Ask(item)) => Step::of(question(&self.playbook, item), Command::AskBest),
            Some(Next::GiveTask) => Step::of("Give them a task. Only that confirms a Mobilizer.", Command::TaskNow),
            Some(Next::GiveAnother) if is_unproven => {
                Step::of("Find out what stood in the way, then give a smaller task.", Command::TaskNow)
            }
            Some(Next::GiveAnother) => Step::of("They delivered in part. Give another task.", Command::TaskNow),
            Some(Next::AddEvidence) => Step::of("Add what you saw them deliver, to confirm them.", Command::TaskNow),
            Some(Next::Enough | Next::NothingLeft) | None => advised,
        }
    }

    /// Returns the next step with a likely Blocker, which depends on the plan that there is. Nobody is to be won over who
    /// says that they are in favor: only one of the two can be true.
    fn on_blocker(&self, person: &Stakeholder, verdict: &Verdict, advised: Step) -> Step {
        let is_won = stance_for_it(person, verdict).is_some();
        let Some(plan) = person.plan.as_deref() else {
            return if is_won {
                let words = "Find out which is true: their stance, or what they did.";
                Step::of(words, Command::Willing)
            } else {
                let words = "Put someone on your side in charge of winning them over: who, how, by when.";
                Step::of(words, Command::PlanBlocker)
            };
        };
        match plan_state(plan, self.today()) {
            PlanState::Running if is_won && deciding(self.alerts(), person).is_none() => {
                let words = "Their stance is in favor now. If the plan worked, write down what shows it.";
                Step::of(words, Command::PlanBlocker)
            }
            // The plan's own row says what its next step is.
            PlanState::Running if deciding(self.alerts(), person).is_none() => {
                let text = self.playbook.advice(AdviceState::BlockerPlanned);
                Step { words: text.map_or(advised.words, |text| text.todo.clone()), command: None }
            }
            PlanState::Running | PlanState::Over => advised,
            PlanState::Lacking => Step { command: Some(Command::PlanBlocker), ..advised },
        }
    }
}

/// Returns whether the next step is what this alert advises, in other words.
const fn is_next_itself(kind: AlertKind) -> bool {
    matches!(
        kind,
        AlertKind::Untested | AlertKind::PartDelivered | AlertKind::BlockerNoPlan | AlertKind::DeciderUnscreened
    )
}

/// Returns the next step in words, with the key that does it where one is known.
#[must_use]
pub fn next_words(app: &App, person: &Stakeholder, verdict: &Verdict) -> String {
    let mut step = app.step(person, verdict);
    // At the task's step of the screening, what was seen is added right there.
    if app.screening().is_some() && verdict.awaits_evidence {
        step.command = Some(Command::ScreenEvidence);
    }
    let here = |command: Command| app.keymap.key_for(app.scopes(), command);
    let key =
        step.command.and_then(|command| here(command).or_else(|| app.keymap.key_for(app.scopes_below(), command)));
    key.map_or_else(|| step.words.clone(), |key| format!("{} ({key})", step.words))
}
