//! Help, palette and choices: one list to search, where Enter takes the row under the cursor.

mod menu;

use super::Overlay;
use super::page::PageKind;
use crate::app::command::{Command, Scope};
use crate::app::errand::Then;
use crate::app::form;
use crate::app::key::Key;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::notice::Said;
use crate::app::panes::people::own_labels;
use crate::app::ranking::{found_by, rank};
use crate::app::search::{Choice, FinderKind, Match};
use crate::app::{App, Screen};
use crate::domain::privacy::Datum;
use crate::domain::record::text::{NAME_LIMIT, Words};
use std::path::PathBuf;
use std::sync::Arc;
use tui_input::Input;

/// An open list.
#[derive(Debug, Clone)]
pub struct Finder {
    /// The kind of rows that are searched.
    pub kind: FinderKind,
    /// The typed search text.
    pub query: Input,
    /// The cursor's index among the matches.
    pub cursor: usize,
    /// The matches, best first.
    found: Arc<[Match]>,
    /// The program's turn in which they were found; 0 before the first search.
    turn: u64,
}

impl Finder {
    /// Creates an open list with the cursor on one of its rows.
    pub(in crate::app) fn at(kind: FinderKind, cursor: usize) -> Self {
        Self { kind, query: Input::default(), cursor, found: Arc::default(), turn: 0 }
    }

    /// Returns the matches, best first.
    #[must_use]
    pub fn found(&self) -> &[Match] {
        &self.found
    }

    pub(in crate::app) const fn is_of(&self, turn: u64) -> bool {
        self.turn == turn
    }

    /// Takes in the matches and keeps the cursor in range: listed rows may be gone by now.
    pub(in crate::app) fn list(&mut self, turn: u64, found: Vec<Match>) {
        (self.turn, self.found) = (turn, found.into());
        self.cursor = self.cursor.min(self.found.len().saturating_sub(1));
    }
}

impl Layer for Finder {
    fn scopes(&self) -> &'static [Scope] {
        match self.kind {
            FinderKind::Menu => &[Scope::Menu, Scope::Move],
            // It takes no text: the rest of the paste would go into its search.
            FinderKind::Pasted => &[Scope::Pasted, Scope::Move, Scope::Always],
            _ => &[Scope::List, Scope::Move, Scope::Always],
        }
    }

    fn text_key(&mut self, key: Key) {
        form::edit(&mut self.query, key);
        self.cursor = 0;
    }

    fn paste(&mut self, text: &str) -> usize {
        self.cursor = 0;
        form::insert(&mut self.query, text)
    }

    fn move_by(app: &mut App, by: isize) {
        if let Some(Overlay::Finder(finder)) = app.overlays.last_mut() {
            finder.cursor = moved(finder.cursor, by, finder.found.len());
        }
    }

    fn is_about(&self) -> Option<Datum> {
        match self.kind {
            FinderKind::Label | FinderKind::Opinions => Some(Datum::Judgments),
            FinderKind::Conflicts | FinderKind::Earlier => Some(Datum::History),
            FinderKind::Views => Some(Datum::FilterWords),
            FinderKind::Link | FinderKind::LeftPortfolio => Some(Datum::OtherDeals),
            FinderKind::Insights => Some(Datum::Insights),
            FinderKind::RelationTo(_) | FinderKind::RelationKind(..) | FinderKind::Unrelate(_) => {
                Some(Datum::Influence)
            }
            FinderKind::Help
            | FinderKind::Palette
            | FinderKind::Menu
            | FinderKind::Join
            | FinderKind::Assessor
            | FinderKind::Reviews
            | FinderKind::LeftReview(_)
            | FinderKind::Signer(_)
            | FinderKind::SameName(_)
            | FinderKind::Which(_)
            | FinderKind::Pasted
            | FinderKind::Theme => None,
        }
    }
}

impl App {
    pub(in crate::app) fn open_finder(&mut self, kind: FinderKind) {
        self.overlays.push(Overlay::Finder(Finder::at(kind, 0)));
    }

