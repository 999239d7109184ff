//! Days typed into forms, which number of `12/11` comes first, and what a new day brings.

use super::App;
use super::effect::Effect;
use super::form::choosing::Kind;
use super::form::{Form, Which};
use super::key::Key;
use super::overlays::Overlay;
use crate::domain::record::dates::full;
use crate::domain::record::dates::reading::{DayOrder, DayReader, Direction, Fault, Reading};
use jiff::civil::Date;

impl App {
    /// How days are read where they are typed.
    #[must_use]
    pub fn days(&self, direction: Direction) -> DayReader {
        DayReader { today: self.today(), direction, order: self.settings.day_order }
    }

    /// The day that a field means.
    pub(super) fn day(&self, form: &Form, place: impl Which) -> Result<Date, (usize, String)> {
        let place = place.place(form);
        let direction = match form.fields.get(place).map(|field| &field.kind) {
            Some(Kind::Day(direction)) => *direction,
            Some(Kind::Line | Kind::One(_) | Kind::Many(_) | Kind::Who(_)) | None => Direction::Future,
        };
        let reader = self.days(direction);
        let fault = |fault: Fault| match fault {
            Fault::Either { text, day_first, month_first } => {
                let [(near, _), (far, _)] = reader.nearest_first(day_first, month_first);
                format!("“{text}” can be {} or {}: → chooses.", full(near), full(far))
            }
            Fault::Unreadable(_) | Fault::NoSuchDay(_) | Fault::WrongWeekday(..) => fault.to_string(),
        };
        reader.read(form.value(place)).map_err(|found| (place, fault(found)))
    }

    /// The day that a field means; nothing where it is empty.
    pub(super) fn day_if_any(&self, form: &Form, place: impl Which) -> Result<Option<Date>, (usize, String)> {
        if form.value(place).is_empty() { Ok(None) } else { self.day(form, place).map(Some) }
    }

    /// A day on which something was seen: nothing is seen ahead of time.
    pub(super) fn day_so_far(&self, form: &Form, place: impl Which) -> Result<Date, (usize, String)> {
        let place = place.place(form);
        let day = self.day(form, place)?;
        if day > self.today() {
            let what = format!("{} is still to come; give the day on which it was seen", full(day));
            return Err((place, what));
        }
        Ok(day)
    }

    /// A day on which something is to be done. One that is over is taken only where it stood there already.
    pub(super) fn day_to_come(&self, form: &Form, place: impl Which) -> Result<Date, (usize, String)> {
        let place = place.place(form);
        let day = self.day(form, place)?;
        if day < self.today() && form.is_field_touched(place) {
            return Err((place, format!("{} is over; give a day to come, such as fri, 3d or 11 Dec", full(day))));
        }
        Ok(day)
    }

    /// What the deals need is judged by the day, so on a new one their list is read again.
    pub(super) fn new_day(&mut self) {
        if self.home.complete {
            self.effects.push(Effect::List);
        }
        if self.home.archived.is_some() {
            self.effects.push(Effect::ListArchive);
        }
    }

    /// Takes → at the end of a day that can be read in two ways: the first one chooses the nearer, each further one switches.
    /// The choice is kept for all days from then on. Returns whether it was that.
    pub(super) fn turns_day_order(&mut self, key: Key) -> bool {
        let Some(Overlay::Form(form)) = self.overlays.last() else { return false };
        let Some(field) = form.fields.get(form.focus).filter(|_| key == Key::Right) else { return false };
        let Kind::Day(direction) = field.kind else { return false };
        let text = field.input.value();
        let at_end = field.input.cursor() >= text.chars().count();
        let reader = self.days(direction);
        let Ok(Reading::Either { day_first, month_first }) = reader.reading(text) else { return false };
        if !at_end {
            return false;
        }
        let [(_, nearer), _] = reader.nearest_first(day_first, month_first);
        let order = self.settings.day_order.map_or(nearer, DayOrder::other);
        self.settings.day_order = Some(order);
        self.effects.push(Effect::RememberDayOrder(order));
        self.with_form(|form| form.fault = None);
        true
    }
}
