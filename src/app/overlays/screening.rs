//! The screening: one tell per step, in the order of M3, ending with the verdict.

pub mod said;

use super::Overlay;
use crate::app::App;
use crate::app::command::{Command, Scope};
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::judge::contact::{last_conversation, only_heard_of};
use crate::domain::judge::next::screening_steps;
use crate::domain::privacy::Datum;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::conversation::{Conversation, Starter};
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::{Tell, TellAnswer};
use jiff::civil::Date;
use serde_json::Map;

/// An open screening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screening {
    /// The person in screening.
    pub person: StakeholderId,
    /// The index of the step; one past the last is the verdict.
    pub at: usize,
    /// The index of the first of the paragraphs below, if they don't all fit.
    pub scroll: usize,
    /// The tell, if only this one is asked outside the walk through all steps.
    pub only: Option<Tell>,
    /// Whether it asks when we spoke with them, before the first step, since nobody has recorded it.
    pub asks: bool,
    /// Whether they were only heard of, so that the answers are hearsay.
    pub heard: bool,
    /// The answer that is highlighted, as its index in the step.
    pub marked: Option<usize>,
    /// The day on which we spoke, as it was given in this walk: what is then said of it was seen that day.
    pub spoke: Option<Date>,
    /// The step that was just answered, as long as the walk is where that led.
    pub just: Option<Tell>,
}

/// The answers to when we spoke, in the order of the keys.
pub const SPOKE: [(&str, &str); 3] = [
    ("Today", "Logs the conversation."),
    ("Another day", "You enter the day. Logs the conversation."),
    (
        "Never, I've only heard about them",
        "Your answers count as hearsay: never surer than “leaning,” and they don't count as meeting them.",
    ),
];

/// When the question comes.
pub const ASKED_UNTIL: &str = "This comes up until you log a conversation with them, or answer by hearsay (3).";

impl Screening {
    /// Returns the steps of this screening, which depend on the answer to the insight.
    #[must_use]
    pub fn steps(&self, insight: Option<TellAnswer>) -> Vec<Tell> {
        match self.only {
            Some(tell) => vec![tell],
            None => screening_steps(insight).to_vec(),
        }
    }

    /// Returns the tell of the current step, or nothing at the verdict.
    #[must_use]
    pub fn tell(&self, insight: Option<TellAnswer>) -> Option<Tell> {
        self.steps(insight).get(self.at).copied()
    }
}

