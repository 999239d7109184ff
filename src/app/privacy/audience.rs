//! Who looks at this screen: the clients of the terminal's session, each by what identifies it there.

use super::Privacy;
use crate::app::notice::{Level, Said};
use crate::app::{App, Screen};
use crate::domain::privacy::PrivacyLevel;
use std::collections::BTreeSet;

/// The clients that look, and what follows when one more does.
#[derive(Debug, Default)]
pub(super) struct Audience {
    /// The clients as last reported.
    clients: BTreeSet<String>,
    /// Those that the user said are one of us, until the program ends.
    ours: BTreeSet<String>,
    /// The level as soon as somebody else looks.
    on_join: PrivacyLevel,
    /// The level before somebody joined, while it is the one that joining led to.
    before: Option<PrivacyLevel>,
}

impl Audience {
    pub(super) fn for_joining(on_join: PrivacyLevel) -> Self {
        Self { on_join, ..Self::default() }
    }

    /// Returns the number of clients, if any of them isn't ours.
    pub(super) fn watching(&self) -> usize {
        if self.clients.is_subset(&self.ours) { self.clients.len().min(1) } else { self.clients.len() }
    }

    /// Returns whether the level is the one that somebody's joining led to.
    pub(super) const fn hid(&self) -> bool {
        self.before.is_some()
    }

    /// Takes in who looks now. Returns whether somebody else joined.
    fn take_in(&mut self, clients: BTreeSet<String>) -> bool {
        let before = std::mem::replace(&mut self.clients, clients);
        let joined = self.clients.iter().any(|one| !before.contains(one) && !self.ours.contains(one));
        joined && self.clients.len() > 1
    }

    /// Returns what a copy may know: how many look.
    pub(super) fn about(&self) -> Self {
        Self { clients: self.clients.clone(), ours: self.ours.clone(), ..Self::default() }
    }
}

impl Privacy {
    /// Forgets the level before somebody joined: the user chose another since.
    pub(super) const fn chosen(&mut self) {
        self.audience.before = None;
    }
}

impl App {
    /// Takes in the clients looking at this screen. When one joins, the screen hides what the configuration says for
    /// that; a user who shows more again is left alone until another client joins.
    pub(in crate::app) fn audience(&mut self, clients: Vec<String>) {
        let joined = self.privacy.audience.take_in(clients.into_iter().collect());
        let count = self.privacy.clients();
        if self.screen == Screen::Follow {
            self.hide_from_watchers();
            if joined {
                let said =
                    format!("{count} people are watching this window, so it hides what is private · q closes it");
                self.say(Level::Error, Said::from(said).openly());
            }
            return;
        }
        if !joined {
            return;
        }
        let (level, on_join) = (self.privacy.level, self.privacy.audience.on_join);
        // The answer to a pending question would show more to the new client too.
        self.privacy.asks = false;
        if level >= on_join {
            return;
        }
        self.enter_privacy(on_join);
        self.privacy.audience.before = Some(level);
        let key = self.privacy_key();
        let said = match on_join {
            PrivacyLevel::Customer => {
                format!("{count} people are watching this session, so privacy mode is on · your team? {key} then 2")
            }
            PrivacyLevel::All | PrivacyLevel::Team => {
                format!("{count} people are watching this session: it shows what your team can see · {key} hides more")
            }
        };
        self.note(Said::from(said).openly());
    }

    /// Hides in the coach window what only the coach may read, as long as others look at it. Nothing of that is remembered,
    /// and no key shows it: the window can't do more than be closed.
    fn hide_from_watchers(&mut self) {
        self.privacy.level = if self.privacy.clients() > 1 { PrivacyLevel::Team } else { PrivacyLevel::All };
        self.privacy.forget_hidden();
    }

    /// Takes everybody who looks now for one of us until the program ends: they hide nothing any more, and the level is
    /// what it was before they came.
    pub(in crate::app) fn clients_are_ours(&mut self) {
        let count = self.privacy.audience.clients.len();
        self.privacy.audience.ours = self.privacy.audience.clients.clone();
        if let Some(before) = self.privacy.audience.before {
            self.enter_privacy(before);
        }
        let said = format!("You trust all {count} people watching until you quit · anyone else who joins is noticed");
        self.done(Said::from(said).openly());
    }

    /// Requires that others look.
    pub(in crate::app) fn needs_clients(&self) -> Option<String> {
        (self.privacy.clients() < 2).then(|| "Nobody else is watching this session".to_owned())
    }
}
