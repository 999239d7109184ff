//! The menu: every command that can run here by a key, in groups. One more key runs one, as it does without the menu.

use super::super::Overlay;
use crate::app::App;
use crate::app::command::{Command, Menu};
use crate::app::key::Key;
use crate::app::keymap::Meaning;
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::privacy::Datum;

impl App {
    /// Returns the commands that can run here by a key, in the groups of the menu. For what can't run now, help has the
    /// reasons.
    pub(super) fn menu_lines(&self) -> Vec<Match> {
        let mut lines: Vec<((Menu, bool), Match)> = self
            .commands_here()
            .into_iter()
            .filter(|one| one.blocked.is_none())
            .filter_map(|one| match one.choice {
                Choice::Command(command) => {
                    let menu = if one.key.chars().count() > 1 { Menu::OtherKeys } else { command.spec().menu };
                    // Whoever looks for it has others in front of the screen, and no time.
                    let rank = (menu, command != Command::PrivacyMode);
                    // The customer isn't to read who is coached.
                    let title = match menu {
                        Menu::CoachAndReview if !self.shows(Datum::Coaching) => "Review",
                        menu => menu.title(),
                    };
                    Some((rank, Match { group: title, ..one }))
                }
                _ => None,
            })
            .collect();
        lines.sort_by_key(|(rank, _)| *rank);
        lines.into_iter().map(|(_, one)| one).collect()
    }

    /// Moves the menu's cursor to the first command of the next or the previous group, around the ends.
    pub(in crate::app) fn turn_menu(&mut self, on: bool) {
        let Some(Overlay::Finder(menu)) = self.overlays.last_mut() else { return };
        let found = menu.found();
        let starts: Vec<usize> =
            (0..found.len()).filter(|at| *at == 0 || found[*at].group != found[at - 1].group).collect();
        let cursor = menu.cursor;
        let next = match on {
            true => starts.iter().find(|start| **start > cursor).or(starts.first()),
            false => starts.iter().rev().find(|start| **start < cursor).or(starts.last()),
        };
        menu.cursor = next.copied().unwrap_or(cursor);
    }

    /// Closes the menu for a key that it doesn't take itself: the key then does what the menu says it does.
    pub(in crate::app) fn leave_menu_for(&mut self, key: Key) {
        let open = matches!(self.overlays.last(), Some(Overlay::Finder(finder)) if finder.kind == FinderKind::Menu);
        if open && self.keymap.meaning(self.scopes(), key) == Meaning::Unbound {
            self.close_overlay();
        }
    }
}