    /// Returns the rows that a list shows, best first.
    #[must_use]
    pub fn matches(&self, finder: &Finder) -> Vec<Match> {
        let query = finder.query.value();
        if query.chars().nth(NAME_LIMIT).is_some() {
            // Nothing in any list is as long, and to compare it with everything would cost each key a look at all of it.
            return Vec::new();
        }
        match finder.kind {
            FinderKind::Help => rank(query, self.commands_here()),
            FinderKind::Menu => self.menu_lines(),
            FinderKind::Palette => {
                let mut found = rank(query, self.commands_everywhere());
                // Somebody used to another editor types it to save, whatever key it is here.
                if query.trim() == "w" {
                    found.sort_by_key(|one| one.choice != Choice::Command(Command::SayState));
                }
                if !query.trim().is_empty() {
                    let (by_name, other) = self.people_and_deals(query);
                    // A user who typed a name does not mean a command that only resembles it.
                    let words = Words::new(query);
                    let is_named = |one: &Match| words.found_in(&[&one.text, one.group, &one.key, found_by(one)]);
                    let elsewhere = self.people_elsewhere(query);
                    if found.first().is_some_and(is_named) {
                        found.splice(0..0, by_name);
                        found.extend(other.into_iter().chain(elsewhere));
                    } else {
                        found.splice(0..0, by_name.into_iter().chain(elsewhere));
                        found.extend(other);
                    }
                }
                found
            }
            FinderKind::Label => rank(query, own_labels()),
            FinderKind::Join => self.others(query),
            FinderKind::Assessor => self.assessors(query),
            FinderKind::Conflicts => rank(query, self.conflict_values()),
            FinderKind::Earlier => rank(query, self.earlier_states()),
            FinderKind::RelationTo(from) => self.relation_ends(from, query),
            FinderKind::RelationKind(from, to) => rank(query, self.relation_kinds(from, to)),
            FinderKind::Unrelate(from) => rank(query, self.relation_lines(from)),
            FinderKind::Views => self.views(query),
            FinderKind::Link => self.humans(query),
            FinderKind::Insights => self.insight_lines(query),
            FinderKind::Reviews => rank(query, self.reviews()),
            FinderKind::LeftReview(review) => rank(query, self.left_review_answers(review)),
            FinderKind::LeftPortfolio => rank(query, self.left_portfolio_answers()),
            FinderKind::Signer(waiting) => self.signers(query, waiting.is_none()),
            FinderKind::SameName(_) => rank(query, self.same_name_answers()),
            FinderKind::Which(index) => rank(query, self.which_answers(index)),
            FinderKind::Pasted => self.pasted_answers(),
            FinderKind::Opinions => rank(query, self.ways_to_settle()),
            FinderKind::Theme => rank(query, self.theme_lines()),
        }
    }

    /// Returns the overlay on top, or the one below a list of commands: what the commands of the list work on.
    pub(in crate::app) fn worked_on(&self) -> Option<&Overlay> {
        let (top, below) = self.overlays.split_last()?;
        match top {
            Overlay::Finder(Finder { kind: FinderKind::Help | FinderKind::Menu | FinderKind::Palette, .. }) => {
                below.last()
            }
            _ => Some(top),
        }
    }