impl Layer for Screening {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Screening, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        // Single steps go through the answers; where there are none, and by pages, what is below is scrolled.
        if by.abs() == 1 && app.answers_here() > 0 {
            app.highlight(by);
            return;
        }
        let paragraphs = app.screening().map_or(0, |(walk, person, tell)| walk.said(app, person, tell).len());
        if let Some(Overlay::Screening(screening)) = app.overlays.last_mut() {
            screening.scroll = moved(screening.scroll, by.signum(), paragraphs);
        }
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Judgments)
    }

    fn closes_with_deal(&self) -> bool {
        true
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    /// Returns the open screening, its person, and the current tell; no tell at the verdict, and while it asks when we
    /// spoke.
    #[must_use]
    pub fn screening(&self) -> Option<(&Screening, &Stakeholder, Option<Tell>)> {
        let screening = self.overlays.iter().rev().find_map(Overlay::screening)?;
        let open = self.deal.as_ref()?;
        let person = open.shown().person(screening.person)?;
        let insight = person.answers(&open.assessor).tell(Tell::Insight);
        Some((screening, person, screening.tell(insight).filter(|_| !screening.asks)))
    }

    /// Opens the screening at the first step that is not answered, or that rests on hearsay although somebody has
    /// spoken with them by now. If nobody has, it first asks when we did, once for each person.
    pub(in crate::app) fn screen_person(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(person) = open.selected() else { return };
        let answers = person.answers(&open.assessor);
        let steps = screening_steps(answers.tell(Tell::Insight));
        let spoken = last_conversation(&open.deal, person.id).is_some();
        let waits = |tell: &Tell| {
            answers.tell(*tell).is_none()
                || (spoken && answers.is_hearsay(Item::Tell(*tell)))
                || (*tell == Tell::Task && person.open_task().is_some())
        };
        let at = steps.iter().position(waits).unwrap_or(steps.len());
        let is_through = at >= steps.len();
        self.open_walk(at, None, is_through);
    }

    /// Opens a walk at a step; it first asks when we spoke, unless somebody has recorded it, they were only heard of, or
    /// nothing is to be answered.
    fn open_walk(&mut self, at: usize, only: Option<Tell>, asks_nothing: bool) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(person) = open.selected() else { return };
        let spoken = last_conversation(&open.deal, person.id).is_some();
        let heard = only_heard_of(&open.deal, person, &open.assessor);
        let asks = !spoken && !heard && !asks_nothing && self.read_only().is_none();
        let (person, marked) = (person.id, asks.then_some(0));
        self.overlays.push(Overlay::Screening(Screening {
            person,
            at,
            scroll: 0,
            only,
            asks,
            heard,
            marked,
            spoke: None,
            just: None,
        }));
    }

    /// Returns whether the open screening asks when we spoke with its person.
    #[must_use]
    pub fn asks_when_we_spoke(&self) -> bool {
        self.screening().is_some_and(|(screening, ..)| screening.asks)
    }

    /// Takes the answer to when we spoke: logs the conversation, asks for the day, or marks the next answers as
    /// hearsay.
    pub(in crate::app) fn answer_when_we_spoke(&mut self, command: Command, index: usize) {
        let Some((_, person, _)) = self.screening() else { return };
        let id = person.id;
        if index >= SPOKE.len() {
            self.note(format!("This step has {} choices", SPOKE.len()));
        } else {
            match index {
                0 if self.asks_who_signs(command) => {}
                0 => self.log_screening(id, self.today()),
                1 => self.open_spoke_form(id),
                _ => self.go_on_after_asking(true, None),
            }
        }
    }

    /// Logs the conversation that the answers come from, and continues the screening.
    pub(in crate::app) fn log_screening(&mut self, person: StakeholderId, on: Date) {
        let one = Conversation {
            id: self.new_record(),
            on,
            with: [person].into_iter().collect(),
            started: Starter::Unsaid.into(),
            source: "".into(),
            said: "screened them".into(),
            by: self.me().into(),
            at: self.now.timestamp(),
            extra: Map::new(),
        };
        let (name, day) = (self.name_of(person), dates::show(on, self.today()));
        if self.edit(format!("{name}: logged a conversation, {day}"), |deal| deal.log(one)) {
            self.done(format!("Logged a conversation with {name}, {day}"));
        }
        self.go_on_after_asking(false, Some(on));
    }

    fn go_on_after_asking(&mut self, hearsay: bool, spoke: Option<Date>) {
        if let Some(Overlay::Screening(screening)) = self.overlays.last_mut() {
            (screening.asks, screening.heard, screening.spoke) = (false, hearsay, spoke);
            screening.marked = None;
        }
    }

    /// Opens the screening for a single tell.
    pub(in crate::app) fn ask_tell(&mut self, tell: Tell) {
        // A task was talked about when it was given.
        self.open_walk(0, Some(tell), tell == Tell::Task);
    }

    /// Gives the answer with this index in the current step, and goes on.
    pub(in crate::app) fn choose_answer(&mut self, command: Command, index: usize) {
        let Some((screening, person, tell)) = self.screening() else { return };
        if screening.asks {
            self.answer_when_we_spoke(command, index);
            return;
        }
        let heard = screening.heard;
        let spoke = screening.spoke.filter(|on| *on != self.today());
        let Some(tell) = tell else {
            self.note("This is the verdict. ← goes back to your answers");
            return;
        };
        let Some(answer) = tell.answers().get(index).copied() else {
            self.note(format!("This step has {} choices", tell.answers().len()));
            return;
        };
        let (id, name) = (person.id, self.called(person).clone());
        let task = person.open_task().or_else(|| person.latest_judged()).map(|task| task.id);
        if tell == Tell::Task && task.is_none() {
            self.note("Give a task first (Enter)");
            return;
        }
        if self.asks_who_signs(command) {
            return;
        }
        let title = self.playbook.tell(tell).title.to_lowercase();
        let label = self.playbook.tell_answer(answer).map_or_else(String::new, |text| short_label(&text.label));
        let what = format!("{name}: {title}, {label}");
        let (record, by) = self.by_assessor();
        let now = self.now.clone();
        let is_blind = self.is_blind();
        let changed = match task.filter(|_| tell == Tell::Task) {
            Some(task) => self.edit(&what, |deal| deal.judge_task(id, task, Self::act(record, &by, &now), answer)),
            None => self.edit(&what, |deal| {
                let act = Self::act(record, &by, &now);
                if heard {
                    deal.hear(id, act, Answer::Tell(answer));
                } else {
                    deal.answer(id, act, Answer::Tell(answer));
                    deal.answered_on(id, &by, Item::Tell(tell), spoke);
                }
                if is_blind {
                    deal.answered_blind(id, &by, Item::Tell(tell));
                }
            }),
        };
        if self.read_only().is_none() {
            if changed {
                let delivered = answer == TellAnswer::Delivered;
                let dated = || format!("{what}{}", self.day_words(id, Item::Tell(tell)));
                self.done(if delivered { self.delivery_words(id) } else { dated() });
            }
            self.later_step();
            if let Some(Overlay::Screening(screening)) = self.overlays.last_mut() {
                screening.just = Some(tell);
            }
        }
    }

    /// Goes to the next step; closes at the verdict.
    pub(in crate::app) fn later_step(&mut self) {
        let Some((screening, person, tell)) = self.screening() else { return };
        if screening.asks {
            self.go_on_after_asking(false, None);
            return;
        }
        if tell.is_none() {
            self.close_overlay();
            return;
        }
        let answers = person.answers(self.deal.as_ref().map_or("", |open| &open.assessor));
        let last = screening.steps(answers.tell(Tell::Insight)).len();
        if let Some(Overlay::Screening(screening)) = self.overlays.last_mut() {
            (screening.at, screening.scroll, screening.marked) = ((screening.at + 1).min(last), 0, None);
            screening.just = None;
        }
    }

    /// Goes to the previous step.
    pub(in crate::app) fn earlier_step(&mut self) {
        let Some(Overlay::Screening(screening)) = self.overlays.last_mut() else { return };
        screening.just = None;
        if screening.at == 0 && screening.heard {
            (screening.asks, screening.marked) = (true, Some(0));
            return;
        }
        match screening.at.checked_sub(1).filter(|_| !screening.asks) {
            Some(before) => (screening.at, screening.scroll, screening.marked) = (before, 0, None),
            None => self.note("This is the first step"),
        }
    }

    /// Handles Enter: takes the highlighted answer. Without one, at the task's step gives a task, or asks for the evidence of one they delivered; otherwise goes
    /// on, and closes at the verdict.
    pub(in crate::app) fn step_enter(&mut self, command: Command) {
        if self.choose_highlighted(command) {
            return;
        }
        match self.screening() {
            Some((_, person, Some(Tell::Task))) if person.open_task().is_none() => {
                let (id, has_delivered, is_unseen) = (person.id, person.has_delivered(), person.delivered_unseen());
                if (has_delivered && !is_unseen) || self.reads_as_talker(person) {
                    self.later_step();
                } else if is_unseen {
                    self.open_evidence(id, Item::Tell(Tell::Task));
                } else {
                    self.open_task_form(id);
                }
            }
            _ => self.later_step(),
        }
    }
}

/// Returns a choice in a few words: the part before the colon.
fn short_label(label: &str) -> String {
    label.split(':').next().unwrap_or(label).to_lowercase()
}
