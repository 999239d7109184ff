//! The profile pane: the cursor over the reasons, and the questionnaire while it is open.

use crate::app::App;
use crate::app::panes::Pane;
use crate::app::panes::facts::FoundFacts;
use crate::domain::judge::contact::{last_conversation, only_heard_of};
use crate::domain::judge::next::{Next, next, next_trait, settles};
use crate::domain::method::model::Model;
use crate::domain::record::answer::{Answer, Answers, Item};
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Observation;
use crate::domain::record::tell::Tell;
use crate::domain::record::traits::{Seen, Trait};
use crate::export::words::answer_words;
use crate::export::words::opinion::item_words;

/// The state of the pane.
#[derive(Debug, Default)]
pub struct ProfilePane {
    /// The index of the row under the cursor; nothing until it is moved.
    pub row: Option<usize>,
    /// The rows about the selected person.
    pub facts: FoundFacts,
    /// The questionnaire, while it is open.
    pub session: Option<QuestionSession>,
    /// Whether the verdict is hidden while answering.
    pub blind: bool,
    /// The order of the questions.
    pub order: Order,
    /// The pane in which the questionnaire was opened, which gets the focus back.
    from: Pane,
}

/// The order in which traits are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The most useful question first.
    #[default]
    Best,
    /// The order of the method.
    Fixed,
}

/// One session at the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionSession {
    /// The person the questions are about.
    pub person: StakeholderId,
    /// The questions asked so far, in the order asked.
    trail: Vec<Item>,
    at: usize,
    postponed: Vec<Item>,
    dropped: Vec<Item>,
    /// The answer that is highlighted; after the last, that it is not known.
    pub(in crate::app) marked: Option<usize>,
    /// Whether all were answered before, so that this session goes through all of them again.
    again: bool,
    /// Whether the last question was passed. It stays open for what was seen, until the user closes it: a key must not
    /// mean something else all at once.
    pub(in crate::app) ended: bool,
}

impl ProfilePane {
    /// Returns the same for others, with the questionnaire where answers show.
    pub(in crate::app) fn masked(&self, shows_answers: bool) -> Self {
        let rows = Self { row: self.row, facts: self.facts.clone(), ..Self::default() };
        if shows_answers {
            Self { session: self.session.clone(), blind: self.blind, order: self.order, from: self.from, ..rows }
        } else {
            rows
        }
    }

    /// Closes the questionnaire when another person is selected.
    pub fn follow(&mut self, selected: Option<StakeholderId>) {
        if self.session.as_ref().is_some_and(|session| Some(session.person) != selected) {
            self.session = None;
        }
    }
}

impl QuestionSession {
    /// Begins with the first open question, or goes through all again if none is open.
    #[must_use]
    pub fn begin(model: &Model, person: StakeholderId, answers: &Answers, order: Order) -> Self {
        let mut session = Self {
            person,
            trail: Vec::new(),
            at: 0,
            postponed: Vec::new(),
            dropped: Vec::new(),
            marked: None,
            again: false,
            ended: false,
        };
        let first = session.following(model, answers, order).unwrap_or_else(|| {
            session.again = true;
            Item::Trait(Trait::all().next().expect("there are 21 traits"))
        });
        session.trail.push(first);
        session
    }

    /// Returns the current question.
    #[must_use]
    pub fn item(&self) -> Item {
        self.trail[self.at]
    }

    /// Returns the question before the current one.
    #[must_use]
    pub fn before(&self) -> Option<Item> {
        self.at.checked_sub(1).and_then(|at| self.trail.get(at)).copied()
    }

    /// Goes to any question.
    pub fn jump(&mut self, item: Item) {
        if self.item() != item {
            self.marked = None;
            self.trail.truncate(self.at + 1);
            self.trail.push(item);
            self.at += 1;
        }
    }

    /// Starts this session at a question instead of the one it opened with.
    pub fn jump_first(&mut self, item: Item) {
        self.trail = vec![item];
        (self.at, self.marked) = (0, None);
    }

