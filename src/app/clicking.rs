//! Clicks and the wheel: what they do, by what they are on.
//!
//! The first click on a thing selects it, or runs what a hint says where that can do no harm. The second one, with
//! nothing in between, does what Enter does there. So one click never deletes, ends, discards or answers anything.

use super::App;
use super::command::{Command, Scope};
use super::key::Key;
use super::mouse::{Area, Did, Hit, Mouse};
use super::msg::Msg;
use super::notice::Said;
use super::overlays::Overlay;
use super::panes::Pane;

impl App {
    /// Forgets the last click for any event but those that leave each cursor on its thing: a click after it is a first
    /// one.
    pub(super) fn let_go_for(&mut self, msg: &Msg) {
        if !matches!(msg, Msg::Mouse(_) | Msg::Tick | Msg::Saved { result: Ok(_), .. } | Msg::Listed { .. }) {
            self.hand.clicked = None;
        }
    }

    pub(super) fn mouse(&mut self, mouse: Mouse) {
        match mouse.did {
            Did::Press => self.hand.pressed = mouse.on,
            Did::Release => match (self.hand.pressed.take(), mouse.on) {
                (Some(pressed), Some(on)) if pressed == on => self.click(on),
                (Some(_), _) => {
                    self.hand.clicked = None;
                    self.note(Said::from("To select text, hold Shift while you drag".to_owned()).openly());
                }
                (None, _) => self.hand.clicked = None,
            },
            Did::Wheel(by) => {
                self.hand.clicked = None;
                if let Some(Hit::Area(area)) = mouse.on.filter(|_| !self.privacy.asks()) {
                    self.scroll(area, by);
                }
            }
        }
    }

    fn click(&mut self, on: Hit) {
        let again = self.hand.clicked.take() == Some(on);
        if let Hit::Hint(command) = on {
            self.click_hint(command, again);
        } else if self.privacy.asks() {
            // Only its answer is taken.
            self.ask_what_to_show();
        } else if again && on.opens() {
            self.key(Key::Enter);
        } else {
            self.notices.key_pressed();
            self.leave_field_for(on);
            self.hand.clicked = self.select(on);
        }
    }

    /// Presses the key of a hint. Where that could do harm, the first click only says what the second one does.
    fn click_hint(&mut self, command: Command, again: bool) {
        let Some(key) = self.keymap.key_for(self.scopes(), command) else { return };
        let spec = command.spec();
        if (spec.clicked_twice)(self) && !again {
            self.notices.key_pressed();
            self.note(Said::from(format!("Click again to confirm · {}", spec.title)).openly());
            self.hand.clicked = Some(Hit::Hint(command));
        } else {
            self.key(key);
            // A repeated click must be able to answer a warning, as the repeated key does.
            self.hand.clicked = self.warned.map(|_| Hit::Hint(command));
        }
    }

    /// Returns whether the form on top would be closed with what was typed in it.
    pub(super) fn form_is_touched(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Form(form)) if form.is_touched())
    }

    /// Returns whether the selected alert is snoozed: the same key then wakes it at once.
    pub(super) fn wakes_alert(&self) -> bool {
        self.selected_alert().is_some_and(|alert| alert.asleep.is_some())
    }

    /// Keeps a filter that is being typed, if the click is outside of it.
    fn leave_field_for(&mut self, on: Hit) {
        if self.scopes().first() == Some(&Scope::Filter) && !matches!(on, Hit::Area(Area::Top)) {
            self.keep_filter();
        }
    }

    /// Moves the cursor to what was clicked. Returns how the same thing is called from there.
    fn select(&mut self, on: Hit) -> Option<Hit> {
        match on {
            Hit::Area(area) => self.give_keys_to(area)?,
            Hit::Row(area, by) => {
                self.give_keys_to(area)?;
                self.move_by(by);
                return Some(Hit::Row(area, 0));
            }
            Hit::Answer(area, answer) => {
                self.give_keys_to(area)?;
                self.highlight_at(answer);
            }
            Hit::Entry(stage, entry) => {
                self.give_keys_to(Area::Pane(Pane::Coaching))?;
                let open = self.deal.as_mut()?;
                (open.coaching.stage, open.coaching.entry) = (stage, entry);
            }
            Hit::Cell(by, column) => {
                self.move_by(by);
                self.go_to_column(column);
                return Some(Hit::Cell(0, column));
            }
            Hit::Head(order) => self.order_by(order),
            Hit::Person(id) => self.select_on_map(id),
            Hit::Field(field) => self.turn_field(|form| form.turn_to(field)),
            Hit::Offer(offer) => {
                if let Some(Overlay::Form(form)) = self.overlays.last_mut()
                    && let Some(field) = form.fields.get_mut(form.focus)
                {
                    field.take_offer(offer);
                }
            }
            Hit::Hint(_) => {}
        }
        Some(on)
    }

    /// Gives the keys to an area. Returns nothing if something lies above it.
    fn give_keys_to(&mut self, area: Area) -> Option<()> {
        match area {
            Area::Top => {}
            Area::Pane(_) if !self.overlays.is_empty() => return None,
            Area::Pane(pane) => self.show_pane(pane),
        }
        Some(())
    }

    /// Moves the cursor of an area as the arrow keys do. The keys stay where they are.
    fn scroll(&mut self, area: Area, by: isize) {
        let Area::Pane(pane) = area else { return self.move_by(by) };
        let Some(before) = self.deal.as_ref().map(|open| open.pane).filter(|_| self.overlays.is_empty()) else {
            return;
        };
        self.show_pane(pane);
        self.move_by(by);
        self.show_pane(before);
    }
}
