//! Pasted text: into the field that has the keys, with a question first where it may mean something else.
//!
//! Keys that came at once while a field was open may be a paste of a terminal that sends no paste marks, or typed ahead.
//! Neither is guessed: nothing runs before the user has answered, and nothing is dropped.

use super::App;
use super::command::Command;
use super::form::{self, Form};
use super::forms::rows::{Rows, count_of_people, names, rows};
use super::key::Key;
use super::layer::Layer;
use super::msg::Msg;
use super::notice::Said;
use super::overlays::Overlay;
use super::search::{Choice, FinderKind, Match, PasteAnswer};
use crate::domain::privacy::Datum;
use crate::domain::record::text::LINE_LIMIT;
use crate::import::Kind;

/// The most lines, and characters in each, of keys that are rather typed ahead than pasted.
const TYPED_LINES: usize = 3;
const TYPED_LENGTH: usize = 20;

/// Text that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pasted {
    /// Keys that came at once.
    Keys(Vec<Key>),
    /// Rows for a field that takes one name.
    Rows(String),
}

impl Pasted {
    fn text(&self) -> String {
        match self {
            Self::Keys(keys) => text_of(keys),
            Self::Rows(text) => text.clone(),
        }
    }

    /// Adds another paste, on lines of its own.
    fn add_lines(&mut self, text: &str) {
        let apart = self.text().ends_with('\n');
        match self {
            Self::Keys(keys) => {
                keys.extend((!apart).then_some(Key::Enter));
                keys.extend(keys_of(text));
            }
            Self::Rows(rows) => {
                rows.push_str(if apart { "" } else { "\n" });
                rows.push_str(text);
            }
        }
    }
}