    /// Returns whether no later question was asked yet.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.at + 1 == self.trail.len()
    }

    /// Goes to the question before. Returns false at the first.
    pub fn back(&mut self) -> bool {
        self.marked = None;
        if std::mem::take(&mut self.ended) {
            return true;
        }
        let moved = self.at > 0;
        self.at = self.at.saturating_sub(1);
        moved
    }

    /// Goes to the next question. Returns false if none is left.
    pub fn forward(&mut self, model: &Model, answers: &Answers, order: Order) -> bool {
        self.marked = None;
        if self.at + 1 < self.trail.len() {
            self.at += 1;
            return true;
        }
        let next = if self.again { after(self.item()) } else { self.following(model, answers, order) };
        match next {
            Some(item) => {
                self.trail.push(item);
                self.at += 1;
                true
            }
            None => {
                self.ended = true;
                false
            }
        }
    }

    /// Puts the current question behind all others; the second time, leaves it out of this session.
    pub fn postpone(&mut self) {
        let item = self.item();
        if self.postponed.contains(&item) {
            self.dropped.push(item);
        } else {
            self.postponed.push(item);
        }
    }

    fn following(&self, model: &Model, answers: &Answers, order: Order) -> Option<Item> {
        match order {
            Order::Best => next_trait(model, answers, &self.postponed, &self.dropped),
            Order::Fixed => {
                let open = |late: bool| {
                    Trait::all().map(Item::Trait).find(|item| {
                        answers.get(*item).is_none()
                            && !self.dropped.contains(item)
                            && self.postponed.contains(item) == late
                    })
                };
                open(false).or_else(|| open(true))
            }
        }
    }
}

/// Returns how many traits are answered, when all were asked.
fn through_words(answers: &Answers) -> String {
    let answered = answers.traits_answered();
    match Trait::COUNT - answered {
        0 => "All 21 traits answered · t goes through them again".to_owned(),
        left => format!("{answered} of 21 answered, {left} unknown · t asks them again"),
    }
}

fn after(item: Item) -> Option<Item> {
    match item {
        Item::Trait(one) => Trait::from_index(one.index() + 1).map(Item::Trait),
        Item::Tell(_) => None,
    }
}

impl App {
    /// Returns what to find out next about the selected person.
    #[must_use]
    pub fn next_step(&self) -> Option<Next> {
        let person = self.deal.as_ref()?.selected()?;
        let (answers, verdict) = self.answers_and_verdict(person);
        let next = next(&self.playbook.model, &answers, &verdict, &[]);
        let is_question = matches!(next, Next::Ask(_) | Next::Enough | Next::NothingLeft);
        if verdict.contested.is_some() && is_question {
            return settles(&self.playbook.model, &answers).map(Next::Ask);
        }
        Some(next)
    }

    /// Returns the current question and the person it is about.
    #[must_use]
    pub fn question(&self) -> Option<(StakeholderId, Item)> {
        let session = self.deal.as_ref()?.profile.session.as_ref().filter(|session| !session.ended)?;
        Some((session.person, session.item()))
    }

    /// Returns the current assessor's observation of an item.
    #[must_use]
    pub fn observation_of(&self, person: StakeholderId, item: Item) -> Option<&Observation> {
        let open = self.deal.as_ref()?;
        open.shown().person(person)?.observation(&open.assessor, item)
    }

    /// Returns the evidence behind the current assessor's answer, or nothing if there is no answer.
    #[must_use]
    pub fn evidence_of(&self, person: StakeholderId, item: Item) -> Option<&[Evidence]> {
        let open = self.deal.as_ref()?;
        open.shown().person(person)?.evidence(&open.assessor, item)
    }

