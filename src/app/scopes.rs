//! The scopes in which a key is looked up, by where the user is.

use super::command::Scope;
use super::{App, Screen};
use crate::app::panes::Pane;

impl App {
    /// Returns the scopes in which a key is looked up now, nearest first.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self.overlays.last() {
            _ if self.privacy.asks() => &[Scope::Showing, Scope::Always],
            Some(overlay) => overlay.layer().scopes(),
            None => self.scopes_below(),
        }
    }

    /// Returns the scopes without overlays: those that apply once all overlays are closed.
    #[must_use]
    pub fn scopes_below(&self) -> &'static [Scope] {
        use Scope as S;
        match (self.screen, &self.deal) {
            (Screen::Deal, Some(open)) => match open.pane {
                _ if open.people.filter.open => &[S::Filter, S::Global, S::Always],
                pane if open.is_blind() => match pane {
                    Pane::People => &[S::People, S::Blind, S::Deal, S::Move, S::Global, S::Always],
                    Pane::Profile if open.profile.session.is_some() => {
                        &[S::Questions, S::Blind, S::Move, S::Deal, S::Global, S::Always]
                    }
                    Pane::Profile => &[S::Profile, S::Blind, S::Deal, S::Move, S::Global, S::Always],
                    Pane::Coaching => &[S::Coaching, S::Blind, S::Deal, S::Move, S::Global, S::Always],
                },
                Pane::People => &[S::People, S::Deal, S::Move, S::Global, S::Always],
                Pane::Profile if open.profile.session.is_some() => {
                    &[S::Questions, S::Move, S::Deal, S::Global, S::Always]
                }
                Pane::Profile => &[S::Profile, S::Deal, S::Move, S::Global, S::Always],
                Pane::Coaching => &[S::Coaching, S::Deal, S::Move, S::Global, S::Always],
            },
            (Screen::Follow, _) => &[S::Follow, S::Move, S::Global, S::Always],
            (Screen::Home | Screen::Deal, _) if self.home.filter.open => &[S::Filter, S::Global, S::Always],
            (Screen::Home | Screen::Deal, _) => &[S::Home, S::Move, S::Global, S::Always],
        }
    }
}
