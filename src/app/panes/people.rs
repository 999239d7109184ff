//! The list of people: cursor, order and filter.

use crate::app::command::{Command, Twice};
use crate::app::filter::Filter;
use crate::app::notice::Said;
use crate::app::panes::Pane;
use crate::app::search::{Choice, FinderKind, Match};
use crate::app::sorted_people::{Inputs, Sorted};
use crate::app::{App, Screen};
use crate::domain::judge::history::history;
use crate::domain::judge::people_order::{ListGroup, PeopleOrder};
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use crate::export::words::count;
use std::sync::Arc;
use tui_input::Input;

/// The state of the list.
#[derive(Debug, Clone)]
pub struct People {
    /// The cursor's index among the people shown.
    pub cursor: usize,
    /// The filter, by what a row shows.
    pub filter: Filter,
    /// The order.
    pub order: PeopleOrder,
    /// The order that the list keeps where its own would tell who is what; nothing where that may be known.
    kept: Option<Arc<[StakeholderId]>>,
    playbook: Arc<Playbook>,
    /// The people sorted, shared with the copy that privacy mode draws.
    pub(in crate::app) sorted: Arc<Sorted>,
    /// The indexes in the deal of the people that the filter shows, and its text; none while all are shown.
    filtered: Option<(Arc<[usize]>, String)>,
    /// Whether everything is to be worked out again.
    is_stale: bool,
    /// The person under the cursor when a step added others, by that step: undoing it goes back there.
    stood: Vec<(RecordId, StakeholderId)>,
}

impl People {
    /// Creates the list of a deal, unfiltered, on its first person.
    #[must_use]
    pub fn new(playbook: &Arc<Playbook>, deal: &Arc<Deal>, assessor: &str) -> Self {
        let order = PeopleOrder::default();
        let inputs = Inputs { deal: Arc::clone(deal), assessor: assessor.to_owned(), order, kept: None };
        Self {
            cursor: 0,
            filter: Filter::default(),
            order,
            kept: None,
            playbook: Arc::clone(playbook),
            sorted: Arc::new(Sorted::of(&playbook.model, inputs, None)),
            filtered: None,
            is_stale: false,
            stood: Vec::new(),
        }
    }

    /// Remembers who is under the cursor as a step adds people.
    pub(in crate::app) fn remember(&mut self, step: RecordId, person: StakeholderId) {
        self.stood.push((step, person));
    }

    /// Returns who was under the cursor when a step added people.
    pub(in crate::app) fn stood_at(&self, step: RecordId) -> Option<StakeholderId> {
        self.stood.iter().find(|(one, _)| *one == step).map(|(_, person)| *person)
    }

