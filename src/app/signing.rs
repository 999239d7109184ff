//! The name that signs what the user enters: found without a question if it can only be the user's, and changed later
//! for future entries or for everything signed so far.

use super::App;
use super::command::Command;
use super::effect::Effect;
use super::form::{FormKind, Saves};
use super::key::Key;
use super::open_deal::OpenDeal;
use super::overlays::Overlay;
use super::ranking::rank;
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::record::text::{fold, one_line};

impl App {
    /// Determines who signs, before something is signed. Returns whether the user has to be asked first because nothing
    /// suggests a name; the command runs again after the answer.
    pub(super) fn asks_who_signs(&mut self, command: Command) -> bool {
        if self.read_only().is_some() || self.is_named() {
            return false;
        }
        if self.likely_name().is_empty() {
            self.open_finder(FinderKind::Signer(Some(command)));
            return true;
        }
        // A command for a deal that is still to be opened signs once that deal is open.
        if self.deal.is_some() {
            self.sign_unasked();
        }
        false
    }

    /// Returns whether it is known who signs.
    fn is_named(&self) -> bool {
        let unnamed =
            self.deal.as_ref().is_some_and(|open| open.assessor.is_empty() || self.is_doubted_elsewhere(open));
        !unnamed && self.settings.me.is_some()
    }

    /// Returns whether the user's name is a guess announced in a deal other than this one.
    fn is_doubted_elsewhere(&self, open: &OpenDeal) -> bool {
        self.doubted.is_some_and(|deal| deal != open.deal.id)
    }

    /// Returns the user's name as far as it is known: the one they signed with, or the system's name for them.
    pub(super) fn likely_name(&self) -> String {
        self.settings.me.as_ref().unwrap_or(&self.settings.me_guess).trim().to_owned()
    }

    /// Signs without a question, since a question would swallow what is being typed. A guess is announced. If the deal
    /// names only other people, the guess applies to this deal alone, and their names are offered.
    pub(super) fn sign_unasked(&mut self) {
        if self.is_named() || self.likely_name().is_empty() {
            return;
        }
        let is_sure = self.settings.me.is_some() && self.doubted.is_none();
        let (guess, known) = (self.likely_name(), self.deal_names());
        if is_sure {
            return self.introduce(guess);
        }
        let same: Vec<&String> = known.iter().filter(|name| fold(name) == fold(&guess)).collect();
        match same[..] {
            _ if known.is_empty() => {
                self.told_name =
                    Some(format!("signed as {guess}; to change it, press : and choose “Change your name”"));
                self.introduce(guess);
            }
            _ if known.contains(&guess) => self.introduce(guess),
            [name] => self.introduce(name.clone()),
            _ => {
                let offered = match &known[..] {
                    [one] => one.clone(),
                    [one, two] => format!("{one} or {two}"),
                    [one, two, rest @ ..] => format!("{one}, {two} or one of {} others", rest.len()),
                    [] => String::new(),
                };
                self.told_name = Some(format!("signed as {guess} · press @ if you're {offered}"));
                self.doubted = self.deal.as_ref().map(|open| open.deal.id);
                self.sign_with(guess);
            }
        }
    }

    /// Adds once to the current message which name signed.
    pub(super) fn tell_signed(&mut self) {
        // A form that was rejected has not been signed yet.
        if matches!(self.overlays.last(), Some(Overlay::Form(form)) if form.fault.is_some()) {
            return;
        }
        if let Some(told) = self.told_name.take() {
            let done = self.notices.current().map_or_else(String::new, |notice| format!("{} · ", notice.text));
            self.done(format!("{done}{told}"));
        }
    }

    /// Returns whether the guessed name signs in the open deal although the deal names only other people.
    pub(super) fn is_doubted(&self) -> bool {
        self.deal.as_ref().is_some_and(|open| self.doubted == Some(open.deal.id))
    }

    /// Asks which of the deal's names is the user's.
    pub(super) fn ask_who_signs(&mut self) {
        self.open_finder(FinderKind::Signer(None));
    }

