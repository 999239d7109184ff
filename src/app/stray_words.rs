//! Words typed where letters are commands, as by somebody who writes a note without opening a form.
//!
//! Commands come with a look between them, and mean something; words come at typing pace, and some of their letters mean
//! nothing. So no command waits for this or asks because of it. Once words are recognized, no further key of them runs,
//! and what was typed goes into the next note or conversation.

use super::App;
use super::command::{Command, Scope};
use super::form::{Form, FormKind};
use super::key::Key;
use super::keymap::Meaning;
use super::notice::Said;
use jiff::{SignedDuration, Timestamp};

/// The longest time between two keys of a word, for somebody who types slowly.
const PACE: SignedDuration = SignedDuration::from_millis(300);

/// The longest pause in words that are recognized. Nobody has read by then what is said of them.
const PAUSE: SignedDuration = SignedDuration::from_millis(1500);

/// How long words wait for a form that they belong in.
const KEPT: SignedDuration = SignedDuration::from_mins(5);

/// The fewest letters that may be words; before a blank one less is enough.
const LETTERS: usize = 4;

/// How many of them mean nothing as commands, if they surely are words.
const MEANINGLESS: usize = 2;

/// What was typed at typing pace where letters are commands.
#[derive(Debug, Default)]
pub(super) struct StrayWords {
    text: String,
    /// The letters that count: none that only moves a cursor, and none that repeats the one before.
    letters: usize,
    /// How many of them mean nothing.
    meaningless: usize,
    counted: Option<char>,
    last: Option<Timestamp>,
    /// The scopes in which the first one was pressed.
    from: &'static [Scope],
    /// The number of the deal's steps before the first one.
    steps: usize,
    /// Whether they surely are words.
    are_words: bool,
    /// Whether one of them opened the form that the others went into.
    in_form: bool,
    /// The words before, with their time, until they are in a form.
    kept: Option<(String, Timestamp)>,
}

impl StrayWords {
    /// Ends what was typed so far. Words are kept.
    fn end(&mut self) {
        let (text, last) = (std::mem::take(&mut self.text), self.last.take());
        let kept = last.filter(|_| self.are_words).map(|last| (text.trim().to_owned(), last));
        *self = Self { kept: kept.or_else(|| self.kept.take()), ..Self::default() };
    }

    /// Returns whether so much time has passed since the last key.
    fn has_paused(&self, pause: SignedDuration, now: Timestamp) -> bool {
        self.last.is_none_or(|last| now.duration_since(last) > pause)
    }

    fn add(&mut self, letter: char, meaning: Meaning, now: Timestamp) {
        self.text.push(letter);
        self.last = Some(now);
        let moves = matches!(meaning, Meaning::Run(command) if command.spec().scope == Scope::Move);
        if letter.is_alphabetic() && !moves && self.counted != Some(letter) {
            self.counted = Some(letter);
            self.letters += 1;
            self.meaningless += usize::from(meaning == Meaning::Unbound);
        }
    }

    /// Returns whether this many letters may be words.
    fn may_be_words(&self) -> bool {
        self.letters + usize::from(self.text.ends_with(' ')) >= LETTERS
    }
}

impl App {
    /// Takes a key that continues words which are recognized. Returns whether it does: then it does nothing else.
    pub(super) fn continues_words(&mut self, key: Key) -> bool {
        let now = self.now.timestamp();
        let words = &mut self.typed.words;
        if !words.are_words || words.has_paused(PAUSE, now) {
            return false;
        }
        match key {
            Key::Char(letter) => words.text.push(letter),
            Key::Enter => words.text.push('\n'),
            Key::Tab => words.text.push(' '),
            Key::Backspace => drop(words.text.pop()),
            _ => {
                words.end();
                return false;
            }
        }
        words.last = Some(now);
        true
    }