impl App {
    /// Returns whether a field has the keys.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        self.scopes().first().is_some_and(|scope| scope.takes_text())
    }

    /// Returns whether the question about pasted text has the keys.
    #[must_use]
    pub fn asks_about_paste(&self) -> bool {
        self.overlays.last().is_some_and(asks_about_paste)
    }

    /// Takes keys that came at once and look like a paste: asks what they are where a field has the keys.
    pub(super) fn burst(&mut self, mut keys: Vec<Key>) {
        // The rest of a paste that came in several pieces.
        if let Some(pasted) = self.pasted.as_mut() {
            match pasted {
                Pasted::Keys(held) => held.append(&mut keys),
                Pasted::Rows(text) => text.push_str(&text_of(&keys)),
            }
            return self.ask_again();
        }
        if !self.takes_text() {
            return self.run_keys(keys);
        }
        if self.drops_text_at_coach_question() {
            return;
        }
        self.notices.key_pressed();
        self.pasted = Some(Pasted::Keys(keys));
        self.open_finder(FinderKind::Pasted);
    }

    /// Goes to the first answer: with more text it may be another than before.
    fn ask_again(&mut self) {
        for overlay in &mut self.overlays {
            if let Overlay::Finder(finder) = overlay
                && finder.kind == FinderKind::Pasted
            {
                finder.cursor = 0;
            }
        }
    }

    /// Runs keys as if each had come alone.
    fn run_keys(&mut self, keys: Vec<Key>) {
        let mut effects = std::mem::take(&mut self.effects);
        for key in keys {
            effects.extend(self.update(Msg::Key(key), self.now.clone()));
        }
        self.effects = effects;
    }

    /// Passes pasted text to whatever takes text now; elsewhere it is dropped, since a paste is never treated as keys.
    pub(super) fn paste(&mut self, text: &str, left_out: usize) {
        self.notices.key_pressed();
        if self.asks_about_paste()
            && let Some(pasted) = self.pasted.as_mut()
        {
            pasted.add_lines(text);
            self.ask_again();
            return self.say_left_out(left_out);
        }
        if !self.takes_text() {
            if !self.only_follows() {
                self.note("You can't paste here. Open a form first");
            }
            return;
        }
        if self.drops_text_at_coach_question() {
            return;
        }
        if left_out == 0 && self.is_importing(text) {
            return self.import_pasted(text);
        }
        if left_out == 0 && self.is_naming_somebody() && rows(text).is_some() {
            self.pasted = Some(Pasted::Rows(text.to_owned()));
            self.open_finder(FinderKind::Pasted);
            return;
        }
        self.insert(text, left_out);
    }

    /// Puts text into the field that has the keys.
    fn insert(&mut self, text: &str, left_out: usize) {
        let mut cut = 0;
        match self.overlays.last_mut() {
            Some(overlay) => cut = overlay.layer_mut().paste(text),
            None => self.filter_changed(|input| cut = form::insert(input, text)),
        }
        cut += left_out;
        if cut > 0 {
            return self.say_left_out(cut);
        }
        let lines = lines(text);
        if lines > 1 && self.is_one_line() {
            let said = format!("Joined {lines} pasted lines into one · Ctrl-_ removes them");
            self.note(Said::from(said).openly());
        }
    }

    fn say_left_out(&mut self, count: usize) {
        if count > 0 {
            let said = format!("A field holds {LINE_LIMIT} characters. Left out {count} of the pasted ones");
            self.note(Said::from(said).openly());
        }
    }

    /// Returns the form below the question about pasted text with this text in it, as it is once it is added as text.
    pub(super) fn form_with_pasted(&self) -> Option<(usize, Form)> {
        let text = self.pasted.as_ref()?.text();
        let index = self.overlays.iter().position(asks_about_paste)?.checked_sub(1)?;
        let mut form = self.overlays[index].form()?.clone();
        form.paste(&text);
        Some((index, form))
    }

    /// Drops the text that waits for an answer, once it is in a form.
    pub(super) fn drop_pasted(&mut self) {
        self.pasted = None;
    }

    /// Returns whether pasted text waits for an answer.
    pub(super) const fn holds_pasted(&self) -> bool {
        self.pasted.is_some()
    }

    /// Returns whether the field of a form that has the keys holds a single line.
    fn is_one_line(&self) -> bool {
        let field = self.overlays.last().and_then(Overlay::form).and_then(|form| form.fields.get(form.focus));
        field.is_some_and(|field| !field.input.value().contains('\n'))
    }

    /// Puts text into the field after all if its question was closed without an answer.
    pub(super) fn keep_pasted(&mut self) {
        if self.pasted.is_none() || self.overlays.iter().any(asks_about_paste) {
            return;
        }
        self.take_pasted(PasteAnswer::Text);
    }

    /// Returns the answers to the question about pasted text, the likely one first.
    pub(super) fn pasted_answers(&self) -> Vec<Match> {
        let line = |answer, text: &str| Match {
            choice: Choice::Pasted(answer),
            text: text.to_owned(),
            group: "",
            key: String::new(),
            blocked: None,
        };
        let mut answers = match &self.pasted {
            Some(Pasted::Keys(keys)) => {
                let text = line(PasteAnswer::Text, "Paste as text");
                let run = line(PasteAnswer::Keys, "Run as keys: Enter saves, letters run commands");
                if is_typed_ahead(keys) { vec![run, text] } else { vec![text, run] }
            }
            // What came later may be too much for rows.
            Some(Pasted::Rows(text)) if rows(text).is_none() => {
                vec![line(PasteAnswer::Text, "Keep it all as one name")]
            }
            Some(Pasted::Rows(text)) => {
                let listed = self.people_pasted(text);
                let new = &listed.new;
                let add = match (self.shows(Datum::Notes), listed.left_out()) {
                    (false, _) => format!("Add {}", count_of_people(new.len())),
                    (true, here) if new.is_empty() => format!("Add nobody: {here}"),
                    (true, here) if here.is_empty() => {
                        format!("Add {}: {}", count_of_people(new.len()), names(new).join(", "))
                    }
                    (true, here) => {
                        format!("Add {}: {} · {here}", count_of_people(new.len()), names(new).join(", "))
                    }
                };
                let add = line(PasteAnswer::People, &add);
                let keep = line(PasteAnswer::Text, "Keep it all as one name");
                let is_list = rows(text).is_some_and(|rows| rows.are_surely_people());
                if is_list { vec![add, keep] } else { vec![keep, add] }
            }
            None => Vec::new(),
        };
        let keys = [Command::FirstAnswer, Command::SecondAnswer].map(|command| command.spec().keys);
        for (answer, keys) in answers.iter_mut().zip(keys) {
            answer.key = keys.first().map_or_else(String::new, |key| (*key).to_owned());
        }
        answers
    }

    /// Returns the words of the question about pasted text.
    pub(super) fn asks_what_was_pasted(&self) -> String {
        match &self.pasted {
            Some(Pasted::Keys(keys)) => {
                let count = lines(&text_of(keys));
                let what = if count == 1 { "A line".to_owned() } else { format!("{count} lines") };
                format!("{what} arrived at once. Paste as text or run as keys?")
            }
            Some(Pasted::Rows(text)) => {
                let count = lines(text);
                match rows(text).map(|Rows { people, kind }| (people.len(), kind)) {
                    None | Some((_, Kind::Lines)) => format!("{count} lines pasted. Add each as a person?"),
                    Some((1, kind)) => format!("You pasted {}. Add the person?", kind.singular()),
                    Some((_, kind)) => format!("You pasted {}. Add everyone in it?", kind.words()),
                }
            }
            None => String::new(),
        }
    }

    /// Does with pasted text what was answered.
    pub(super) fn take_pasted(&mut self, answer: PasteAnswer) {
        match (self.pasted.take(), answer) {
            (Some(Pasted::Keys(keys)), PasteAnswer::Keys) => self.run_keys(keys),
            (Some(Pasted::Keys(keys)), PasteAnswer::Text | PasteAnswer::People) => self.paste(&text_of(&keys), 0),
            (Some(Pasted::Rows(text)), PasteAnswer::People) => self.add_people(&text),
            (Some(Pasted::Rows(text)), PasteAnswer::Text | PasteAnswer::Keys) => self.insert(&text, 0),
            (None, _) => {}
        }
    }
}

/// Returns the number of lines with anything in them.
fn lines(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty()).count()
}

/// Returns whether this is the question about pasted text.
fn asks_about_paste(overlay: &Overlay) -> bool {
    matches!(overlay, Overlay::Finder(finder) if finder.kind == FinderKind::Pasted)
}

/// Returns the keys that type a text.
fn keys_of(text: &str) -> Vec<Key> {
    let key = |c| match c {
        '\n' | '\r' => Key::Enter,
        '\t' => Key::Tab,
        c => Key::Char(c),
    };
    text.replace("\r\n", "\n").chars().map(key).collect()
}

/// Returns the text that keys type.
fn text_of(keys: &[Key]) -> String {
    let mut before = None;
    let typed = keys.iter().filter_map(|key| {
        let follows_return = before.replace(*key) == Some(Key::Enter);
        match key {
            Key::Char(c) => Some(*c),
            // Text from Windows ends its lines with both.
            Key::Ctrl('j') if follows_return => None,
            Key::Enter | Key::Ctrl('j') => Some('\n'),
            Key::Tab => Some('\t'),
            _ => None,
        }
    });
    typed.collect()
}

/// Returns whether somebody may have typed these keys while the line or the program was slow.
fn is_typed_ahead(keys: &[Key]) -> bool {
    let text = text_of(keys);
    text.lines().count() <= TYPED_LINES && text.lines().all(|line| line.chars().count() <= TYPED_LENGTH)
}
