//! The history of a person, or of the whole deal: everything that was written down, newest first, by kind and by words.
//!
//! It is found once for each state of the deal and each choice of what to show, never while painting.

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::filter::Filter;
use crate::app::form::{edit, insert};
use crate::app::key::Key;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::judge::history::{Entry, EntryKind, Record, history};
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::export::words::history::searched;
use jiff::tz::TimeZone;
use std::sync::Arc;
use tui_input::Input;
use uuid::Uuid;

/// The open history.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The person whose entries are shown; everybody's and the deal's own if nobody.
    pub whose: Option<StakeholderId>,
    /// The person it was opened for.
    person: Option<StakeholderId>,
    /// Whether the whole deal is asked for.
    whole: bool,
    /// The only kind shown, if any.
    pub kind: Option<EntryKind>,
    /// The words that entries must contain.
    pub filter: Filter,
    /// The index of the selected entry.
    pub cursor: usize,
    /// What came back, which the cursor goes to.
    awaited: Vec<Uuid>,
    found: Found,
}

/// The entries of one state of a deal, and which of them are shown.
#[derive(Debug, Clone, Default)]
struct Found {
    of: Option<(Arc<Deal>, Option<StakeholderId>)>,
    all: Arc<Vec<Entry>>,
    narrowed: Option<(Option<EntryKind>, String)>,
    shown: Arc<Vec<usize>>,
}

impl History {
    /// Returns the number of entries shown, and of all.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.found.shown.len(), self.found.all.len())
    }

    /// Returns the deal that the entries are in.
    #[must_use]
    pub fn deal(&self) -> Option<&Arc<Deal>> {
        self.found.of.as_ref().map(|(deal, _)| deal)
    }

    /// Returns the entry of this index among those shown.
    #[must_use]
    pub fn entry(&self, at: usize) -> Option<&Entry> {
        self.found.all.get(*self.found.shown.get(at)?)
    }

    /// Returns the record under the cursor.
    pub(in crate::app) fn selected(&self) -> Option<Record<'_>> {
        self.entry(self.cursor)?.record(self.deal()?)
    }

    /// Moves the cursor to one of these entries, once they are found again.
    pub(in crate::app) fn wait_for(&mut self, ids: &[Uuid]) {
        self.awaited = ids.to_vec();
    }

    /// Finds the entries again if the deal or the choice of what to show changed. The cursor stays on its entry.
    fn find(&mut self, deal: &Arc<Deal>, playbook: &Playbook, zone: &TimeZone) {
        let selected = self.selected().map(|record| record.id());
        // Where the person is not in the deal, as after an undo or at an earlier time, it is the whole deal's.
        self.whose = self.person.filter(|id| !self.whole && deal.person(*id).is_some());
        let known = self.found.of.as_ref().is_some_and(|(of, whose)| Arc::ptr_eq(of, deal) && *whose == self.whose);
        let wanted = Some((self.kind, self.filter.input.value().to_owned()));
        if known && self.found.narrowed == wanted {
            return;
        }
        if !known {
            let whose = self.whose.and_then(|id| deal.person(id)).map(|person| &**person);
            let day = |at| zone.to_datetime(at).date();
            // Who was removed has no entries, and neither does the whole deal stand in for them.
            let all = if whose.is_none() && self.whose.is_some() { Vec::new() } else { history(deal, whose, day) };
            (self.found.all, self.found.of) = (Arc::new(all), Some((Arc::clone(deal), self.whose)));
        }
        let words = self.filter.words();
        let is_on = self.filter.is_on();
        let says =
            |entry: &Entry| entry.record(deal).is_some_and(|record| words.found_in(&searched(playbook, deal, record)));
        let is_shown = |entry: &Entry| self.kind.is_none_or(|kind| kind == entry.kind()) && (!is_on || says(entry));
        let shown = self.found.all.iter().enumerate().filter(|(_, entry)| is_shown(entry)).map(|(at, _)| at);
        self.found.shown = Arc::new(shown.collect());
        self.found.narrowed = wanted;
        let id_at = |at: &usize| self.found.all[*at].record(deal).map(|record| record.id());
        let same = |id: RecordId| self.found.shown.iter().position(|at| id_at(at) == Some(id));
        let back = std::mem::take(&mut self.awaited).into_iter().find_map(|id| same(RecordId(id)));
        let last = self.found.shown.len().saturating_sub(1);
        self.cursor = back.or_else(|| selected.and_then(same)).unwrap_or(self.cursor).min(last);
    }
}

