//! Days typed into forms, the order of day and month in `12/11`, and what a new day triggers.

use super::App;
use super::effect::Effect;
use super::form::choosing::Kind;
use super::form::{Form, Which};
use super::key::Key;
use super::overlays::Overlay;
use crate::domain::record::dates::reading::{DayOrder, DayReader, Direction, Fault, Reading};
use crate::domain::record::dates::{dated, full};
use jiff::ToSpan;
use jiff::civil::Date;

impl App {
    /// Returns the reader for typed days.
    #[must_use]
    pub fn days(&self, direction: Direction) -> DayReader {
        DayReader { today: self.today(), direction, order: self.settings.day_order, since: None }
    }

    /// Returns the reader for the day typed into a field; nothing if the field takes none.
    #[must_use]
    pub fn days_in(&self, form: &Form, field: impl Which) -> Option<DayReader> {
        let index = field.index(form);
        let Kind::Day(direction) = form.fields.get(index)?.kind else { return None };
        Some(DayReader { since: self.agreed_before(form, index), ..self.days(direction) })
    }

    /// Reads the day in a field.
    pub(super) fn day(&self, form: &Form, field: impl Which) -> Result<Date, (usize, String)> {
        let index = field.index(form);
        let reader = self.days_in(form, index).unwrap_or_else(|| self.days(Direction::Future));
        let fault = |fault: Fault| match fault {
            Fault::Either { text, day_first, month_first } => {
                let [(near, _), (far, _)] = reader.nearest_first(day_first, month_first);
                format!("“{text}” could be {} or {}. → switches.", full(near), full(far))
            }
            Fault::Unreadable(_) | Fault::NoSuchDay(_) | Fault::WrongWeekday(..) => fault.words(reader.direction),
        };
        let text = form.value(index);
        let day = reader.read(text).map_err(|found| (index, fault(found)))?;
        // A due date that silently moves by a year is never met.
        if let Some(passed) = reader.just_passed(text, day) {
            let (passed, day) = (dated(passed), dated(day));
            return Err((index, format!("“{text}” just passed. Type the year: {passed} or {day}")));
        }
        // A day most of a year back is more likely a slip than a memory.
        if reader.still_to_come(text, day).is_some() {
            return Err((index, format!("“{text}” is still to come. For {}, type the year", dated(day))));
        }
        Ok(day)
    }

    /// Reads the day in a field; nothing if the field is empty.
    pub(super) fn day_if_any(&self, form: &Form, field: impl Which) -> Result<Option<Date>, (usize, String)> {
        if form.value(field).is_empty() { Ok(None) } else { self.day(form, field).map(Some) }
    }

    /// Reads the day on which something was seen, which cannot be in the future.
    pub(super) fn day_so_far(&self, form: &Form, field: impl Which) -> Result<Date, (usize, String)> {
        let index = field.index(form);
        let day = self.day(form, index)?;
        if day > self.today() {
            let what = format!("{} is in the future. Enter the day it happened", full(day));
            return Err((index, what));
        }
        Ok(day)
    }

    /// Reads the day on which something is due. A past day is accepted only if the field already held it.
    pub(super) fn day_to_come(&self, form: &Form, field: impl Which) -> Result<Date, (usize, String)> {
        let index = field.index(form);
        let day = self.day(form, index)?;
        if day < self.today() && form.is_field_touched(index) {
            return Err((index, format!("{} has passed. Enter a future day, such as fri, +3d or 11 Dec", full(day))));
        }
        Ok(day)
    }

    /// Returns the day so many days from today as a field holds it.
    pub(super) fn day_ahead(&self, days: i64) -> String {
        dated(self.today().checked_add(days.days()).unwrap_or(self.today()))
    }

    /// Reads the list of deals again, since what they need depends on the day.
    pub(super) fn new_day(&mut self) {
        if self.home.complete {
            self.effects.push(Effect::List);
        }
        if self.home.shelved.is_some() {
            self.effects.extend(self.home.shelf().map(Effect::ListShelf));
        }
        self.home.agenda.begin_again();
    }

    /// Takes → at the end of a day that can be read two ways: the first press chooses the nearer day, each further one
    /// switches. The choice applies to all days from then on. Returns whether the key was used.
    pub(super) fn turns_day_order(&mut self, key: Key) -> bool {
        let Some(Overlay::Form(form)) = self.overlays.last() else { return false };
        let Some(field) = form.fields.get(form.focus).filter(|_| key == Key::Right) else { return false };
        let Some(reader) = self.days_in(form, form.focus) else { return false };
        let text = field.input.value();
        let at_end = field.input.cursor() >= text.chars().count();
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
