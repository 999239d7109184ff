//! Choosing a theme, in a list that shows each one while the cursor is on it; the choice is kept in the configuration.

use super::App;
use super::effect::Effect;
use super::notice::Said;
use super::overlays::Overlay;
use super::overlays::finder::Finder;
use super::search::{Choice, FinderKind, Match};
use super::theme_name::ThemeName;

impl App {
    /// Opens the list of themes with the cursor on the present one.
    pub(super) fn choose_theme(&mut self) {
        let cursor = ThemeName::ALL.iter().position(|one| *one == self.settings.theme).unwrap_or(0);
        self.overlays.push(Overlay::Finder(Finder::at(FinderKind::Theme, cursor)));
    }

    /// Returns the themes as lines of the list.
    pub(super) fn theme_lines(&self) -> Vec<Match> {
        let blocked = |one| (self.settings.no_color && one != ThemeName::Mono).then(|| "NO_COLOR is set".to_owned());
        let line = |one: ThemeName| Match {
            choice: Choice::Theme(one),
            text: one.title().to_owned(),
            group: one.about(),
            key: String::new(),
            blocked: blocked(one),
        };
        ThemeName::ALL.into_iter().map(line).collect()
    }

    /// Keeps a theme, beyond this run unless everything is thrown away at its end.
    pub(super) fn keep_theme(&mut self, theme: ThemeName) {
        self.settings.theme = theme;
        let title = theme.title();
        if self.settings.demo {
            self.done(Said::from(format!("Theme: {title}, until you quit the example")).openly());
        } else {
            self.effects.push(Effect::SaveTheme(theme));
            self.done(Said::from(format!("Theme: {title}")).openly());
        }
    }

    /// Shows the theme under the cursor of the list, otherwise the one that was kept.
    pub(super) fn show_theme(&mut self) {
        let under_cursor = match self.overlays.last() {
            Some(Overlay::Finder(list)) if list.kind == FinderKind::Theme => list.found().get(list.cursor),
            _ => None,
        };
        let wanted = match under_cursor.map(|one| &one.choice) {
            Some(Choice::Theme(theme)) => *theme,
            _ => self.settings.theme,
        };
        if std::mem::replace(&mut self.theme_shown, wanted) != wanted {
            self.effects.push(Effect::ShowTheme(wanted));
        }
    }
}
