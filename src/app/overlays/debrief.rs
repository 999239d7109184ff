//! The debrief of a conversation: one closed question at a time about those who took part, each answered with one key.

use super::Overlay;
use crate::app::App;
use crate::app::command::{Command, Scope};
use crate::app::layer::Layer;
use crate::domain::judge::debrief::{MOST, Question, answered, is_from, open_questions, to_debrief};
use crate::domain::judge::verdict::Read;
use crate::domain::privacy::Datum;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::conversation::Conversation;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::words::answer_words;
use crate::export::words::opinion::item_words;
use crate::export::words::reads::became_words;
use std::sync::Arc;

/// An open debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debrief {
    /// The conversation.
    pub talk: RecordId,
    /// The questions that were skipped, in that order.
    passed: Vec<Question>,
    /// The questions that were answered, in that order.
    given: Vec<Question>,
    /// The answer that is highlighted, as its place in the list of its question.
    marked: Option<(Question, usize)>,
    /// The verdicts on those who took part, as they were before.
    before: Vec<(StakeholderId, Read)>,
}

/// A question as it is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The conversation.
    pub talk: &'a Conversation,
    /// The person it is about.
    pub person: &'a Stakeholder,
    /// The item it asks for.
    pub item: Item,
    /// Its number, from 1, and how many there are.
    pub number: (usize, usize),
}

impl Layer for Debrief {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Debrief, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        app.highlight(by);
    }

    fn covers(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Judgments)
    }

    fn closes_with_deal(&self) -> bool {
        true
    }
}

impl App {
    /// Returns the open debrief.
    fn debrief_open(&self) -> Option<&Debrief> {
        self.overlays
            .iter()
            .rev()
            .find_map(|one| if let Overlay::Debrief(debrief) = one { Some(debrief) } else { None })
    }