    /// Returns whether a key must not run, after counting it in: it makes the keys so far words, or they may be words and
    /// it would change something at once. Says how to write a note.
    pub(super) fn is_in_words(&mut self, key: Key, meaning: Meaning) -> bool {
        if self.typed.words.in_form {
            return self.is_in_form_of_words(key, meaning);
        }
        let now = self.now.timestamp();
        let takes_letters = meaning == Meaning::Text || self.privacy.asks() || self.only_follows();
        // Whoever goes back where they came from knows what they do.
        let goes_back = matches!(meaning, Meaning::Run(command) if command.spec().leads_out);
        let (Key::Char(letter), false) = (key, takes_letters || goes_back) else {
            self.typed.words.end();
            return false;
        };
        if self.typed.words.has_paused(PACE, now) {
            self.typed.words.end();
            (self.typed.words.from, self.typed.words.steps) = (self.scopes(), self.steps_so_far());
        }
        self.typed.words.add(letter, meaning, now);
        if !self.typed.words.may_be_words() {
            return false;
        }
        if self.typed.words.meaningless >= MEANINGLESS {
            self.typed.words.are_words = true;
            self.go_back_from_words();
            self.say_words();
            return true;
        }
        match meaning {
            Meaning::Run(command) if (command.spec().clicked_twice)(self) => {
                let title = command.spec().title;
                let said = format!("Not done while you type so fast: {title} · press {key} again if you mean it");
                self.note(Said::from(said).openly());
                true
            }
            Meaning::Run(_) | Meaning::Text | Meaning::Unbound => false,
        }
    }

    /// Follows words into the form that one of them opened. Returns whether this key must not run: the first Enter that
    /// ends them without a pause is the end of a sentence.
    fn is_in_form_of_words(&mut self, key: Key, meaning: Meaning) -> bool {
        let now = self.now.timestamp();
        let words = &mut self.typed.words;
        let is_sentence = words.text.trim().contains(' ') && !words.has_paused(PACE, now);
        match (key, meaning) {
            (Key::Char(letter), Meaning::Text) if !words.has_paused(PACE, now) => {
                words.text.push(letter);
                words.last = Some(now);
                false
            }
            (Key::Enter, Meaning::Run(Command::SaveForm)) if is_sentence => {
                // The next Enter is meant. Esc takes the words along.
                words.last = None;
                self.note("Were you typing a note? Enter saves it here all the same · Esc, then l takes it along");
                true
            }
            (Key::Esc, Meaning::Run(Command::CloseForm)) if words.text.trim().contains(' ') => {
                words.are_words = true;
                words.last = Some(now);
                words.end();
                false
            }
            _ => {
                *words = StrayWords { kept: words.kept.take(), ..StrayWords::default() };
                false
            }
        }
    }

    fn steps_so_far(&self) -> usize {
        self.deal.as_ref().map_or(0, |open| open.deal.history.len())
    }

    /// Closes what the first letters opened, as Esc does.
    fn go_back_from_words(&mut self) {
        for _ in 0..LETTERS {
            let before = self.scopes();
            let Meaning::Run(command) = self.keymap.meaning(before, Key::Esc) else { return };
            if before == self.typed.words.from {
                return;
            }
            self.run(command);
            if self.scopes() == before {
                return;
            }
        }
    }

    fn say_words(&mut self) {
        let key = |command: Command| {
            let key = self.keymap.key_for(self.scopes(), command)?;
            self.blocked(command).is_none().then_some(key)
        };
        let how = match (key(Command::LogConversation), key(Command::AddNote)) {
            (Some(log), Some(note)) => format!("{log} logs it as a conversation, {note} keeps it as a note"),
            _ => "First open the deal and choose the person, then l logs it".to_owned(),
        };
        let open = self.deal.as_ref().filter(|open| open.deal.history.len() > self.typed.words.steps);
        let undo = match open.and_then(|open| open.deal.history.last()) {
            Some(step) if step.undoes.is_some() => " · Ctrl-R redoes what u undid".to_owned(),
            Some(step) => format!(" · u undoes: {}", step.what),
            None => String::new(),
        };
        self.note(Said::from(format!("Were you typing a note? {how}{undo}")).openly());
    }

    /// Puts the words into a form that they belong in, below what is there. Notes whether one of them opened it.
    pub(super) fn fill_in_words(&mut self, form: &mut Form) {
        let words = &mut self.typed.words;
        words.in_form = words.letters > 1 && words.last == Some(self.now.timestamp());
        let is_theirs = matches!(form.kind, FormKind::Log(_) | FormKind::Note(_));
        let Some((words, at)) = self.typed.words.kept.take_if(|_| is_theirs) else { return };
        let Some(field) = form.fields.first_mut() else { return };
        if self.now.timestamp().duration_since(at) > KEPT {
            return;
        }
        let there = field.input.value().trim_end();
        let text = if there.is_empty() { words } else { format!("{there}\n{words}") };
        field.fill_in(&text, "");
        self.note("What you just typed is in the form");
    }
}
