//! The menu: every command that has a key here, in groups. One more key runs one, as it does without the menu.

use super::super::Overlay;
use crate::app::App;
use crate::app::command::Menu;
use crate::app::key::Key;
use crate::app::keymap::Meaning;
use crate::app::search::{Choice, FinderKind, Match};

impl App {
    /// Returns the commands that have a key here, in the groups of the menu.
    pub(super) fn menu_lines(&self) -> Vec<Match> {
        let mut lines: Vec<(Menu, Match)> = self
            .commands_here()
            .into_iter()
            .filter_map(|one| match one.choice {
                Choice::Command(command) => {
                    let menu = command.spec().menu;
                    Some((menu, Match { group: menu.title(), ..one }))
                }
                _ => None,
            })
            .collect();
        lines.sort_by_key(|(menu, _)| *menu);
        lines.into_iter().map(|(_, one)| one).collect()
    }

    /// Closes the menu for a key that it doesn't take itself: the key then does what the menu says it does.
    pub(in crate::app) fn leave_menu_for(&mut self, key: Key) {
        let open = matches!(self.overlays.last(), Some(Overlay::Finder(finder)) if finder.kind == FinderKind::Menu);
        if open && self.keymap.meaning(self.scopes(), key) == Meaning::Unbound {
            self.close_overlay();
        }
    }
}