    /// Returns the question of the open debrief. What was answered follows from the deal, so undo goes back to it.
    #[must_use]
    pub fn debriefed(&self) -> Option<Asked<'_>> {
        let debrief = self.debrief_open()?;
        let open = self.deal.as_ref()?;
        let (deal, by) = (open.shown(), open.assessor.as_str());
        let talk = deal.conversations.iter().find(|one| one.id == debrief.talk)?;
        let done = answered(deal, talk, by) + debrief.passed.len();
        let left = open_questions(&self.playbook.model, deal, talk, by, self.alerts(), &debrief.passed);
        let all = (done + left.len()).min(MOST);
        let (id, item) = left.first().copied().filter(|_| done < MOST)?;
        Some(Asked { talk, person: deal.person(id)?, item, number: (done + 1, all) })
    }

    /// Returns how many questions a debrief of this conversation would ask.
    fn questions_about(&self, talk: &Conversation) -> usize {
        let Some(open) = self.deal.as_ref() else { return 0 };
        let (deal, by) = (&open.deal, open.assessor.as_str());
        let left = MOST.saturating_sub(answered(deal, talk, by));
        open_questions(&self.playbook.model, deal, talk, by, self.alerts(), &[]).len().min(left)
    }

    /// Requires a conversation of the last days about which there is something to ask.
    pub(in crate::app) fn needs_talk(&self) -> Option<String> {
        let open = self.deal.as_ref()?;
        match to_debrief(&open.deal, &open.assessor, self.today()) {
            None => Some("You logged no conversation in the last 7 days. l logs one".to_owned()),
            Some(talk) if self.questions_about(talk) == 0 => {
                Some("Your last conversation leaves nothing to ask".to_owned())
            }
            Some(_) => None,
        }
    }

    /// Returns the offer of a debrief, to follow the message about a conversation that was just logged; empty where there
    /// is nothing to ask, or another one is later.
    pub(in crate::app) fn debrief_offer(&self, talk: RecordId) -> String {
        let open = self.deal.as_ref();
        let latest = open.and_then(|open| to_debrief(&open.deal, &open.assessor, self.today()));
        let count = latest.filter(|one| one.id == talk).map_or(0, |one| self.questions_about(one));
        let key = self.keymap.key_for(self.scopes(), Command::Debrief);
        match key.filter(|_| count > 0 && self.blocked(Command::Debrief).is_none()) {
            Some(key) if count == 1 => format!(" · {key}: 1 quick question"),
            Some(key) => format!(" · {key}: {count} quick questions"),
            None => String::new(),
        }
    }

    /// Opens the debrief of the latest conversation.
    pub(in crate::app) fn open_debrief(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(talk) = to_debrief(&open.deal, &open.assessor, self.today()) else { return };
        let there = talk.with.iter().filter_map(|id| open.deal.person(id));
        let before = there.map(|person| (person.id, self.verdict(person).read())).collect();
        let talk = talk.id;
        self.overlays.push(Overlay::Debrief(Debrief {
            talk,
            passed: Vec::new(),
            given: Vec::new(),
            marked: None,
            before,
        }));
    }

    fn debrief_mut(&mut self) -> Option<&mut Debrief> {
        self.overlays
            .iter_mut()
            .rev()
            .find_map(|one| if let Overlay::Debrief(debrief) = one { Some(debrief) } else { None })
    }

    /// Returns the answer that is highlighted; nothing once another question is asked.
    pub(in crate::app) fn debrief_marked(&self) -> Option<usize> {
        let (question, index) = self.debrief_open()?.marked?;
        let asked = self.debriefed()?;
        (question == (asked.person.id, asked.item)).then_some(index)
    }

    /// Highlights an answer.
    pub(in crate::app) fn mark_debriefed(&mut self, index: usize) {
        let question = self.debriefed().map(|asked| (asked.person.id, asked.item));
        if let Some(debrief) = self.debrief_mut() {
            debrief.marked = question.map(|question| (question, index));
        }
    }

    /// Requires a question of a debrief.
    pub(in crate::app) fn needs_debriefed(&self) -> Option<String> {
        self.debriefed().is_none().then(|| "No question is left. Esc closes".to_owned())
    }

    /// Gives the answer with this digit: a trait's are counted from 0 as in the questionnaire, the others' from 1.
    pub(in crate::app) fn answer_debrief(&mut self, digit: usize) {
        let Some(asked) = self.debriefed() else { return };
        let answers = asked.item.answers();
        let first = first_digit(asked.item);
        match digit.checked_sub(first).and_then(|index| answers.get(index)) {
            Some(answer) => self.take_debriefed(*answer),
            None => {
                let last = first + answers.len() - 1;
                self.note(format!("The answers here are {first} to {last}"));
            }
        }
    }

    /// Takes the highlighted answer.
    pub(in crate::app) fn answer_debrief_highlighted(&mut self) {
        let Some(index) = self.highlighted() else { return };
        let answer = self.debriefed().and_then(|asked| asked.item.answers().get(index).copied());
        if let Some(answer) = answer {
            self.take_debriefed(answer);
        }
    }

    /// Records an answer as seen in the conversation, on its day, in one step.
    fn take_debriefed(&mut self, answer: Answer) {
        let Some(asked) = self.debriefed() else { return };
        let (id, item) = (asked.person.id, asked.item);
        let (talk, on) = (asked.talk.id, asked.talk.on);
        let (record, by) = self.by_assessor();
        let now = self.now.clone();
        let is_blind = self.is_blind();
        let what = format!("{}: {}", self.name_of(id), answer_words(&self.playbook, answer));
        let answered = self.edit(&what, |deal| {
            deal.answer(id, Self::act(record, &by, &now), answer);
            deal.answered_in(id, &by, item, talk, on);
            if is_blind {
                deal.answered_blind(id, &by, item);
            }
        });
        if answered {
            if let Some(debrief) = self.debrief_mut() {
                debrief.given.push((id, item));
            }
            let key = self.keymap.key_for(self.scopes(), Command::DebriefEvidence);
            let adds = key.map_or_else(String::new, |key| format!(" · {key} adds what you saw"));
            self.done(format!("{what}{adds}"));
        }
        self.go_on_debriefing();
    }

    /// Returns the question that was answered last in this debrief, and still is.
    pub(in crate::app) fn answered_in_debrief(&self) -> Option<Question> {
        let debrief = self.debrief_open()?;
        let is_answered = |(id, item): &&Question| {
            self.observation_of(*id, *item).is_some_and(|answer| is_from(answer, debrief.talk))
        };
        debrief.given.iter().rev().find(is_answered).copied()
    }

    /// Opens the form for evidence on the answer just given, since answering moves on at once; for a note where none was.
    pub(in crate::app) fn add_debrief_evidence(&mut self) {
        if let Some((id, item)) = self.answered_in_debrief() {
            self.open_evidence(id, item);
        } else if let Some(id) = self.debriefed().map(|asked| asked.person.id) {
            self.note_instead(id);
        }
    }

    /// Skips the question: it doesn't come again in this debrief.
    pub(in crate::app) fn pass_debriefed(&mut self) {
        let Some(question) = self.debriefed().map(|asked| (asked.person.id, asked.item)) else { return };
        if let Some(debrief) = self.debrief_mut() {
            debrief.passed.push(question);
        }
        let what = item_words(&self.playbook, question.1).to_owned();
        self.note(format!("Skipped: {what} · ← goes back to it"));
        self.go_on_debriefing();
    }

    /// Goes back to the question that was skipped last.
    pub(in crate::app) fn back_to_passed(&mut self) {
        if self.debrief_mut().and_then(|debrief| debrief.passed.pop()).is_none() {
            self.note("Nothing was skipped · u takes back your last answer");
        }
    }

    fn go_on_debriefing(&mut self) {
        if self.debriefed().is_none() {
            self.end_debrief();
        }
    }

    /// Ends the debrief and says what became of the verdicts. What was answered stays.
    pub(in crate::app) fn end_debrief(&mut self) {
        let words = self.debrief_words();
        self.overlays.retain(|one| !matches!(one, Overlay::Debrief(_)));
        match words {
            Some(words) => self.done(words),
            None => self.note("Nothing answered"),
        }
    }

    /// Returns what became of the verdict on each person about whom something was answered; nothing if nothing was.
    fn debrief_words(&self) -> Option<String> {
        let (debrief, open) = (self.debrief_open()?, self.deal.as_ref()?);
        let tells = |person: &&Arc<Stakeholder>| {
            person.observations.iter().any(|one| one.by == open.assessor && is_from(one, debrief.talk))
        };
        let words = |(id, before): &(StakeholderId, Read)| {
            let person = open.deal.person(*id).filter(tells)?;
            let now = self.verdict(person).read();
            Some(format!("{}: {}", self.called(person), became_words(*before, now)))
        };
        let all: Vec<String> = debrief.before.iter().filter_map(words).collect();
        let key = self.keymap.key_for(self.scopes_below(), Command::ReadHistory);
        let adds = key.map_or_else(String::new, |key| format!(" · {key} adds what you saw"));
        (!all.is_empty()).then(|| all.join(" · ") + &adds)
    }
}

/// Returns the digit of an item's first answer.
#[must_use]
pub const fn first_digit(item: Item) -> usize {
    match item {
        Item::Trait(_) => 0,
        Item::Tell(_) => 1,
    }
}
