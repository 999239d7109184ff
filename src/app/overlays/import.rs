//! An import under way: reading, saying what the columns mean or which way days are written, then choosing people.

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::effect::Effect;
use crate::app::filter::Filter;
use crate::app::form::{edit, insert};
use crate::app::importing::{Choosing, ColumnChoice, PeopleRead, Source};
use crate::app::key::Key;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::privacy::Datum;
use crate::domain::record::dates::reading::DayOrder;
use crate::import::{Choices, Either};

/// An import under way.
#[derive(Debug, Clone)]
pub struct Import {
    /// Where the people come from.
    pub source: Source,
    /// How far it has come.
    pub stage: Stage,
    /// What was chosen so far.
    choices: Choices,
    /// The number of the reading whose answer is shown or awaited.
    number: u64,
}

/// How far an import has come.
#[derive(Debug, Clone)]
pub enum Stage {
    /// Reading; so many rows so far.
    Reading(usize),
    /// Saying what the columns mean.
    Columns(Box<ColumnChoice>),
    /// Saying which number of a date is the day.
    Days {
        /// A day that can be read in two ways.
        either: Either,
        /// The order under the cursor.
        order: DayOrder,
    },
    /// Choosing people.
    People(Box<Choosing>),
}

impl Import {
    pub(in crate::app) const fn reading(number: u64, source: Source, choices: Choices) -> Self {
        Self { source, stage: Stage::Reading(0), choices, number }
    }

    /// Returns whether it waits for the answer of this reading.
    pub(in crate::app) const fn awaits(&self, number: u64) -> bool {
        matches!(self.stage, Stage::Reading(_)) && self.number == number
    }

    /// Goes on to what comes next: a question, or choosing people.
    pub(in crate::app) fn take(&mut self, read: PeopleRead, order: Option<DayOrder>) {
        self.stage = match read {
            PeopleRead::Columns(unmapped) => Stage::Columns(Box::new(ColumnChoice::new(unmapped))),
            PeopleRead::Found(found) => match found.either.clone() {
                Some(either) => Stage::Days { either, order: order.unwrap_or(DayOrder::MonthFirst) },
                None => Stage::People(Box::new(Choosing::new(found))),
            },
        };
    }

    /// Returns the people to choose from, once they are there.
    #[must_use]
    pub fn people(&self) -> Option<&Choosing> {
        if let Stage::People(choosing) = &self.stage { Some(choosing) } else { None }
    }

    fn people_mut(&mut self) -> Option<&mut Choosing> {
        if let Stage::People(choosing) = &mut self.stage { Some(choosing) } else { None }
    }
}