impl Layer for Box<History> {
    fn scopes(&self) -> &'static [Scope] {
        if self.filter.open {
            &[Scope::Filter, Scope::Global, Scope::Always]
        } else {
            &[Scope::History, Scope::Move, Scope::Global, Scope::Always]
        }
    }

    fn text_key(&mut self, key: Key) {
        edit(&mut self.filter.input, key);
    }

    fn paste(&mut self, text: &str) -> usize {
        insert(&mut self.filter.input, text)
    }

    fn move_by(app: &mut App, by: isize) {
        if let Some(view) = app.history_mut() {
            view.cursor = moved(view.cursor, by, view.found.shown.len());
        }
    }

    fn forget(&mut self) {
        self.found = Found::default();
    }

    fn over_past(&self) -> bool {
        true
    }

    fn closes_with_deal(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Judgments)
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    pub(in crate::app) fn history_mut(&mut self) -> Option<&mut History> {
        match self.overlays.last_mut() {
            Some(Overlay::History(view)) => Some(view),
            _ => None,
        }
    }

    /// Finds the entries of the open histories again where something changed.
    pub(in crate::app) fn find_history(&mut self) {
        if !self.overlays.iter().any(|one| matches!(one, Overlay::History(_))) {
            return;
        }
        // The masked deal where something is hidden.
        let Some(deal) = self.deal_to_show() else { return };
        let (playbook, zone) = (Arc::clone(&self.playbook), self.now.time_zone().clone());
        for overlay in &mut self.overlays {
            if let Overlay::History(view) = overlay {
                view.find(&deal, &playbook, &zone);
            }
        }
    }

    /// Opens the history of the selected person; of the deal where nobody is selected.
    pub(in crate::app) fn open_history(&mut self) {
        let person = self.deal.as_ref().and_then(|open| open.selected()).map(|person| person.id);
        self.overlays.push(Overlay::History(Box::new(History { person, ..History::default() })));
    }

    /// Opens the history of the whole deal.
    pub(in crate::app) fn open_deal_history(&mut self) {
        self.open_history();
        self.turn_history();
    }

    /// Switches between one person and the whole deal.
    pub(in crate::app) fn turn_history(&mut self) {
        if let Some(view) = self.history_mut() {
            view.whole = !view.whole;
        }
    }

    /// Shows only the next kind of entry, or the one before; all kinds between the last and the first.
    pub(in crate::app) fn turn_kind(&mut self, by: isize) {
        let Some(view) = self.history_mut() else { return };
        let count = EntryKind::ALL.len() + 1;
        let now = view.kind.and_then(|kind| EntryKind::ALL.iter().position(|one| *one == kind)).map_or(0, |at| at + 1);
        let next = (now + count).saturating_add_signed(by) % count;
        view.kind = next.checked_sub(1).map(|at| EntryKind::ALL[at]);
        view.cursor = 0;
    }

    /// Begins a new filter.
    pub(in crate::app) fn filter_history(&mut self) {
        if let Some(view) = self.history_mut() {
            view.filter = Filter { input: Input::default(), open: true };
        }
    }

    /// Goes back one step: shows everything again, then closes the history.
    pub(in crate::app) fn leave_history(&mut self) {
        let Some(view) = self.history_mut() else { return };
        if view.filter.is_on() || view.kind.is_some() {
            view.filter.clear();
            view.kind = None;
            return;
        }
        self.close_overlay();
    }
}