    /// Returns whether saving the form on top signs its content.
    pub(super) fn is_form_signed(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Form(form)) if form.kind.saves() == Saves::Signed)
    }

    /// Returns what Enter does with the form on top.
    pub(super) fn save_hint(&self) -> &'static str {
        match self.overlays.last() {
            Some(Overlay::Form(form)) if matches!(form.kind, FormKind::Import(_)) => "read",
            Some(Overlay::Form(form)) if matches!(form.kind, FormKind::Review(_)) => "start",
            _ => "save",
        }
    }

    /// Returns the names that signed something in the open deal, its owner's first.
    fn deal_names(&self) -> Vec<String> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let mut names: Vec<String> =
            Some(open.deal.owner.to_string()).filter(|name| !name.is_empty()).into_iter().collect();
        for name in open.shown().assessors() {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Lists the names that may be the user's: those in the deal, the system's name for them, and the typed one. Digits
    /// before a name were typed ahead. They choose a line only where the user opened the list: where the program asks,
    /// they were meant for what was on the screen before.
    pub(super) fn signers(&self, query: &str, has_digits: bool) -> Vec<Match> {
        let name = query.trim_start_matches(|c: char| c.is_ascii_digit());
        let query = if name.is_empty() { query } else { name };
        let now = self.settings.me.clone().filter(|_| !self.is_doubted());
        let mut known: Vec<Match> =
            self.deal_names().into_iter().map(|name| line(&name, &name, "in this deal")).collect();
        // Enter on the list as it opens changes nothing.
        if let Some(now) = now {
            known.retain(|one| one.text != now);
            known.insert(0, line(&now, &now, "your name now"));
        }
        let guess = self.likely_name();
        if !guess.is_empty() && !known.iter().any(|one| one.text == guess) {
            known.push(line(&guess, &guess, "your account"));
        }
        let mut all = rank(query, known);
        if has_digits && query.is_empty() {
            (1..=9).zip(&mut all).for_each(|(digit, one): (u8, _)| one.key = digit.to_string());
        }
        let typed = one_line(query).trim().to_owned();
        // Keys typed ahead are not a name.
        if typed.chars().any(char::is_alphabetic) && !all.iter().any(|one| one.text == typed) {
            let index = all.iter().take_while(|one| fold(&one.text).starts_with(&fold(&typed))).count();
            all.insert(index, line(&typed, &format!("{typed} (new)"), ""));
        }
        all
    }

    /// Handles a digit before the first letter of a name: it chooses the line of its number, as in other lists of
    /// answers, unless it is the program that asks.
    pub(super) fn chooses_signer(&mut self, key: Key) -> bool {
        let (Some(Overlay::Finder(finder)), Key::Char(digit @ '1'..='9')) = (self.overlays.last(), key) else {
            return false;
        };
        if !matches!(finder.kind, FinderKind::Signer(None)) || !finder.query.value().is_empty() {
            return false;
        }
        let index = usize::try_from(digit as u32 - '1' as u32).unwrap_or(usize::MAX);
        if index < finder.found().len() {
            self.choose_at(index);
        } else {
            self.note("Type your name first, then Enter");
        }
        true
    }

    /// Signs with this name from now on, replaces what a guess signed here, and continues with the command that needed
    /// the name.
    pub(super) fn sign_as(&mut self, name: &str, kind: FinderKind) {
        let guess = self.settings.me.clone().filter(|guess| self.is_doubted() && guess != name);
        self.introduce(name.to_owned());
        if let Some(guess) = guess {
            self.edit(format!("change {guess} to {name}"), |deal| deal.sign_again(&guess, name));
        }
        match kind {
            FinderKind::Signer(Some(command)) => self.run(command),
            _ => self.done(format!("Your name is now {name}")),
        }
    }

    /// Stores the user's name and signs with it.
    pub(super) fn introduce(&mut self, name: String) {
        if self.doubted.take().is_some() || self.settings.me.as_ref() != Some(&name) {
            self.effects.push(Effect::SaveMe(name.clone()));
        }
        self.sign_with(name);
    }

    /// Makes this name the user's, and the assessor where there is none; the next edit makes them the owner there.
    fn sign_with(&mut self, name: String) {
        let before = self.settings.me.replace(name.clone());
        let is_mine = |assessor: &str, owner: &str| assessor == owner || Some(assessor) == before.as_deref();
        // Until now the owner's answers were shown because no name was known; from here on they are this user's own.
        if let Some(open) = self.deal.as_mut().filter(|open| is_mine(&open.assessor, &open.deal.owner)) {
            open.assessor = name;
        }
    }
}

fn line(name: &str, text: &str, group: &'static str) -> Match {
    let (choice, text) = (Choice::Signer(name.to_owned()), text.to_owned());
    Match { choice, text, group, key: String::new(), blocked: None }
}