    /// Returns the number of people shown.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shown().len()
    }

    /// Returns the person at this index of the list.
    #[must_use]
    pub fn at<'a>(&self, deal: &'a Deal, index: usize) -> Option<&'a Arc<Stakeholder>> {
        deal.stakeholders.get(*self.shown().get(index)?)
    }

    /// Returns the person under the cursor.
    #[must_use]
    pub fn selected<'a>(&self, deal: &'a Deal) -> Option<&'a Arc<Stakeholder>> {
        self.at(deal, self.cursor)
    }

    /// Returns the groups of the list, each with the index of its first person; none in a filtered list, and in one that
    /// is not by group.
    #[must_use]
    pub fn groups(&self) -> &[(ListGroup, usize)] {
        if self.filtered.is_some() { &[] } else { &self.sorted.groups }
    }

    /// Returns the order in effect, if there is another one than by group.
    #[must_use]
    pub fn other_order(&self) -> Option<PeopleOrder> {
        (self.kept.is_none() && self.order != PeopleOrder::default()).then_some(self.order)
    }

    /// Sorts and filters again where anything changed, and moves the cursor to a person, or keeps its index.
    pub fn arrange(&mut self, deal: &Arc<Deal>, assessor: &str, keep: Option<StakeholderId>) {
        let inputs = self.inputs(deal, assessor);
        let before = Some(&*self.sorted).filter(|_| !self.is_stale);
        if before.is_none_or(|before| !before.is_of(&inputs)) {
            self.sorted = Arc::new(Sorted::of(&self.playbook.model, inputs, before));
        }
        self.is_stale = false;
        self.filtered = self.filter.is_on().then(|| {
            let words = self.filter.words();
            let is_found = |at: usize| {
                let person = &deal.stakeholders[at];
                words.found_in(&[&person.name, &person.title]) || words.found_in(&self.sorted.texts(person, at))
            };
            let found = self.sorted.indexes.iter().copied().filter(|at| is_found(*at));
            (found.collect(), self.filter.input.value().to_owned())
        });
        self.cursor = self.cursor.min(self.count().saturating_sub(1));
        if let Some(id) = keep {
            self.select(deal, id);
        }
    }

    /// Returns whether the list is what follows from this very state.
    fn is_arranged_by(&self, deal: &Arc<Deal>, assessor: &str) -> bool {
        let filter = Some(self.filter.input.value()).filter(|_| self.filter.is_on());
        !self.is_stale
            && self.filtered.as_ref().map(|(_, text)| text.as_str()) == filter
            && self.sorted.is_of(&self.inputs(deal, assessor))
    }

    fn inputs(&self, deal: &Arc<Deal>, assessor: &str) -> Inputs {
        let (order, kept) = (self.order, self.kept.clone());
        Inputs { deal: Arc::clone(deal), assessor: assessor.to_owned(), order, kept }
    }

    pub(in crate::app) fn shown(&self) -> &[usize] {
        self.filtered.as_ref().map_or(&self.sorted.indexes, |(shown, _)| shown)
    }

    pub(in crate::app) fn forget(&mut self) {
        self.is_stale = true;
    }

    /// Keeps the order of the list as it is, for the time that another order would tell something: nobody's place
    /// changes under the eyes of those who look.
    pub(in crate::app) fn keep_order(&mut self, deal: &Deal) {
        let id = |at: &usize| deal.stakeholders.get(*at).map(|person| person.id);
        self.kept.get_or_insert_with(|| self.sorted.indexes.iter().filter_map(id).collect());
    }

    /// Moves the cursor to a person, if they are shown.
    pub fn select(&mut self, deal: &Deal, id: StakeholderId) {
        if self.at(deal, self.cursor).is_some_and(|person| person.id == id) {
            return;
        }
        let found = (0..self.count()).find(|index| self.at(deal, *index).is_some_and(|person| person.id == id));
        self.cursor = found.unwrap_or(self.cursor);
    }
}

impl App {
    /// Arranges the people again where something changed that decides about it; the cursor stays on its person.
    pub(in crate::app) fn arrange_people(&mut self) {
        // The masked deal where something is hidden: a filter must search only what is visible.
        let Some(deal) = self.deal_to_show() else { return };
        let is_judged = self.shows(Datum::Judgments);
        let Some(open) = self.deal.as_mut() else { return };
        if is_judged {
            open.people.kept = None;
        } else {
            // The deal's own order says nothing about anybody.
            open.people.kept.get_or_insert_with(Arc::default);
        }
        if !open.people.is_arranged_by(&deal, &open.assessor) {
            let selected = open.selected().map(|person| person.id);
            open.people.arrange(&deal, &open.assessor, selected);
        }
    }

    /// Sorts the people by the next order.
    pub(in crate::app) fn order_people(&mut self) {
        let Some(open) = self.deal.as_mut() else { return };
        open.people.order = open.people.order.next();
        let sentence = open.people.order.sentence();
        self.note(sentence);
    }

    /// Goes to a person; clears the filter.
    pub(in crate::app) fn go_to_person(&mut self, id: StakeholderId) {
        self.stay_in_deal();
        if let Some(open) = self.deal.as_mut() {
            open.people.filter.clear();
            open.arrange_people(Some(id));
            open.profile.follow(Some(id));
            open.pane = Pane::People;
        }
    }

