//! Routes keys and commands to the code of their features: a command's row names the function that it runs, which is
//! kept with its feature.

use super::command::{Command, Twice};
use super::forms::plan::guide;
use super::key::Key;
use super::keymap::Meaning;
use super::list::moved;
use super::{App, Screen, form};
use crate::app::panes::Pane;
use crate::domain::privacy::Datum;

impl App {
    /// Runs what a key means here.
    pub(super) fn key(&mut self, key: Key) {
        let dropped = self.notices.key_pressed();
        let was_in_form = self.has_form_on_top();
        self.leave_menu_for(key);
        let meaning = self.keymap.meaning(self.scopes(), key);
        let twice = match meaning {
            Meaning::Run(command) => command.spec().twice,
            Meaning::Text | Meaning::Unbound => None,
        };
        self.warned = self.warned.filter(|warned| twice == Some(*warned));
        match meaning {
            Meaning::Run(command) => self.run(command),
            Meaning::Text => self.text_key(key),
            Meaning::Unbound => self.unbound(key),
        }
        if was_in_form || self.has_form_on_top() {
            self.notices.show_again(dropped);
        }
    }

    fn has_form_on_top(&self) -> bool {
        self.overlays.last().is_some_and(|overlay| overlay.form().is_some())
    }

    /// Runs a command, or says why it cannot run here.
    pub(super) fn run(&mut self, command: Command) {
        self.privacy.other_command(command);
        if let Some(reason) = self.blocked(command) {
            self.say_blocked(command, reason);
            return;
        }
        let spec = command.spec();
        if spec.in_panes {
            self.step_aside();
        }
        if (spec.is_signed)(self) && self.asks_who_signs(command) {
            return;
        }
        let run = spec.run_in_portfolio.filter(|_| self.in_portfolio()).unwrap_or(spec.run);
        run(self);
        self.tell_signed();
    }

    /// Returns whether the last key already gave this warning; otherwise records that this key gives it.
    pub(super) fn was_warned(&mut self, of: Twice) -> bool {
        self.warned.replace(of) == Some(of)
    }

    /// Undoes the last step, in the deal or on Home.
    pub(super) fn undo_here(&mut self) {
        if !self.undoes_in_deal() {
            return self.undo_on_home();
        }
        self.undo();
        self.show_undone();
    }

    /// Redoes the last undone step, in the deal or on Home.
    pub(super) fn redo_here(&mut self) {
        if !self.undoes_in_deal() {
            return self.trash_again();
        }
        self.redo();
        self.show_undone();
    }

    /// Passes a key to whatever takes text now.
    pub(super) fn text_key(&mut self, key: Key) {
        if self.turns_day_order(key) || self.chooses_signer(key) || self.begins_answer_to_coach(key) {
            return;
        }
        match self.overlays.last_mut() {
            Some(overlay) => overlay.layer_mut().text_key(key),
            None => self.filter_changed(|input| form::edit(input, key)),
        }
    }

    /// Moves the cursor of the list that has the focus; large steps stop at its ends.
    pub(super) fn move_by(&mut self, by: isize) {
        if self.move_on_top(by) {
            return;
        }
        let (row, rows) = (self.fact_at(), self.facts().len());
        match (self.screen, self.deal.as_mut()) {
            (Screen::Deal, Some(open)) => match open.pane {
                Pane::People => {
                    open.people.cursor = moved(open.people.cursor, by, open.people.count());
                    open.profile.row = None;
                    let selected = open.selected().map(|person| person.id);
                    open.profile.follow(selected);
                }
                Pane::Profile if open.profile.session.is_some() => self.highlight(by),
                Pane::Profile => open.profile.row = Some(moved(row, by, rows)),
                Pane::Coaching => {
                    let track = open.coaching.whom.and_then(|id| open.deal.track(id)).cloned();
                    open.coaching.step(by.clamp(-200, 200), &self.playbook.stages, track.as_deref());
                }
            },
            (Screen::Follow, _) => self.scroll_followed(by),
            (Screen::Home | Screen::Deal, _) => {
                self.home.cursor = moved(self.home.cursor, by, self.home.shown.len());
            }
        }
    }

    pub(super) fn turn_pane(&mut self, by: usize) {
        let has_coaching = self.shows(Datum::Coaching);
        if let Some(open) = self.deal.as_mut() {
            open.pane = open.pane.turn(by);
            if open.pane == Pane::Coaching && !has_coaching {
                open.pane = open.pane.turn(by);
            }
        }
    }

    pub(super) fn show_pane(&mut self, pane: Pane) {
        if let Some(open) = self.deal.as_mut() {
            open.pane = pane;
        }
    }

    /// Gives the pane in focus the full width, or takes it back. In a narrow window only the words show a difference.
    pub(super) fn turn_width(&mut self) {
        let Some(open) = self.deal.as_mut() else { return };
        open.is_whole = !open.is_whole;
        let is_whole = open.is_whole;
        self.note(match is_whole {
            true => "One pane at full width · z shows them side by side again, in a wide window",
            false => "Panes are side by side where the window is wide enough",
        });
    }

    /// Moves to another field. The line on top of a form may depend on the field.
    pub(super) fn turn_field(&mut self, turn: impl FnOnce(&mut form::Form)) {
        let playbook = std::sync::Arc::clone(&self.playbook);
        self.with_form(|form| {
            turn(form);
            guide(&playbook, form);
        });
    }

    pub(super) fn close_overlay(&mut self) {
        self.overlays.pop();
    }
}