    /// Returns the scopes below the list: those in which the user opened it.
    fn scopes_under_finder(&self) -> &'static [Scope] {
        self.worked_on().map_or_else(|| self.scopes_below(), |overlay| overlay.layer().scopes())
    }

    fn commands_here(&self) -> Vec<Match> {
        let scopes = self.scopes_under_finder();
        self.keymap
            .commands(scopes)
            .filter(|command| self.keymap.key_for(scopes, *command).is_some())
            .filter(|command| self.is_listed(command.spec()))
            .map(|command| self.command_line(scopes, command))
            .collect()
    }

    fn commands_everywhere(&self) -> Vec<Match> {
        let scopes = self.scopes_under_finder();
        let here = self.commands_here();
        let is_here = |command: &Command| here.iter().any(|one| one.choice == Choice::Command(*command));
        let elsewhere = Command::ALL.into_iter().filter(|command| !is_here(command) && runs_from_palette(*command));
        let elsewhere = elsewhere.filter(|command| self.is_listed(command.spec()));
        let mut all: Vec<Match> = here.iter().filter(|one| one.blocked.is_none()).cloned().collect();
        all.extend(elsewhere.map(|command| self.command_line(scopes, command)));
        all.extend(here.iter().filter(|one| one.blocked.is_some()).cloned());
        all
    }

    /// Returns a command with the key that reaches it from these scopes, or with its first key if it belongs to other
    /// scopes. Its key is empty if nearer scopes took all of them.
    fn command_line(&self, scopes: &[Scope], command: Command) -> Match {
        let spec = command.spec();
        let first = || spec.keys.first().and_then(|key| Key::parse(key)).filter(|_| !scopes.contains(&spec.scope));
        Match {
            choice: Choice::Command(command),
            text: spec.title.to_owned(),
            group: spec.scope.title(),
            key: self.keymap.key_for(scopes, command).or_else(first).map_or_else(String::new, |key| key.to_string()),
            blocked: self.blocked(command),
        }
    }

    /// Returns whether the history can be searched from here: what was written about people is not in the palette.
    #[must_use]
    pub fn can_search_history(&self) -> bool {
        self.screen == Screen::Deal && self.shows(Datum::Talks)
    }

    /// Returns the deals whose name was typed in full where no list may show it: whoever knows it gives nothing away.
    fn deals_named_in_full(&self) -> Vec<PathBuf> {
        let Some(Overlay::Finder(Finder { kind: FinderKind::Palette, query, .. })) = self.overlays.last() else {
            return Vec::new();
        };
        let is_meant = |name: &str| name.trim().to_lowercase() == query.value().trim().to_lowercase();
        let all = self.home.rows.iter().filter(|_| !self.shows(Datum::OtherDeals));
        let meant = all.filter(|row| row.summary.as_ref().is_ok_and(|deal| is_meant(&deal.name)));
        meant.map(|row| row.path.clone()).collect()
    }

    /// Takes the row at this index, if there is one.
    pub(in crate::app) fn choose_at(&mut self, index: usize) {
        if let Some(Overlay::Finder(finder)) = self.overlays.last_mut()
            && index < finder.found.len()
        {
            finder.cursor = index;
            self.choose();
        }
    }

    /// Takes the row under the cursor.
    pub(in crate::app) fn choose(&mut self) {
        let mut named = self.deals_named_in_full();
        if named.len() > 1 {
            // The first of two may be the other customer's.
            let said = format!("That name alone opens no deal here · {}", self.way_out_of_privacy());
            return self.note(Said::from(said).openly());
        }
        if let Some(path) = named.pop() {
            self.overlays.pop();
            self.open_then(path, Then::Stay);
            return;
        }
        let Some(Overlay::Finder(finder)) = self.overlays.last() else { return };
        let Some(found) = finder.found.get(finder.cursor).cloned() else {
            self.note(match finder.kind {
                FinderKind::Signer(_) => "Type your name first, then Enter",
                FinderKind::Palette if self.can_search_history() => {
                    "Nothing matches. To search your notes and history: Esc, H, Tab, then /"
                }
                _ => "Nothing matches. Backspace widens the search, Esc closes",
            });
            return;
        };
        let kind = finder.kind;
        self.overlays.pop();
        match found.choice {
            Choice::Command(command) => {
                self.keep_filter();
                self.close_what_hides(command);
                self.run(command);
            }
            Choice::Person(id) => {
                self.close_all();
                self.go_to_person(id);
            }
            Choice::Deal(path) => {
                self.close_all();
                self.open_then(path, Then::Stay);
            }
            Choice::Label(label) => self.set_label(label),
            Choice::Join(other) => self.join_with(other),
            Choice::Assessor(name, sight) => self.answer_as(name, sight),
            Choice::Signer(name) => self.sign_as(&name, kind),
            Choice::SameName(same) => self.take_same_name(same),
            Choice::Meant(id) => self.take_meant(kind, id),
            Choice::Pasted(answer) => self.take_pasted(answer),
            Choice::Agree(answer) => self.agree_on(answer),
            Choice::Settle(conflict, keep) => self.settle_conflict(conflict, keep),
            Choice::Copy => self.take_in_copy(),
            Choice::Earlier(sequence) => self.restore(sequence),
            Choice::RelationTo(from, to) => self.open_finder(FinderKind::RelationKind(from, to)),
            Choice::Relate(relation) => self.relate(relation),
            Choice::Unrelate(relation) => self.unrelate(relation),
            choice @ (Choice::View(_) | Choice::OwnView(_) | Choice::ForgetView(_) | Choice::SaveView(_)) => {
                self.take_view(choice);
            }
            Choice::PersonIn(path, person) => {
                self.close_all();
                self.open_then(path, Then::GoTo(Some(person)));
            }
            Choice::Theme(theme) => match found.blocked {
                Some(reason) => self.note(reason),
                None => self.keep_theme(theme),
            },
            Choice::BeginReview => match found.blocked {
                Some(reason) => self.note(reason),
                None => self.ask_to_review(),
            },
            Choice::Review(review) => self.open_page(PageKind::Minutes(review)),
            Choice::LeftReview(review, answer) => self.take_left_review(review, answer),
            Choice::Insight(id) => self.adapt_insight(id),
            Choice::NewInsight => self.begin_insight(),
            Choice::LeftPortfolio(answer) => self.take_left_portfolio(answer),
            Choice::Link(link) => self.link_with(link, &found.text),
            Choice::Part => match found.blocked {
                Some(reason) => self.note(reason),
                None => self.part(),
            },
        }
    }

    /// Closes the overlays above the place that a command belongs to; otherwise its effect would be hidden.
    fn close_what_hides(&mut self, command: Command) {
        let scope = command.spec().scope;
        if ![Scope::Always, Scope::Global].contains(&scope) && !self.scopes().contains(&scope) {
            self.close_all();
        }
    }
}

/// Returns whether a command makes sense without the overlay or field that its keys belong to.
const fn runs_from_palette(command: Command) -> bool {
    matches!(command.spec().scope, Scope::Always | Scope::Global | Scope::Home | Scope::Deal | Scope::Blind)
}