impl Layer for Box<Import> {
    fn scopes(&self) -> &'static [Scope] {
        match &self.stage {
            Stage::People(choosing) if choosing.filter.open => &[Scope::Filter, Scope::Global, Scope::Always],
            Stage::People(_) => &[Scope::Import, Scope::Move, Scope::Global, Scope::Always],
            Stage::Reading(_) | Stage::Columns(_) | Stage::Days { .. } => {
                &[Scope::ImportQuestion, Scope::Move, Scope::Global, Scope::Always]
            }
        }
    }

    fn text_key(&mut self, key: Key) {
        if let Some(choosing) = self.people_mut() {
            choosing.narrow(|input| {
                edit(input, key);
            });
        }
    }

    fn paste(&mut self, text: &str) -> usize {
        let mut cut = 0;
        if let Some(choosing) = self.people_mut() {
            choosing.narrow(|input| cut = insert(input, text));
        }
        cut
    }

    fn move_by(app: &mut App, by: isize) {
        let Some(import) = app.import_mut() else { return };
        match &mut import.stage {
            Stage::Reading(_) => {}
            Stage::Columns(choice) => choice.cursor = moved(choice.cursor, by, choice.fields.len()),
            Stage::Days { order, .. } => *order = order.other(),
            Stage::People(choosing) => choosing.cursor = moved(choosing.cursor, by, choosing.shown().len()),
        }
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Contact)
    }

    fn closes_with_deal(&self) -> bool {
        true
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    /// Returns the import, if it is on top.
    pub(in crate::app) fn import_mut(&mut self) -> Option<&mut Import> {
        match self.overlays.last_mut() {
            Some(Overlay::Import(import)) => Some(import),
            _ => None,
        }
    }

    fn import(&self) -> Option<&Import> {
        match self.worked_on() {
            Some(Overlay::Import(import)) => Some(import),
            _ => None,
        }
    }

    fn choosing_mut(&mut self) -> Option<&mut Choosing> {
        self.import_mut().and_then(Import::people_mut)
    }

    /// Returns the filter over the people to choose from, while it is edited.
    pub(in crate::app) fn import_filter(&mut self) -> Option<&mut Filter> {
        self.choosing_mut().filter(|choosing| choosing.filter.open).map(|choosing| &mut choosing.filter)
    }

    /// Begins a new filter over the people to choose from.
    pub(in crate::app) fn filter_import(&mut self) {
        if let Some(choosing) = self.choosing_mut() {
            choosing.narrow(|input| *input = tui_input::Input::default());
            choosing.filter.open = true;
        }
    }

    /// Clears the filter over the people to choose from, and closes it.
    pub(in crate::app) fn show_all_rows(&mut self) {
        if let Some(choosing) = self.choosing_mut() {
            choosing.narrow(|input| *input = tui_input::Input::default());
            choosing.filter.clear();
        }
    }

    /// Chooses the row under the cursor, or no longer.
    pub(in crate::app) fn choose_row(&mut self) {
        let refusal = self.choosing_mut().and_then(Choosing::toggle);
        if let Some(reason) = refusal {
            self.note(format!("Can't be imported: {reason}"));
        }
    }

    /// Chooses every row shown, or none of them if all are chosen.
    pub(in crate::app) fn choose_all_rows(&mut self) {
        if let Some(choosing) = self.choosing_mut() {
            choosing.toggle_all();
        }
    }

    /// Says whether the row under the cursor is the person here of the same name.
    pub(in crate::app) fn say_who_row_is(&mut self, is_same: bool) {
        if let Some(choosing) = self.choosing_mut() {
            choosing.answer(is_same);
        }
    }

    /// Returns the reason why there is nothing to ask about the row under the cursor, if so.
    pub(in crate::app) fn needs_asking_row(&self) -> Option<String> {
        let asks = self.import().and_then(Import::people).is_some_and(Choosing::asks_here);
        (!asks).then(|| "Nobody here has this name or address".to_owned())
    }

    /// Returns the reason why nothing can be imported yet, if so.
    pub(in crate::app) fn needs_chosen_row(&self) -> Option<String> {
        let is_chosen = self.import().and_then(Import::people).is_some_and(|people| people.chosen() > 0);
        (!is_chosen).then(|| "Select people with Space, or a for all of them. Then Enter".to_owned())
    }

    /// Returns the reason why there is nothing to answer, if so.
    pub(in crate::app) fn needs_import_question(&self) -> Option<String> {
        let is_reading = self.import().is_none_or(|import| matches!(import.stage, Stage::Reading(_)));
        is_reading.then(|| "Still reading. Esc stops".to_owned())
    }

    /// Takes the chosen rows into the deal; one that may be somebody here has to be settled first.
    pub(in crate::app) fn take_chosen(&mut self) {
        let Some(import) = self.import_mut() else { return };
        let name = import.source.name();
        let Some(choosing) = import.people_mut() else { return };
        if let Some(row) = choosing.go_to_open_question() {
            return self.note(format!("Is {row} already in the deal? = same person · + different person"));
        }
        let (found, taken) = (choosing.found(), choosing.taken());
        self.take_people(&name, &found, &taken);
    }

    /// Answers the question under the cursor, and reads again with the answer.
    pub(in crate::app) fn answer_import(&mut self) {
        let Some(import) = self.import_mut() else { return };
        let mut choices = import.choices.clone();
        match &import.stage {
            Stage::Reading(_) | Stage::People(_) => return,
            Stage::Days { order, .. } => choices.order = Some(*order),
            Stage::Columns(choice) => {
                if let Some(fault) = choice.fault() {
                    return self.note(fault);
                }
                let (header, fields) = (choice.unmapped.header.key(), choice.fields.clone());
                choices.columns.insert(header.clone(), fields.clone());
                let source = import.source.clone();
                self.effects.push(Effect::RememberColumns { header, columns: fields });
                return self.read_people(source, choices);
            }
        }
        let source = import.source.clone();
        self.read_people(source, choices);
    }

    /// Returns what turning changes: a column's meaning, or which way days are read.
    pub(in crate::app) fn turn_hint(&self) -> &'static str {
        match self.import().map(|import| &import.stage) {
            Some(Stage::Days { .. }) => "other day",
            Some(Stage::Reading(_) | Stage::Columns(_) | Stage::People(_)) | None => "meaning",
        }
    }

    /// Gives the column under the cursor its next meaning, or the one before.
    pub(in crate::app) fn turn_column(&mut self, by: isize) {
        match self.import_mut().map(|import| &mut import.stage) {
            Some(Stage::Columns(choice)) => choice.turn(by),
            Some(Stage::Days { order, .. }) => *order = order.other(),
            Some(Stage::Reading(_) | Stage::People(_)) | None => {}
        }
    }

    /// Goes back one step: shows everybody again, then closes the import. A reading under way ends.
    pub(in crate::app) fn leave_import(&mut self) {
        if let Some(choosing) = self.choosing_mut()
            && choosing.filter.is_on()
        {
            choosing.narrow(|input| *input = tui_input::Input::default());
            return;
        }
        let reading = self.import().filter(|import| matches!(import.stage, Stage::Reading(_)));
        if let Some(number) = reading.map(|import| import.number) {
            self.effects.push(Effect::StopReading(number));
            self.note("Stopped reading. Nothing was imported");
        }
        self.close_overlay();
    }
}
