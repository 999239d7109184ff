//! Restoring an earlier state of a deal: the states are looked up, offered as a list, and the chosen one is restored.
//! The replaced state is kept, so that undo can restore it in turn.

use super::effect::Effect;
use super::errand::Then;
use super::msg::{Earlier, Failure, PutBack, Restore, Way};
use super::{App, Screen};
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::record::text::Text;
use std::path::{Path, PathBuf};

/// The earlier states of a deal, as offered.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    name: Text,
    path: PathBuf,
    /// The screen on which they were requested.
    screen: Screen,
    states: Vec<Earlier>,
}

impl App {
    /// Returns the name and file of the deal concerned: the one on the screen, or on Home the selected one.
    fn meant(&self) -> Option<(Text, PathBuf)> {
        match self.screen {
            Screen::Deal => {
                let open = self.deal.as_ref()?;
                Some((open.deal.name.clone(), open.at.as_ref()?.path.clone()))
            }
            Screen::Follow => None,
            Screen::Home => self.home.selected().map(|row| (self.home.name(row), row.path.clone())),
        }
    }

    /// Returns the reason why earlier states cannot be requested, if so.
    pub(super) fn restore_blocked(&self) -> Option<String> {
        self.meant().is_none().then(|| self.no_deal())
    }

    /// Requests the earlier states of that deal.
    pub(super) fn ask_for_earlier(&mut self) {
        let Some((name, path)) = self.meant() else { return };
        if self.is_on_its_way(&path) {
            return;
        }
        self.effects.push(Effect::Earlier(path.clone()));
        self.earlier = Some(Offer { name, path, screen: self.screen, states: Vec::new() });
    }

    /// Returns whether a deal's last change is not on the disk yet, after saying so.
    fn is_on_its_way(&mut self, path: &Path) -> bool {
        let open = self.deal.as_ref().filter(|open| open.at.as_ref().is_some_and(|at| at.path == path));
        let unsaved = open.is_some_and(|open| !open.is_saved());
        if unsaved {
            self.say_unsaved();
        }
        unsaved
    }

    /// Returns whether the user is still where the states of a file were requested, and nothing else has the keys.
    fn waits_for_states_of(&self, path: &Path) -> bool {
        let is_meant = self.meant().is_some_and(|(_, meant)| meant == *path);
        let is_here = self.earlier.as_ref().is_some_and(|offer| offer.path == *path && offer.screen == self.screen);
        let typing = self.scopes().first().is_some_and(|scope| scope.takes_text());
        is_here && is_meant && self.overlays.is_empty() && !typing
    }

    /// Offers the requested states, unless the user has gone elsewhere.
    pub(super) fn show_earlier(&mut self, path: &Path, result: Result<Vec<Earlier>, Failure>) {
        // A list already shown needs no states.
        if self.earlier.as_ref().is_none_or(|offer| !offer.states.is_empty()) {
            return;
        }
        if !self.waits_for_states_of(path) {
            self.earlier.take_if(|offer| offer.path == *path);
            return;
        }
        match result {
            Ok(states) if states.is_empty() => {
                let name = self.earlier.take().map_or_else(Text::new, |offer| offer.name);
                self.note(format!("No earlier version of “{name}” yet"));
            }
            Ok(states) => {
                if let Some(offer) = self.earlier.as_mut() {
                    offer.states = states;
                }
                self.open_finder(FinderKind::Earlier);
            }
            Err(failure) => self.fail(&failure),
        }
    }

    /// Returns the name of the deal whose states are offered.
    #[must_use]
    pub fn restoring(&self) -> &str {
        self.earlier.as_ref().map_or("", |offer| offer.name.as_str())
    }

    /// Returns the states as lines of a list.
    pub(super) fn earlier_states(&self) -> Vec<Match> {
        let zone = self.now.time_zone();
        let line = |state: &Earlier| {
            let when = state.saved.map(|at| at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string());
            let when = when.unwrap_or_else(|| "date unknown".to_owned());
            let words = state.holds.as_ref().map_or("damaged", String::as_str);
            Match {
                choice: Choice::Earlier(state.sequence),
                text: format!("{when}  {words}"),
                group: "",
                key: state.sequence.to_string(),
                blocked: state.holds.as_ref().err().map(|_| "can't be read".to_owned()),
            }
        };
        self.earlier.iter().flat_map(|offer| &offer.states).map(line).collect()
    }

    /// Restores the chosen state.
    pub(super) fn restore(&mut self, sequence: u64) {
        let Some(offer) = self.earlier.take() else { return };
        let state = offer.states.iter().find(|state| state.sequence == sequence);
        if let Some(Err(damage)) = state.map(|state| &state.holds) {
            let failure = Failure { what: damage.clone(), hint: "an older version may work".to_owned() };
            return self.fail(&failure);
        }
        self.put_back(Restore { name: offer.name, path: offer.path, sequence, way: Way::Back });
    }

    /// Undoes the last restore.
    pub(super) fn undo_restore(&mut self) {
        if let Some((restore, _)) = self.home.restored.pop() {
            self.put_back(restore);
        }
    }

    fn put_back(&mut self, restore: Restore) {
        let was_shown = self.screen == Screen::Deal
            && self.deal.as_ref().and_then(|open| open.at.as_ref()).is_some_and(|at| at.path == restore.path);
        // The deal on the screen would be of another state than the file.
        if self.lets_go_of(&restore.path) {
            self.reopen = was_shown;
            self.effects.push(Effect::Restore(restore));
        }
    }

    pub(super) fn restored(&mut self, restore: &Restore, result: Result<Box<PutBack>, Failure>) {
        let reopen = std::mem::take(&mut self.reopen);
        match result {
            Ok(put_back) => {
                let PutBack { row, holds, undo, warning } = *put_back;
                // The current name: while the file was damaged, only the file's name may have been known.
                let name = self.home.name(&row);
                self.home.add(vec![row]);
                self.home.select(&restore.path);
                let number = restore.sequence;
                let what = match (restore.way, undo) {
                    (Way::Undo, _) => format!("Restored “{name}” to before the restore: {holds}"),
                    (Way::Back, Some(_)) => format!("Restored number {number} of “{name}” · u undoes it · {holds}"),
                    (Way::Back, None) => {
                        format!("Restored number {number} of “{name}” · the damaged file is kept too · {holds}")
                    }
                };
                self.done(what);
                if let Some(failure) = warning {
                    self.fail(&failure);
                }
                if let (Way::Back, Some(sequence)) = (restore.way, undo) {
                    let undo = Restore { sequence, way: Way::Undo, ..restore.clone() };
                    self.home.restored.push((undo, self.home.trashed.len()));
                }
            }
            Err(failure) => {
                self.fail(&failure);
                if restore.way == Way::Undo {
                    // The user can try again.
                    self.home.restored.push((restore.clone(), self.home.trashed.len()));
                }
            }
        }
        if reopen {
            self.read_deal(restore.path.clone(), Then::Stay);
        }
    }
}
