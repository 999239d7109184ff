//! What Home shows: its order, its views and the archive. What the user chose is kept for the next start.

use super::App;
use super::effect::Effect;
use super::filter::Filter;
use super::notice::Said;
use super::ranking::rank;
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::judge::overview::{Chosen, SavedView, View};
use crate::domain::record::text::one_line;

/// The most letters of a view's name.
const LONGEST: usize = 40;

impl App {
    /// Takes in what was chosen last time. The archive is not what somebody wants to see first.
    pub(super) fn home_was(&mut self, mut chosen: Chosen) {
        if chosen.view == View::Archived {
            chosen.view = View::All;
        }
        self.home.chosen = chosen;
        self.home.arrange(None);
    }

    /// What Home shows, in a word or three: the user's own view where it is one, but what they call it is not for a room.
    #[must_use]
    pub fn view_name(&self) -> &str {
        let home = &self.home;
        if home.in_room {
            return home.view().words();
        }
        let filter = home.filter.input.value().trim();
        let is_it = |one: &&SavedView| {
            one.view == home.chosen.view && one.order == home.chosen.order && one.filter.trim() == filter
        };
        home.chosen.saved.iter().find(is_it).map_or(home.chosen.view.words(), |one| one.name.as_str())
    }

    fn chosen_changed(&mut self) {
        let keep = self.home.selected().map(|row| row.path.clone());
        self.home.arrange(keep.as_deref());
        self.effects.push(Effect::RememberHome(self.home.chosen.clone()));
    }

    /// Puts the deals into the next order; the cursor stays on its deal.
    pub(super) fn order_deals(&mut self) {
        let before = self.home.order();
        // Some orders are the same to a room.
        while self.home.order() == before {
            self.home.chosen.order = self.home.chosen.order.next();
        }
        self.chosen_changed();
        self.done(Said::from(format!("Deals stand {}", self.home.order().words())).openly());
    }

    /// Back to all deals, from the nearest thing that narrows them: the filter, then the view.
    pub(super) fn show_all_deals(&mut self) {
        self.notices.dismiss();
        if self.home.filter.is_on() {
            self.drop_filter();
        } else if self.home.view() != View::All {
            self.show_view(View::All);
        }
    }

    /// Whether anything narrows the deals.
    pub(super) fn is_narrowed(&self) -> bool {
        self.home.filter.is_on() || self.home.view() != View::All
    }

    pub(super) fn show_view(&mut self, view: View) {
        let keep = self.home.selected().map(|row| row.path.clone());
        self.home.chosen.view = view;
        self.home.archived = None;
        if view == View::Archived {
            self.effects.push(Effect::ListArchive);
        }
        self.home.arrange(keep.as_deref());
        self.effects.push(Effect::RememberHome(self.home.chosen.clone()));
    }

    /// Shows one of the user's own views.
    pub(super) fn show_saved(&mut self, name: &str) {
        let Some(saved) = self.home.chosen.saved.iter().find(|one| one.name == name).cloned() else { return };
        self.home.filter = Filter { input: saved.filter.into(), open: false };
        self.home.chosen.order = saved.order;
        self.show_view(saved.view);
    }

    /// Saves what narrows and orders the deals now under a name; one of that name is replaced.
    pub(super) fn save_view(&mut self, name: &str) {
        let home = &mut self.home;
        let filter = home.filter.input.value().trim().to_owned();
        let view = SavedView { name: name.to_owned(), view: home.chosen.view, order: home.chosen.order, filter };
        match home.chosen.saved.iter_mut().find(|one| one.name == name) {
            Some(there) => *there = view,
            None => home.chosen.saved.push(view),
        }
        self.chosen_changed();
        self.done(format!("“{name}” is saved · V shows it again"));
    }

    /// Forgets one of the user's own views.
    pub(super) fn forget_view(&mut self, name: &str) {
        self.home.chosen.saved.retain(|one| one.name != name);
        self.chosen_changed();
        self.done(format!("The view “{name}” is gone; the deals in it stay"));
    }

    /// The views, those that come with the program first, and what a new one would be called.
    pub(super) fn views(&self, query: &str) -> Vec<Match> {
        let line = |choice: Choice, text: String, group: &'static str| Match {
            choice,
            text,
            group,
            key: String::new(),
            blocked: None,
        };
        if self.home.in_room {
            let open = View::ALL.into_iter().filter(|view| view.in_privacy() == *view);
            return rank(query, open.map(|view| line(Choice::View(view), view.words().to_owned(), "")).collect());
        }
        let saved = &self.home.chosen.saved;
        let all = View::ALL.into_iter().map(|view| line(Choice::View(view), view.words().to_owned(), ""));
        let own = saved.iter().map(|one| line(Choice::OwnView(one.name.clone()), one.name.clone(), "yours"));
        let gone = saved
            .iter()
            .map(|one| line(Choice::ForgetView(one.name.clone()), format!("Remove “{}”", one.name), "yours"));
        let mut found = rank(query, all.chain(own).chain(gone).collect());
        let name: String = one_line(query).trim().chars().take(LONGEST).collect();
        if name.is_empty() {
            found.push(Match {
                blocked: Some("type a name for it".to_owned()),
                ..line(Choice::SaveView(String::new()), "Save this filter and order as …".to_owned(), "")
            });
        } else if !View::ALL.iter().any(|view| view.words() == name) {
            found.push(line(Choice::SaveView(name.clone()), format!("Save this filter and order as “{name}”"), ""));
        }
        found
    }

    /// Takes one of the views, or says what is missing.
    pub(super) fn take_view(&mut self, choice: Choice) {
        match choice {
            Choice::View(view) => self.show_view(view),
            Choice::OwnView(name) => self.show_saved(&name),
            Choice::ForgetView(name) => self.forget_view(&name),
            Choice::SaveView(name) if name.is_empty() => {
                self.open_finder(FinderKind::Views);
                self.note("Type the name, then Enter");
            }
            Choice::SaveView(name) => self.save_view(&name),
            _ => {}
        }
    }
}
