//! The list of people: cursor and filter.

use crate::app::filter::Filter;
use crate::app::notice::Said;
use crate::app::panes::Pane;
use crate::app::search::{Choice, FinderKind, Match};
use crate::app::{App, Screen};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use std::sync::Arc;
use tui_input::Input;

/// The state of the list.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// The cursor's index among the people shown.
    pub cursor: usize,
    /// The filter by name and job title.
    pub filter: Filter,
    /// The indexes in the deal of the people shown; none while all are, so that a large deal costs no list.
    shown: Option<Arc<[usize]>>,
    count: usize,
    /// The state of the deal that was filtered; none while all are shown.
    of: Option<Arc<Deal>>,
}

impl People {
    /// Creates the list of a deal, unfiltered, on its first person.
    #[must_use]
    pub fn new(deal: &Deal) -> Self {
        Self { count: deal.stakeholders.len(), ..Self::default() }
    }

    /// Returns the number of people shown.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Returns the person at this index of the list.
    #[must_use]
    pub fn at<'a>(&self, deal: &'a Deal, place: usize) -> Option<&'a Arc<Stakeholder>> {
        match &self.shown {
            Some(shown) => deal.stakeholders.get(*shown.get(place)?),
            None => deal.stakeholders.get(place),
        }
    }

    /// Returns the person under the cursor.
    #[must_use]
    pub fn selected<'a>(&self, deal: &'a Deal) -> Option<&'a Arc<Stakeholder>> {
        self.at(deal, self.cursor)
    }

    /// Filters again, and moves the cursor to a person, or keeps its index.
    pub fn arrange(&mut self, deal: &Arc<Deal>, keep: Option<StakeholderId>) {
        if self.filter.is_on() {
            let words = self.filter.words();
            let found = deal.stakeholders.iter().enumerate();
            let shown: Arc<[usize]> = found
                .filter(|(_, person)| words.found_in(&[&person.name, &person.title]))
                .map(|(place, _)| place)
                .collect();
            self.count = shown.len();
            self.shown = Some(shown);
            self.of = Some(Arc::clone(deal));
        } else {
            self.count = deal.stakeholders.len();
            self.shown = None;
            self.of = None;
        }
        self.cursor = self.cursor.min(self.count.saturating_sub(1));
        if let Some(id) = keep {
            self.select(deal, id);
        }
    }

    /// Returns whether the list matches this very state; always true without a filter.
    pub(in crate::app) fn is_arranged_by(&self, deal: &Arc<Deal>) -> bool {
        !self.filter.is_on() || self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, deal))
    }

    pub(in crate::app) fn forget(&mut self) {
        self.of = None;
    }

    /// Moves the cursor to a person, if they are shown.
    pub fn select(&mut self, deal: &Deal, id: StakeholderId) {
        if self.at(deal, self.cursor).is_some_and(|person| person.id == id) {
            return;
        }
        let found = (0..self.count).find(|place| self.at(deal, *place).is_some_and(|person| person.id == id));
        self.cursor = found.unwrap_or(self.cursor);
    }
}

impl App {
    /// Goes to a person; clears the filter.
    pub(in crate::app) fn go_to_person(&mut self, id: StakeholderId) {
        self.stay_in_deal();
        if let Some(open) = self.deal.as_mut() {
            open.people.filter.clear();
            let deal = Arc::clone(&open.deal);
            open.people.arrange(&deal, Some(id));
            open.profile.follow(Some(id));
            open.pane = Pane::People;
        }
    }

    pub(in crate::app) fn remove_person(&mut self) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return };
        let (id, name) = (person.id, self.name_of(person.id));
        if self.edit(format!("remove {name}"), |deal| deal.remove_person(id)) {
            self.done(Said::from(format!("Removed {name} · u brings them back")).openly());
        }
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

    /// Undoes the nearest thing that narrows the view: time travel, then the pane, the filter, the deal.
    pub(in crate::app) fn step_back(&mut self) {
        self.notices.dismiss();
        if self.past().is_some() {
            self.come_back();
            self.note("Back to today");
            return;
        }
        let Some(open) = self.deal.as_mut() else { return };
        if open.pane != Pane::People {
            open.pane = Pane::People;
        } else if open.people.filter.is_on() {
            self.drop_filter();
        } else {
            self.note("This is the first pane · q leaves the deal");
        }
    }

    /// Changes the filter's text, and filters again.
    pub(in crate::app) fn filter_changed(&mut self, change: impl FnOnce(&mut Input)) {
        match (self.screen, self.deal.as_mut()) {
            (Screen::Deal, Some(open)) => {
                let keep = open.selected().map(|person| person.id);
                change(&mut open.people.filter.input);
                let deal = Arc::clone(&open.deal);
                open.people.arrange(&deal, keep);
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
