//! Answers by the arrow keys: one is highlighted first, then Enter takes it. For the screening, the questionnaire and the
//! debrief, where a digit answers at once.

use super::App;
use super::command::Command;
use super::list::moved;
use super::overlays::Overlay;
use super::overlays::debrief::first_digit;
use super::overlays::screening::SPOKE;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::tell::Tell;
use crate::domain::record::traits::Seen;

/// The commands that answer a step of the screening, and a question about a trait.
const SCREENING: [Command; 5] =
    [Command::ChooseFirst, Command::ChooseSecond, Command::ChooseThird, Command::ChooseFourth, Command::ChooseFifth];
const QUESTIONS: [Command; 4] =
    [Command::AnswerNotSo, Command::AnswerClaimed, Command::AnswerOnce, Command::AnswerRepeated];
/// Those that answer a question of a debrief, by their digit.
const DEBRIEF: [Command; 6] = [
    Command::DebriefZero,
    Command::DebriefOne,
    Command::DebriefTwo,
    Command::DebriefThree,
    Command::DebriefFour,
    Command::DebriefFive,
];

impl App {
    /// Returns the answer that is highlighted, as its index in the list on the screen.
    #[must_use]
    pub fn highlighted(&self) -> Option<usize> {
        match self.worked_on() {
            Some(Overlay::Screening(screening)) => screening.marked,
            Some(Overlay::Debrief(_)) => self.debrief_marked(),
            Some(_) => None,
            None => self.deal.as_ref()?.profile.session.as_ref()?.marked,
        }
    }

    /// Returns how many answers the arrows go through here.
    #[must_use]
    pub fn answers_here(&self) -> usize {
        match (self.worked_on(), self.screening()) {
            (Some(Overlay::Screening(screening)), _) if screening.asks => SPOKE.len(),
            // Nothing can be judged before something was asked for.
            (Some(Overlay::Screening(_)), Some((_, person, Some(Tell::Task)))) if person.tasks.is_empty() => 0,
            (Some(Overlay::Screening(_)), Some((_, _, Some(tell)))) => tell.answers().len(),
            (Some(Overlay::Debrief(_)), _) => self.debriefed().map_or(0, |asked| asked.item.answers().len()),
            (Some(_), _) => 0,
            // The last one is that it is not known.
            (None, _) => self.question().map_or(0, |_| Seen::ALL.len() + 1),
        }
    }

    /// Returns the keys that answer here at once, from the first to the last.
    #[must_use]
    pub fn answer_keys(&self) -> Option<String> {
        let all: &[Command] = match (self.worked_on(), self.debriefed()) {
            (Some(Overlay::Debrief(_)), Some(asked)) => &DEBRIEF[first_digit(asked.item)..],
            _ if self.screening().is_some() => &SCREENING,
            _ => &QUESTIONS,
        };
        let first = *all.first()?;
        let last = *all.get(self.answers_here().min(all.len()).checked_sub(1)?)?;
        let key = |command| self.keymap.key_for(self.scopes(), command);
        Some(format!("{}-{}", key(first)?, key(last)?))
    }

    /// Highlights the next answer or the one before; at first the one that was given, or the nearest end.
    pub(super) fn highlight(&mut self, by: isize) {
        let count = self.answers_here();
        let Some(last) = count.checked_sub(1) else { return };
        let now = self.highlighted().map(|at| moved(at, by.signum(), count));
        self.mark(now.or_else(|| self.given_here()).unwrap_or(if by > 0 { 0 } else { last }));
    }

    /// Highlights an answer, if there are so many.
    pub(super) fn highlight_at(&mut self, answer: usize) {
        if answer < self.answers_here() {
            self.mark(answer);
        }
    }

    fn mark(&mut self, answer: usize) {
        match self.overlays.last_mut() {
            Some(Overlay::Screening(screening)) => screening.marked = Some(answer),
            Some(Overlay::Debrief(_)) => self.mark_debriefed(answer),
            Some(_) => {}
            None => {
                if let Some(session) = self.deal.as_mut().and_then(|open| open.profile.session.as_mut()) {
                    session.marked = Some(answer);
                }
            }
        }
    }

    /// Returns the index of the answer that was given to what is asked here.
    fn given_here(&self) -> Option<usize> {
        let open = self.deal.as_ref()?;
        // Only what is unknown is asked in a debrief.
        if let Some(Overlay::Debrief(_)) = self.worked_on() {
            return None;
        }
        if let Some(Overlay::Screening(_)) = self.worked_on() {
            let (_, person, tell) = self.screening()?;
            let Some(Answer::Tell(answer)) = person.answers(&open.assessor).get(Item::Tell(tell?)) else { return None };
            return tell?.answers().iter().position(|one| *one == answer);
        }
        let (id, item) = self.question()?;
        let Some(Answer::Trait(_, seen)) = open.shown().person(id)?.answers(&open.assessor).get(item) else {
            return None;
        };
        Seen::ALL.iter().position(|one| *one == seen)
    }

    /// Requires a highlighted answer.
    pub(super) fn needs_highlighted(&self) -> Option<String> {
        self.highlighted().is_none().then(|| "Nothing is highlighted yet. ↓ highlights an answer, → skips".to_owned())
    }

    /// Returns a refusal where Enter in the screening would answer, or give a task, in a deal that cannot be changed,
    /// and where nothing is highlighted in a step that waits for its answer.
    pub(super) fn enter_in_screening_blocked(&self) -> Option<String> {
        if self.highlighted().is_some() || self.gives_task_here() {
            return self.unchangeable();
        }
        let waits = self.answers_here() > 0 && self.given_here().is_none() && self.read_only().is_none();
        if waits { self.needs_highlighted().filter(|_| !self.is_at_judged_task()) } else { None }
    }

    /// Returns whether the step is that of a task that was judged: Enter gives another there, or goes on.
    fn is_at_judged_task(&self) -> bool {
        matches!(self.screening(), Some((_, person, Some(Tell::Task))) if person.open_task().is_none())
    }

    /// Takes the highlighted answer to a question of the 21 traits.
    pub(super) fn answer_highlighted(&mut self) {
        match self.highlighted() {
            Some(index) if index < Seen::ALL.len() => self.answer_question(index),
            Some(_) => self.postpone(),
            None => {}
        }
    }

    /// Takes the highlighted answer of the screening. Returns whether there was one.
    pub(super) fn choose_highlighted(&mut self, command: Command) -> bool {
        let index = self.highlighted();
        if let Some(index) = index {
            self.choose_answer(command, index);
        }
        index.is_some()
    }
}