    /// Every line to show behind an answer of the current assessor's, each with whether it was only heard.
    #[must_use]
    pub fn lines_of(&self, person: StakeholderId, item: Item) -> Vec<(&Evidence, bool)> {
        let person = self.deal.as_ref().and_then(|open| Some((open.shown().person(person)?, &open.assessor)));
        person.map_or_else(Vec::new, |(person, assessor)| person.lines(assessor, item))
    }

    pub(in crate::app) fn begin_questions(&mut self) {
        let playbook = std::sync::Arc::clone(&self.playbook);
        let Some(open) = self.deal.as_mut() else { return };
        let Some(id) = open.selected().map(|person| person.id) else { return };
        let answers = open.answers();
        let from = std::mem::replace(&mut open.pane, Pane::Profile);
        if open.profile.session.as_ref().is_none_or(|session| session.ended) {
            if open.profile.session.is_none() {
                open.profile.from = from;
            }
            open.profile.session = Some(QuestionSession::begin(&playbook.model, id, &answers, open.profile.order));
        }
    }

    /// Returns how answers about somebody count with whom no conversation is logged; nothing where one is.
    #[must_use]
    pub fn how_traits_count(&self, person: StakeholderId) -> Option<&'static str> {
        let open = self.deal.as_ref()?;
        let person = open.deal.person(person).filter(|person| last_conversation(&open.deal, person.id).is_none())?;
        Some(if only_heard_of(&open.deal, person, &open.assessor) {
            "You have only heard of them, so answers count as hearsay. l logs a conversation."
        } else {
            "You haven't logged a conversation with them. Answers count as things you saw. If it's hearsay, start with s."
        })
    }

    /// Opens one trait as the current question.
    fn open_trait(&mut self, item: Item) {
        self.begin_questions();
        if let Some(session) = self.deal.as_mut().and_then(|open| open.profile.session.as_mut()) {
            session.jump_first(item);
        }
    }

    /// Opens the most useful question.
    pub(in crate::app) fn ask_best(&mut self) {
        match self.next_step() {
            Some(Next::Ask(Item::Tell(tell))) => self.ask_tell(tell),
            Some(Next::Ask(item @ Item::Trait(_))) => match self.session() {
                Some(session) => {
                    session.jump(item);
                    self.show_pane(Pane::Profile);
                }
                None => self.open_trait(item),
            },
            Some(Next::GiveTask | Next::GiveAnother | Next::AddEvidence) => self.ask_tell(Tell::Task),
            Some(Next::Enough) => self.note("You know enough. Nothing would change this verdict much"),
            Some(Next::NothingLeft) | None => self.note("You've asked everything"),
        }
    }

    /// Opens one question about the selected person.
    pub(in crate::app) fn open_question(&mut self, item: Item) {
        match item {
            Item::Tell(tell) => self.ask_tell(tell),
            item @ Item::Trait(_) => self.open_trait(item),
        }
    }

    /// Answers the current question and goes to the next.
    pub(in crate::app) fn answer_question(&mut self, index: usize) {
        let Some((person, item)) = self.question() else { return };
        let (Item::Trait(one), Some(seen)) = (item, Seen::ALL.get(index)) else { return };
        let (record, by) = self.by_assessor();
        let now = self.now.clone();
        let answer = Answer::Trait(one, *seen);
        let what = format!("{}: {}", self.name_of(person), answer_words(&self.playbook, answer));
        let heard = self
            .deal
            .as_ref()
            .is_some_and(|open| open.deal.person(person).is_some_and(|one| only_heard_of(&open.deal, one, &by)));
        let is_blind = self.is_blind();
        let answered = self.edit(&what, |deal| {
            let act = Self::act(record, &by, &now);
            if heard {
                deal.hear(person, act, answer);
            } else {
                deal.answer(person, act, answer);
            }
            if is_blind {
                deal.answered_blind(person, &by, item);
            }
        });
        if answered {
            self.done(format!("{what}{}", self.day_words(person, item)));
        }
        if self.read_only().is_none() {
            self.next_question();
        }
    }

    fn next_question(&mut self) {
        let playbook = std::sync::Arc::clone(&self.playbook);
        let Some(open) = self.deal.as_mut() else { return };
        let answers = open.answers();
        let order = open.profile.order;
        let Some(session) = open.profile.session.as_mut() else { return };
        if !session.forward(&playbook.model, &answers, order) {
            self.done(format!("{} · Esc closes", through_words(&answers)));
        }
    }

    fn session(&mut self) -> Option<&mut QuestionSession> {
        self.deal.as_mut()?.profile.session.as_mut()
    }

    pub(in crate::app) fn postpone(&mut self) {
        if let Some(session) = self.session() {
            session.postpone();
        }
        self.next_question();
    }

    /// Goes on without an answer; at the end of the trail, that counts as not known.
    pub(in crate::app) fn later_question(&mut self) {
        let answered = self.question().is_some_and(|(person, item)| self.observation_of(person, item).is_some());
        let Some(session) = self.session() else { return };
        if !answered && session.is_at_end() {
            session.postpone();
        }
        self.next_question();
    }

    pub(in crate::app) fn earlier_question(&mut self) {
        if self.session().is_some_and(|session| !session.back()) {
            self.note("This is the first question");
        }
    }

    pub(in crate::app) fn forget_answer(&mut self) {
        let Some((person, item)) = self.question() else { return };
        let (_, by) = self.by_assessor();
        let (name, words) = (self.name_of(person), item_words(&self.playbook, item).to_owned());
        if self.edit(format!("{name}: cleared an answer"), |deal| deal.forget(person, &by, item)) {
            self.done(format!("{name}: cleared the answer to “{words}”"));
        }
    }

    /// Opens the form for evidence on the answer just given; for a note where none was.
    pub(in crate::app) fn add_evidence(&mut self) {
        if let Some((person, item)) = self.answered_last() {
            self.open_evidence(person, item);
        } else if let Some(person) = self.session().map(|session| session.person) {
            self.note_instead(person);
        }
    }

    /// Returns the current question if it is answered, otherwise the one before: answering moves on at once.
    pub(in crate::app) fn answered_last(&self) -> Option<(StakeholderId, Item)> {
        let session = self.deal.as_ref()?.profile.session.as_ref()?;
        let items = [Some(session.item()), session.before()];
        let answered = |item: &Item| self.observation_of(session.person, *item).is_some();
        items.into_iter().flatten().find(answered).map(|item| (session.person, item))
    }

    pub(in crate::app) fn switch_order(&mut self) {
        let Some(open) = self.deal.as_mut() else { return };
        open.profile.order = match open.profile.order {
            Order::Best => Order::Fixed,
            Order::Fixed => Order::Best,
        };
        let text = match open.profile.order {
            Order::Best => "Questions now come most useful first",
            Order::Fixed => "Questions now come in the method's order",
        };
        self.done(text);
    }

    /// Hides the verdict while questions are answered, or shows it; in blind mode, ends that first.
    pub(in crate::app) fn switch_blind(&mut self) {
        if self.is_blind() {
            return self.end_blind();
        }
        let Some(open) = self.deal.as_mut() else { return };
        open.profile.blind = !open.profile.blind;
        let text = match open.profile.blind {
            true => "Verdict hidden while you answer",
            false => "Verdict shown while you answer",
        };
        self.done(text);
    }

    pub(in crate::app) fn end_questions(&mut self) {
        let answers = self.deal.as_ref().map(|open| open.answers()).unwrap_or_default();
        let answered = answers.traits_answered();
        let mut words = if answered == Trait::COUNT {
            through_words(&answers)
        } else {
            format!("{answered} of 21 answered and saved · t continues")
        };
        if let Some(open) = self.deal.as_mut() {
            if open.profile.session.take().is_some_and(|session| session.ended) {
                words = through_words(&answers);
            }
            open.pane = open.profile.from;
        }
        self.done(words);
    }
}
