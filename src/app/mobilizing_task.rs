//! The mobilizing task by key: giving and judging it, changing and withdrawing it; and who gets none.

use super::App;
use super::command::Twice;
use super::overlays::Overlay;
use crate::domain::judge::contradiction::reads_as_blocker;
use crate::domain::judge::next::{Next, confirming};
use crate::domain::judge::verdict::GroupWord;
use crate::domain::record::answer::Item;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::Tell;

impl App {
    /// Warns once that somebody looks like a Mobilizer or is in favor already; the same key again plans anyway. Returns whether it warned.
    pub(super) fn warns_of_plan(&mut self) -> bool {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return false };
        let (id, is_begun) = (person.id, person.plan.is_some());
        let verdict = self.verdict(person);
        let why = if verdict.likely_mobilizer() {
            "looks like a Mobilizer"
        } else if person.would_buy() && person.opposition().is_none() && !reads_as_blocker(&verdict) {
            "is already in favor"
        } else {
            return false;
        };
        let warns = !is_begun && !self.was_warned(Twice::Plan);
        if warns {
            let name = self.name_of(id);
            self.note(format!("{name} {why}, and plans are for Blockers · press it again to plan anyway"));
        }
        warns
    }

    /// Judges the open task, asks for the evidence of one they delivered, or gives one.
    pub(in crate::app) fn task_now(&mut self) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return };
        let (id, is_unseen) = (person.id, person.delivered_unseen());
        if person.open_task().is_some() {
            self.ask_tell(Tell::Task);
        } else if is_unseen {
            self.open_evidence(id, Item::Tell(Tell::Task));
        } else {
            self.open_task_form(id);
        }
    }

    /// Goes to the step in which the open task is judged, or gives a task.
    pub(in crate::app) fn task_in_walk(&mut self) {
        let Some((screening, person, _)) = self.screening() else { return };
        if screening.asks {
            self.note("First, when did you speak with them? Enter means today");
            return;
        }
        let answers = person.answers(self.deal.as_ref().map_or("", |open| &open.assessor));
        let step = screening.steps(answers.tell(Tell::Insight)).iter().position(|tell| *tell == Tell::Task);
        match (step, person.open_task()) {
            (Some(step), Some(_)) => {
                if let Some(Overlay::Screening(screening)) = self.overlays.last_mut() {
                    (screening.at, screening.scroll, screening.marked) = (step, 0, None);
                }
            }
            _ => self.task_now(),
        }
    }

    /// Returns whether the open walk shows a verdict for which the task is what to do next.
    pub(in crate::app) fn ends_in_a_task(&self) -> bool {
        matches!(self.screening(), Some((walk, _, None)) if !walk.asks) && self.is_task_next()
    }

    /// Returns whether Enter gives a task in the current step.
    pub(in crate::app) fn gives_task_here(&self) -> bool {
        matches!(
            self.screening(),
            Some((_, person, Some(Tell::Task)))
                if person.open_task().is_none() && !person.has_delivered() && !self.reads_as_talker(person)
        )
    }

    /// Opens the form for the words and the day of the open task.
    pub(in crate::app) fn change_task(&mut self) {
        let Some((_, person, _)) = self.screening() else { return };
        if let Some((id, task)) = person.open_task().map(|task| (person.id, task.id)) {
            self.open_task_edit(id, task);
        }
    }

    /// Withdraws the open task: it counts for nothing, and is no longer given.
    pub(in crate::app) fn withdraw_task(&mut self) {
        let Some((_, person, _)) = self.screening() else { return };
        let (id, name) = (person.id, self.called(person).clone());
        let Some((task, what)) = person.open_task().map(|task| (task.id, task.what.clone())) else { return };
        if self.edit(format!("{name}: withdrew the task “{what}”"), |deal| deal.withdraw_task(id, task)) {
            self.done(format!("{name}: withdrew the task “{what}” · u brings it back"));
        }
    }

    /// Returns whether coaching the selected person makes sense by now: it has begun, or the verdict leads to a Mobilizer.
    pub(in crate::app) fn is_coaching_next(&self) -> bool {
        let Some((open, person)) = self.deal.as_ref().and_then(|open| Some((open, open.selected()?))) else {
            return false;
        };
        let group = self.verdict(person).group;
        open.deal.track(person.id).is_some() || matches!(group, Some((ProfileGroup::Mobilizer, _)))
    }

    /// Returns whether the mobilizing task is what to do next about the selected person.
    pub(in crate::app) fn is_task_next(&self) -> bool {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return false };
        let (answers, verdict) = self.answers_and_verdict(person);
        let lacking = || confirming(&answers, &verdict);
        person.open_task().is_some() || lacking().is_some_and(|next| next.is_task() || next == Next::AddEvidence)
    }

    /// Returns whether they are a likely Talker whom nobody labeled a Mobilizer: a task would show nothing.
    #[must_use]
    pub fn reads_as_talker(&self, person: &Stakeholder) -> bool {
        let is_labelled = person.labels.iter().any(|label| label.group() == Some(ProfileGroup::Mobilizer));
        !is_labelled && matches!(self.verdict(person).group, Some((ProfileGroup::Talker, GroupWord::Likely)))
    }

    /// Returns what a Talker is of use for, and what to come with.
    #[must_use]
    pub fn access_words(&self, person: &Stakeholder) -> String {
        let profile = self.verdict(person).profile.map(|(profile, _)| profile);
        let helps = profile
            .filter(|one| one.group() == ProfileGroup::Talker)
            .map_or("", |one| &self.playbook.profile(one).helps);
        format!("{} looks like a Talker: use them for access. Bring: {helps}", self.called(person))
    }
}