    pub(in crate::app) fn remove_person(&mut self) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return };
        let (id, name) = (person.id, self.name_of(person.id));
        if self.asks_to_remove(id, &name) {
            return;
        }
        if self.edit(format!("remove {name}"), |deal| deal.remove_person(id)) {
            self.done(Said::from(format!("Removed {name} · u brings them back")).openly().in_forms_too());
        }
    }

    /// Asks before a key removes somebody with a history, or where most of what is lost is hidden. Returns whether it asked.
    fn asks_to_remove(&mut self, id: StakeholderId, name: &str) -> bool {
        const UNSEEN: &str = "Remove this person, with all that is known of them?";
        if !self.shows(Datum::Judgments) {
            return self.asks_unseen(Twice::Remove, UNSEEN);
        }
        let zone = self.now.time_zone().clone();
        let entries = self.deal.as_ref().map_or(0, |open| {
            // As shown: in blind answering the count would tell what others answered.
            let whose = open.shown().person(id).map(|person| &**person);
            whose.map_or(0, |_| history(open.shown(), whose, |at| zone.to_datetime(at).date()).len())
        });
        if entries == 0 || self.was_warned(Twice::Remove) {
            return false;
        }
        let key = self.keymap.key_for(self.scopes(), Command::RemovePerson);
        let key = key.map_or_else(|| "The same key".to_owned(), |key| key.to_string());
        let what = count(entries, "entry", "entries");
        let ask = |whom: &str| format!("Remove {whom}? {key} again does it · any other key doesn't");
        let said = Said::from(ask(&format!("{name} and the {what} in their history")));
        self.note(said.in_privacy(ask("this person, with all that is known of them")));
        true
    }

    /// Opens the list of labels that the user can give the selected person.
    pub(in crate::app) fn open_labels(&mut self) {
        self.open_finder(FinderKind::Label);
    }

    pub(in crate::app) fn filter_people(&mut self) {
        if let Some(open) = self.deal.as_mut() {
            open.pane = Pane::People;
            open.people.filter.open = true;
        }
        // A new search starts empty instead of extending the last one.
        self.filter_changed(|input| *input = Input::default());
    }

    /// Undoes the nearest thing that narrows the view: time travel, then the pane, the filter; then goes back to the list
    /// that led here.
    pub(in crate::app) fn step_back(&mut self) {
        self.notices.dismiss();
        if self.past().is_some() {
            self.come_back();
            self.note("Back to today");
            return;
        }
        if self.goes_back_to_review() {
            return;
        }
        let Some(open) = self.deal.as_mut() else { return };
        if open.pane != Pane::People {
            open.pane = Pane::People;
        } else if open.people.filter.is_on() {
            self.drop_filter();
        } else if !self.goes_back() {
            self.note("This is the first pane · q leaves the deal");
        }
    }

    /// Changes the filter's text, and filters again.
    pub(in crate::app) fn filter_changed(&mut self, change: impl FnOnce(&mut Input)) {
        match (self.screen, self.deal.as_mut()) {
            (Screen::Deal, Some(open)) => {
                let keep = open.selected().map(|person| person.id);
                change(&mut open.people.filter.input);
                open.arrange_people(keep);
                let selected = open.selected().map(|person| person.id);
                open.profile.follow(selected);
            }
            (Screen::Follow, _) => {}
            (Screen::Home | Screen::Deal, _) => {
                let keep = self.home.selected().map(|row| row.path.clone());
                change(&mut self.home.filter.input);
                self.home.narrow(keep.as_deref());
            }
        }
    }

    pub(in crate::app) fn keep_filter(&mut self) {
        if let Some(view) = self.history_mut() {
            view.filter.open = false;
            return;
        }
        if let Some(filter) = self.list_filter() {
            filter.open = false;
            return;
        }
        match (self.screen, self.deal.as_mut()) {
            (Screen::Deal, Some(open)) => open.people.filter.open = false,
            (Screen::Follow, _) => {}
            (Screen::Home | Screen::Deal, _) => self.home.filter.open = false,
        }
    }

    pub(in crate::app) fn drop_filter(&mut self) {
        if let Some(view) = self.history_mut() {
            view.filter.clear();
            return;
        }
        if self.list_filter().is_some() {
            return self.show_all_listed();
        }
        self.filter_changed(|input| *input = Input::default());
        self.keep_filter();
    }

    /// Returns a person's name, numbered if somebody else has it too; empty if there is no such person.
    pub(in crate::app) fn name_of(&self, id: StakeholderId) -> String {
        let deal = self.deal.as_ref().map(|open| &open.deal);
        deal.and_then(|deal| deal.called_by_id(id)).map_or_else(String::new, Text::to_string)
    }

    /// Returns the name of a person in the open deal, numbered as in [`Self::name_of`].
    pub(crate) fn called<'a>(&'a self, person: &'a Stakeholder) -> &'a Text {
        self.deal.as_ref().map_or(&person.name, |open| open.shown().called(person))
    }
}

/// Returns the labels that a user can give.
pub(in crate::app) fn own_labels() -> Vec<Match> {
    let line = |label: &'static str, name: &str, group: &'static str| Match {
        choice: Choice::Label(label),
        text: name.to_owned(),
        group,
        key: String::new(),
        blocked: None,
    };
    let profiles = Profile::ALL.into_iter().map(|one| line(one.id(), one.name(), one.group().name()));
    // The profile Blocker is the group Blocker, so the group is not offered a second time.
    let groups = [ProfileGroup::Mobilizer, ProfileGroup::Talker]
        .into_iter()
        .map(|one| line(one.id(), one.name(), "whole group"));
    profiles.chain(groups).collect()
}
