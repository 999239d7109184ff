//! The deals shown on Home: their order, the views and the archive. The user's choices are kept for the next start.

use super::App;
use super::effect::Effect;
use super::filter::Filter;
use super::notice::Said;
use super::ranking::rank;
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::judge::overview::{Chosen, Order, SavedView, View};
use crate::domain::record::text::one_line;

/// The most letters in the name of a view.
const LONGEST: usize = 40;

impl App {
    /// Applies the choices of the last run. Only archive and trash are not reopened: nobody wants to see those first.
    pub(super) fn home_was(&mut self, mut chosen: Chosen) {
        if chosen.view.is_elsewhere() {
            chosen.view = View::All;
        }
        self.home.chosen = chosen;
        self.home.arrange(None);
    }

    /// Returns the name of the current view in a few words.
    #[must_use]
    pub fn view_name(&self) -> &str {
        let home = &self.home;
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

    /// Switches to the next order; the cursor stays on its deal.
    pub(super) fn order_deals(&mut self) {
        self.order_by(self.home.chosen.order.next());
    }

    /// Sorts the deals; the cursor stays on its deal.
    pub(super) fn order_by(&mut self, order: Order) {
        self.home.chosen.order = order;
        self.chosen_changed();
        self.done(Said::from(format!("Deals sorted {}", order.words())).openly());
    }

    /// Removes the nearest restriction of the list: the filter first, then the view.
    pub(super) fn show_all_deals(&mut self) {
        self.notices.dismiss();
        if self.home.filter.is_on() {
            self.drop_filter();
        } else if self.home.view() != View::All {
            self.show_view(View::All);
        }
    }

    /// Returns whether the list of deals is restricted.
    pub(super) fn is_narrowed(&self) -> bool {
        self.home.filter.is_on() || self.home.view() != View::All
    }

    pub(super) fn show_view(&mut self, view: View) {
        let keep = self.home.selected().map(|row| row.path.clone());
        self.home.chosen.view = view;
        self.home.shelved = None;
        self.effects.extend(self.home.shelf().map(Effect::ListShelf));
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

    /// Saves the current filter, view and order under a name, replacing a view of that name.
    pub(super) fn save_view(&mut self, name: &str) {
        let home = &mut self.home;
        let filter = home.filter.input.value().trim().to_owned();
        let view = SavedView { name: name.to_owned(), view: home.chosen.view, order: home.chosen.order, filter };
        match home.chosen.saved.iter_mut().find(|one| one.name == name) {
            Some(there) => *there = view,
            None => home.chosen.saved.push(view),
        }
        self.chosen_changed();
        self.done(format!("Saved the view “{name}” · V opens it"));
    }

    /// Forgets one of the user's own views.
    pub(super) fn forget_view(&mut self, name: &str) {
        self.home.chosen.saved.retain(|one| one.name != name);
        self.chosen_changed();
        self.done(format!("Removed the view “{name}”. Its deals stay"));
    }

    /// Lists the views, built-in ones first, and the name for a new one.
    pub(super) fn views(&self, query: &str) -> Vec<Match> {
        let line = |choice: Choice, text: String, group: &'static str| Match {
            choice,
            text,
            group,
            key: String::new(),
            blocked: None,
        };
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

    /// Switches to a view, or says what is missing.
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
